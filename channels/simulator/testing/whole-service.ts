import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../../core/db/testing.ts';
import { createLog } from '../../../core/log.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { migrateDoorbell } from '../../../server/doorbell.ts';
import { createSimulator } from '../network.ts';
import { openPhone, type Phone } from '../phone.ts';

/** What providers believe the service's address to be; their signatures cover it. */
const PUBLIC_BASE_URL = 'https://arogya.test';

/** The service as it runs in development, with every provider played, on a clock that stands still unless told. */
export interface WholeService {
  readonly database: TestDatabase;
  readonly simulatorUrl: string;
  /** Every log line so far, at debug level. */
  readonly log: readonly string[];
  /** Lets so many seconds pass. */
  pass(seconds: number): void;
  phone(number: string): Promise<Phone>;
  close(): Promise<void>;
}

/** Starts it with some variables more, or less where they are null; its clock stands at `begins`. */
export async function startWholeService(
  begins: Date,
  changed: Readonly<Record<string, string | null>> = {},
): Promise<WholeService> {
  const database = await testDatabase();
  await migrateDoorbell(database.url);
  const dataDir = await mkdtemp(join(tmpdir(), 'arogya-test-'));
  const log: string[] = [];
  let now = begins.getTime();
  let url = '';
  const clock = { now: () => new Date(now) };
  const simulator = createSimulator({
    port: 0,
    webhookBaseUrl: () => url,
    publicBaseUrl: PUBLIC_BASE_URL,
    token: 'dev',
    clock,
  });
  await simulator.listen();
  const { variables, ...config } = readConfig({
    DATA_DIR: dataDir,
    DATA_KEYS: `t1:${randomBytes(32).toString('base64')}`,
    SIMULATOR_PORT: new URL(simulator.url).port,
    PUBLIC_BASE_URL,
  });
  const left = Object.entries({ ...variables, ...changed }).filter(([, value]) => value !== null);
  const service = compose({
    config: { ...config, variables: Object.fromEntries(left) as Record<string, string> },
    databaseUrl: database.url,
    clock,
    log: createLog('debug', { write: (line) => void log.push(line) }),
  });
  service.work();
  url = `http://127.0.0.1:${await service.serve(0, '127.0.0.1')}`;
  return {
    database,
    simulatorUrl: simulator.url,
    log,
    pass: (seconds) => void (now += seconds * 1000),
    phone: (number) => openPhone(simulator.url, number),
    async close() {
      await service.stop();
      await simulator.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
