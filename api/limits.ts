import type { RequestHandler } from 'express';
import { isIPv6 } from 'node:net';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { routesOf, type RouteDefinition, type RouteTable } from '@arogya/contract';
import type { Vault } from '../core/crypto/vault.ts';
import type { LimitStore, Quota } from './limit-store.ts';
import type { Guard } from './principal.ts';
import { Problem } from './problem.ts';

/** What one address and one account may ask for. An address may be a village's, an account is one person. */
export const QUOTAS = {
  address: { name: 'address', points: 1000, seconds: 60 },
  account: { name: 'account', points: 100, seconds: 60 },
  /** Of what costs us money, by address: many share one behind their operator. */
  costly: { name: 'costly', points: 100, seconds: 600 },
} as const satisfies Record<string, Quota>;

/**
 * Counts each request by its address, and by its account where somebody has signed in, in one go; refuses (429) what is too
 * many. Routes that are `unlimited` are never counted. Keys are keyed hashes: no address is kept, nor can one be told from
 * what is.
 */
export function createLimits({
  versions,
  authenticate,
  store,
  vault,
}: {
  readonly versions: Readonly<Record<string, RouteTable>>;
  readonly authenticate: Guard['authenticate'];
  readonly store: LimitStore;
  readonly vault: Vault;
}): RequestHandler {
  const unlimited = addressesOf(versions, ({ unlimited: is }) => is === true);
  const costly = addressesOf(versions, ({ costly: is }) => is === true);
  const address = counter(QUOTAS.address);
  const account = counter(QUOTAS.account);
  const cost = counter(QUOTAS.costly);
  return async (request, response, next) => {
    const asked = `${request.method} ${request.path}`;
    if (unlimited.has(asked)) return next();
    // Where it cannot be known who asks, the route says so itself.
    const principal = await authenticate(request).catch(() => null);
    const network = networkOf(request.ip ?? '');
    const counted = await Promise.all([
      address(network),
      ...(costly.has(asked) ? [cost(network)] : []),
      ...(principal ? [account(principal.accountId)] : []),
    ]);
    const told = counted.filter((one) => one !== null);
    if (told.length === 0) return next();
    response.set({
      'ratelimit-policy': told
        .map(({ quota: { name, points, seconds } }) => `"${name}";q=${points};w=${seconds}`)
        .join(', '),
      ratelimit: told.map(({ quota: { name }, left, wait }) => `"${name}";r=${left};t=${wait}`).join(', '),
    });
    const refused = told.find(({ allowed }) => !allowed);
    if (!refused) return next();
    const { points, seconds } = refused.quota;
    throw new Problem(429, `At most ${points} requests in ${seconds} seconds.`, {
      headers: { 'retry-after': String(refused.wait) },
    });
  };

  function counter(quota: Quota): (whom: string) => Promise<Counted | null> {
    const limiter = store.limiter(quota);
    return async (whom) => {
      const key = vault.index(`rate_limit.${quota.name}`, whom).toString('base64url', 0, 16);
      const { allowed, result } = await limiter.consume(key).then(
        (within) => ({ allowed: true, result: within }),
        (beyond: unknown) => ({ allowed: false, result: beyond }),
      );
      // Whatever else goes wrong here is no reason to turn anybody away.
      if (!(result instanceof RateLimiterRes)) return null;
      const wait = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
      return { quota, allowed, left: result.remainingPoints, wait };
    };
  }
}

/** One request on a quota: how many are left, and seconds until all are there again. */
interface Counted {
  readonly quota: Quota;
  readonly allowed: boolean;
  readonly left: number;
  readonly wait: number;
}

/** "POST /v1/emergencies": such routes have no parameters (contract/table.ts). */
const addressesOf = (
  versions: Readonly<Record<string, RouteTable>>,
  is: (route: RouteDefinition) => boolean,
): ReadonlySet<string> =>
  new Set(
    Object.entries(versions).flatMap(([version, table]) =>
      routesOf(table)
        .filter(({ route }) => is(route))
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
