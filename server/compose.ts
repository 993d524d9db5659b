import type { Request } from 'express';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fromPromise, type AnyActorLogic, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { z } from 'zod';
import { ROLES, versions } from '@arogya/contract';
import { createAccountRoutes } from '../api/accounts.ts';
import { createAuth } from '../api/auth.ts';
import { createGuard, roles } from '../api/guard.ts';
import { createHospitals } from '../api/hospitals.ts';
import { createOidcRoutes } from '../api/oidc.ts';
import { createCrossOrigin } from '../api/cross-origin.ts';
import { createApi } from '../api/index.ts';
import { createPostgresLimits, createRedisLimits } from '../api/limit-store.ts';
import { createLimits } from '../api/limits.ts';
import { createLive } from '../api/live.ts';
import { onceEach } from '../api/principal.ts';
import { createRecorder } from '../api/recorder.ts';
import { createRefreshCookie } from '../api/refresh-cookie.ts';
import { createUsers } from '../api/users.ts';
import { createCarriers, createChannels } from '../channels/index.ts';
import { readRecordings } from '../channels/media/recordings.ts';
import { createCodeDelivery } from '../channels/code-delivery.ts';
import { createSms } from '../channels/media/sms.ts';
import type { Channel } from '../channels/channel.ts';
import { createReceiver } from '../channels/receive.ts';
import { createDeliver, type Senders } from '../channels/send.ts';
import { createAccountServices } from '../core/accounts/index.ts';
import { createIssuer } from '../core/accounts/issuer.ts';
import { createOidc } from '../core/accounts/oidc.ts';
import { createPasswords } from '../core/accounts/passwords.ts';
import { forgetSignIns } from '../core/accounts/retention.ts';
import { createAudit } from '../core/audit/audit.ts';
import { createSealer, LOOK_BACK } from '../core/audit/seal.ts';
import type { Clock } from '../core/clock.ts';
import { createArrivals } from '../core/conversations/arrivals.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { forgetOld } from '../core/conversations/retention.ts';
import { loadCountry, type Country } from '../core/country/country.ts';
import { loadTelecom, type Telecom } from '../core/country/telecom.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createClient } from '../core/db/client.ts';
import { createDatabase } from '../core/db/pool.ts';
import { createJournal } from '../core/emergencies/journal.ts';
import { recordEmergency } from '../core/emergencies/record.ts';
import { createEvents } from '../core/events/events.ts';
import { createFeed } from '../core/events/feed.ts';
import { createTickets } from '../core/events/tickets.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { errorFields, type Log } from '../core/log.ts';
import { createFirstWords } from '../core/outbox/call.ts';
import { createCallBacks } from '../core/outbox/call-back.ts';
import { createOutbox } from '../core/outbox/outbox.ts';
import { readAddress } from '../core/address.ts';
import { createPeople } from '../core/people/index.ts';
import { createPlaces } from '../core/places/places.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations } from '../flows/conversation.ts';
import type { Flow } from '../flows/flow.ts';
import { flows } from '../flows/index.ts';
import { catalogues } from './catalogues.ts';
import { ConfigError, type Config } from './config.ts';
import { createDoorbell } from './doorbell.ts';
import { createApp } from './http.ts';
import { createMetrics } from './metrics.ts';
import { createHospitalPorts } from './ports.ts';
import { startSweeper } from './sweeper.ts';
import { createWebhooks, type Configured } from './webhooks.ts';

/** Connections of the turns' pool. */
const POOL_SIZE = 10;
/** Milliseconds one contact may take; a USSD gateway gives up soon after. */
const TURN_MS = 1500;
/** Rows rung for in one sweep, and the time after which a row in sending is taken for a crash's. */
const SWEEP_ROWS = 500;
const CRASHED_AFTER_MS = 30_000;
/** Connections that are open when the service stops have this long to finish. */
const GRACE_MS = 10_000;

/** The running service. */
export interface Service {
  /** Answers webhooks; resolves with the port. */
  serve(port: number, host: string): Promise<number>;
  /** Works off the outbox. */
  work(): void;
  /** Finishes what is under way, then closes everything in reverse order. */
  stop(): Promise<void>;
}

