import type { Line } from '../text/line.ts';
import { actorOf, checkTheirs, type By } from './by.ts';
import type { Deed, DoDeed } from './deed.ts';
import { hold, openOf, type Incident, type OnOpen } from './incident.ts';
import { NEVER_TEXTED, type Surroundings } from './move.ts';
import { line, relayed } from './notice.ts';
import { readPlace, type EmergencyPlace } from './place.ts';
import { append } from './timeline.ts';
import { hear, meantBy, relocate } from './whereabouts.ts';

/** What the two sides of an emergency tell each other: where it is, and words without numbers. */
export interface Words {
  /** The place became known, or is another: those near it are asked, where nobody goes. `said`: in the caller's words. */
  locate(id: string, by: By, place: EmergencyPlace, said?: string): Promise<void>;
  /** The same for the emergency of a caller that is open; where there is none, nothing. */
  locateCaller(personId: string, place: unknown): Promise<void>;
  askWhere(id: string, by: By): Promise<void>;
  /** Whether it is just now asked of the caller if help is still needed. */
  isChecking(id: string): Promise<boolean>;
  /** Asks a caller by the code whether help is still needed, where their conversation cannot be asked. */
  askByCode(id: string): Promise<void>;
  /**
   * Hands on what one side said to the other, without numbers. A caller's words are kept for who comes later; where they
   * plainly name a place (`named` are those of that name), it is there.
   */
  relay(id: string, by: By, said: string, named?: readonly EmergencyPlace[]): Promise<void>;
}

export function createWords({
  doDeed,
  onOpen,
  surroundings,
}: {
  readonly doDeed: DoDeed;
  readonly onOpen: OnOpen;
  readonly surroundings: Surroundings;
}): Words {
  const { vault } = surroundings;

  const locate: Words['locate'] = (id, by, place, said) =>
    onOpen(id, (deed, incident) =>
      relocate(deed, surroundings, incident, { place, said: said ?? null, actor: actorOf(by) }),
    );

  return {
    locate,

    async locateCaller(personId, told) {
      const place = readPlace(told);
      const id = place && (await doDeed(({ within }) => openOf(within, personId)));
      if (id !== null) await locate(id, { kind: 'caller' }, place!);
    },

    askWhere: (id, by) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        await append(deed.within, id, { kind: 'where-asked', actor: actorOf(by), at: deed.now });
        tellCallerOnly(deed, incident, line('helper-where', { code: incident.code ?? '' }));
      }),

    isChecking: (id) => doDeed(async ({ within }) => (await hold(within, vault, id)).status === 'checking'),

    askByCode: (id) =>
      onOpen(id, async (deed, incident) => {
        if (incident.status !== 'checking') return;
        tellCallerOnly(deed, incident, line('still-needed', { code: incident.code ?? '' }));
      }),

    relay: (id, by, said, named = []) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        const actor = actorOf(by);
        if (by.kind !== 'caller') {
          await append(deed.within, id, { kind: 'relayed', actor, at: deed.now });
          const code = incident.code ?? '';
          tellCallerOnly(deed, incident, line('helper-says', { ...relayed(said), code }));
          return;
        }
        const place = meantBy(incident, named);
        if (place) await relocate(deed, surroundings, incident, { place, said, actor });
        else await hear(deed, surroundings, incident, said);
      }),
  };
}

function tellCallerOnly({ notices, now }: Deed, { caller, trigger }: Incident, text: Line): void {
  if (NEVER_TEXTED.includes(trigger)) return;
  notices.push({ to: caller, text, call: null, dueAt: now });
}
