import type { RequestHandler, Response } from 'express';
import { isIPv6 } from 'node:net';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { routesOf, type RouteTable } from '@arogya/contract';
import type { Vault } from '../core/crypto/vault.ts';
import type { LimitStore, Quota } from './limit-store.ts';
import { Problem } from './problem.ts';
import type { Locals } from './router.ts';

/** What one address and one account may ask for. An address may be a village's, an account is one person. */
export const QUOTAS = {
  address: { name: 'address', points: 1000, seconds: 60 },
  account: { name: 'account', points: 100, seconds: 60 },
} as const satisfies Record<string, Quota>;

/** Counts requests for createApi, and refuses (429) what is too many. Routes that are `unlimited` are never counted. */
export interface Limits {
  /** Counts the address. */
  readonly before: RequestHandler;
  /** Counts the account, where somebody has signed in. */
  readonly admitted: RequestHandler;
}

/** Keys are keyed hashes: no address is kept, nor can one be told from what is. */
export function createLimits({
  versions,
  store,
  vault,
}: {
  readonly versions: Readonly<Record<string, RouteTable>>;
  readonly store: LimitStore;
  readonly vault: Vault;
}): Limits {
  const unlimited = unlimitedIn(versions);
  const address = counter(QUOTAS.address);
  const account = counter(QUOTAS.account);
  return {
    async before(request, response, next) {
      if (!unlimited.has(`${request.method} ${request.path}`))
        await address(networkOf(request.ip ?? ''), response);
      next();
    },
    async admitted(_, response, next) {
      const { route, principal } = response.locals as Locals;
      if (principal && !route?.unlimited) await account(principal.accountId, response);
      next();
    },
  };

  function counter(quota: Quota): (whom: string, response: Response) => Promise<void> {
    const { name, points, seconds } = quota;
    const limiter = store.limiter(quota);
    const policy = `"${name}";q=${points};w=${seconds}`;
    return async (whom, response) => {
      const key = vault.index(`rate_limit.${name}`, whom).toString('base64url', 0, 16);
      const { allowed, counted } = await limiter.consume(key).then(
        (within) => ({ allowed: true, counted: within }),
        (beyond: unknown) => ({ allowed: false, counted: beyond }),
      );
      // Whatever else goes wrong here is no reason to turn anybody away.
      if (!(counted instanceof RateLimiterRes)) return;
      const wait = Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
      add(response, 'ratelimit-policy', policy);
      add(response, 'ratelimit', `"${name}";r=${counted.remainingPoints};t=${wait}`);
      if (!allowed)
        throw new Problem(429, `At most ${points} requests in ${seconds} seconds.`, {
          headers: { 'retry-after': String(wait) },
        });
    };
  }
}

/** "POST /v1/emergencies": such routes have no parameters (contract/table.ts). */
const unlimitedIn = (versions: Readonly<Record<string, RouteTable>>): ReadonlySet<string> =>
  new Set(
    Object.entries(versions).flatMap(([version, table]) =>
      routesOf(table)
        .filter(({ route }) => route.unlimited)
        .map(({ route: { method, path } }) => `${method.toUpperCase()} /${version}${path}`),
    ),
  );

/** Who counts as one address: in IPv6 a network of 64 bits, of which a household has one or more. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = [], tail = []] = address.split('::').map((side) => side.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** One list for both quotas, as the draft on RateLimit fields has it. */
function add(response: Response, name: string, item: string): void {
  const before = response.get(name);
  response.set(name, before ? `${before}, ${item}` : item);
}
