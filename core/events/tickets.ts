import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/pool.ts';

/** Who a live connection is for: what the access token said when the ticket was asked for. */
export interface Holder {
  readonly accountId: string;
  readonly personId: string;
  readonly role: string;
  readonly scopes: ReadonlySet<string>;
  readonly sessionId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Tickets, each for one live connection: browsers cannot send a header with it, and an address ends up in logs. */
export interface Tickets {
  /** Good once, for thirty seconds. */
  issue(holder: Holder): Promise<{ readonly ticket: string; readonly expiresAt: Date }>;
  /** Whose it is; null where it is unknown, late, or used before. Of two at once one has it. */
  redeem(ticket: string): Promise<Holder | null>;
  forget(now: Date): Promise<void>;
}

const TICKET_BYTES = 32;
const GOOD_MS = 30_000;

/** `random` gives so many bytes that nobody can guess. */
export function createTickets({
  database,
  clock,
  random,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: (bytes: number) => Buffer;
}): Tickets {
  return {
    async issue(holder) {
      const ticket = random(TICKET_BYTES).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + GOOD_MS);
      await database.query({
        name: 'ticket-issue',
        text: 'insert into live_ticket (hash, account_id, principal, expires_at) values ($1, $2, $3, $4)',
        values: [hashOf(ticket), holder.accountId, JSON.stringify(toRow(holder)), expiresAt],
      });
      return { ticket, expiresAt };
    },

    async redeem(ticket) {
      const { rows } = await database.query<{ principal: HolderRow; expires_at: Date }>({
        name: 'ticket-redeem',
        text: 'delete from live_ticket where hash = $1 returning principal, expires_at',
        values: [hashOf(ticket)],
      });
      const [row] = rows;
      return row && row.expires_at > clock.now() ? fromRow(row.principal) : null;
    },

    async forget(now) {
      await database.query({
        name: 'ticket-forget',
        text: 'delete from live_ticket where expires_at < $1',
        values: [now],
      });
    },
  };
}

const hashOf = (ticket: string): Buffer => createHash('sha256').update(ticket).digest();

interface HolderRow extends Omit<Holder, 'scopes' | 'issuedAt' | 'expiresAt'> {
  readonly scopes: readonly string[];
  readonly issuedAt: string;
  readonly expiresAt: string;
}

const toRow = ({ accountId, personId, role, scopes, sessionId, issuedAt, expiresAt }: Holder): HolderRow => ({
  accountId,
  personId,
  role,
  scopes: [...scopes],
  sessionId,
  issuedAt: issuedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});

const fromRow = ({ scopes, issuedAt, expiresAt, ...same }: HolderRow): Holder => ({
  ...same,
  scopes: new Set(scopes),
  issuedAt: new Date(issuedAt),
  expiresAt: new Date(expiresAt),
});
