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
import { createIllness, type Illness } from '../illness.ts';
import { openToService } from './app-role.ts';

/** The whole service as it runs, on a database of its own, with the simulated network before it. */
export interface TestService {
  readonly url: string;
  readonly simulator: Simulator;
  readonly database: Awaited<ReturnType<typeof testDatabase>>;
  /** Every log line so far, at debug level. */
  readonly log: readonly string[];
  /** Minutes by which the clock of the service and of the network goes ahead. */
  advance(minutes: number): void;
  /** The clock stands still until it is let go. */
  hold(): void;
  letGo(): void;
  phone(number: string): Promise<Phone>;
  /** A hop as the provider posts it; the reply's text. */
  hop(number: string, session: string, text: string): Promise<string>;
  /** A text as the provider posts it; the status. */
  text(number: string, id: string, text: string): Promise<number>;
  /**
   * Stops the service and starts it anew on the same data, as after a crash or an update, with other variables where
   * some are given. Where it does not work, what is to be sent waits until `work`.
   */
  restart(changed?: { readonly variables?: Variables; readonly works?: boolean }): Promise<void>;
  work(): void;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Half past six in the morning UTC: noon in India, where at night nobody is called back. */
const NOON_MS = 6.5 * 3_600_000;
const untilNoon = (now: number): number => (NOON_MS - (now % DAY_MS) + DAY_MS) % DAY_MS;

/** What providers believe the service's address to be, where nothing listens; their signatures cover it. */
export const PUBLIC_BASE_URL = 'https://arogya.test';

/** More of the environment; a blank one takes the default away. */
type Variables = Readonly<Record<string, string>>;

export async function startTestService({
  variables = {},
  ahead = untilNoon(Date.now()),
  standBetween,
  ...options
}: Partial<Pick<SimulatorOptions, 'switches' | 'seed' | 'token' | 'twilio' | 'meta'>> & {
  readonly databaseUrl?: string;
  readonly variables?: Variables;
  /** Milliseconds by which its clock begins ahead of ours; else it begins at noon. */
  readonly ahead?: number;
  /** What the service takes for the providers, on its way to the simulated network. */
  readonly standBetween?: (simulatorUrl: string) => Promise<{ readonly url: string; close(): Promise<void> }>;
} = {}): Promise<TestService> {
  const database = await testDatabase();
  const appUrl = await openToService(database.url);
  const databaseUrl = options.databaseUrl ?? appUrl;
  const dataDir = await mkdtemp(join(tmpdir(), 'arogya-test-'));
  const log: string[] = [];
  let heldAt: number | null = null;
  const clock = { now: () => new Date((heldAt ?? Date.now()) + ahead) };
  const DATA_KEYS = `t1:${randomBytes(32).toString('base64')}`;
  let url = '';
  let service: Service;
  let illness: Illness | null = null;

  const simulator = createSimulator({
    port: 0,
    mailPort: 0,
    webhookBaseUrl: () => url,
    token: 'dev',
    publicBaseUrl: PUBLIC_BASE_URL,
    clock,
    ...options,
  });
  await simulator.listen();
  const between = await standBetween?.(simulator.url);
  const providersUrl = between?.url ?? simulator.url;

  const start = async (more: Variables, works: boolean): Promise<void> => {
    const config = readConfig({
      DATA_DIR: dataDir,
      DATA_KEYS,
      // Every provider is at the simulated network.
      SIMULATOR_PORT: new URL(providersUrl).port,
      SIMULATOR_MAIL_PORT: String(simulator.mailPort),
      SMS_GATEWAY_API_BASE_URL: providersUrl,
      PUBLIC_BASE_URL,
      ...more,
    });
    const lines = createLog('debug', { write: (line) => void log.push(line) });
    await illness?.close();
    illness = await createIllness({ config, clock, log: lines });
    service = compose({ config, databaseUrl, illness, clock, log: lines });
    if (works) service.work();
    url = `http://127.0.0.1:${await service.serve(0, '127.0.0.1')}`;
  };
  await start(variables, true);

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
    hold: () => void (heldAt ??= Date.now()),
    letGo: () => void (heldAt = null),
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
    async restart(changed = {}) {
      await service.stop();
      await start(changed.variables ?? variables, changed.works ?? true);
    },
    work: () => service.work(),
    async close() {
      await service.stop();
      await illness?.close();
      await between?.close();
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
