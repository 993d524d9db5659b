import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { createChannels } from '../../../channels/index.ts';
import { loadCountry } from '../../../core/country/country.ts';
import { loadTelecom } from '../../../core/country/telecom.ts';
import { startEmbeddedPostgres } from '../../../core/db/embedded.ts';
import { readConfig } from '../../../server/config.ts';
import { residentMb } from '../../memory.ts';
import { freePort } from '../../free-port.ts';
import { createService } from '../crash/service.ts';
import { none, told, type Line } from '../keep.ts';
import { requestOf, type FuzzRequest, type Target } from './requests.ts';

/** How much is sent; the first two fifths by nobody authentic. `settings` are PostgreSQL's. */
export interface FuzzSizes {
  readonly requests: number;
  readonly seed: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** All that was seen. */
export interface FuzzEvidence {
  readonly sent: number;
  /** Answers by "forged 403", "authentic 200" …; "none" where there was none. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly webhooks: ReadonlySet<string>;
  readonly allWebhooks: readonly string[];
  /** Requests answered with 5xx, or with nothing though they were of a size that is read. */
  readonly failures: readonly string[];
  /** Forged requests that were not refused. */
  readonly admitted: readonly string[];
  /** Rows after the forged ones, before and after the refused ones came again. */
  readonly rowsOfForged: number;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  readonly refusedAgain: number;
  readonly deaths: readonly string[];
  /** Resident MB a third of the way, and at the end. */
  readonly residentMb: readonly [number, number];
  /** Lines of the log at level error, and those that hold a number that was sent. */
  readonly errors: readonly string[];
  readonly told: readonly string[];
  readonly seconds: number;
}

const AT_ONCE = 24;
const FORGED = 0.4;
/** Resident memory may grow by so much between a third of the way and the end. */
const FLAT_MB = 40;
/** A number or a text of ours; the digits of an id are neither. */
const SAID = /(?<![\da-f-])(91)?98\d{8}(?![\da-f])|अस्पताल|jndi/;
/** A body beyond what is read may be answered by closing the connection. */
const READ_BYTES = 60_000;
const TABLES = [
  'person',
  'identity',
  'conversation',
  'inbox',
  'outbox',
  'emergency',
  'consent',
  'delivery_report',
];

/** Runs it all and leaves nothing behind. `note` hears how it goes. */
export async function runFuzz(
  { requests, seed, settings = {} }: FuzzSizes,
  note: (line: string) => void,
): Promise<FuzzEvidence> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'arogya-fuzz-'));
  const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings });
  const port = await freePort();
  const logPath = join(folder, 'service.log');
  const service = createService(
    {
      DATABASE_URL: database.url,
      DATA_DIR: join(folder, 'data'),
      DATA_KEYS: `f1:${randomBytes(32).toString('base64')}`,
      PORT: String(port),
      LOG_LEVEL: 'debug',
    },
    logPath,
    ['api'],
  );
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const pool = new Pool({ connectionString: database.url, max: 1 });
  try {
    service.start();
    await service.ready();
    const target = targetAt(port);
    const statuses = new Map<string, number>();
    const webhooks = new Set<string>();
    const failures: string[] = [];
    const admitted: string[] = [];
    const refused: number[] = [];
    const forged = Math.round(requests * FORGED);
    let early = 0;

    const ask = async (n: number, authentic: boolean): Promise<number | null> => {
      const one = requestOf(seed, n, target, authentic);
      const status = await answerTo(one, port, agent);
      const name = `${authentic ? 'authentic' : 'forged'} ${status ?? 'none'}`;
      statuses.set(name, (statuses.get(name) ?? 0) + 1);
      webhooks.add(one.webhook);
      const isRead = one.body.length < READ_BYTES;
      if ((status === null && isRead) || (status !== null && status >= 500))
        failures.push(`${status ?? 'no answer'} to ${n}: ${one.what}`);
      if (!authentic && status !== null && status < 400) admitted.push(`${status} to ${n}: ${one.what}`);
      return status;
    };

    await inTurns(0, forged, (n) => ask(n, false));
    const rowsOfForged = await rowsIn(pool);
    note(`${forged} forged`);
    await inTurns(forged, requests, async (n) => {
      if (n === Math.round(requests * 0.6)) early = residentMb(service.pid);
      const status = await ask(n, true);
      if (status !== null && status >= 400) refused.push(n);
      if (n % 20_000 === 0) note(`${n} sent`);
    });
    const late = residentMb(service.pid);
    const rowsBefore = await rowsIn(pool);
    await inTurns(0, refused.length, (index) => ask(refused[index]!, true));
    const rowsAfter = await rowsIn(pool);
    await service.stop();

    const log = readFileSync(logPath, 'utf8').split('\n');
    return {
      sent: requests + refused.length,
      statuses,
      webhooks,
      allWebhooks: [...new Set(target.channels.flatMap((one) => one.webhooks.map(({ path }) => path)))],
      failures,
      admitted,
      rowsOfForged,
      rowsBefore,
      rowsAfter,
      refusedAgain: refused.length,
      deaths: service.deaths,
      residentMb: [early, late],
      // There is no network behind it, so an SOS by text cannot be answered.
      errors: log.filter((line) => /"level":[56]0|^\s+at /.test(line) && !line.includes('sos.unsent')),
      told: log.filter((line) => SAID.test(line)),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    agent.destroy();
    await pool.end();
    await service.kill();
    await database.stop();
    for (const made of [folder, database.folder]) await rm(made, { recursive: true, force: true });
  }
}

