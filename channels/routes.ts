import type { Address } from '../core/address.ts';
import { SendFailed } from '../core/errors.ts';
import type { Accepted, Channel } from './channel.ts';

/** Failures in a row of a provider itself after which it is left alone, and milliseconds until it is tried again. */
const FAILURES = 3;
const REST_MS = 30_000;

/** Which providers are well, by what became of what they were given. */
export interface Health {
  isWell(channel: string): boolean;
  note(channel: string, went: 'well' | 'wrong'): void;
}

/** `now` in milliseconds. After its rest a provider is well until it fails once more. */
export function createHealth(now: () => number = () => performance.now()): Health {
  const ills = new Map<string, { failures: number; restsUntil: number }>();
  return {
    isWell: (channel) => now() >= (ills.get(channel)?.restsUntil ?? -Infinity),
    note(channel, went) {
      if (went === 'well') return void ills.delete(channel);
      const failures = (ills.get(channel)?.failures ?? 0) + 1;
      ills.set(channel, { failures, restsUntil: failures < FAILURES ? -Infinity : now() + REST_MS });
    },
  };
}

/** What is known of a channel as a road. */
type Road = Pick<Channel, 'id' | 'medium' | 'homeOnly' | 'registers'>;

type Carry<What> = (what: What) => Promise<Accepted>;

/**
 * The same roads, each with those of its medium behind it, in their order: what one provider certainly did not take because
 * it is not well, or does not reach the country of, goes by the next, and the answer then names its channel. What may have
 * left goes by no other, and at home a text that operators are told the registered one of goes by nobody who does not tell
 * them. What nobody takes fails as it did with its own, or with the first who may take it later.
 */
export function routed<What extends { readonly to: Address }>(
  roads: ReadonlyMap<string, Carry<What>>,
  channels: readonly Road[],
  { health, isHome }: { readonly health: Health; readonly isHome: (to: Address) => boolean },
): ReadonlyMap<string, Carry<What>> {
  const known = channels.filter(({ id, medium }) => roads.has(id) && SHARED.has(medium.id));

  /** The row's own road first, then the others; all that are well before those that are not. */
  function roadsTo(to: Address, own: Road): readonly string[] {
    const atHome = isHome(to);
    const reaching = known
      .filter(({ medium }) => medium.id === own.medium.id)
      .filter(({ homeOnly, registers }) => (atHome ? registers || !own.registers : !homeOnly))
      .map(({ id }) => id);
    const inOrder = [own.id, ...reaching.filter((id) => id !== own.id)].filter((id) => reaching.includes(id));
    return [...inOrder.filter(health.isWell), ...inOrder.filter((id) => !health.isWell(id))];
  }

  return new Map(
    [...roads].map(([id, carry]) => {
      const own = known.find((channel) => channel.id === id);
      if (!own) return [id, carry];
      const route = async (what: What): Promise<Accepted> => {
        let failure: SendFailed | null = null;
        for (const road of roadsTo(what.to, own)) {
          try {
            const accepted = await roads.get(road)!(what);
            health.note(road, 'well');
            return road === id ? accepted : { ...accepted, channel: road };
          } catch (error) {
            if (!(error instanceof SendFailed)) throw error;
            const { outcome } = error;
            health.note(road, ILL.has(outcome) ? 'wrong' : 'well');
            if (outcome === 'unknown' || (road === id && outcome !== 'retry')) throw error;
            if (failure === null || road === id || (failure.outcome !== 'retry' && outcome === 'retry'))
              failure = error;
          }
        }
        throw failure ?? new SendFailed('elsewhere', 'unreachable');
      };
      return [id, route];
    }),
  );
}

/** The media in which a person is reached in the same way whoever brings it. */
const SHARED: ReadonlySet<string> = new Set(['sms', 'voice']);
/** What says something of a provider, not of one message. */
const ILL: ReadonlySet<SendFailed['outcome']> = new Set(['retry', 'unknown']);