/** Puts the service together: the only place that knows everyone. */
export function compose({
  config,
  databaseUrl,
  clock,
  log,
  webhooks = true,
}: {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  /** False for a worker, which answers operators alone. */
  readonly webhooks?: boolean;
}): Service {
  mkdirSync(config.dataDir, { recursive: true });
  const country = loadCountry(config.country);
  const telecom = loadTelecom(config.country);
  const vault = createVault(config.dataKeys);
  const database = createDatabase({
    url: databaseUrl,
    max: POOL_SIZE,
    onIdleError: (error) => log.warn('database.idle-error', errorFields(error)),
  });
  const client = createClient(database.pool);
  const store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  const events = createEvents({ database, vault, clock });
  const tickets = createTickets({ database, clock, random: randomBytes });
  const audit = createAudit({ database, vault });
  const sealer = createSealer({ database, vault });
  const journal = createJournal({ path: join(config.dataDir, 'sos.journal'), vault });
  const metrics = createMetrics(() => outbox.depth());
  const messages = createMessages({ catalogues, constants: country.constants, onFallback: metrics.fallback });

  const hospitals = {
    places: createPlaces({ pool: database.pool, country: country.code }),
    facilities: createFacilities({ pool: database.pool, country: country.code }),
    country,
  };
  const ports = createHospitalPorts(hospitals);
  const provided = new Map(flows.map((flow) => [flow.name, provide(flow, ports, log)]));
  const conversations = createConversations({
    flows: provided,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    budgetMs: TURN_MS,
  });

  const { channels, senders } = configure(config, country, telecom, clock);
  const messageChannel =
    channels.find(({ channel }) => channel.sender && channel.medium.id === 'sms')?.channel.id ?? null;
  const [caller] = channels.flatMap(({ channel, config: own }) => {
    const placeCall = channel.caller?.(own);
    return placeCall ? [{ id: channel.id, placeCall }] : [];
  });
  if (!caller) log.warn('channels.no-caller');
  const doorbell = createDoorbell({ databaseUrl, redisUrl: config.redisUrl, log });
  const receiver = createReceiver({
    conversations,
    store,
    journal,
    clock,
    log,
    metrics,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    messageChannel,
    texts: createSms({ today: () => dayOf(clock) }),
    firstWords: createFirstWords({ database, vault, now: () => clock.now() }),
    sendNow: async (channel, to, page) => {
      await senders.get(channel)!({ to, ...page });
    },
    ring: (ids) => doorbell.ring(ids),
    isWaiting: (ids) => outbox.isWaiting(ids),
  });
  const deliver = createDeliver({
    outbox,
    senders,
    receiver,
    record: (raised) => recordEmergency(database, vault, events, raised),
    ...(caller ? { placeCall: caller.placeCall } : {}),
    textChannel: messageChannel,
    ring: (ids) => doorbell.ring(ids),
    clock,
    log,
    counted: metrics.sent,
  });

  const codeDelivery = createCodeDelivery({
    outbox,
    roads: {
      sms: messageChannel,
      voice: caller?.id ?? null,
      email: senders.has('email/smtp') ? 'email/smtp' : null,
    },
    say: messages.say,
    mainLanguages: country.mainLanguages,
    ring: (ids) => doorbell.ring(ids),
    clock,
  });

  const callBacks = createCallBacks({
    database,
    vault,
    store,
    telecom,
    sosNumber: telecom.readNumber(config.variables.SOS_NUMBER ?? ''),
  });
  const limitStore = config.redisUrl
    ? createRedisLimits({ url: config.redisUrl, log })
    : createPostgresLimits({ database, log });
  const passwords = createPasswords();
  const accounts = createAccountServices({
    database,
    vault,
    store,
    codeDelivery,
    audit,
    roles,
    roleNames: ROLES,
    jwtSecret: config.jwtSecret,
    passwords,
    clock,
    log,
  });
  const { signIn, credentials, codes, sessions, tokens, voids, administration } = accounts;
  const people = createPeople(
    { database, vault, clock, audit },
    {
      ...accounts,
      codeDelivery,
      erased({ accountId, personId }) {
        // A token may be of this very second.
        voids.mark(accountId, new Date(clock.now().getTime() + 1000));
        store.forget(personId);
      },
    },
  );
  const oidc =
    config.issuer &&
    createOidc({
      issuer: createIssuer(config.issuer, clock),
      database,
      vault,
      store,
      accounts: accounts.accounts,
      sessions,
      signIn,
      audit,
      clock,
    });
  const cookie = createRefreshCookie({ secure: config.production, origins: config.portalOrigins, clock });
  const live = createLive({
    feed: createFeed({ events, url: databaseUrl, clock, log }),
    tickets,
    voidTokens: voids,
    origins: config.portalOrigins,
    // As Express itself makes a request of its own out of a plain one: it knows whom to believe about an address.
    addressOf: (request) => (Object.setPrototypeOf(request, app.request) as Request).ip ?? '',
    clock,
    log,
  });
  metrics.live(() => live.count);
  const guard = onceEach(createGuard({ tokens, voids }));
  const limits = createLimits({ versions, authenticate: guard.authenticate, store: limitStore, vault });
  const api = createApi({
    versions,
    handlers: {
      v1: {
        auth: createAuth({ signIn, credentials, codes, sessions, pins: people.pins, cookie }),
        oidc: createOidcRoutes({ oidc, refreshCookie: cookie, secure: config.production }),
        accounts: createAccountRoutes({ administration }),
        hospitals: createHospitals(hospitals),
        live: live.handlers,
        users: createUsers({ people, clock }),
      },
    },
    guard,
    before: [createCrossOrigin(config.portalOrigins), limits],
    record: createRecorder({ audit, clock }),
    checkAnswers: !config.production,
    log,
    observe: metrics.request,
  });
  const providers = createWebhooks({
    channels,
    receiver,
    report: async ({ id }, { elsewhere, channel = id, ...told }) => {
      const other = elsewhere && messageChannel !== channel ? messageChannel : undefined;
      const now = clock.now();
      const due = await outbox.report({ channel, ...told, elsewhere: other ?? undefined, now });
      if (due.length > 0) doorbell.ring(due);
    },
    callBack: async ({ id }, call) => {
      const { outcome } = await callBacks.want({ channel: id, ...call }, clock.now());
      log.info('call-back.asked', { channel: id, outcome });
    },
    arrivals: createArrivals({ database, vault }),
    clock,
    metrics,
    log,
  });
  const app = createApp({
    channels: webhooks ? channels : [],
    api: webhooks ? api : null,
    publicBaseUrl: config.publicBaseUrl,
    trustedProxies: config.trustedProxies,
    recordingsDir: config.recordingsDir,
    webhooks: providers,
    ready: async () => {
      await database.query({ name: 'ready', text: 'select 1 from conversation limit 1', values: [] });
    },
    metrics,
    log,
  });
  const server = createServer(app);
  if (webhooks) live.attach(server);
  // Providers keep their connections; one that is idle longer than theirs is closed by them first.
  server.keepAliveTimeout = 65_000;
  let sweeper: ReturnType<typeof startSweeper> | null = null;

  return {
    serve: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as { port: number }).port));
      }),

    work() {
      doorbell.listen(deliver);
      sweeper = startSweeper({
        clock,
        log,
        chores: [
          {
            name: 'ring',
            everyMs: 1000,
            work: async (now) => doorbell.ring(await outbox.due(now, SWEEP_ROWS)),
          },
          { name: 'arrivals', everyMs: 1000, work: (now) => providers.resume(now) },
          { name: 'recover', everyMs: 5000, work: recover },
          { name: 'journal', everyMs: 2000, work: drainJournal },
          { name: 'seal', everyMs: 1000, work: (now) => seal(now, LOOK_BACK.often) },
          { name: 'seal-late', everyMs: 60_000, work: (now) => seal(now, LOOK_BACK.seldom) },
          { name: 'limits', everyMs: 3_600_000, work: (now) => limitStore.sweep(now) },
          { name: 'forget', everyMs: 3_600_000, work: (now) => forgetOld(client, now) },
          { name: 'forget-events', everyMs: 3_600_000, work: (now) => events.forget(now) },
          { name: 'forget-tickets', everyMs: 60_000, work: (now) => tickets.forget(now) },
          { name: 'forget-sign-ins', everyMs: 3_600_000, work: (now) => forgetSignIns(database, now) },
        ],
      });
    },

    async stop() {
      await sweeper?.stop();
      await live.close();
      const closed = new Promise((resolve) => server.close(resolve));
      // A kept-alive connection that was busy just now is idle a moment later.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(grace);
      clearInterval(idle);
      await providers.settle();
      await voids.stop();
      await doorbell.close();
      await limitStore.close();
      await client.$disconnect();
      await database.pool.end();
    },
  };

  async function recover(now: Date): Promise<void> {
    const recovered = await outbox.recover(new Date(now.getTime() - CRASHED_AFTER_MS), now);
    if (recovered.unknown + recovered.again > 0) log.warn('outbox.recovered', recovered);
  }

  /** The head stands in the log too: it shows later that nothing was cut off. */
  async function seal(now: Date, lookBack: number): Promise<void> {
    const sealed = await sealer.seal(now, lookBack);
    if (sealed) log.info('audit.sealed', { rows: sealed.rows, head: sealed.head });
  }

  async function drainJournal(now: Date): Promise<void> {
    const drained = await journal.drain(async ({ id, from, certainty, trigger, medium, raisedAt }) => {
      const thread = await store.load(readAddress(from)!, now);
      await recordEmergency(database, vault, events, {
        id,
        personId: thread.personId,
        certainty,
        trigger,
        medium,
        place: thread.memory,
        raisedAt: new Date(raisedAt),
      });
    });
    if (drained > 0) log.info('journal.drained', { entries: drained });
  }
}

