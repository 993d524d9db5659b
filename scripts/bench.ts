import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '../core/db/embedded.ts';
import { appUrlOf } from '../core/db/role.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { projectRoot } from '../core/root.ts';
import { loadSchemes } from '../core/schemes/index.ts';
import { JWT_SECRET, signIn } from '../server/testing/signed-in.ts';
import { residentMb } from './memory.ts';
import { serviceEnvironment, serviceFlags } from './setup.mjs';
import { freePort } from './free-port.ts';
import { startRedis } from './redis.ts';
import { runQuestionnaire } from './bench/questionnaire.ts';
import { latenessOf, openProvider } from './bench/reminders.ts';
import { schemeTimes } from './bench/schemes.ts';
import { openNetwork, sosTimes } from './bench/sos.ts';
import type { Figures, Load } from './bench/load.ts';

/**
 * `npm run bench`: the real USSD turn beside a bare handler and beside one INSERT, and an authenticated read with its limits
 * beside a bare one, all in this one run, the analysis of what somebody tells of an illness, and schemes: how soon somebody is
 * told which are for them, and how many questions simulated households are asked. `--only NAME` runs one load alone, `--quick`
 * a tenth of the requests. Exits with 1 when a target is missed.
 */
const LOADS = [
  'turns',
  'poisson',
  'whatsapp',
  'memory',
  'nearest',
  'reads',
  'analyze',
  'schemes',
  'sos',
  'reminders',
] as const;
const { only, quick } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
}).values;
if (only !== undefined && !(LOADS as readonly string[]).includes(only)) {
  process.stderr.write(`There is no load "${only}": ${LOADS.join(', ')}\n`);
  process.exit(2);
}
const wanted = (load: (typeof LOADS)[number]): boolean => only === undefined || only === load;
const size = (requests: number): number => (quick ? Math.ceil(requests / 10) : requests);
const CONNECTIONS = 16;
const RATE = 300;
/** A first contact: dial, language and consent, menu, PIN code and nearest search. */
const HOPS = ['', '1', '2', 'PIN'];
/** The same in texts, so many people in a batch and so many batches a second. */
const WHATSAPP_HOPS = ['hello', '1', '2', 'PIN'];
const WHATSAPP = { people: 3, phoneNumberId: '100000000000001', secret: 'development' };
const WHATSAPP_RATE = 100;
/** Those who read, each from an address of their own; so many that no quota ends within the run. */
const READERS = 1000;
const READ = '/api/v1/users/me';
/** Analyses a second, for the time of one. */
const ANALYSES = 50;

const folder = await mkdtemp(join(tmpdir(), 'arogya-bench-'));
const database = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
const children: ChildProcess[] = [];
const lines: [what: string, value: string, target: string, met: boolean][] = [];

