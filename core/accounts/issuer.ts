import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import type { Clock } from '../clock.ts';
import { Refused, Unavailable } from '../errors.ts';

/** The account that the service has at an issuer of OpenID Connect. */
export interface IssuerClient {
  /** Where `.well-known/openid-configuration` is found; plain HTTP on this machine alone. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the issuer sends people back to. */
  readonly redirectUri: string;
}

/** What the one who begins keeps to themselves until the issuer sends them back. */
export interface IssuerFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the issuer vouches for. `email` only where it says that it has proved it. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly name: string | null;
}

/** One issuer, by authorization code with PKCE. All of it throws Unavailable where it does not answer. */
export interface Issuer {
  begin(): Promise<{ readonly url: string; readonly flow: IssuerFlow }>;
  /** `query` is what came back. Throws Refused 400 where it is of another flow, and 401 where the issuer does not vouch. */
  finish(flow: IssuerFlow, query: Readonly<Record<string, string>>): Promise<Vouched>;
}

/** Seconds that it may take to answer, and milliseconds that what it says of itself is believed. */
const TIMEOUT = 5;
const BELIEVED_MS = 3_600_000;

const SCOPE = 'openid email profile';
const MAX_SUBJECT = 255;
const MAX_NAME = 100;

/** Whether an issuer is on this machine, where nobody listens on the wire. */
export const isLocalIssuer = (issuer: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(issuer);

export function createIssuer(client: IssuerClient, clock: Clock): Issuer {
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | null = null;

  /** Asked for once at a time; what failed is asked for again. */
  function configured(): Promise<Configuration> {
    const now = clock.now().getTime();
    if (known && now < known.until) return known.configuration;
    const configuration = discover(client);
    known = { configuration, until: now + BELIEVED_MS };
    configuration.catch(() => (known = null));
    return configuration;
  }

  return {
    async begin() {
      const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await configured(), {
        redirect_uri: client.redirectUri,
        scope: SCOPE,
        code_challenge: await calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
        state: flow.state,
        nonce: flow.nonce,
      });
      return { url: url.href, flow };
    },

    async finish({ state, nonce, verifier }, query) {
      if (query.state !== state)
        throw new Refused(400, 'This answer belongs to another sign-in: begin anew.');
      const configuration = await configured();
      const url = new URL(client.redirectUri);
      url.search = new URLSearchParams(query).toString();
      const tokens = await authorizationCodeGrant(configuration, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      }).catch(explain);
      const claims = tokens.claims();
      if (!claims || claims.sub.length > MAX_SUBJECT) throw refusal();
      const isProven = claims.email_verified === true && typeof claims.email === 'string';
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: isProven ? (claims.email as string) : null,
        name: nameOf(claims.name),
      };
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: IssuerClient): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT,
    // Deprecated to stand out; it is for nothing but this machine.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    execute: isLocalIssuer(issuer) ? [allowInsecureRequests] : [],
  }).catch((error: unknown) => {
    throw new Unavailable('the issuer', { cause: error });
  });
}

/** Whether it was not there, or does not vouch. Its own words may hold a person's, and are not passed on. */
function explain(error: unknown): never {
  const { cause } = error as { cause?: unknown };
  const isAway =
    (error instanceof TypeError && cause !== undefined) ||
    (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') ||
    (cause instanceof Response && cause.status >= 500);
  throw isAway ? new Unavailable('the issuer') : refusal();
}

const refusal = (): Refused => new Refused(401, 'The issuer does not vouch for this sign-in: begin anew.');

function nameOf(claim: unknown): string | null {
  const name =
    typeof claim === 'string'
      ? claim
          .normalize('NFC')
          .replace(/\p{Cc}+/gu, ' ')
          .trim()
      : '';
  return name === '' ? null : [...name].slice(0, MAX_NAME).join('');
}
