import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../channels/simulator/network.ts';
import { openPhone, type Phone } from '../../channels/simulator/phone.ts';
import { testDatabase } from '../../core/db/testing.ts';
import { createLog } from '../../core/log.ts';
import { compose, type Service } from '../compose.ts';
import { readConfig } from '../config.ts';
import { migrateDoorbell } from '../doorbell.ts';

/** The whole service as it runs, on a database of its own, with the simulated network before it. */
export interface TestService {
  readonly url: string;
  readonly simulator: Simulator;
  readonly database: Awaited<ReturnType<typeof testDatabase>>;
  /** Every log line so far, at debug level. */
  readonly log: readonly string[];
  /** Minutes by which the service's clock is ahead. */
  advance(minutes: number): void;
  phone(number: string): Promise<Phone>;
  /** A hop as the provider posts it; the reply's text. */
  hop(number: string, session: string, text: string): Promise<string>;
  /** A text as the provider posts it; the status. */
  text(number: string, id: string, text: string): Promise<number>;
  /** Stops the service and starts it anew on the same data, as after a crash or an update. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Half past six in the morning UTC: noon in India, where at night nobody is called back. */
const NOON_MS = 6.5 * 3_600_000;
const untilNoon = (now: number): number => (NOON_MS - (now % DAY_MS) + DAY_MS) % DAY_MS;

/** What providers believe the service's address to be; their signatures cover it. */
const PUBLIC_BASE_URL = 'https://arogya.test';

export async function startTestService(
  options: Partial<Pick<SimulatorOptions, 'switches' | 'seed'>> & {
    readonly databaseUrl?: string;
    /** More of the environment. */
    readonly variables?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestService> {
  const database = await testDatabase();
  const databaseUrl = options.databaseUrl ?? database.url;
  await migrateDoorbell(database.url);
  const dataDir = await mkdtemp(join(tmpdir(), 'arogya-test-'));
  const log: string[] = [];
  let ahead = untilNoon(Date.now());
  let url = '';
  let service: Service;

  const simulator = createSimulator({
    port: 0,
    webhookBaseUrl: () => url,
    token: 'dev',
    publicBaseUrl: PUBLIC_BASE_URL,
    ...options,
  });
  await simulator.listen();
  const config = readConfig({
    DATA_DIR: dataDir,
    DATA_KEYS: `t1:${randomBytes(32).toString('base64')}`,
    // Every provider is at the simulated network.
    SIMULATOR_PORT: new URL(simulator.url).port,
    SMS_GATEWAY_API_BASE_URL: simulator.url,
    PUBLIC_BASE_URL,
    ...options.variables,
  });

  const start = async (): Promise<void> => {
    service = compose({
      config,
      databaseUrl,
      clock: { now: () => new Date(Date.now() + ahead) },
      log: createLog('debug', { write: (line) => void log.push(line) }),
    });
    service.work();
    url = `http://127.0.0.1:${await service.serve(0, '127.0.0.1')}`;
  };
  await start();

  const post = (path: string, form: Record<string, string>): Promise<Response> =>
    fetch(`${url}/webhooks/africas-talking/dev/${path}`, { method: 'POST', body: new URLSearchParams(form) });

  return {
    get url() {
      return url;
    },
    simulator,
    database,
    log,
    advance: (minutes) => {
      ahead += minutes * 60_000;
    },
    phone: (number) => openPhone(simulator.url, number),
    async hop(number, session, text) {
      const response = await post('ussd', {
        sessionId: session,
        phoneNumber: number,
        serviceCode: '*384*4247#',
        text,
      });
      return response.text();
    },
    async text(number, id, text) {
      const form = { from: number, to: '4247', id, text, date: '2026-11-23 10:00:00', linkId: '' };
      return (await post('sms', form)).status;
    },
    async restart() {
      await service.stop();
      await start();
    },
    async close() {
      await service.stop();
      await simulator.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Polls until `check` holds; the last value if it never does. */
export async function eventually<T>(
  check: () => Promise<T>,
  holds: (value: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const value = await check();
    if (holds(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
