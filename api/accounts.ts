import { z } from 'zod';
import { needsSecondFactor, type Role, type v1 } from '@arogya/contract';
import type { Account } from '../core/accounts/accounts.ts';
import type { Administration } from '../core/accounts/administration.ts';
import { createCursor } from './cursor.ts';
import type { Handlers } from './handler.ts';

/** The next page begins after this account. */
const cursor = createCursor(z.object({ after: z.uuid() }));

/** Accounts, for those who manage them. */
export function createAccountRoutes({
  administration,
}: {
  readonly administration: Administration;
}): Handlers<typeof v1>['accounts'] {
  return {
    async list({ principal, query }) {
      const after = query.cursor === undefined ? null : cursor.read(query.cursor, query).after;
      // One more than asked for tells whether there is a next page.
      const found = await administration.list(principal, { after, limit: query.limit + 1 });
      const page = found.slice(0, query.limit);
      const isLast = found.length <= query.limit;
      return {
        status: 200,
        body: {
          items: page.map(summaryOf),
          nextCursor: isLast ? null : cursor.write({ after: page.at(-1)!.id }, query),
        },
      };
    },

    async get({ principal, params }) {
      return { status: 200, body: detailsOf(await administration.read(principal, params.id)) };
    },

    async change({ principal, params, body }) {
      return { status: 200, body: detailsOf(await administration.change(principal, params.id, body)) };
    },
  };
}

function summaryOf({ id, role, name, totpConfirmedAt, disabledAt, createdAt }: Account) {
  const isMissing = needsSecondFactor(role as Role) && !totpConfirmedAt;
  return {
    id,
    role: role as Role,
    name,
    secondFactor: isMissing ? ('missing' as const) : totpConfirmedAt ? ('on' as const) : ('off' as const),
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

const detailsOf = (account: Account) => ({
  ...summaryOf(account),
  email: account.email,
  phone: account.phone,
});
