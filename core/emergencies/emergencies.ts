import type { Vault } from '../crypto/vault.ts';
import { HELD, isEnd, next } from './chart.ts';
import type { Deed, DoDeed } from './deed.ts';
import { accept, askNearest } from './dispatch.ts';
import { hold, PLACE_SEALED, readPlace, type EmergencyPlace, type Incident } from './incident.ts';
import { move, NEVER_TEXTED, type Surroundings } from './move.ts';
import { line, relayed } from './notice.ts';
import { again, begin, record, type EmergencyRaised } from './record.ts';
import { EmergencyRefused } from './refusal.ts';
import { responderOf } from './responder.ts';
import { append } from './timeline.ts';

/** The kind of the rows by which callers say where they are. */
export const EMERGENCY_PLACE = 'emergency-place';

/** Who does something: the caller, somebody who was asked (by account), or an operator. */
export type By =
  { readonly kind: 'caller' } | { readonly kind: 'responder' | 'operator'; readonly accountId: string };

/** Where an accepted emergency is, as its responder is told. */
export interface Where {
  readonly place: string | null;
  readonly words: string | null;
}

/**
 * Emergencies from the cry to their end. Each deed is done whole or not at all, and throws EmergencyRefused where it cannot
 * be done now. Responders act on what they were asked to; progress and closing are for who accepted, and for operators.
 */
export interface Emergencies {
  record(raised: EmergencyRaised): Promise<void>;
  /** The first one has it; who says it again changes the minutes. Throws EmergencyRefused 'taken', 'busy' or 'not-found'. */
  accept(id: string, by: By, minutes: number): Promise<Where>;
  decline(id: string, by: By): Promise<void>;
  progress(id: string, by: By, to: 'en-route' | 'on-scene' | 'withdraw'): Promise<void>;
  close(id: string, by: By, as: 'closed' | 'false'): Promise<void>;
  /** Stops it only when it is `really` so: the first time it is asked whether it is. */
  cancel(id: string, by: By, really: boolean): Promise<void>;
  /** An operator has heard that it is one. */
  confirm(id: string, by: By): Promise<void>;
  /** The caller says that nobody came. */
  stillNeeded(id: string, by: By): Promise<void>;
  /** The place became known, or is another: those near it are asked, where nobody was yet. */
  locate(id: string, by: By, place: EmergencyPlace): Promise<void>;
  /** The same for the emergency of a caller that is open; where there is none, nothing. */
  locateCaller(personId: string, place: unknown): Promise<void>;
  askWhere(id: string, by: By): Promise<void>;
  /** Hands on what one side said to the other, without numbers. */
  relay(id: string, by: By, said: string): Promise<void>;
  /** Gives up what was waited for too long; how many there were, and what failed. */
  watch(now: Date): Promise<{ readonly moved: number; readonly failed: readonly unknown[] }>;
}

/** Emergencies looked after in one round of watching. */
const AT_ONCE = 200;
/** Tries where two emergencies took the same code at the same moment. */
const TRIES = 3;
const UNIQUE_VIOLATION = '23505';

