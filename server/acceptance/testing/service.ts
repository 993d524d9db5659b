import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../../../channels/simulator/network.ts';
import { openPhone, type Phone } from '../../../channels/simulator/phone.ts';
import { testDatabase, type TestDatabase } from '../../../core/db/testing.ts';
import { systemClock } from '../../../core/clock.ts';
import { createLog } from '../../../core/log.ts';
import { compose, type Service } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { migrateDoorbell } from '../../doorbell.ts';
import { eventually } from '../../testing/service.ts';
import { startProviders, type Providers } from './providers.ts';

/** Where providers believe the service to be; nothing listens there. */
export const PUBLIC_BASE_URL = 'https://arogya.test';

/** What may be in no log and in no error, one of a kind for each provider. */
export const SECRETS = {
  WEBHOOK_TOKEN: 'path-token-0001',
  AT_API_KEY: 'africas-talking-key-0002',
  TWILIO_AUTH_TOKEN: 'twilio-auth-token-0003',
  EXOTEL_API_KEY: 'exotel-api-key-0004',
  EXOTEL_API_TOKEN: 'exotel-api-token-0005',
  SMS_GATEWAY_API_KEY: 'gateway-api-key-0006',
  WHATSAPP_APP_SECRET: 'meta-app-secret-0007',
  WHATSAPP_VERIFY_TOKEN: 'meta-verify-token-0008',
  WHATSAPP_ACCESS_TOKEN: 'meta-access-token-0009',
} as const;

export const TWILIO_ACCOUNT = `AC${'0'.repeat(32)}`;
export const META_NUMBER_ID = '100000000000001';

/** The whole service with every provider configured, on a database of its own, with the network before and behind it. */
export interface Acceptance {
  readonly url: string;
  readonly simulator: Simulator;
  /** Between the service and the simulated network. */
  readonly providers: Providers;
  readonly database: TestDatabase;
  /** Every log line so far, at debug level. */
  readonly log: readonly string[];
  rows<Row extends object = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Turns that were ever taken. */
  turns(): Promise<number>;
  /** Messages that were ever to be sent. */
  messages(): Promise<number>;
  /** Minutes by which the service's clock goes ahead. */
  advance(minutes: number): void;
  /** The clock stands still until it is let go. */
  hold(): void;
  letGo(): void;
  phone(number: string): Promise<Phone>;
  /** Stops the service and starts it anew on the same data, with another environment where one is given. */
  restart(environment?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

export async function startAcceptance(
  environment: Readonly<Record<string, string>> = {},
): Promise<Acceptance> {
  const database = await testDatabase();
  await migrateDoorbell(database.url);
  const dataDir = await mkdtemp(join(tmpdir(), 'arogya-acceptance-'));
  const log: string[] = [];
  let aheadMs = 0;
  let heldAt: number | null = null;
  let url = '';
  let service: Service;
  const clock = { now: () => new Date((heldAt ?? systemClock.now().getTime()) + aheadMs) };

  const simulator = createSimulator({
    port: 0,
    webhookBaseUrl: () => url,
    token: SECRETS.WEBHOOK_TOKEN,
    publicBaseUrl: PUBLIC_BASE_URL,
    twilio: { accountSid: TWILIO_ACCOUNT, authToken: SECRETS.TWILIO_AUTH_TOKEN },
    meta: {
      phoneNumberId: META_NUMBER_ID,
      appSecret: SECRETS.WHATSAPP_APP_SECRET,
      verifyToken: SECRETS.WHATSAPP_VERIFY_TOKEN,
      accessToken: SECRETS.WHATSAPP_ACCESS_TOKEN,
    },
  });
  await simulator.listen();
  const providers = await startProviders(simulator.url);

  const start = async (more: Readonly<Record<string, string>>): Promise<void> => {
    const config = readConfig({
      DATA_DIR: dataDir,
      DATA_KEYS: KEYS,
      SIMULATOR_PORT: new URL(providers.url).port,
      PUBLIC_BASE_URL,
      SMS_GATEWAY: 'infobip',
      SMS_GATEWAY_API_BASE_URL: providers.url,
      ...SECRETS,
      ...more,
    });
    service = compose({
      config,
      databaseUrl: database.url,
      clock,
      log: createLog('debug', { write: (line) => void log.push(line) }),
    });
    service.work();
    url = `http://127.0.0.1:${await service.serve(0, '127.0.0.1')}`;
  };
  await start(environment);

  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await database.pool.query<Row>(sql, values)).rows;
  const numberIn = async (sql: string): Promise<number> =>
    Number((await rows<{ n: string }>(`select coalesce(${sql}, 0) as n`))[0]!.n);
  /** What providers were thanked for is worked on afterwards. */
  const worked = (): Promise<number> =>
    eventually(
      () => numberIn('(select count(*) from arrival)'),
      (left) => left === 0,
    );

  return {
    get url() {
      return url;
    },
    simulator,
    providers,
    database,
    log,
    rows,
    async turns() {
      await worked();
      return numberIn('(select sum(revision) from conversation)');
    },
    async messages() {
      await worked();
      return numberIn(`(select count(*) from outbox where kind = 'message')`);
    },
    advance: (minutes) => void (aheadMs += minutes * 60_000),
    hold: () => void (heldAt ??= systemClock.now().getTime()),
    letGo: () => void (heldAt = null),
    phone: (number) => openPhone(simulator.url, number),
    async restart(more = environment) {
      await service.stop();
      await start(more);
    },
    async close() {
      await service.stop();
      await providers.close();
      await simulator.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same over a restart, and for services that share a test. */
const KEYS = `t1:${randomBytes(32).toString('base64')}`;