/** Gives a flow's machine its ports, once; one that nobody provides stops the start. */
function provide(
  flow: Flow,
  ports: Readonly<Record<string, (input: never) => Promise<unknown>>>,
  log: Log,
): Flow {
  const wanted = new Set(
    statesOf(flow.machine.root).flatMap((state) => state.invoke.map(({ src }) => String(src))),
  );
  const actors: Record<string, AnyActorLogic> = {};
  for (const name of wanted) {
    const read = ports[name];
    if (!read) throw new Error(`${flow.name} invokes "${name}", which nothing provides`);
    actors[name] = fromPromise(async ({ input }: { input: unknown }) => {
      try {
        return await read(input as never);
      } catch (error) {
        log.warn('port.failed', { port: name, ...errorFields(error) });
        throw error;
      }
    });
  }
  return { ...flow, machine: flow.machine.provide({ actors } as never) as AnyStateMachine };
}

const statesOf = (state: AnyStateNode): AnyStateNode[] => [
  state,
  ...Object.values(state.states).flatMap(statesOf),
];

const dayOf = (clock: Clock): string => clock.now().toISOString().slice(0, 10);

/** Parses each channel's variables; all that is wrong comes in one list. */
function configure(
  config: Config,
  country: Country,
  telecom: Telecom,
  clock: Clock,
): { readonly channels: Configured[]; readonly senders: Senders } {
  const faults: string[] = [];
  const read = ({ id, variables }: Pick<Channel, 'id' | 'variables'>): object => {
    const own = variables.safeParse(config.variables);
    if (!own.success) faults.push(`${id}: ${z.prettifyError(own.error)}`);
    return own.data as object;
  };
  const configured = createChannels({
    today: () => dayOf(clock),
    placeCodeLength: country.examplePin.length,
    telecom,
    ...(config.recordingsDir
      ? { recording: readRecordings(config.recordingsDir, config.publicBaseUrl) }
      : {}),
    variables: config.variables,
  }).map((channel) => {
    const provider = channel.id.slice(0, channel.id.indexOf('/'));
    return {
      channel,
      config: { ...read(channel), token: config.token(provider), publicBaseUrl: config.publicBaseUrl },
    };
  });
  const carriers = createCarriers(config.variables).map((carrier) => ({ carrier, config: read(carrier) }));
  // A missed call is only told of: it takes another channel to call back.
  const talking = configured.filter(({ channel }) => channel.webhooks.some(({ kind }) => kind === 'message'));
  const media = new Set<string>(talking.map(({ channel }) => channel.medium.id));
  for (const { channel, condition } of telecom.offers) {
    if (condition !== 'always' || channel === 'missed-call' || media.has(channel)) continue;
    faults.push(`${channel}: offered to everybody in ${country.code}, and no provider of it is configured`);
  }
  if (faults.length > 0) throw new ConfigError(`The configuration is not complete:\n${faults.join('\n')}`);
  const senders: Senders = new Map([
    ...configured.flatMap(({ channel, config: own }) =>
      channel.sender ? [[channel.id, channel.sender(own)] as const] : [],
    ),
    ...carriers.map(({ carrier, config: own }) => [carrier.id, carrier.sender(own)] as const),
  ]);
  return { channels: configured, senders };
}
