import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { Plan, PLAN_SEALED } from './plan.ts';

/** What a ring at the number that says "taken" can mean. */
export interface Rings {
  /** The doses that somebody was last asked about together and has not answered; none where that is too long ago, or were visits. */
  askedLast(personId: string, now: Date): Promise<readonly string[]>;
}

/** So long after it was asked a ring still answers, in hours: as long as it counts as no silence. */
const ANSWERS_HOURS = 6;
const HOUR_MS = 3_600_000;

export function createRingAnswers({
  database,
  vault,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly vault: Vault;
}): Rings {
  return {
    async askedLast(personId, now) {
      const { rows } = await database.query<{ id: string; asked_at: Date; plan_sealed: Buffer }>({
        name: 'dose-asked-last',
        text: `select d.id, d.asked_at, r.plan_sealed from dose d join reminder r on r.id = d.reminder_id
          where r.person_id = $1 and d.status = 'asked' and d.asked_at > $2 order by d.asked_at desc, d.id`,
        values: [personId, new Date(now.getTime() - ANSWERS_HOURS * HOUR_MS)],
      });
      const medicines = rows.filter(
        ({ plan_sealed }) =>
          Plan.parse(JSON.parse(vault.open(PLAN_SEALED, plan_sealed))).about === 'medicine',
      );
      const last = medicines[0]?.asked_at.getTime();
      return medicines.filter(({ asked_at }) => asked_at.getTime() === last).map(({ id }) => id);
    },
  };
}
