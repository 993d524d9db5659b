import type { Passwords } from '../accounts/passwords.ts';
import type { Actor, Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { PersonRefused } from './refusal.ts';

/** Tries that are free, and the seconds after each further one: doubled each time, up to a day. */
const DELAYS = { free: 5, first: 60, most: 86_400 };
/** What was there before stays shut for so long after a reset: time enough for the owner to notice. */
const WITHHELD_MS = 7 * 86_400_000;

export const PIN_SEALED = 'pin.hash';

/** "withheld": it is right, but what it opens is shut until then. "none": there is no PIN to try. */
export type PinOutcome = 'right' | 'wrong' | 'locked' | 'withheld' | 'none';

/** What is known of a person's PIN without it. */
export interface PinState {
  readonly isSet: boolean;
  /** While this lies ahead nothing is tried. */
  readonly lockedUntil: Date | null;
  /** While this lies ahead nothing that was there before is shown. */
  readonly withheldUntil: Date | null;
  /** It is withheld as a PIN was taken away, and not as the first one is new. */
  readonly wasReset: boolean;
}

/** The four digits of a person: what shows their history on every channel. */
export interface Pins {
  has(personId: string): Promise<boolean>;
  state(personId: string): Promise<PinState>;
  /** Counts the try before it is made: a thousand at once are no more than five. Unavailable when too many wait. */
  verify(personId: string, pin: string): Promise<PinOutcome>;
  /**
   * Sets it; changing it takes the one until now. `withhold`: what was there before stays shut for a week, for a first PIN
   * by somebody who has shown no more than the number. Throws PersonRefused.
   */
  set(
    personId: string,
    pin: string,
    more?: { readonly current?: string | undefined; readonly withhold?: boolean },
  ): Promise<void>;
  /** Takes it away, by whoever may; what was there before stays shut for a week, also when a new one is set. */
  reset(personId: string, by: Actor, within?: Queries): Promise<void>;
  /** The same by who works here, for whoever a number led to; for nobody it is noted all the same. */
  resetFor(personId: string | null, worker: { readonly personId: string }): Promise<void>;
}

interface PinRow {
  hash_sealed: Buffer | null;
  /** Since when there is a PIN, however often it was changed. */
  set_at: Date | null;
  locked_until: Date | null;
  withheld_until: Date | null;
}

const DELAY = `case when failures + 1 < ${DELAYS.free} then 0
  else least(${DELAYS.most}, ${DELAYS.first} * 2 ^ least(failures + 1 - ${DELAYS.free}, 20)) end`;

/** One statement, so that of many at once each sees what the one before it has counted. */
const TAKE_TRY = `update pin set failures = failures + 1,
    locked_until = $3::timestamptz + make_interval(secs => ${DELAY})
  where person_id = $1 and hash_sealed = $2 and (locked_until is null or locked_until <= $3)`;

export function createPins({
  database,
  vault,
  clock,
  audit,
  passwords,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
  /** Hashes PINs too: few at a time. */
  readonly passwords: Pick<Passwords, 'hash' | 'matches'>;
}): Pins {
  async function rowOf(personId: string): Promise<PinRow | undefined> {
    const { rows } = await database.query<PinRow>({
      name: 'pin-read',
      text: 'select hash_sealed, set_at, locked_until, withheld_until from pin where person_id = $1',
      values: [personId],
    });
    return rows[0];
  }

  /** Once more where the row has moved under it: another PIN, or the same one sealed under another key. */
  async function verify(personId: string, pin: string, isFirst = true): Promise<PinOutcome> {
    const row = await rowOf(personId);
    if (!row?.hash_sealed) return 'none';
    if (isAhead(row.locked_until)) return 'locked';
    const { hash_sealed: sealed } = row;
    try {
      const hash = vault.open(PIN_SEALED, sealed);
      if (!(await passwords.matches(pin, hash, () => takeTry(personId, sealed)))) return 'wrong';
      const outcome = await welcome(personId, sealed);
      return outcome ?? (isFirst ? await verify(personId, pin, false) : 'wrong');
    } catch (error) {
      if (!(error instanceof NoTry)) throw error;
      const hasMoved = !(await rowOf(personId))?.hash_sealed?.equals(sealed);
      return hasMoved && isFirst ? verify(personId, pin, false) : 'locked';
    }
  }

  async function takeTry(personId: string, sealed: Buffer): Promise<void> {
    const { rowCount } = await database.query({
      name: 'pin-take-try',
      text: TAKE_TRY,
      values: [personId, sealed, clock.now()],
    });
    if (rowCount !== 1) throw new NoTry();
  }

  /** Counts from nothing again; null where the row has moved. */
  async function welcome(personId: string, sealed: Buffer): Promise<'right' | 'withheld' | null> {
    const { rows } = await database.query<{ withheld_until: Date | null }>({
      name: 'pin-right',
      text: `update pin set failures = 0, locked_until = null where person_id = $1 and hash_sealed = $2
        returning withheld_until`,
      values: [personId, sealed],
    });
    if (!rows[0]) return null;
    return isAhead(rows[0].withheld_until) ? 'withheld' : 'right';
  }

  const isAhead = (at: Date | null): boolean => at !== null && at > clock.now();

  /** The sealed hash that a new PIN takes the place of, once it is plain that its owner wants that. */
  async function replaceable(personId: string, current: string | undefined): Promise<Buffer | null> {
    const row = await rowOf(personId);
    if (!row?.hash_sealed) return null;
    if (current === undefined) throw new PersonRefused('current-pin');
    const outcome = await verify(personId, current);
    if (outcome === 'locked') {
      const until = (await rowOf(personId))?.locked_until;
      throw new PersonRefused('locked', until ? { now: clock.now(), until } : {});
    }
    if (outcome === 'wrong' || outcome === 'none') throw new PersonRefused('wrong-current-pin');
    return row.hash_sealed;
  }

  async function reset(personId: string, by: Actor, within?: Queries): Promise<void> {
    const at = clock.now();
    const work = async (queries: Queries): Promise<void> => {
      await queries.query({
        name: 'pin-reset',
        text: `insert into pin (person_id, withheld_until) select id, $2 from person where id = $1
          on conflict (person_id) do update
            set hash_sealed = null, set_at = null, failures = 0, locked_until = null, withheld_until = $2`,
        values: [personId, weekAfter(at)],
      });
      await audit.note({ action: 'pin.reset', actor: by, personId, at }, queries);
    };
    await (within ? work(within) : database.transaction(work));
  }

  return {
    has: async (personId) => Boolean((await rowOf(personId))?.hash_sealed),

    async state(personId) {
      const row = await rowOf(personId);
      const ahead = (at: Date | null | undefined): Date | null => (at && isAhead(at) ? at : null);
      return {
        isSet: Boolean(row?.hash_sealed),
        lockedUntil: ahead(row?.locked_until),
        withheldUntil: ahead(row?.withheld_until),
        wasReset: row !== undefined && isReset(row),
      };
    },

    verify: (personId, pin) => verify(personId, pin),

    async set(personId, pin, { current, withhold = false } = {}) {
      checkPin(pin);
      const replaced = await replaceable(personId, current);
      const sealed = vault.seal(PIN_SEALED, await passwords.hash(pin));
      const at = clock.now();
      await database.transaction(async (within) => {
        const { rowCount } = await within.query({
          name: 'pin-set',
          text: `insert into pin (person_id, hash_sealed, set_at, withheld_until)
            select id, $2, $3, $5 from person where id = $1
            on conflict (person_id) do update set hash_sealed = $2, set_at = coalesce(pin.set_at, $3), failures = 0, locked_until = null,
              withheld_until = greatest(pin.withheld_until, $5)
            where pin.hash_sealed is not distinct from $4`,
          values: [personId, sealed, at, replaced, withhold && !replaced ? weekAfter(at) : null],
        });
        if (rowCount === 0) throw new PersonRefused('changed');
        await audit.note(
          {
            action: replaced ? 'pin.changed' : 'pin.set',
            actor: { kind: 'account', personId },
            personId,
            at,
          },
          within,
        );
      });
    },

    reset,

    async resetFor(personId, worker) {
      const actor = { kind: 'account', personId: worker.personId } as const;
      if (personId !== null) return reset(personId, actor);
      await audit.note({ action: 'pin.reset', actor, personId, at: clock.now() });
    },
  };
}

/** No try was free when it was this one's turn, or the row had moved. */
class NoTry extends Error {}

/** A first PIN begins the week itself; after a reset the week had begun before, or there is no PIN. */
const isReset = ({ set_at, withheld_until }: PinRow): boolean =>
  withheld_until !== null && (set_at === null || withheld_until < weekAfter(set_at));

const weekAfter = (at: Date): Date => new Date(at.getTime() + WITHHELD_MS);

/** Throws PersonRefused for what is no PIN, and for the ones that are tried first. */
function checkPin(pin: string): void {
  if (!/^[0-9]{4}$/.test(pin)) throw new PersonRefused('four-digits');
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, at) => (digit - digits[at]! + 10) % 10));
  if (steps.size === 1 && [0, 1, 9].includes([...steps][0]!)) throw new PersonRefused('weak-pin');
}
