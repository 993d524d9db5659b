import { z } from 'zod';
import type { v1 } from '@arogya/contract';
import type { Clock } from '../core/clock.ts';
import { Refused } from '../core/errors.ts';
import type { DeliveryCost, MessageLedger, MessageSeen } from '../core/messages/ledger.ts';
import { createCursor } from './cursor.ts';
import type { Handlers } from './handler.ts';

/** The next page begins before this message. */
const cursor = createCursor(z.object({ before: z.uuid() }));

const COLUMNS = [
  'day',
  'provider',
  'channel',
  'template',
  'messages',
  'delivered',
  'failed',
  'unknown',
  'segments',
  'currency',
  'cost',
] as const;

/** Messages, for operators. */
export function createMessageRoutes({
  ledger,
  clock,
}: {
  readonly ledger: MessageLedger;
  readonly clock: Clock;
}): Handlers<typeof v1>['messages'] {
  return {
    async list({ query }) {
      const before = query.cursor === undefined ? null : cursor.read(query.cursor, query).before;
      const { from, to } = query;
      const filter = { ...query, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
      // One more than asked for tells whether there is a next page.
      const found = await ledger.list(filter, { before, limit: query.limit + 1 });
      const page = found.slice(0, query.limit);
      const isLast = found.length <= query.limit;
      return {
        status: 200,
        body: {
          items: page.map(shown),
          nextCursor: isLast ? null : cursor.write({ before: page.at(-1)!.id }, query),
        },
      };
    },

    async again({ principal, params }) {
      const by = { kind: 'account', personId: principal.personId } as const;
      if (!(await ledger.again(params.id, by, clock.now())))
        throw new Refused(404, 'There is no such message that could be sent again.');
      return { status: 202 };
    },

    async costs({ query }) {
      const rows = await ledger.costs(query.from, query.to);
      return { status: 200, body: [COLUMNS.join(','), ...rows.map(csvOf), ''].join('\n') };
    },
  };
}

const shown = ({ dueAt, createdAt, sentAt, status, tried, ...rest }: MessageSeen) => ({
  ...rest,
  tried: [...tried],
  status: status as 'pending',
  dueAt: dueAt.toISOString(),
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});

function csvOf(row: DeliveryCost): string {
  const provider = row.channel.split('/')[0]!;
  return COLUMNS.map((name) => field(name === 'provider' ? provider : row[name])).join(',');
}

/** A field of CSV (RFC 4180); what a spreadsheet would take for a formula is none. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