/** Holds the evidence against what is promised. */
export function judge(seen: FuzzEvidence): Line[] {
  const [early, late] = seen.residentMb;
  const missed = seen.allWebhooks.filter((path) => !seen.webhooks.has(path));
  return [
    told('requests', seen.sent),
    ...[...seen.statuses].sort().map(([name, count]) => told(`answered: ${name}`, count)),
    none('webhooks that were not asked', missed),
    none('answers of 5xx, or none at all', seen.failures),
    none('forged requests that were let in', seen.admitted),
    none('rows after the forged requests', seen.rowsOfForged === 0 ? [] : [`${seen.rowsOfForged} rows`]),
    told('refused requests sent again, alone', seen.refusedAgain),
    none(
      'rows that these made',
      seen.rowsAfter === seen.rowsBefore ? [] : [`${seen.rowsBefore} before, ${seen.rowsAfter} after`],
    ),
    told('rows of all others', seen.rowsBefore),
    none('times that the service ended', seen.deaths),
    {
      what: 'resident memory at 60 % and at the end',
      figure: `${early.toFixed(0)} MB, ${late.toFixed(0)} MB`,
      wanted: `at most ${FLAT_MB} MB more`,
      met: !(late - early > FLAT_MB),
      example: `${(late - early).toFixed(0)} MB more`,
    },
    none('errors in the log', seen.errors),
    none('lines of the log with a number or a text', seen.told),
  ];
}

function targetAt(port: number): Target {
  const config = readConfig({ NODE_ENV: 'development', PORT: String(port), DATA_DIR: tmpdir() });
  const country = loadCountry(config.country);
  return {
    channels: createChannels({
      today: () => '2026-01-01',
      placeCodeLength: country.examplePin.length,
      telecom: loadTelecom(config.country),
      variables: config.variables,
    }),
    publicBaseUrl: config.publicBaseUrl,
    token: config.token('any'),
    twilioToken: config.variables.TWILIO_AUTH_TOKEN ?? '',
    metaSecret: config.variables.WHATSAPP_APP_SECRET ?? '',
    verifyToken: config.variables.WHATSAPP_VERIFY_TOKEN ?? '',
  };
}

async function inTurns(from: number, to: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < to) await work(next++);
    }),
  );
}

/** The status; null when the connection ended without one. */
function answerTo(one: FuzzRequest, port: number, agent: Agent): Promise<number | null> {
  return new Promise((resolve) => {
    const { method, path, body } = one;
    const headers = { ...one.headers, 'content-length': body.length };
    const asked = send(
      { host: '127.0.0.1', port, method, path, headers, agent, timeout: 30_000 },
      (response) => {
        response.resume();
        response.once('close', () => resolve(response.statusCode ?? null));
      },
    );
    asked.once('error', () => resolve(null));
    asked.once('timeout', () => asked.destroy());
    asked.end(body);
  });
}

async function rowsIn(pool: Pool): Promise<number> {
  const counts = TABLES.map((table) => `(select count(*) from ${table})`).join(' + ');
  const { rows } = await pool.query<{ rows: string }>(`select ${counts} as rows`);
  return Number(rows[0]!.rows);
}
