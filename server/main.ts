import { join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { startEmbeddedPostgres } from '../core/db/embedded.ts';
import { appUrlOf } from '../core/db/role.ts';
import { createLog, errorFields, type Log } from '../core/log.ts';
import { loadCountry } from '../core/country/country.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import type { Demonstrator } from './demonstration.ts';
import { createIllness } from './illness.ts';
import { prepare, prepareElsewhere, type Preparation } from './prepare.ts';

/** What a process can be asked to be. "prepare" brings the database up to date and ends. */
const ROLES = ['api', 'worker', 'simulator', 'prepare'] as const;
type Role = (typeof ROLES)[number];

/** Errors whose message is a sentence for whoever starts the service; any other is shown with its stack. */
const TOLD = new Set([
  'DatabaseStartError',
  'DatabaseNewer',
  'MigrationFailed',
  'ConfigError',
  'PreparationFailed',
  'RoleMissing',
  'SchemesUnusable',
]);

/** Starts what was asked for (all of it in development), and stops it in reverse order. */
async function main(asked: readonly string[]): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const roles = readRoles(asked, config);
  if (roles.has('prepare')) return prepareHere(config, log);

  const stops: (() => Promise<unknown>)[] = [];
  const stop = stopOnSignal(stops, log);
  try {
    const { databaseUrl, ownerUrl } = await findDatabase(config, stops, log);
    const queueInDatabase = config.redisUrl === null;
    await prepareElsewhere(process.argv[1]!, { databaseUrl, ownerUrl, queueInDatabase });
    const illness = await createIllness({ config, clock: systemClock, log });
    stops.push(() => illness.close());
    // It reads its data as it is loaded: what is wrong with that is told like everything else.
    const { compose } = await import('./compose.ts');
    const service = compose({
      config,
      databaseUrl,
      illness,
      clock: systemClock,
      log,
      webhooks: roles.has('api'),
    });
    stops.push(() => service.stop());
    // The first text may be the one that asks somebody to come, or answers a cry while the database is away.
    await service.warm();
    if (roles.has('worker')) service.work();
    const host = config.production ? '0.0.0.0' : '127.0.0.1';
    const port = await service.serve(config.port, host).catch(explainPort(config.port, 'PORT'));
    const people = roles.has('simulator') ? await findPeople(config, databaseUrl) : [];
    if (roles.has('simulator')) stops.push(await startSimulator(config, people));
    log.info('service.started', { roles: [...roles].join(' '), port });
    if (roles.has('simulator')) whereToLook(config, people);
  } catch (error) {
    await stop();
    throw error;
  }
}

function readRoles(asked: readonly string[], config: Config): ReadonlySet<Role> {
  const unknown = asked.filter((role) => !(ROLES as readonly string[]).includes(role));
  if (unknown.length > 0)
    throw new ConfigError(`There is no role "${unknown.join(' ')}": ${ROLES.join(', ')}`);
  if (asked.length > 0) return new Set(asked as Role[]);
  return new Set<Role>(config.production ? ['api', 'worker'] : ['api', 'worker', 'simulator']);
}

/** As the child of a start: told over the channel what to prepare. By itself: with the environment's database. */
async function prepareHere(config: Config, log: Log): Promise<void> {
  const preparation = process.send
    ? await new Promise<Preparation>((resolve) =>
        process.once('message', (told) => resolve(told as Preparation)),
      )
    : {
        databaseUrl: config.databaseUrl ?? '',
        ownerUrl: config.databaseOwnerUrl,
        queueInDatabase: config.redisUrl === null,
      };
  if (!preparation.databaseUrl) throw new ConfigError('DATABASE_URL is required to prepare a database');
  await prepare(preparation, (event, fields) => log.info(event, fields));
  process.exit(0);
}

