import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { Outbox, Wished } from '../outbox/outbox.ts';
import type { Doses } from './doses.ts';
import { Plan, PLAN_SEALED } from './plan.ts';

/** A ring: the channel that told us, its key of the call, and who has the number. */
export interface Rung {
  readonly channel: string;
  readonly key: string;
  readonly personId: string;
  readonly identityId: string;
}

/** What a ring at the number that says "taken" can mean. */
export interface Rings {
  /**
   * Takes a ring as an answer and writes what is said to it, all of it or nothing. Resolves with the ids of rows of the
   * outbox; null where nothing was asked, or this very ring was told before.
   */
  take(rung: Rung, noted: readonly Wished[], now: Date): Promise<readonly string[] | null>;
  /** The doses that somebody was last asked about together and has not answered; none where that is too long ago, or were visits. */
  askedLast(personId: string, now: Date): Promise<readonly string[]>;
}

/** So long after it was asked a ring still answers, in hours: as long as it counts as no silence. */
const ANSWERS_HOURS = 6;
const HOUR_MS = 3_600_000;

/** The number's row is held first: of two that tell of one ring the second waits, and then finds its key. */
const HOLD = 'select from identity where id = $1 for no key update';
const KNOWN = 'select from inbox where channel = $1 and key_index = any($2)';
const KEEP = 'insert into inbox (channel, key_index, received_at) values ($1, $2, $3)';

export function createRingAnswers({
  database,
  vault,
  doses,
  outbox,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly doses: Pick<Doses, 'answer'>;
  readonly outbox: Pick<Outbox, 'addAll'>;
}): Rings {
  async function askedLast(personId: string, now: Date, within: Queries): Promise<readonly string[]> {
    const { rows } = await within.query<{ id: string; asked_at: Date; plan_sealed: Buffer }>({
      name: 'dose-asked-last',
      text: `select d.id, d.asked_at, r.plan_sealed from dose d join reminder r on r.id = d.reminder_id
          where r.person_id = $1 and d.status = 'asked' and d.asked_at > $2 order by d.asked_at desc, d.id`,
      values: [personId, new Date(now.getTime() - ANSWERS_HOURS * HOUR_MS)],
    });
    const medicines = rows.filter(
      ({ plan_sealed }) => Plan.parse(JSON.parse(vault.open(PLAN_SEALED, plan_sealed))).about === 'medicine',
    );
    const last = medicines[0]?.asked_at.getTime();
    return medicines.filter(({ asked_at }) => asked_at.getTime() === last).map(({ id }) => id);
  }

  return {
    askedLast: (personId, now) => askedLast(personId, now, database),

    take: ({ channel, key, personId, identityId }, noted, now) =>
      database.transaction(async (within) => {
        await within.query({ name: 'ring-hold', text: HOLD, values: [identityId] });
        const known = { name: 'ring-known', text: KNOWN, values: [channel, vault.indexes('inbox', key)] };
        if ((await within.query(known)).rowCount !== 0) return null;
        const ids = await askedLast(personId, now, within);
        if (ids.length === 0) return null;
        const kept = [channel, vault.index('inbox', key), now];
        await within.query({ name: 'ring-keep', text: KEEP, values: kept });
        await doses.answer(personId, { about: 'medicine', doses: ids, answer: 'taken' }, now, within);
        return outbox.addAll(noted, now, within);
      }),
  };
}
