import { Secret, TOTP } from 'otpauth';
import { ROLES, v1, type TokenPair } from '@arogya/contract';
import type { CodeToDeliver } from '../../core/accounts/code-delivery.ts';
import { createAccountServices, type AccountServices } from '../../core/accounts/index.ts';
import { createPasswords } from '../../core/accounts/passwords.ts';
import { createAudit } from '../../core/audit/audit.ts';
import { createConversationStore, type ConversationStore } from '../../core/conversations/store.ts';
import { createVault } from '../../core/crypto/vault.ts';
import { createDatabase, type Database } from '../../core/db/pool.ts';
import { testDatabase } from '../../core/db/testing.ts';
import { createLog } from '../../core/log.ts';
import { createAccountRoutes } from '../accounts.ts';
import { createAuth, type PinVerdict } from '../auth.ts';
import { createGuard, roles } from '../guard.ts';
import { createRefreshCookie } from '../refresh-cookie.ts';
import { serveApi, type TestApi } from './serve.ts';

export const JWT_SECRET = 'a secret for tests alone, and long enough';
export const HOME = 'https://arogya.test';
export const PASSWORD = 'sehat ki baat 7';

const MINUTE_MS = 60_000;

/** Accounts as they are served, on a database and a clock of their own, with every code that was sent. */
export interface TestAccounts {
  readonly api: TestApi;
  readonly services: AccountServices;
  readonly store: ConversationStore;
  readonly database: Database;
  readonly sent: readonly CodeToDeliver[];
  /** What the next PIN is said to be. */
  pin: PinVerdict;
  now(): Date;
  advance(seconds: number): void;
  ask(path: string, how?: Ask): Promise<Answer>;
  /** Has a code sent and resolves with it. */
  codeFor(address: object): Promise<string>;
  /** A new account, signed in without cookies; each with an address of its own unless one is given. */
  register(more?: object): Promise<TokenPair & { readonly address: { email?: string; phone?: string } }>;
  /** A token of somebody with a role and, where it needs one, a second factor. */
  registerAs(role: string): Promise<Staff>;
  /** The authenticator app's code now, or some steps from now. */
  totpOf(secret: string, steps?: number): string;
  audited(action: string): Promise<number>;
  close(): Promise<void>;
}

export interface Staff {
  readonly id: string;
  readonly token: string;
  readonly address: object;
  readonly secret: string;
}

export interface Ask {
  readonly method?: string;
  readonly body?: object;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test says what it expects of it
  readonly body: any;
  readonly headers: Headers;
}

export async function serveAccounts({ secure = true } = {}): Promise<TestAccounts> {
  const test = await testDatabase();
  const database = createDatabase({ url: test.url, max: 10, onIdleError: () => undefined });
  const vault = createVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
  const store = createConversationStore({ database, vault });
  const sent: CodeToDeliver[] = [];
  let time = Date.parse('2026-11-23T10:00:00Z');
  let addresses = 0;
  const clock = { now: () => new Date(time) };
  const services = createAccountServices({
    database,
    vault,
    store,
    codeDelivery: {
      has: () => true,
      deliver: async (code) => void sent.push(code),
    },
    audit: createAudit({ database, vault }),
    roles,
    roleNames: ROLES,
    jwtSecret: JWT_SECRET,
    clock,
    log: createLog('silent'),
    passwords: createPasswords({ atOnce: 2, cost: 4 }),
  });
  const { signIn, credentials, codes, sessions, administration, tokens, voids } = services;
  const api = await serveApi({
    versions: { v1: { auth: v1.auth, accounts: v1.accounts } },
    handlers: {
      v1: {
        auth: createAuth({
          signIn,
          credentials,
          codes,
          sessions,
          pins: { verify: async () => its.pin },
          cookie: createRefreshCookie({ secure, origins: [HOME], clock }),
        }),
        accounts: createAccountRoutes({ administration }),
      },
    },
    guard: createGuard({ tokens, voids }),
  });

  async function ask(path: string, { method, body, token, headers }: Ask = {}): Promise<Answer> {
    const response = await fetch(`${api.url}/api/v1${path}`, {
      method: method ?? (body ? 'POST' : 'GET'),
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
  }

  const expectStatus = async (status: number, asked: Promise<Answer>): Promise<Answer> => {
    const answer = await asked;
    if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };

  async function codeFor(address: object): Promise<string> {
    const before = sent.length;
    await expectStatus(202, ask('/auth/codes', { body: address }));
    return sent[before]!.digits;
  }

  const totpOf = (secret: string, steps = 0): string =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: time + steps * 30_000 });

  async function register(more: object = {}) {
    const named = more as { email?: string; phone?: string };
    const isNamed = named.email !== undefined || named.phone !== undefined;
    addresses += 1;
    const address = isNamed
      ? named.email === undefined
        ? { phone: named.phone! }
        : { email: named.email }
      : { phone: `+9198000${String(addresses).padStart(5, '0')}` };
    const code = await codeFor(address);
    const body = { ...address, code, password: PASSWORD, cookie: false, ...more };
    const answer = await expectStatus(201, ask('/auth/register', { body }));
    return { ...(answer.body as TokenPair), address };
  }

  const its: TestAccounts = {
    api,
    services,
    store,
    database,
    sent,
    pin: 'right',
    now: clock.now,
    advance: (seconds) => void (time += seconds * 1000),
    ask,
    codeFor,
    register,
    totpOf,

    async registerAs(role) {
      const { account, address, accessToken } = await register();
      const { body: begun } = await expectStatus(
        200,
        ask('/auth/totp', { method: 'POST', token: accessToken }),
      );
      const secret = begun.secret as string;
      const body = { code: totpOf(secret) };
      await expectStatus(200, ask('/auth/totp/confirm', { body, token: accessToken }));
      await database.pool.query('update account set role = $2 where id = $1', [account.id, role]);
      time += MINUTE_MS;
      const credentialsNow = { ...address, password: PASSWORD, totp: totpOf(secret), cookie: false };
      const signedIn = await expectStatus(200, ask('/auth/login', { body: credentialsNow }));
      return { id: account.id, token: signedIn.body.accessToken as string, address, secret };
    },

    async audited(action) {
      const { rowCount } = await database.pool.query('select from audit where action = $1', [action]);
      return rowCount ?? 0;
    },

    async close() {
      await api.close();
      await voids.stop();
      await database.pool.end();
      await test.close();
    },
  };
  return its;
}