/** The database that was named, or our own; and who owns it, where that is another than the service. */
async function findDatabase(
  config: Config,
  stops: (() => Promise<unknown>)[],
  log: Log,
): Promise<{ databaseUrl: string; ownerUrl: string | null }> {
  if (config.databaseUrl) return { databaseUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl };
  if (config.production) throw new ConfigError('DATABASE_URL is required in production');
  const database = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  stops.push(() => database.stop());
  log.info('database.started', { adopted: database.adopted });
  return { databaseUrl: appUrlOf(database.url), ownerUrl: database.url };
}

/** People to try the service as; like the network they are no part of production, and loaded only with it. */
async function findPeople(config: Config, databaseUrl: string): Promise<readonly Demonstrator[]> {
  const { seedDemonstration } = await import('./demonstration.ts');
  return seedDemonstration({ config, databaseUrl, clock: systemClock });
}

/** The simulated network is loaded only where it is asked for: it is no part of production. */
async function startSimulator(config: Config, people: readonly Demonstrator[]): Promise<() => Promise<void>> {
  if (config.production) throw new ConfigError('The simulator is no part of production');
  const { createSimulator } = await import('../channels/simulator/network.ts');
  const simulator = createSimulator({
    port: config.simulatorPort,
    mailPort: config.simulatorMailPort,
    authenticators: new Map(
      people.flatMap(({ phone, totpSecret }) => (totpSecret ? [[phone, totpSecret]] : [])),
    ),
    webhookBaseUrl: `http://127.0.0.1:${config.port}`,
    token: config.token('africas-talking'),
    publicBaseUrl: config.publicBaseUrl,
    twilio: {
      accountSid: config.variables.TWILIO_ACCOUNT_SID ?? '',
      authToken: config.variables.TWILIO_AUTH_TOKEN ?? '',
    },
    meta: {
      phoneNumberId: config.variables.WHATSAPP_PHONE_NUMBER_ID ?? '',
      appSecret: config.variables.WHATSAPP_APP_SECRET ?? '',
      verifyToken: config.variables.WHATSAPP_VERIFY_TOKEN ?? '',
      accessToken: config.variables.WHATSAPP_ACCESS_TOKEN ?? '',
    },
  });
  await simulator.listen().catch((error: unknown) => {
    const isMail = (error as { port?: number }).port === config.simulatorMailPort;
    if (isMail) return explainPort(config.simulatorMailPort, 'SIMULATOR_MAIL_PORT')(error);
    return explainPort(config.simulatorPort, 'SIMULATOR_PORT')(error);
  });
  return () => simulator.close();
}

/** A busy port is the commonest reason for a start to fail: it is told in a sentence. */
const explainPort =
  (port: number, variable: string) =>
  (error: unknown): never => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(
      `Port ${port} is taken: something else, perhaps another Arogya, listens there. Stop it, or set ${variable}.`,
    );
  };

function whereToLook({ port, simulatorPort, country }: Config, people: readonly Demonstrator[]): void {
  const lines = [
    'Arogya is running.',
    '',
    `A phone to try it      npm run phone      then dial ${loadCountry(country).dialCode}`,
    `The service            http://127.0.0.1:${port}/healthz  /readyz  /metrics`,
    `The simulated network  http://127.0.0.1:${simulatorPort}`,
    '',
    'Sign in by phone as one of these. The code comes to npm run phone -- --number NUMBER, where totp shows the',
    "authenticator app's:",
    ...people.map(({ role, phone }) => `  ${role.padEnd(20)} ${phone}`),
    '',
    'Ctrl-C stops it.',
  ];
  process.stdout.write(`\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n\n`);
}

function stopOnSignal(stops: (() => Promise<unknown>)[], log: Log): () => Promise<void> {
  let stopped: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    for (const each of stops.reverse()) {
      await each().catch((error: unknown) => log.error('stop.failed', errorFields(error)));
    }
  };
  const stop = (): Promise<void> => (stopped ??= stopAll());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      log.info('service.stopping');
      void stop().then(() => {
        log.info('service.stopped');
        process.exit(0);
      });
    });
  }
  return stop;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { name, message, stack } = error as Error;
  process.stderr.write(
    TOLD.has(name) ? `${message}\n` : `The service could not start: ${stack ?? message}\n`,
  );
  process.exit(1);
});