try {
  const { url, process: api } = await startService({});
  const pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const { rows } = await pool.query<{ pin: string }>(
    'select distinct pin from place where is_pin order by pin',
  );
  const pins = rows.map(({ pin }) => pin);

  const yardstick = start('scripts/bench/yardstick.ts', [], { DATABASE_URL: database.url });
  const bare = `http://127.0.0.1:${(await message<{ port: number }>(yardstick)).port}`;
  const ussd = '/webhooks/africas-talking/dev/ussd';
  let firstNumber = 7_000_000_000;
  let seed = 0;
  const load = async (
    target: string,
    path: string,
    requests: number,
    rate: number | null = null,
    { whatsapp, tokens, tellers }: Pick<Load, 'whatsapp' | 'tokens' | 'tellers'> = {},
  ): Promise<Figures> => {
    const child = start('scripts/bench/load.ts', [], {});
    child.send({
      url: target,
      path,
      connections: rate ? 64 : CONNECTIONS,
      requests,
      rate,
      hops: whatsapp ? WHATSAPP_HOPS : HOPS,
      ...(whatsapp ? { whatsapp } : {}),
      ...(tokens ? { tokens } : {}),
      ...(tellers ? { tellers } : {}),
      pins,
      firstNumber,
      seed: ++seed,
    } satisfies Load);
    firstNumber += requests * (whatsapp?.people ?? 1);
    const figures = await message<Figures>(child);
    child.kill();
    if (figures.refused > 0)
      throw new Error(`${figures.refused} requests to ${path} were not answered with 200`);
    return figures;
  };

  if (wanted('turns')) {
    // Once each to warm up, then in turns, so that the machine's moods fall on all alike.
    for (const [target, path] of [
      [bare, '/echo'],
      [bare, '/insert'],
      [url, ussd],
    ] as const)
      await load(target, path, size(4000));
    const rounds = 3;
    const speed = { echo: 0, insert: 0, turn: 0 };
    for (let round = 0; round < rounds; round++) {
      speed.echo += (await load(bare, '/echo', size(30_000))).perSecond / rounds;
      speed.insert += (await load(bare, '/insert', size(20_000))).perSecond / rounds;
      speed.turn += (await load(url, ussd, size(12_000))).perSecond / rounds;
    }
    note('bare Express handler, echo', `${speed.echo.toFixed(0)}/s`);
    note('one INSERT per request', `${speed.insert.toFixed(0)}/s`);
    note('USSD turns', `${speed.turn.toFixed(0)}/s`);
    note(
      'turn / bare handler',
      (speed.turn / speed.echo).toFixed(3),
      'at least 0.15',
      speed.turn / speed.echo >= 0.15,
    );
    note(
      'turn / one INSERT',
      (speed.turn / speed.insert).toFixed(3),
      'at least 0.25',
      speed.turn / speed.insert >= 0.25,
    );
  }

  if (wanted('poisson')) {
    const poisson = await load(url, ussd, size(18_000), RATE);
    note(`Poisson ${RATE}/s, p50`, `${poisson.p50.toFixed(1)} ms`);
    note(`Poisson ${RATE}/s, p99`, `${poisson.p99.toFixed(1)} ms`, 'under 40 ms', poisson.p99 < 40);
  }

  if (wanted('whatsapp')) {
    const batches = await load(url, '/webhooks/whatsapp-cloud', size(6_000), WHATSAPP_RATE, {
      whatsapp: WHATSAPP,
    });
    note(
      `WhatsApp batches of ${WHATSAPP.people} at ${WHATSAPP_RATE}/s, acknowledged, p50`,
      `${batches.p50.toFixed(1)} ms`,
    );
    note(
      `WhatsApp batches of ${WHATSAPP.people} at ${WHATSAPP_RATE}/s, acknowledged, p99`,
      `${batches.p99.toFixed(1)} ms`,
      'under 100 ms',
      batches.p99 < 100,
    );
  }

  if (wanted('memory')) {
    await load(url, ussd, size(50_000));
    const resident = residentMb(api.pid!);
    note(
      `resident memory after ${quick ? 'a tenth of ' : ''}100,000 turns`,
      `${resident.toFixed(0)} MB`,
      'under 300 MB',
      resident < 300,
    );
  }

  if (wanted('nearest')) {
    const p99 = await nearestP99(pool);
    note('nearest hospital of 40,000, p99', `${p99.toFixed(2)} ms`, 'under 3 ms', p99 < 3);
  }

  if (wanted('reads')) {
    const tokens = (await signIn(pool, 'user', READERS)).map(({ token }) => token);
    await reads('on PostgreSQL alone', url, 0.12);
    const redis = await ownRedis();
    if (redis) await reads('with Redis', (await startService({ REDIS_URL: redis })).url, 0.25);
    else process.stderr.write('reads with Redis: left out, there is no redis-server here\n');

    async function reads(where: string, target: string, least: number): Promise<void> {
      const mean = { bare: 0, read: 0 };
      const rounds = 3;
      await load(bare, '/read', size(4000), null, { tokens });
      await load(target, READ, size(4000), null, { tokens });
      for (let round = 0; round < rounds; round++) {
        mean.bare += (await load(bare, '/read', size(30_000), null, { tokens })).perSecond / rounds;
        mean.read += (await load(target, READ, size(6000), null, { tokens })).perSecond / rounds;
      }
      const share = mean.read / mean.bare;
      note(`bare Express handler, GET`, `${mean.bare.toFixed(0)}/s`);
      note(`authenticated reads ${where}`, `${mean.read.toFixed(0)}/s`);
      note(`authenticated read / bare, ${where}`, share.toFixed(3), `at least ${least}`, share >= least);
    }
  }

  if (wanted('analyze')) {
    const analyze = '/api/v1/symptoms/analyze';
    const told = { tellers: READERS };
    await load(url, analyze, size(2000), null, told);
    const fast = await load(url, analyze, size(6000), null, told);
    note('analyses', `${fast.perSecond.toFixed(0)}/s`, 'at least 300/s', fast.perSecond >= 300);
    // Beside it, so that a machine that is busy with something else is seen.
    const idle = await load(bare, '/echo', size(2000), ANALYSES);
    note(`bare Express handler at ${ANALYSES}/s, p50`, `${idle.p50.toFixed(1)} ms`);
    note(`bare Express handler at ${ANALYSES}/s, p99`, `${idle.p99.toFixed(1)} ms`);
    const calm = await load(url, analyze, size(4000), ANALYSES, told);
    note(
      `analysis without cache at ${ANALYSES}/s, p50`,
      `${calm.p50.toFixed(1)} ms`,
      'under 3 ms',
      calm.p50 < 3,
    );
    note(
      `analysis without cache at ${ANALYSES}/s, p99`,
      `${calm.p99.toFixed(1)} ms`,
      'under 15 ms',
      calm.p99 < 15,
    );
  }

  if (wanted('schemes')) {
    const { eligibility, search } = await schemeTimes(pool);
    note('eligibility over all schemes, p99', `${eligibility.toFixed(2)} ms`, 'under 2 ms', eligibility < 2);
    note('search over all schemes, p99', `${search.toFixed(2)} ms`, 'under 10 ms', search < 10);
    const asked = runQuestionnaire(loadSchemes('IN'), size(5000), '2026-11-23');
    note('households simulated', String(asked.households));
    note('questions of a fixed questionnaire, mean', asked.fixed.toFixed(1));
    note('questions chosen one by one, mean', asked.chosen.toFixed(1));
    const share = asked.chosen / asked.fixed;
    note('chosen / fixed', share.toFixed(3), 'at most 0.5', share <= 0.5);
    const same = asked.same / asked.households;
    note('the same answers both ways', `${(100 * same).toFixed(2)} %`, '100 %', same === 1);
    const within = asked.withinSix;
    note(
      'first useful answer within 6 questions',
      `${(100 * within).toFixed(1)} %`,
      'at least 90 %',
      within >= 0.9,
    );
    note('first useful answer, 90th of 100', `${asked.firstUseful} questions`);
    note('first scheme that pays or covers, 90th of 100', `${asked.firstPaying} questions`);
  }
  if (wanted('sos')) {
    await sos('on PostgreSQL alone', {});
    await sos('with Redis away', { REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
    const redis = await ownRedis();
    if (redis) await sos('with Redis', { REDIS_URL: redis });
    else process.stderr.write('SOS with Redis: left out, there is no redis-server here\n');

    async function sos(where: string, more: Readonly<Record<string, string>>): Promise<void> {
      let target = '';
      const network = await openNetwork(() => target);
      const keys = `b1:${randomBytes(32).toString('base64')}`;
      const providers = { SIMULATOR_PORT: new URL(network.url).port, DATA_KEYS: keys };
      const served = await startService({ ...providers, ...more }, ['api', 'worker']);
      target = served.url;
      const figures = await sosTimes({
        ...{ pool, keys, databaseUrl: database.url, url: target, simulatorUrl: network.url },
        rounds: quick ? 1 : 4,
      });
      note(`SOS ${where}: reminders still waiting`, String(figures.left), 'some', figures.left > 0);
      note(`SOS ${where}: lost`, String(figures.lost), 'none', figures.lost === 0);
      note(`SOS ${where}: webhook to responder's text, p50`, `${figures.p50} ms`);
      note(`SOS ${where}: the same, p99`, `${figures.p99} ms`, 'under 1000 ms', figures.p99 < 1000);
      served.process.kill('SIGTERM');
      await network.close();
    }
  }

  if (wanted('reminders')) {
    await lateness(200, 'on PostgreSQL alone', 2, {});
    const redis = await ownRedis();
    if (redis) await lateness(2000, 'with Redis', 6, { REDIS_URL: redis });
    else process.stderr.write('reminders with Redis: left out, there is no redis-server here\n');

    async function lateness(
      count: number,
      where: string,
      seconds: number,
      more: Readonly<Record<string, string>>,
    ): Promise<void> {
      const { came, variables, close } = await openProvider();
      const keys = `b1:${randomBytes(32).toString('base64')}`;
      const served = await startService({ ...variables, DATA_KEYS: keys, ...more }, ['api', 'worker']);
      const late = await latenessOf(size(count), { pool, databaseUrl: database.url, keys, came });
      const p99 = late[Math.floor(late.length * 0.99)]!;
      note(
        `${size(count)} doses due at once, ${where}, asked late by, p99`,
        `${(p99 / 1000).toFixed(2)} s`,
        `under ${seconds} s`,
        p99 < seconds * 1000,
      );
      served.process.kill('SIGTERM');
      close();
    }
  }
  await pool.end();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await database.stop();
  // As root the cluster lies in a folder of its own (core/db/data-folder.ts).
  for (const made of [folder, database.folder]) await rm(made, { recursive: true, force: true });
}

process.stdout.write(
  `\n${cpus().length} cores, ${CONNECTIONS} connections, PostgreSQL embedded, load from its own process\n\n`,
);
for (const [what, value, target, met] of lines) {
  process.stdout.write(
    `${what.padEnd(52)}${value.padStart(12)}   ${target ? `${met ? 'ok    ' : 'MISSED'} ${target}` : ''}\n`,
  );
}
process.exit(lines.every(([, , , met]) => met) ? 0 : 1);

function note(what: string, value: string, target = '', met = true): void {
  lines.push([what, value, target, met]);
  process.stderr.write(`${what}: ${value}\n`);
}

/** The API as it runs for people: in its own role, behind a proxy. */
async function startService(
  more: Readonly<Record<string, string>>,
  roles: readonly string[] = ['api'],
): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const service = start('dist/main.js', roles, {
    DATABASE_URL: appUrlOf(database.url),
    DATABASE_OWNER_URL: database.url,
    DATA_DIR: join(folder, `data-${port}`),
    PORT: String(port),
    JWT_SECRET,
    TRUSTED_PROXIES: 'loopback',
    LOG_LEVEL: 'info',
    ...more,
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(`${url}/readyz`);
  return { url, process: service };
}

/** Redis on a port of its own, where this machine has it; ended with the rest. */
async function ownRedis(): Promise<string | null> {
  const redis = await startRedis();
  if (redis) children.push(redis.process);
  return redis?.url ?? null;
}

function start(file: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = fork(join(projectRoot, file), args, {
    env: { ...process.env, ...serviceEnvironment, NODE_ENV: 'development', ...env },
    execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : [...serviceFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  return child;
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`a process of the bench ended with ${code}`)));
  });
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the service did not start');
}

/** 2,000 searches among 40,000 made-up facilities all over the country. */
async function nearestP99(pool: Pool): Promise<number> {
  await pool.query(`insert into facility (id, country, name, names, level, ownership, district, state, latitude, longitude,
      precision_km, source, source_date)
    select 'bench-' || n, 'IN', 'Bench ' || n, '{}', 'phc', 'state', 'D', 'S', 8 + random() * 27, 69 + random() * 27, 1,
      'bench', current_date from generate_series(1, 40000) n`);
  await pool.query('analyze facility');
  const facilities = createFacilities({ pool, country: 'IN' });
  const times: number[] = [];
  for (let n = 0; n < 2200; n++) {
    const started = performance.now();
    await facilities.nearest({
      latitude: 8 + (n % 270) / 10,
      longitude: 69 + ((n * 7) % 270) / 10,
      limit: 5,
    });
    if (n >= 200) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.99)]!;
}
