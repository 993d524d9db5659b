import { HISTORY, type Role, type v1 } from '@arogya/contract';
import { readEmail, type SignInAddress } from '../core/accounts/accounts.ts';
import type { Codes } from '../core/accounts/codes.ts';
import type { Credentials } from '../core/accounts/credentials.ts';
import { AccountRefused, type Reason } from '../core/accounts/refusal.ts';
import type { Sessions } from '../core/accounts/sessions.ts';
import type { Opened, SignedIn, SignIn } from '../core/accounts/sign-in.ts';
import { PhoneNumber } from '../core/phone.ts';
import { isLanguage } from '../core/text/languages.ts';
import type { Handlers } from './handler.ts';
import { Problem, problemOf } from './problem.ts';
import type { RefreshCookie } from './refresh-cookie.ts';

/** What a PIN was: "withheld" for some days after a reset, "none" where there is none yet. */
export type PinVerdict = 'right' | 'wrong' | 'locked' | 'withheld' | 'none';

const PIN_REFUSALS: Readonly<Record<Exclude<PinVerdict, 'right'>, Reason>> = {
  wrong: 'wrong-pin',
  locked: 'locked-pin',
  withheld: 'withheld-pin',
  none: 'no-pin',
};

type AuthHandlers = Handlers<typeof v1>['auth'];

/** Signing in and out, and what one signs in with. */
export function createAuth({
  signIn,
  credentials,
  codes,
  sessions,
  pins,
  cookie,
}: {
  readonly signIn: SignIn;
  readonly credentials: Credentials;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly pins: { verify(personId: string, pin: string): Promise<PinVerdict> };
  readonly cookie: RefreshCookie;
}): AuthHandlers {
  /** With the refresh token in the cookie, or in the answer for whoever has no cookies. */
  const pairOf = (signedIn: SignedIn, inCookie: boolean) => ({
    headers: inCookie
      ? { 'set-cookie': cookie.write(signedIn.refresh.token, signedIn.refresh.expiresAt) }
      : {},
    body: { ...tokenOf(signedIn), ...(inCookie ? {} : { refreshToken: signedIn.refresh.token }) },
  });

  return {
    async askForCode({ body: { road, language, ...address } }) {
      if (language !== undefined && !isLanguage(language)) throw new AccountRefused('no-language');
      await codes.ask({ address: addressOf(address), purpose: 'sign-in', road, language });
      return { status: 202 };
    },

    async register({ body: { cookie: inCookie, email, phone, ...its } }) {
      const signedIn = await signIn.register({ address: addressOf({ email, phone }), ...its });
      return { status: 201, ...pairOf(signedIn, inCookie) };
    },

    async login({ body: { cookie: inCookie, email, phone, ...its } }) {
      if ((its.password === undefined) === (its.code === undefined)) throw notOne('password', 'code');
      const signedIn = await signIn.signIn({ address: addressOf({ email, phone }), ...its });
      return { status: 200, ...pairOf(signedIn, inCookie) };
    },

    async refresh({ body, request }) {
      const told = body.refreshToken;
      const token = told ?? cookie.read(request);
      if (token === null) throw new AccountRefused('signed-out');
      const signedIn = await signIn.renew(token).catch((error: unknown) => {
        const isOver = error instanceof AccountRefused && error.reason === 'signed-out';
        throw isOver && told === undefined ? problemOf(error, { 'set-cookie': cookie.gone }) : error;
      });
      return { status: 200, ...pairOf(signedIn, told === undefined) };
    },

    async logout({ principal }) {
      await signIn.signOut(principal);
      return { status: 204, headers: { 'set-cookie': cookie.gone } };
    },

    async logoutEverywhere({ principal }) {
      await signIn.signOutEverywhere(principal);
      return { status: 204, headers: { 'set-cookie': cookie.gone } };
    },

    async reset({ body: { email, phone, ...its } }) {
      await credentials.reset({ address: addressOf({ email, phone }), ...its });
      return { status: 204 };
    },

    async changePassword({ principal, body }) {
      const validFrom = await credentials.changePassword(principal, body.current, body.next);
      const opened = await signIn.open(principal.accountId, principal.sessionId, validFrom);
      return { status: 200, body: tokenOf(opened) };
    },

    async beginTotp({ principal }) {
      return { status: 200, body: await credentials.beginTotp(principal) };
    },

    async confirmTotp({ principal, body }) {
      await credentials.confirmTotp(principal, body.code);
      return { status: 200, body: tokenOf(await signIn.open(principal.accountId, principal.sessionId)) };
    },

    async removeTotp({ principal, body }) {
      await credentials.removeTotp(principal, body.password, body.code);
      return { status: 204 };
    },

    async openHistory({ principal: { accountId, personId, sessionId }, body }) {
      const before = await signIn.open(accountId, sessionId);
      if (before.account.secondFactor === 'missing') throw new AccountRefused('no-second-factor');
      const verdict = await pins.verify(personId, body.pin);
      if (verdict !== 'right') throw new AccountRefused(PIN_REFUSALS[verdict]);
      return {
        status: 200,
        body: tokenOf(await signIn.open(accountId, sessionId, undefined, [HISTORY])),
      };
    },

    async sessions({ principal }) {
      const open = await sessions.list(principal.accountId);
      return {
        status: 200,
        body: {
          items: open.map(({ id, createdAt, usedAt, expiresAt }) => ({
            id,
            createdAt: createdAt.toISOString(),
            usedAt: usedAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            current: id === principal.sessionId,
          })),
        },
      };
    },

    async endSession({ principal, params }) {
      if (!(await sessions.end(principal.accountId, params.id))) throw new AccountRefused('not-found');
      return { status: 204 };
    },
  };
}

/** An access token as the contract has it. */
export const tokenOf = ({ accessToken, expiresAt, scopes, account }: Opened) => ({
  accessToken,
  expiresAt: expiresAt.toISOString(),
  scopes: [...scopes],
  account: { ...account, role: account.role as Role },
});

/** What a schema of single fields cannot say: exactly one address, and one that there can be. */
export function addressOf({
  email,
  phone,
}: {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}): SignInAddress {
  if ((email === undefined) === (phone === undefined)) throw notOne('email', 'phone');
  const address = email === undefined ? PhoneNumber.parse(phone!) : readEmail(email);
  if (address) return address;
  const path = email === undefined ? 'phone' : 'email';
  throw new Problem(400, 'There is no such address.', {
    errors: [{ in: 'body', path, code: 'no_address', message: 'Not an address' }],
  });
}

const notOne = (one: string, other: string): Problem =>
  new Problem(400, `Say exactly one of ${one} and ${other}.`, {
    errors: [{ in: 'body', path: '', code: `one_of_${one}_${other}`, message: `Exactly one of them` }],
  });
