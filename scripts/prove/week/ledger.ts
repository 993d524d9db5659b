import type { Vault } from '../../../core/crypto/vault.ts';
import type { Database } from '../../../core/db/pool.ts';
import type { DoseStatus } from '../../../core/reminders/doses.ts';

/** A row of the outbox as it ended; `text` of what was sent, `wish` of what somebody wished of reminders. */
export interface RowEnded {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly status: string;
  readonly error: string | null;
  readonly held: string | null;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly providerMessageId: string | null;
  readonly onceKey: boolean;
  /** What it said, asked about or wished; null where that is not kept. */
  readonly payload: {
    readonly text?: string;
    readonly unasked?: object;
    readonly dose?: string;
    readonly exempt?: string | null;
    readonly doses?: readonly string[];
    readonly answer?: string;
    readonly lines?: readonly { readonly params?: { readonly scheme?: string } }[];
  } | null;
}

/** A dose as it ended. */
export interface DoseEnded {
  readonly id: string;
  readonly reminderId: string;
  readonly dueAt: Date;
  readonly status: DoseStatus;
  readonly laters: number;
  readonly answeredAt: Date | null;
  readonly messageId: string | null;
}

/** What stands in the tables in the end. */
export interface Ledger {
  readonly rows: readonly RowEnded[];
  readonly doses: readonly DoseEnded[];
  readonly personIds: ReadonlyMap<string, string>;
}

export async function readLedger(database: Database, vault: Vault): Promise<Ledger> {
  const { rows } = await database.pool.query<Omit<RowEnded, 'payload'> & { sealed: Buffer | null }>(
    `select id, person_id as "personId", kind, status, error, held, due_at as "dueAt", sent_at as "sentAt",
       provider_message_id as "providerMessageId", once_key is not null as "onceKey", payload_sealed as sealed
     from outbox order by id`,
  );
  const { rows: doses } = await database.pool.query<DoseEnded>(
    `select id, reminder_id as "reminderId", due_at as "dueAt", status, laters, answered_at as "answeredAt",
       message_id as "messageId" from dose order by due_at`,
  );
  const { rows: reminders } = await database.pool.query<{ id: string; person: string }>(
    'select id, person_id as person from reminder',
  );
  return {
    rows: rows.map(({ sealed, ...row }) => ({
      ...row,
      payload: sealed && (JSON.parse(vault.open('outbox.payload', sealed)) as RowEnded['payload']),
    })),
    doses,
    personIds: new Map(reminders.map(({ id, person }) => [id, person])),
  };
}
