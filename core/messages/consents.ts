import type { Audit } from '../audit/audit.ts';
import { NOTICE_VERSION } from '../conversations/store.ts';
import type { Database } from '../db/pool.ts';

/** The purpose of being told of new schemes. */
export const NEWS = 'scheme-news';

/** A provider said that somebody does not want to be written to: by which message of ours, under which word. */
export interface OptedOut {
  readonly channel: string;
  /** Whoever got this message; where it is not known, this person. */
  readonly providerMessageId?: string;
  readonly personId?: string | null;
  readonly reason: string;
}

/** One line of the ledger: each time that consent was given or withdrawn, by which channel, to which words of ours. */
export interface ConsentSeen {
  readonly purpose: string;
  readonly given: boolean;
  readonly language: string;
  readonly medium: string;
  readonly channel: string | null;
  readonly wording: string | null;
  readonly noticeVersion: number;
  readonly at: Date;
}

/** A STOP is confirmed once in so long: the next day it may be said again because no confirmation came. */
const CONFIRMED_MS = 86_400_000;

/** Consent to be written to, beside what people say themselves: that is written with their turn. */
export interface Consents {
  /** Counts as STOP, by whatever road they said it, and stands in the ledger. Told twice it is once. */
  optOut(told: OptedOut, now: Date): Promise<void>;
  /** Whether they may be asked if they wish to be told of new schemes: they said neither yes nor no, nor STOP. */
  mayAskNews(personId: string): Promise<boolean>;
  /** Whether the last that they said themselves of being written to is STOP, and that of late: it was confirmed then. */
  hasSaidStop(personId: string, now: Date): Promise<boolean>;
  /** Newest first. */
  ledger(personId: string): Promise<readonly ConsentSeen[]>;
}

/** People newly stopped, each with a line of the ledger. The message leads to them; where it is not known, who was told. */
const OPT_OUT = `
  with told as (
    select coalesce((select person_id from outbox where channel = $2 and provider_message_id = $3 limit 1), $1::uuid) as id
  ), stopped as (
    update person p set opted_out_at = $4 from told where p.id = told.id and p.opted_out_at is null
    returning p.id, p.language
  )
  insert into consent (person_id, purpose, given, notice_version, language, medium, at, channel, wording)
  select id, 'messages', false, $5, coalesce(language, 'en'), 'provider', $4, $2, $6 from stopped
  returning person_id`;

export function createConsents({
  database,
  audit,
}: {
  readonly database: Database;
  readonly audit: Pick<Audit, 'note'>;
}): Consents {
  return {
    async optOut({ channel, personId = null, providerMessageId = null, reason }, now) {
      await database.transaction(async (within) => {
        const { rows } = await within.query<{ person_id: string }>({
          name: 'consent-opt-out',
          text: OPT_OUT,
          values: [personId, channel, providerMessageId, now, NOTICE_VERSION, `provider.${reason}`],
        });
        for (const { person_id } of rows) {
          const details = { purpose: 'messages', given: false, channel };
          await audit.note(
            { action: 'consent', actor: { kind: 'service' }, personId: person_id, details, at: now },
            within,
          );
        }
      });
    },

    async mayAskNews(personId) {
      const { rowCount } = await database.query({
        name: 'consent-may-ask-news',
        text: `select from person where id = $1 and opted_out_at is null
          and not exists (select from consent where person_id = $1 and purpose = $2)`,
        values: [personId, NEWS],
      });
      return rowCount === 1;
    },

    async hasSaidStop(personId, now) {
      const { rows } = await database.query<{ stops: boolean }>({
        name: 'consent-has-said-stop',
        text: `select not given and medium <> 'provider' and at > $2 as stops from consent
          where person_id = $1 and purpose = 'messages' order by at desc, id desc limit 1`,
        values: [personId, new Date(now.getTime() - CONFIRMED_MS)],
      });
      return rows[0]?.stops ?? false;
    },

    async ledger(personId) {
      const { rows } = await database.query<ConsentSeen>({
        name: 'consent-ledger',
        text: `select purpose, given, language, medium, channel, wording, notice_version as "noticeVersion", at
          from consent where person_id = $1 order by at desc, id desc`,
        values: [personId],
      });
      return rows;
    },
  };
}
