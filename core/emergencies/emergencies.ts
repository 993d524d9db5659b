import type { Vault } from '../crypto/vault.ts';
import { actorOf, checkTheirs, type By } from './by.ts';
import { isEnd, type State } from './chart.ts';
import type { Deed, DoDeed } from './deed.ts';
import { accept, askNearest } from './dispatch.ts';
import { createOnOpen, hold, isHeld, openOf, type Incident } from './incident.ts';
import { move, type Surroundings } from './move.ts';
import { again, askAnew, begin, needed, record, type EmergencyRaised } from './record.ts';
import type { Reason } from './reasons.ts';
import { EmergencyRefused } from './refusal.ts';
import { append } from './timeline.ts';
import { createWords, type Words } from './words.ts';

/** The kinds of the rows by which callers say where they are, and that help is to stop. */
export const EMERGENCY_PLACE = 'emergency-place';
export const EMERGENCY_STOP = 'emergency-stop';

/**
 * Emergencies from the cry to their end. Each deed is done whole or not at all, and throws EmergencyRefused where it cannot
 * be done now. Responders act on what they were asked to; progress and closing are for who accepted, and for operators.
 */
export interface Emergencies extends Words {
  record(raised: EmergencyRaised): Promise<void>;
  /**
   * The first one has it, and is told where; who says it again changes the minutes. Who declined may think better of it, and
   * what was handed over goes on within the hour. Throws EmergencyRefused 'taken', 'busy' or 'not-found'.
   */
  accept(id: string, by: By, minutes: number): Promise<Pick<Incident, 'place' | 'words'>>;
  /** Why, where it is said, is kept in the timeline. */
  decline(id: string, by: By, why?: Reason | null): Promise<void>;
  progress(id: string, by: By, to: 'en-route' | 'on-scene' | 'withdraw', why?: Reason | null): Promise<void>;
  close(id: string, by: By, as: 'closed' | 'false', why?: Reason | null): Promise<void>;
  /** Stops it only when it is `really` so: the first time it is asked whether it is. */
  cancel(id: string, by: By, really: boolean): Promise<void>;
  /** An operator has all asked anew, from the nearest on, while nobody has accepted. */
  askAgain(id: string, by: By): Promise<void>;
  /** An operator has heard that it is one. */
  confirm(id: string, by: By): Promise<void>;
  /** The caller says that nobody came. */
  stillNeeded(id: string, by: By): Promise<void>;
  /**
   * Really stops the emergency of a caller that is open; where there is none, nothing. `isDoubted`: only one that nobody has
   * confirmed.
   */
  stopCaller(personId: string, told?: { readonly isDoubted?: boolean | undefined }): Promise<void>;
  /** Gives up what was waited for too long; how many there were, and what failed. */
  watch(now: Date): Promise<{ readonly moved: number; readonly failed: readonly unknown[] }>;
}

/** Where the minutes of who had accepted, said again, mean that they are on their way. */
const STILL_COMING: readonly State[] = ['accepted', 'checking', 'supervised'];
/** Where nobody has accepted. */
const UNANSWERED: readonly State[] = ['dispatching', 'supervised'];
/** Emergencies looked after in one round of watching. */
const AT_ONCE = 200;
/** Tries where two emergencies took the same code at the same moment. */
const TRIES = 3;
const UNIQUE_VIOLATION = '23505';

/** Why something was done, as the timeline has it. */
const because = (reason: Reason | null): { readonly details?: { readonly reason: Reason } } =>
  reason === null ? {} : { details: { reason } };

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
  const onOpen = createOnOpen(doDeed, vault);

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

  const emergencies: Emergencies = {
    ...createWords({ doDeed, onOpen, surroundings }),

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
        if (won) return won;
        const incident = await hold(deed.within, vault, id);
        if (incident.responderId !== by.accountId || !isHeld(incident))
          return refuse(deed, incident, by.accountId);
        // Said again: other minutes, and a sign that they are on their way.
        const etaAt = new Date(deed.now.getTime() + minutes * 60_000);
        const isMoved = STILL_COMING.includes(incident.status);
        const details = { minutes };
        if (isMoved)
          await move(deed, surroundings, incident, 'EN_ROUTE', { actor: actorOf(by), etaAt, details });
        return incident;
      }),

    decline: (id, by, why = null) =>
      onOpen(id, async (deed, incident) => {
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
        await append(deed.within, id, {
          kind: 'declined',
          actor: actorOf(by),
          at: deed.now,
          ...because(why),
        });
        // Nobody of this ring is left to wait for.
        if (rows[0]!.left === 0 && incident.status === 'dispatching') await giveUp(deed, incident);
      }),

    progress: (id, by, to, why = null) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        const actor = actorOf(by);
        if (to === 'withdraw')
          await again(deed, surroundings, incident, 'WITHDRAW', actor, because(why).details);
        else await move(deed, surroundings, incident, to === 'en-route' ? 'EN_ROUTE' : 'ON_SCENE', { actor });
      }),

    close: (id, by, as, why = null) =>
      onOpen(id, async (deed, incident) => {
        checkTheirs(incident, by);
        await move(deed, surroundings, incident, as === 'false' ? 'FALSE' : 'CLOSE', {
          actor: actorOf(by),
          ...because(why),
        });
      }),

    cancel: (id, by, really) =>
      onOpen(id, async (deed, incident) => {
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

    askAgain: (id, by) =>
      onOpen(id, async (deed, incident) => {
        if (isHeld(incident) || !UNANSWERED.includes(incident.status)) throw new EmergencyRefused('not-now');
        const { round } = await askAnew(deed, surroundings, incident, actorOf(by));
        if (round === incident.round)
          await append(deed.within, id, { kind: 'nobody-near', actor: actorOf(by), at: deed.now });
      }),

    confirm: (id, by) =>
      onOpen(id, async (deed, incident) => {
        const actor = actorOf(by);
        const confirmed = await move(deed, surroundings, incident, 'CONFIRM', { actor });
        await begin(deed, surroundings, confirmed, actor);
      }),

    stillNeeded: (id, by) =>
      onOpen(id, async (deed, incident) => {
        await append(deed.within, id, { kind: 'still-needed', actor: actorOf(by), at: deed.now });
        await needed(deed, surroundings, incident, actorOf(by));
      }),

    stopCaller: (personId, { isDoubted = false } = {}) =>
      doDeed(async (deed) => {
        const id = await openOf(deed.within, personId);
        const incident = id === null ? null : await hold(deed.within, vault, id);
        // It ended meanwhile, or is more than a doubt.
        if (!incident || isEnd(incident.status) || (isDoubted && incident.certainty === 'confirmed')) return;
        const details = isDoubted ? because('not-needed') : {};
        await move(deed, surroundings, incident, 'CANCEL', { actor: 'caller', isQuiet: true, ...details });
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
  return emergencies;

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
}
