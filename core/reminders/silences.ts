import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { SILENT_CALLS } from '../outbox/call-plan.ts';
import type { Wished } from '../outbox/outbox.ts';
import { silentDosesOf } from './medicines.ts';
import { Plan, PLAN_SEALED } from './plan.ts';

const HOUR_MS = 3_600_000;
/** Hours without an answer that are a silence. */
const SILENT_HOURS = 6;

/** A reminder that nobody answers, the doses that have just become silent, and the contact who is to be told. */
export interface Silence {
  readonly reminderId: string;
  readonly personId: string;
  readonly contactId: string;
  readonly doses: readonly string[];
}

/** Doses that were asked about and are not answered. */
export interface Silences {
  /**
   * Notes what was asked of nobody after all, and silences; finds those that somebody is to be told of. These are noted by
   * `silenced`, once that is done: until then they are found again.
   */
  hush(now: Date): Promise<readonly Silence[]>;
  silenced(ids: readonly string[]): Promise<void>;
  /** Writes to somebody about a silence, once for each; null where it was done already, or an answer came. */
  tell(silence: Silence, message: Omit<Wished, 'urgent'>, now: Date): Promise<string | null>;
}

interface SilentRow {
  id: string;
  person_id: string;
  plan_sealed: Buffer;
  /** Nobody was told of this silence yet, and the reminder was not stopped. */
  is_open: boolean;
  silent: string;
  doses: string[];
}

/** Calls that the person did not hear, however often they were made, are a silence; so is what was heard at an earlier try. */
const UNHEARD = [...SILENT_CALLS, 'answered'].map((cause) => `'${cause}'`).join();
const IS_UNHEARD = `o.kind = 'call' and o.error in (${UNHEARD})`;

/** What was to be asked by a message that failed, was dropped, or is still not known to have left, was asked of nobody. */
const NOT_REACHED = `
  update dose d set status = 'unsent' from outbox o
  where d.status = 'asked' and o.id = d.message_id
    and (o.status in ('failed', 'dropped') or o.status = 'unknown' and d.asked_at < $1)
    and (${IS_UNHEARD}) is not true`;

/** Hours count from when the message left; one that has not is no silence yet. */
const SILENCES = `
  with hushed as (
    select d.reminder_id, array_agg(d.id) as doses from dose d left join outbox o on o.id = d.message_id
    where d.status = 'asked' and d.asked_at < $1 and coalesce(o.sent_at, d.asked_at) < $1
      and (coalesce(o.status, '') <> all('{pending,sending,unknown,failed,dropped}') or ${IS_UNHEARD})
    group by d.reminder_id
  )
  select r.id, r.person_id, r.plan_sealed, h.doses,
    r.alerted_at is null and r.status in ('on', 'over') as is_open, (
      select count(*) from dose d where d.reminder_id = r.id and (d.status = 'silent' or d.id = any(h.doses))
        and d.due_at > coalesce((select max(o.due_at) from dose o
          where o.reminder_id = r.id and o.status in ('taken', 'later', 'unwell')), '-infinity')
    ) as silent
  from hushed h join reminder r on r.id = h.reminder_id`;

export function createSilences({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Silences {
  async function silenced(ids: readonly string[]): Promise<void> {
    await database.query({
      name: 'dose-silenced',
      text: `update dose set status = 'silent' where id = any($1) and status = 'asked'`,
      values: [ids],
    });
  }

  return {
    silenced,

    async hush(now) {
      const before = new Date(now.getTime() - SILENT_HOURS * HOUR_MS);
      await database.query({ name: 'dose-not-reached', text: NOT_REACHED, values: [before] });
      const { rows } = await database.query<SilentRow>({
        name: 'dose-silences',
        text: SILENCES,
        values: [before],
      });
      const told = rows.flatMap(
        ({ id, person_id: personId, plan_sealed, is_open, silent, doses }): Silence[] => {
          const plan = Plan.parse(JSON.parse(vault.open(PLAN_SEALED, plan_sealed)));
          const most = silentDosesOf(plan.about === 'medicine' ? plan.critical : null);
          if (!is_open || plan.caregiver === null || Number(silent) < most) return [];
          return [{ reminderId: id, personId, contactId: plan.caregiver, doses }];
        },
      );
      const waits = new Set(told.map(({ reminderId }) => reminderId));
      await silenced(rows.filter(({ id }) => !waits.has(id)).flatMap(({ doses }) => doses));
      return told;
    },

    async tell({ reminderId }, { personId, identityId, kind, channel, payload, dueAt }, now) {
      const sealed = vault.seal('outbox.payload', JSON.stringify(payload));
      const { rows } = await database.query<{ id: string }>({
        name: 'dose-tell',
        text: `with marked as (
            update reminder set alerted_at = $8 where id = $1 and alerted_at is null returning id
          )
          insert into outbox
            (person_id, identity_id, kind, channel, urgent, payload_sealed, due_at, created_at, updated_at)
          select $2, $3, $4, $5, false, $6, $7, $8, $8 from marked returning id`,
        values: [reminderId, personId, identityId, kind, channel, sealed, dueAt, now],
      });
      return rows[0]?.id ?? null;
    },
  };
}
