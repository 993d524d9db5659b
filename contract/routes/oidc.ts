import { z } from 'zod';
import { defineRoute } from '../route.ts';
import { TokenPair } from './auth.ts';

const tags = ['Signing in'] as const;

const NOT_HERE = 'There is no other issuer to sign in by here.';
const BEGIN_ANEW = 'It was not begun in this browser, or too long ago: begin anew.';
const NOT_VOUCHED = 'The issuer does not vouch for whoever came.';

/** What issuers send back with the browser, and what some of them add. */
const word = z.string().max(4096).optional();

export const oidc = {
  start: defineRoute({
    method: 'get',
    path: '/auth/oidc/start',
    summary: 'Sign in by another issuer',
    description: 'For browsers to go to, not for scripts: OpenID Connect, by authorization code with PKCE.',
    tags,
    permission: 'public',
    responses: { 302: { description: 'To the issuer.' } },
    problems: { 404: NOT_HERE },
  }),

  callback: defineRoute({
    method: 'get',
    path: '/auth/oidc/callback',
    summary: 'Come back from the issuer',
    description:
      'The issuer sends browsers here. Who is known is signed in, as by POST /auth/login with the cookie; who is not gets an ' +
      'account where the issuer vouches for an e-mail address that has none. It never opens an account by its address alone.',
    tags,
    permission: 'public',
    query: z.strictObject({
      code: word,
      state: word,
      iss: word,
      session_state: word,
      scope: word,
      authuser: word,
      hd: word,
      prompt: word,
      error: word,
      error_description: word,
      error_uri: word,
    }),
    responses: {
      302: {
        description:
          'To "/": the cookie has the refresh token, or the issuer was linked. To "/sign-in?second-factor=issuer": go on with ' +
          'POST /auth/oidc/second-factor.',
      },
    },
    problems: {
      401: NOT_VOUCHED,
      403: 'The account has been closed.',
      404: NOT_HERE,
      409: 'There is an account of this address: sign in, then link the two. Or the issuer was linked to another account.',
      422: 'The issuer vouches for no e-mail address, and no account is linked to it.',
      429: 'Too many wrong tries. Wait as long as `Retry-After` says.',
    },
  }),

  secondFactor: defineRoute({
    method: 'post',
    path: '/auth/oidc/second-factor',
    summary: 'The second factor after the issuer',
    tags,
    permission: 'public',
    body: z.strictObject({ totp: z.string().regex(/^[0-9]{6}$/) }),
    responses: { 200: { description: 'Signed in.', schema: TokenPair } },
    problems: {
      400: BEGIN_ANEW,
      401: 'The code of the authenticator app is not right.',
      403: 'The account has been closed.',
      404: NOT_HERE,
      422: 'There is no such account any more.',
      429: 'Too many wrong tries. Wait as long as `Retry-After` says.',
    },
  }),

  link: defineRoute({
    method: 'post',
    path: '/auth/oidc/link',
    summary: 'Begin to link another issuer with this account',
    description: 'Send the browser to `url`; once back, it can sign in by the issuer too.',
    tags,
    permission: 'signed-in',
    audited: 'itself',
    responses: {
      200: { description: 'Where to go.', schema: z.object({ url: z.url() }) },
    },
    problems: { 404: NOT_HERE },
  }),
};
