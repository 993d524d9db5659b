import { join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { checkEncoding } from '../core/db/encoding.ts';
import { startEmbeddedPostgres } from '../core/db/embedded.ts';
import { applyMigrations } from '../core/db/migrate.ts';
import { createLog, errorFields } from '../core/log.ts';
import { projectRoot } from '../core/root.ts';
import { seed } from '../prisma/seed.ts';
import { compose } from './compose.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { migrateDoorbell } from './doorbell.ts';

type Role = 'api' | 'worker' | 'simulator';

/** Starts what was asked for (all of it in development), and stops it in reverse order. */
async function main(asked: readonly string[]): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const roles = new Set<Role>(
    (asked.length > 0 ? asked : ['api', 'worker', ...(config.production ? [] : ['simulator'])]) as Role[],
  );
  const stops: (() => Promise<unknown>)[] = [];
  const stopping = stopOnSignal(stops, (event, error) => log.info(event, error ? errorFields(error) : {}));

  try {
    const databaseUrl = config.databaseUrl ?? (await startDatabase(config, stops, log));
    await applyMigrations({ url: databaseUrl, projectRoot });
    await checkEncoding(databaseUrl);
    await seed({ url: databaseUrl, projectRoot, log: (event, fields) => log.info(event, fields) });
    if (config.redisUrl === null) await migrateDoorbell(databaseUrl);

    const service = compose({ config, databaseUrl, clock: systemClock, log });
    stops.push(() => service.stop());
    if (roles.has('worker')) service.work();
    const host = config.production ? '0.0.0.0' : '127.0.0.1';
    if (roles.has('api')) log.info('api.listening', { port: await service.serve(config.port, host) });
    if (roles.has('simulator')) stops.push(await startSimulator(config));
    log.info('service.started', { roles: [...roles].join(' ') });
    if (roles.has('simulator')) whereToLook(config);
  } catch (error) {
    await stopping.stop();
    throw error;
  }
}

async function startDatabase(
  config: Config,
  stops: (() => Promise<unknown>)[],
  log: ReturnType<typeof createLog>,
): Promise<string> {
  if (config.production) throw new ConfigError('DATABASE_URL is required in production');
  const database = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  stops.push(() => database.stop());
  log.info('database.started', { adopted: database.adopted });
  return database.url;
}

/** The simulated network is loaded only where it is asked for: it is no part of production. */
async function startSimulator(config: Config): Promise<() => Promise<void>> {
  const { createSimulator } = await import('../channels/simulator/network.ts');
  const simulator = createSimulator({
    port: config.simulatorPort,
    webhookBaseUrl: `http://127.0.0.1:${config.port}`,
    token: config.token('africas-talking'),
  });
  await simulator.listen();
  return () => simulator.close();
}

function whereToLook({ port, simulatorPort }: Config): void {
  process.stdout.write(
    [
      '',
      '  Arogya is running.',
      '',
      '  A phone to try it      npm run phone      then dial *384*4247#',
      `  The service            http://127.0.0.1:${port}/healthz  /readyz  /metrics`,
      `  The simulated network  http://127.0.0.1:${simulatorPort}`,
      '',
      '  Ctrl-C stops it.',
      '',
      '',
    ].join('\n'),
  );
}

function stopOnSignal(
  stops: (() => Promise<unknown>)[],
  note: (event: string, error?: unknown) => void,
): { stop(): Promise<void> } {
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      for (const each of stops.reverse()) {
        await each().catch((error: unknown) => note('stop.failed', error));
      }
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      note('service.stopping');
      void stop().then(() => {
        note('service.stopped');
        process.exit(0);
      });
    });
  }
  return { stop };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known =
    error instanceof ConfigError || (error instanceof Error && /^(Database|Config)/.test(error.name));
  process.stderr.write(
    known
      ? `${(error as Error).message}\n`
      : `The service could not start: ${String((error as Error).stack)}\n`,
  );
  process.exit(1);
});