export function createEmergencies({
  doDeed,
  vault,
  surroundings,
  draw,
  due,
}: {
  readonly doDeed: DoDeed;
  readonly vault: Vault;
  readonly surroundings: Surroundings;
  /** Codes to choose from, of four digits; longer ones last. */
  readonly draw: () => readonly string[];
  /** The ids of those whose deadline has passed. */
  readonly due: (now: Date, limit: number) => Promise<readonly string[]>;
}): Emergencies {
  const actorOf = (by: By): string => (by.kind === 'caller' ? 'caller' : `${by.kind}:${by.accountId}`);

  /** A deed on an emergency that is held, and open. */
  const on = <Result>(
    id: string,
    work: (deed: Deed, incident: Incident) => Promise<Result>,
  ): Promise<Result> =>
    doDeed(async (deed) => {
      const incident = await hold(deed.within, vault, id);
      if (isEnd(incident.status)) throw new EmergencyRefused('not-now');
      return work(deed, incident);
    });

  const checkTheirs = ({ responderId, status }: Incident, by: By): void => {
    if (by.kind !== 'responder') return;
    if (responderId !== by.accountId || !HELD.includes(status)) throw new EmergencyRefused('not-yours');
  };

  async function isAsked({ within }: Deed, id: string, accountId: string): Promise<boolean> {
    const { rowCount } = await within.query({
      name: 'emergency-is-asked',
      text: 'select from dispatch where emergency_id = $1 and responder_id = $2',
      values: [id, accountId],
    });
    return rowCount === 1;
  }

  /** Why an emergency could not be accepted. */
  async function refuse(deed: Deed, incident: Incident, accountId: string): Promise<never> {
    if (!(await isAsked(deed, incident.id, accountId))) throw new EmergencyRefused('not-found');
    const { rowCount } = await deed.within.query({
      name: 'responder-is-busy',
      text: `select from dispatch where responder_id = $1 and state = 'accepted'`,
      values: [accountId],
    });
    throw new EmergencyRefused(rowCount === 1 ? 'busy' : 'taken');
  }

  const locate: Emergencies['locate'] = (id, by, place) =>
    on(id, async (deed, incident) => {
      const actor = actorOf(by);
      await keepPlace(deed, id, {
        ...place,
        ...(incident.place?.words ? { words: incident.place.words } : {}),
      });
      await append(deed.within, id, {
        kind: 'located',
        actor,
        at: deed.now,
        details: { spreadKm: place.spreadKm },
      });
      await tellHelper(deed, incident, { words: place.name, more: '' });
      if (incident.status !== 'supervised') return;
      await askNearest(deed, surroundings, { ...(await hold(deed.within, vault, id)), ring: 0 }, actor);
    });

  return {
    async record(raised) {
      for (let tries = 1; ; tries++) {
        try {
          return await doDeed((deed) => record(deed, surroundings, raised, draw()));
        } catch (error) {
          if ((error as { code?: string }).code !== UNIQUE_VIOLATION || tries === TRIES) throw error;
        }
      }
    },

    accept: (id, by, minutes) =>
      doDeed(async (deed) => {
        if (by.kind !== 'responder') throw new EmergencyRefused('not-found');
        const won = await accept(deed, surroundings, id, by.accountId, minutes);
        if (won) return whereOf(won);
        const incident = await hold(deed.within, vault, id);
        if (incident.responderId !== by.accountId || !HELD.includes(incident.status))
          return refuse(deed, incident, by.accountId);
        // Said again: other minutes, and a sign that they are on their way.
        const etaAt = new Date(deed.now.getTime() + minutes * 60_000);
        const isMoved = incident.status === 'accepted' || incident.status === 'checking';
        const details = { minutes };
        if (isMoved)
          await move(deed, surroundings, incident, 'EN_ROUTE', { actor: actorOf(by), etaAt, details });
        return whereOf(incident);
      }),

    decline: (id, by) =>
      on(id, async (deed, incident) => {
        if (by.kind !== 'responder' || !(await isAsked(deed, id, by.accountId)))
          throw new EmergencyRefused('not-found');
        const { rows } = await deed.within.query<{ left: number }>({
          name: 'emergency-decline',
          text: `with mine as (
              update dispatch set state = 'declined', answered_at = $3
              where emergency_id = $1 and responder_id = $2 and state in ('asked', 'expired') returning 1
            )
            select count(*)::int as left from dispatch
            where emergency_id = $1 and state = 'asked' and responder_id <> $2`,
          values: [id, by.accountId, deed.now],
        });
        await append(deed.within, id, { kind: 'declined', actor: actorOf(by), at: deed.now });
        // Nobody of this ring is left to wait for.
        if (rows[0]!.left === 0 && incident.status === 'dispatching') await giveUp(deed, incident);
      }),

    progress: (id, by, to) =>
      on(id, async (deed, incident) => {
        checkTheirs(incident, by);
        const actor = actorOf(by);
        if (to === 'withdraw') await again(deed, surroundings, incident, 'WITHDRAW', actor);
        else await move(deed, surroundings, incident, to === 'en-route' ? 'EN_ROUTE' : 'ON_SCENE', { actor });
      }),

    close: (id, by, as) =>
      on(id, async (deed, incident) => {
        checkTheirs(incident, by);
        await move(deed, surroundings, incident, as === 'false' ? 'FALSE' : 'CLOSE', { actor: actorOf(by) });
      }),

    cancel: (id, by, really) =>
      on(id, async (deed, incident) => {
        const actor = actorOf(by);
        if (really) {
          // Who says it is told so by the answer.
          await move(deed, surroundings, incident, 'CANCEL', { actor, isQuiet: true });
          return;
        }
        await deed.within.query({
          name: 'emergency-cancel-asked',
          text: 'update emergency set cancel_asked_at = $2 where id = $1',
          values: [id, deed.now],
        });
        await append(deed.within, id, { kind: 'cancel-asked', actor, at: deed.now });
      }),

    confirm: (id, by) =>
      on(id, async (deed, incident) => {
        const actor = actorOf(by);
        const confirmed = await move(deed, surroundings, incident, 'CONFIRM', { actor });
        await begin(deed, surroundings, confirmed, actor);
      }),

    stillNeeded: (id, by) =>
      on(id, async (deed, incident) => {
        if (next(incident.status, 'NEEDED') !== null) {
          await again(deed, surroundings, incident, 'NEEDED', actorOf(by));
          return;
        }
        await append(deed.within, id, { kind: 'still-needed', actor: actorOf(by), at: deed.now });
      }),

    locate,

    async locateCaller(personId, told) {
      const place = readPlace(told);
      const id = place && (await doDeed((deed) => openOf(deed, personId)));
      if (id !== null) await locate(id, { kind: 'caller' }, place!);
    },

    askWhere: (id, by) =>
      on(id, async (deed, incident) => {
        checkTheirs(incident, by);
        await append(deed.within, id, { kind: 'where-asked', actor: actorOf(by), at: deed.now });
        tellCallerOnly(deed, incident, line('helper-where', { code: incident.code ?? '' }));
      }),

    relay: (id, by, said) =>
      on(id, async (deed, incident) => {
        checkTheirs(incident, by);
        const params = relayed(said);
        await append(deed.within, id, { kind: 'relayed', actor: actorOf(by), at: deed.now });
        if (by.kind !== 'caller') {
          const code = incident.code ?? '';
          tellCallerOnly(deed, incident, line('helper-says', { ...params, code }));
          return;
        }
        if (incident.place)
          await keepPlace(deed, id, { ...incident.place, words: `${params.words} ${params.more}`.trim() });
        await tellHelper(deed, incident, params);
      }),

    async watch(now) {
      const failed: unknown[] = [];
      let moved = 0;
      for (const id of await due(now, AT_ONCE)) {
        await doDeed(async (deed) => {
          const incident = await hold(deed.within, vault, id);
          // Somebody was faster.
          if (isEnd(incident.status) || incident.deadlineAt === null || incident.deadlineAt > now) return;
          await giveUp(deed, incident);
          moved++;
        }).catch((error: unknown) => failed.push(error));
      }
      return { moved, failed };
    },
  };

  /** What was waited for did not come. */
  async function giveUp(deed: Deed, incident: Incident): Promise<void> {
    if (incident.status === 'dispatching')
      await deed.within.query({
        name: 'emergency-expire',
        text: `update dispatch set state = 'expired' where emergency_id = $1 and state = 'asked'`,
        values: [incident.id],
      });
    const moved = await move(deed, surroundings, incident, 'TIMEOUT', { actor: 'clock' });
    if (moved.status === 'raised') await askNearest(deed, surroundings, moved, 'clock');
  }

  async function openOf({ within }: Deed, personId: string): Promise<string | null> {
    const { rows } = await within.query<{ id: string }>({
      name: 'emergency-open-of',
      text: 'select id from emergency where person_id = $1 and ended_at is null order by raised_at limit 1',
      values: [personId],
    });
    return rows[0]?.id ?? null;
  }

  async function keepPlace({ within }: Deed, id: string, place: EmergencyPlace): Promise<void> {
    await within.query({
      name: 'emergency-place',
      text: 'update emergency set place_sealed = $2 where id = $1',
      values: [id, vault.seal(PLACE_SEALED, JSON.stringify(place))],
    });
  }

  async function tellHelper(
    deed: Deed,
    { responderId, code, status }: Incident,
    params: { readonly words: string; readonly more: string },
  ): Promise<void> {
    const helper =
      responderId && HELD.includes(status) ? await responderOf(deed.within, vault, responderId) : null;
    if (!helper) return;
    const text = line('caller-says', { ...params, code: code ?? '' });
    deed.notices.push({ to: helper.to, text, call: null, dueAt: deed.now });
  }
}

function tellCallerOnly(
  { notices, now }: Deed,
  { caller, trigger }: Incident,
  text: ReturnType<typeof line>,
): void {
  if (NEVER_TEXTED.includes(trigger)) return;
  notices.push({ to: caller, text, call: null, dueAt: now });
}

const whereOf = ({ place }: Incident): Where => ({ place: place?.name ?? null, words: place?.words ?? null });
