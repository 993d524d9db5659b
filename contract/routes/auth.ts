import { z } from 'zod';
import { byId, language, phone, time } from '../fields.ts';
import { LOCKED } from '../refusals.ts';
import { ROLES } from '../roles.ts';
import { defineRoute } from '../route.ts';

const tags = ['Signing in'] as const;

const email = z
  .string()
  .min(3)
  .max(254)
  .regex(/^[^@\s]+@[^@\s]+$/)
  .describe('Capitals make no difference.');
const code = z
  .string()
  .regex(/^[0-9]{6}$/)
  .describe('Six digits, from POST /auth/codes.');
const totp = z
  .string()
  .regex(/^[0-9]{6}$/)
  .describe('Six digits, from the authenticator app.');
const newPassword = z.string().min(10).max(72).describe('At most 72 bytes in UTF-8.');
const password = z.string().min(1).max(200);
const cookie = z
  .boolean()
  .default(true)
  .describe('False, where there are no cookies: the refresh token is told in the answer.');

/** Exactly one of the two; the service says so where a schema of single fields cannot. */
const address = { email: email.optional(), phone: phone.optional() };

export const AccountSummary = z
  .object({
    id: z.uuid(),
    role: z.enum(ROLES),
    name: z.string().nullable(),
    secondFactor: z
      .enum(['off', 'on', 'missing'])
      .describe('"missing": the rights of the role wait until POST /auth/totp/confirm.'),
  })
  .meta({ id: 'AccountSummary', description: 'Who has signed in.' });

/** An access token without its refresh token: the session goes on as it was. */
export const AccessToken = z
  .object({
    accessToken: z.string().describe('For `Authorization: Bearer`. Keep it in memory alone.'),
    expiresAt: time,
    scopes: z.array(z.string()).describe('The rights of this token.'),
    account: AccountSummary,
  })
  .meta({ id: 'AccessToken' });
export type AccessToken = z.infer<typeof AccessToken>;

/** What signing in answers. */
export const TokenPair = AccessToken.extend({
  refreshToken: z
    .string()
    .optional()
    .describe('Good once, within seven days. Only where `cookie` was false, else it is in a cookie.'),
}).meta({ id: 'TokenPair' });
export type TokenPair = z.infer<typeof TokenPair>;

export const Session = z
  .object({
    id: z.uuid(),
    createdAt: time,
    usedAt: time.describe('When it was last renewed.'),
    expiresAt: time,
    current: z.boolean().describe('Whether this request is of it.'),
  })
  .meta({ id: 'Session', description: 'Signed in on one device.' });

const ONE_ADDRESS = 'Say exactly one of `email` and `phone`.';
const ELSEWHERE = 'The cookie came with a request of another origin.';
const SECOND_FACTOR =
  'They do not belong together, or the second factor is missing: `errors` then has the path "totp", with the code ' +
  '"required" or "wrong".';

