import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Database } from '../db/pool.ts';
import { PhoneNumber } from '../phone.ts';
import type { Point } from '../places/distance.ts';
import { EmergencyRefused } from './refusal.ts';
import type { Skill, Vehicle } from './responder.ts';

/** What a responder does, where, and until when. The place is kept to a hundredth of a degree, about a kilometre. */
export interface Duty extends Point {
  readonly skills: readonly Skill[];
  readonly vehicle: Vehicle;
  /** They are asked to nothing farther away. */
  readonly radiusKm: number;
  readonly until: Date;
}

/** The duty of responders, each their own. */
export interface Duties {
  /** Null: they are not on duty, and are asked to nothing. */
  of(accountId: string): Promise<Duty | null>;
  /** Throws EmergencyRefused 'no-number' where nobody could ask them. */
  begin(accountId: string, duty: Duty): Promise<Duty>;
  /** What they have accepted stays theirs. */
  end(accountId: string): Promise<void>;
}

/** Degrees that a place is rounded to: where the duty is done, not where somebody stands. */
const GRAIN = 100;

export function createDuties({
  database,
  accounts,
  store,
  clock,
}: {
  readonly database: Database;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly store: Pick<ConversationStore, 'find'>;
  readonly clock: Clock;
}): Duties {
  const coarse = (degrees: number): number => Math.round(degrees * GRAIN) / GRAIN;

  async function of(accountId: string): Promise<Duty | null> {
    const { rows } = await database.query<Duty & { until: Date }>({
      name: 'responder-duty',
      text: `select skills, vehicle, radius_km as "radiusKm", latitude, longitude, on_duty_until as until
        from responder where account_id = $1 and on_duty_until > $2`,
      values: [accountId, clock.now()],
    });
    return rows[0] ?? null;
  }

  return {
    of,

    async begin(accountId, { skills, vehicle, radiusKm, latitude, longitude, until }) {
      const account = await accounts.byId(accountId);
      const phone = PhoneNumber.parse(account?.phone ?? '');
      if (!phone) throw new EmergencyRefused('no-number');
      const now = clock.now();
      const { identityId } = await store.find(phone, now);
      await database.query({
        name: 'responder-begin',
        text: `insert into responder
            (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
          on conflict (account_id) do update set identity_id = excluded.identity_id, skills = excluded.skills,
            vehicle = excluded.vehicle, radius_km = excluded.radius_km, latitude = excluded.latitude,
            longitude = excluded.longitude, on_duty_until = excluded.on_duty_until, updated_at = excluded.updated_at`,
        values: [
          accountId,
          identityId,
          skills,
          vehicle,
          radiusKm,
          coarse(latitude),
          coarse(longitude),
          until,
          now,
        ],
      });
      return (await of(accountId))!;
    },

    async end(accountId) {
      await database.query({
        name: 'responder-end',
        text: 'update responder set on_duty_until = $2, updated_at = $2 where account_id = $1',
        values: [accountId, clock.now()],
      });
    },
  };
}
