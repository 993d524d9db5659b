import { ROLES, type OpenApiDocument } from '@arogya/contract';
import { checkPromises, type Seen } from '../../api/testing/promises.ts';
import type { TestService } from './service.ts';
import { signIn } from './signed-in.ts';

/** Accounts of each role: so many that no limit is met before the routes themselves are. */
const OF_EACH_ROLE = 100;
/** Addresses that requests come from, told by a proxy that is trusted. */
const ADDRESSES = 200;

/**
 * Asks every route of a version `runs` times with what it takes and as often with what it does not, by people of every
 * role in turn, their PIN given, from many addresses. The service trusts proxies on
 * loopback, has the tests' JWT_SECRET, and its clock is ours.
 */
export async function provePromises(service: TestService, version: string, runs: number): Promise<Seen> {
  const document = (await (
    await fetch(`${service.url}/api/${version}/openapi.json`)
  ).json()) as OpenApiDocument;
  const people = await Promise.all(
    ROLES.map((role) => signIn(service.database.pool, role, OF_EACH_ROLE, { history: true })),
  );
  // Whoever signs out everywhere asks for nothing more.
  const leaving = await signIn(service.database.pool, 'user', 2 * runs);
  let asked = 0;
  return checkPromises({
    document,
    url: service.url,
    runs,
    headersFor({ operationId }) {
      asked += 1;
      // Every other one may do all that a role can; the others are of each role in turn.
      const ofRole = asked % 2 === 0 ? people.at(-1)! : people[(asked >> 1) % people.length]!;
      const { token } =
        operationId === 'auth.logoutEverywhere'
          ? leaving[asked % leaving.length]!
          : ofRole[(asked >> 3) % ofRole.length]!;
      const address = asked % ADDRESSES;
      return { authorization: `Bearer ${token}`, 'x-forwarded-for': `203.0.${address >> 6}.${address & 63}` };
    },
  });
}
