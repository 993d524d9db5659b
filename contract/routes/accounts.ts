import { z } from 'zod';
import { byId, time } from '../fields.ts';
import { nextPage, pageQuery } from '../paging.ts';
import { ROLES } from '../roles.ts';
import { defineRoute } from '../route.ts';

const tags = ['Accounts'] as const;

export const Account = z
  .object({
    id: z.uuid(),
    role: z.enum(ROLES),
    name: z.string().nullable(),
    secondFactor: z.enum(['off', 'on', 'missing']),
    disabledAt: time.nullable().describe('Null: it can be opened.'),
    createdAt: time,
  })
  .meta({ id: 'Account', description: 'Somebody who signs in.' });
export type Account = z.infer<typeof Account>;

export const AccountDetails = Account.extend({
  email: z.string().nullable(),
  phone: z.string().nullable().describe('E.164.'),
}).meta({ id: 'AccountDetails', description: 'An account with what it is opened by.' });
export type AccountDetails = z.infer<typeof AccountDetails>;

const NONE = 'There is no such account.';

export const accounts = {
  list: defineRoute({
    method: 'get',
    path: '/users',
    summary: 'All accounts',
    description: 'Oldest first. Who looked is noted.',
    tags,
    permission: 'accounts:read',
    audited: 'itself',
    query: z.strictObject(pageQuery),
    responses: {
      200: { description: 'A page of them.', schema: z.object({ items: z.array(Account), ...nextPage }) },
    },
  }),

  get: defineRoute({
    method: 'get',
    path: '/users/:id',
    summary: 'One account',
    description: 'Who looked is noted.',
    tags,
    permission: 'accounts:read',
    audited: 'itself',
    params: byId,
    responses: { 200: { description: 'It.', schema: AccountDetails } },
    problems: { 404: NONE },
  }),

  change: defineRoute({
    method: 'patch',
    path: '/users/:id',
    summary: 'Change the role of an account, close it, or open it again',
    description:
      'A change ends every session of the account, and its access tokens within a second or two. What is so already ' +
      'changes nothing.',
    tags,
    permission: 'accounts:manage',
    audited: 'itself',
    params: byId,
    body: z.strictObject({ role: z.enum(ROLES).optional(), disabled: z.boolean().optional() }),
    responses: { 200: { description: 'As it is now.', schema: AccountDetails } },
    problems: {
      404: NONE,
      422: 'It is your own right to manage accounts, or that of the last who has it.',
    },
  }),
};