export const auth = {
  askForCode: defineRoute({
    method: 'post',
    path: '/auth/codes',
    costly: true,
    summary: 'Have a code sent to an address',
    description:
      `${ONE_ADDRESS} The answer is the same whether or not there is an account. A code is good for ten minutes and five ` +
      'tries, once; a new one takes the place of the one before. An address gets three in fifteen minutes.',
    tags,
    permission: 'public',
    body: z.strictObject({
      ...address,
      road: z
        .enum(['sms', 'voice', 'email'])
        .optional()
        .describe('A text or a call to a phone, without it whichever there is.'),
      language: language.optional(),
    }),
    responses: { 202: { description: 'It is on its way.' } },
    problems: {
      422: 'Codes are not sent by this road here, or the language is not offered.',
      429: 'This address got three codes already, or there were too many requests.',
    },
  }),

  register: defineRoute({
    method: 'post',
    path: '/auth/register',
    summary: 'A new account for an address that a code proves',
    description:
      `${ONE_ADDRESS} Who has talked to the service by that phone is the same person; what was said before opens with the ` +
      'PIN alone (POST /auth/history).',
    tags,
    permission: 'public',
    body: z.strictObject({
      ...address,
      code,
      password: newPassword.optional().describe('Without it one signs in by codes.'),
      name: z
        .string()
        .min(1)
        .max(100)
        .regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
        .optional(),
      language: language.optional(),
      cookie,
    }),
    responses: { 201: { description: 'Registered, and signed in.', schema: TokenPair } },
    problems: {
      409: 'There is an account of this address already. The code can still be used to sign in.',
      422: 'The code is not right, the password is not possible, or the language is not offered.',
      429: LOCKED,
    },
  }),

  login: defineRoute({
    method: 'post',
    path: '/auth/login',
    summary: 'Sign in',
    description:
      `${ONE_ADDRESS} And exactly one of \`password\` and \`code\`. Who has a second factor gives \`totp\` too; without it ` +
      'the answer is 401 with an error of the path "totp" and the code "required", and nothing is used up.',
    tags,
    permission: 'public',
    body: z.strictObject({
      ...address,
      password: password.optional(),
      code: code.optional(),
      totp: totp.optional(),
      cookie,
    }),
    responses: { 200: { description: 'Signed in.', schema: TokenPair } },
    problems: {
      401: SECOND_FACTOR,
      403: 'The account has been closed.',
      422: 'The code is right and there is no account of this address: register.',
      429: LOCKED,
    },
  }),

  refresh: defineRoute({
    method: 'post',
    path: '/auth/refresh',
    summary: 'A new access token',
    description:
      'Browsers send `{}` and the cookie; others the refresh token that they were told. It is good once: one that comes ' +
      'again after some seconds ends the session, and all access tokens of the account.',
    tags,
    permission: 'public',
    body: z.strictObject({
      refreshToken: z
        .string()
        .regex(/^[A-Za-z0-9_-]{43}$/)
        .optional(),
    }),
    responses: {
      200: {
        description: 'Renewed; the refresh token too, in the way that the old one came.',
        schema: TokenPair,
      },
    },
    problems: {
      401: 'There is no session, or it has ended: sign in again.',
      403: ELSEWHERE,
      409: 'It was renewed some seconds ago, by another tab: go on with what that got.',
    },
  }),

  logout: defineRoute({
    method: 'post',
    path: '/auth/logout',
    summary: 'Sign out here',
    description: 'Ends this session; its access token is good for its last minutes.',
    tags,
    permission: 'signed-in',
    responses: { 204: { description: 'Signed out; the cookie is gone.' } },
  }),

  logoutEverywhere: defineRoute({
    method: 'post',
    path: '/auth/logout-everywhere',
    summary: 'Sign out on every device',
    description: 'Ends every session, and all access tokens within a second or two.',
    tags,
    permission: 'signed-in',
    audited: 'itself',
    responses: { 204: { description: 'Signed out; the cookie is gone.' } },
  }),

  reset: defineRoute({
    method: 'post',
    path: '/auth/reset',
    summary: 'Set a password that was forgotten, or that there was none of',
    description: `${ONE_ADDRESS} Ends every session, and all access tokens within a second or two.`,
    tags,
    permission: 'public',
    body: z.strictObject({ ...address, code, password: newPassword, totp: totp.optional() }),
    responses: { 204: { description: 'Set: sign in with it.' } },
    problems: {
      401: SECOND_FACTOR,
      403: 'The account has been closed.',
      422: 'The code is not right, the password is not possible, or there is no account.',
      429: LOCKED,
    },
  }),

  changePassword: defineRoute({
    method: 'post',
    path: '/auth/password',
    summary: 'Change the password',
    description: 'Ends every other session, and all access tokens but the one in the answer.',
    tags,
    permission: 'signed-in',
    audited: 'itself',
    body: z.strictObject({ current: password, next: newPassword }),
    responses: { 200: { description: 'Changed.', schema: AccessToken } },
    problems: {
      422: 'The password now is another, or the next one is not possible.',
      429: LOCKED,
    },
  }),

  beginTotp: defineRoute({
    method: 'post',
    path: '/auth/totp',
    summary: 'Begin with a second factor',
    description:
      'A secret for an authenticator app, in place of one that was not confirmed. It is told once.',
    tags,
    permission: 'signed-in',
    responses: {
      200: {
        description: 'Confirm it by a first code.',
        schema: z.object({
          secret: z.string().describe('Base 32.'),
          uri: z.string().describe('For a QR code: otpauth://totp/…'),
        }),
      },
    },
    problems: { 409: 'A second factor is confirmed already.' },
  }),

  confirmTotp: defineRoute({
    method: 'post',
    path: '/auth/totp/confirm',
    summary: 'Confirm the second factor',
    description: 'From then on it is asked for. The access token in the answer has the rights of the role.',
    tags,
    permission: 'signed-in',
    audited: 'itself',
    body: z.strictObject({ code: totp }),
    responses: { 200: { description: 'Confirmed.', schema: AccessToken } },
    problems: { 409: 'None was begun, or one is confirmed already.', 422: 'The code is not right.' },
  }),

  removeTotp: defineRoute({
    method: 'post',
    path: '/auth/totp/remove',
    summary: 'Go without the second factor',
    tags,
    permission: 'signed-in',
    audited: 'itself',
    body: z.strictObject({
      password: password.optional().describe('Where the account has one.'),
      code: totp,
    }),
    responses: { 204: { description: 'Removed.' } },
    problems: {
      403: 'With this role it stays.',
      409: 'There is none.',
      422: 'The password or the code is not right.',
      429: LOCKED,
    },
  }),

  openHistory: defineRoute({
    method: 'post',
    path: '/auth/history',
    summary: 'Open the own history with the PIN',
    description: 'The access token in the answer has the scope "history:read"; renewed ones have not.',
    tags,
    permission: 'signed-in',
    body: z.strictObject({ pin: z.string().regex(/^[0-9]{4}$/) }),
    responses: { 200: { description: 'Opened for as long as this token lasts.', schema: AccessToken } },
    problems: {
      403: 'There is no PIN, it was reset lately, or a second factor is missing.',
      422: 'The PIN is not right.',
      429: 'The PIN is locked, or there were too many requests.',
    },
  }),

  sessions: defineRoute({
    method: 'get',
    path: '/auth/sessions',
    summary: 'The own devices',
    description: 'Those that are signed in, last used first; at most a hundred.',
    tags,
    permission: 'signed-in',
    responses: { 200: { description: 'Them.', schema: z.object({ items: z.array(Session) }) } },
  }),

  endSession: defineRoute({
    method: 'delete',
    path: '/auth/sessions/:id',
    summary: 'Sign out on another device',
    description: 'Its access token is good for its last minutes.',
    tags,
    permission: 'signed-in',
    params: byId,
    responses: { 204: { description: 'Signed out there.' } },
    problems: { 404: 'There is no such session of yours.' },
  }),
};
