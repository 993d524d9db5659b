import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createCodeDelivery } from '../channels/code-delivery.ts';
import { createEmergencyNotices } from '../channels/emergency.ts';
import { createAskCaller } from '../channels/emergency-ask.ts';
import { answerNumbers } from '../channels/index.ts';
import { createSms } from '../channels/media/sms.ts';
import { createAsk } from '../channels/ask.ts';
import { createFollowUp } from '../channels/follow-up.ts';
import { createCallInstead } from '../channels/instead.ts';
import { createSendMessage } from '../channels/message.ts';
import { createNotices } from '../channels/notice.ts';
import { createReceiver } from '../channels/receive.ts';
import { createDeliver } from '../channels/send.ts';
import { createTakenByRing } from '../channels/taken-by-ring.ts';
import { createAudit } from '../core/audit/audit.ts';
import { createSealer, LOOK_BACK } from '../core/audit/seal.ts';
import type { Clock } from '../core/clock.ts';
import { createArrivals } from '../core/conversations/arrivals.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { forgetOld } from '../core/conversations/retention.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadGeography } from '../core/country/geography.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createClient } from '../core/db/client.ts';
import { createDatabase, TURN } from '../core/db/pool.ts';
import type { ReadAssignment } from '../core/emergencies/assignment.ts';
import { createEmergencyServices } from '../core/emergencies/index.ts';
import { createJournal } from '../core/emergencies/journal.ts';
import { loadEmergencyPolicy } from '../core/emergencies/policy.ts';
import { createHearCaller } from '../core/emergencies/said.ts';
import { createEvents } from '../core/events/events.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { errorFields, type Log } from '../core/log.ts';
import { createAdmit } from '../core/messages/admit.ts';
import { answeredAt } from '../core/messages/answered.ts';
import { createConsents } from '../core/messages/consents.ts';
import { createMessageLedger } from '../core/messages/ledger.ts';
import { createUnlink } from '../core/messages/unlink.ts';
import { createFirstWords } from '../core/outbox/call.ts';
import { createCallEnds } from '../core/outbox/call-ends.ts';
import { createCallBacks } from '../core/outbox/call-back.ts';
import { createOutbox } from '../core/outbox/outbox.ts';
import { SELF } from '../core/people/profiles.ts';
import { createPlaces } from '../core/places/places.ts';
import { DOSE, type DosePayload } from '../core/reminders/planner.ts';
import { createRingAnswers } from '../core/reminders/rings.ts';
import { createApplications } from '../core/schemes/applications.ts';
import { createSchemes } from '../core/schemes/index.ts';
import { countContacts, recordAssessment, type Told } from '../core/symptoms/history.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations } from '../flows/conversation.ts';
import { matterIn } from '../flows/global-words.ts';
import { flows } from '../flows/index.ts';
import { createBroadcasting } from './broadcasts.ts';
import { catalogues, schemeBook, schemeTexts } from './catalogues.ts';
import type { Config } from './config.ts';
import { createDeeds } from './deeds.ts';
import { createDoorbell } from './doorbell.ts';
import { createApp } from './http.ts';
import type { Illness } from './illness.ts';
import { createKeptCries } from './kept-cries.ts';
import { createMetrics } from './metrics.ts';
import { createPortal } from './portal.ts';
import { createHospitalPorts } from './ports.ts';
import { createSchemePorts } from './schemes.ts';
import { provide } from './provide.ts';
import { createRings, SWEEP_MS as RINGS_MS } from './rings.ts';
import { createReminding } from './reminders.ts';
import { createRoads } from './roads.ts';
import { startSweeper } from './sweeper.ts';
import { createWebhooks } from './webhooks.ts';

/** Connections of turns, and of rows that are worked on: eight urgent ones and eight others at once. */
const POOL_SIZE = 20;
/** Milliseconds one contact may take; a USSD gateway gives up soon after. */
const TURN_MS = 1500;
/** Rows rung for in one sweep, and the time after which a row in sending is taken for a crash's. */
const SWEEP_ROWS = 500;
const CRASHED_AFTER_MS = 30_000;
/** Milliseconds between two looks for calls that nobody heard. */
const CALLS_MS = 2000;
/** Connections that are open when the service stops have this long to finish. */
const GRACE_MS = 10_000;

/** The running service. */
export interface Service {
  /** Answers webhooks; resolves with the port. */
  serve(port: number, host: string): Promise<number>;
  /** Loads what the first text would wait for; before it serves. */
  warm(): Promise<void>;
  /** Works off the outbox. */
  work(): void;
  /** Finishes what is under way, then closes everything in reverse order. */
  stop(): Promise<void>;
}

/** Puts the service together: the only place that knows everyone. */
export function compose({
  config,
  databaseUrl,
  illness,
  clock,
  log,
  webhooks = true,
}: {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly illness: Illness;
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
    limits: TURN,
    onIdleError: (error) => log.warn('database.idle-error', errorFields(error)),
  });
  const client = createClient(database.pool);
  const store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  const events = createEvents({ database, vault, clock });
  const audit = createAudit({ database, vault });
  const sealer = createSealer({ database, vault });
  const journal = createJournal({ path: join(config.dataDir, 'sos.journal'), vault });
  const metrics = createMetrics(() => outbox.depth());
  const messages = createMessages({
    catalogues,
    constants: country.constants,
    answered: answeredAt(telecom, config.variables),
    onFallback: metrics.fallback,
  });

  const hospitals = {
    places: createPlaces({ pool: database.pool, country: country.code }),
    facilities: createFacilities({ pool: database.pool, country: country.code }),
    country,
  };
  const reminding = createReminding({
    database,
    vault,
    store,
    outbox,
    telecom,
    country: country.code,
    zone: country.timeZone,
    people: () => portal.people,
    ring: (ids) => doorbell.ring(ids),
    clock,
  });
  const schemes = createSchemes({
    book: schemeBook,
    pool: database.pool,
    country: country.code,
    clock,
  });
  const applications = createApplications({
    database,
    vault,
    clock,
    isScheme: (id) => schemes.describe(id) !== null,
  });
  const ports = {
    ...reminding.ports,
    ...createHospitalPorts(hospitals),
    ...createSchemePorts({
      country: config.country,
      schemes,
      texts: schemeTexts,
      applications,
      profiles: () => portal.people.profiles,
      hasPin: async (personId) => (await portal.people.pins.state(personId)).isSet,
      mayAskNews: (personId) => consents.mayAskNews(personId),
    }),
    assignment: (asked: Parameters<ReadAssignment>[0]) => emergency.readAssignment(asked),
    understand: async (told: Parameters<Illness['analysis']['hear']>[0]) => illness.analysis.hear(told),
    assess: (told: Parameters<Illness['analysis']['assess']>[0]) => illness.analysis.assess(told),
    contacts: async ({ person, ...told }: { person: string | null } & Told) =>
      person === null
        ? 1
        : countContacts(database, vault, illness.knowledge.vocabulary, {
            personId: person,
            told,
            now: clock.now(),
          }),
  };
  const provided = new Map(flows.map((flow) => [flow.name, provide(flow, ports, log)]));
  const conversations = createConversations({
    flows: provided,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    understand: illness.understand,
    budgetMs: TURN_MS,
  });

  const today = (): string => clock.now().toISOString().slice(0, 10);
  const roads = createRoads({ config, country, telecom, today, log });
  const { channels, senders, messageChannel, callChannel, placeCall } = roads;
  const consents = createConsents({ database, audit });
  const doorbell = createDoorbell({ databaseUrl, redisUrl: config.redisUrl, log });
  const nameOf = async (personId: string): Promise<string | null> => {
    const profiles = await portal.people.profiles.list(personId);
    return profiles.find(({ relation }) => relation === SELF)?.name ?? null;
  };
  const emergency = createEmergencyServices({
    database,
    vault,
    outbox,
    events,
    audit,
    store,
    places: hospitals.places,
    policy: loadEmergencyPolicy(config.country),
    compose: createEmergencyNotices({
      roads: {
        sms: messageChannel,
        voice: callChannel,
        whatsapp: roads.sends('whatsapp'),
        email: senders.has('email/smtp') ? 'email/smtp' : null,
      },
      say: messages.say,
      mainLanguages: country.mainLanguages,
      consoleUrl: config.variables.PUBLIC_BASE_URL ?? null,
    }),
    agreedOf: (personId) => portal.people.contacts.agreedOf(personId),
    nameOf,
    ring: (ids, haste) => doorbell.ring(ids, haste),
    matterIn,
    clock,
  });
  const callEnds = createCallEnds({ database, vault, outbox, askedBy: reminding.doses.askedBy });
  const receiver = createReceiver({
    conversations,
    store,
    journal,
    answers: emergency.answers,
    clock,
    log,
    metrics,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    messageChannel,
    texts: createSms({ today, ...answerNumbers(telecom, config.variables) }),
    quietUntil: telecom.quietUntil,
    firstWords: createFirstWords({ database, vault, now: () => clock.now() }),
    callBegun: (call) => callEnds.begun(call, clock.now()),
    sendNow: async (channel, to, page) => {
      await senders.get(channel)!({ to, ...page, urgent: true });
    },
    ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'first' : 'usual'),
    isWaiting: (ids) => outbox.isWaiting(ids),
  });
  const ask = createAsk({
    conversations,
    store,
    channels,
    messageChannel,
    callChannel,
    quietUntil: telecom.quietUntil,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'urgent' : 'next'),
    clock,
  });
  const asking = reminding.begin({ ask, nameOf });
  const notices = createNotices({
    store,
    outbox,
    channels,
    senders,
    messageChannel,
    callChannel,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    ring: (ids) => doorbell.ring(ids),
    clock,
  });
  const hearCaller = createHearCaller({
    database,
    emergencies: emergency.emergencies,
    places: hospitals.places,
  });
  const bringKeptCries = createKeptCries({
    journal,
    store,
    emergencies: emergency.emergencies,
    hearCaller,
    log,
  });
  const deliver = createDeliver({
    outbox,
    deeds: createDeeds({
      sendMessage: createSendMessage({ senders, textChannel: messageChannel, clock }),
      notices,
      placeCall,
      followUp: createFollowUp({ ask, store }),
      remind: asking.remind,
      askCaregiver: asking.askCaregiver,
      askCaller: createAskCaller({ ask, emergencies: emergency.emergencies }),
      hearCaller,
      receiver,
      emergency,
      keep: (made) => recordAssessment(database, vault, { ...made, modelVersion: illness.modelVersion }),
      wish: reminding.wish,
      applications,
      unlink: createUnlink({ database, vault }),
    }),
    textChannel: messageChannel,
    notices,
    callInstead: callChannel
      ? createCallInstead({
          outbox,
          store,
          say: messages.say,
          mainLanguages: country.mainLanguages,
          ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'first' : 'usual'),
          clock,
        })
      : null,
    admit: createAdmit({ database, hours: telecom.quietHours }),
    isAnswered: (row) => callEnds.isAnswered(row),
    dropped: async ({ kind, payload }) => {
      if (kind === DOSE) await reminding.doses.unsent([(payload as DosePayload).dose]);
    },
    optedOut: ({ channel, personId }) =>
      consents.optOut({ channel: channel!, personId, reason: 'opted-out' }, clock.now()),
    ring: (ids) => doorbell.ring(ids),
    clock,
    log,
    counted: metrics.sent,
  });

  const codeDelivery = createCodeDelivery({
    outbox,
    roads: {
      sms: messageChannel,
      voice: callChannel,
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
  const takenByRing = createTakenByRing({
    takenNumber: telecom.readNumber(config.variables.TAKEN_NUMBER ?? ''),
    store,
    rings: createRingAnswers({ database, vault, doses: reminding.doses, outbox }),
    messageChannel,
    say: messages.say,
    mainLanguages: country.mainLanguages,
    ring: (ids) => doorbell.ring(ids),
    clock,
  });
  const geography = loadGeography(country.code);
  const broadcasting = createBroadcasting({
    database,
    vault,
    outbox,
    audit,
    geography,
    schemes,
    hours: telecom.quietHours,
    ring: (ids) => doorbell.ring(ids),
  });
  const portal = createPortal({
    config,
    databaseUrl,
    database,
    vault,
    store,
    events,
    audit,
    codeDelivery,
    hospitals,
    illness,
    schemes: { schemes, applications, geography },
    reminding: { ...reminding, ring: (ids) => doorbell.ring(ids) },
    emergency,
    messages: createMessageLedger({
      database,
      outbox,
      audit,
      zone: telecom.quietHours.zone,
      ring: (ids) => doorbell.ring(ids),
    }),
    broadcasting,
    say: messages.say,
    clock,
    log,
    observe: metrics.request,
  });
  metrics.live(() => portal.connections);
  const providers = createWebhooks({
    channels: roads.configured,
    receiver,
    report: async ({ id }, { elsewhere, channel = id, ...told }) => {
      const other = elsewhere && messageChannel !== channel ? messageChannel : undefined;
      // What became of a text can wait until all who cry for help are heard.
      await doorbell.quiet();
      const now = clock.now();
      const due = await outbox.report({ channel, ...told, elsewhere: other ?? undefined, now });
      if (due.length > 0) doorbell.ring(due);
      const { optOut, providerMessageId, reason = 'opted-out' } = told;
      if (optOut) await consents.optOut({ channel, providerMessageId, reason }, now);
    },
    callEnded: (call) => callEnds.ended(call, clock.now()),
    callBack: async ({ id }, call) => {
      if (await takenByRing(id, call)) return log.info('ring.taken', { channel: id });
      const { outcome } = await callBacks.want({ channel: id, ...call }, clock.now());
      log.info('call-back.asked', { channel: id, outcome });
    },
    arrivals: createArrivals({ database, vault }),
    clock,
    metrics,
    log,
  });
  const app = createApp({
    channels: webhooks ? roads.configured : [],
    api: webhooks ? portal.api : null,
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
  if (webhooks) portal.attach(server, app);
  // Providers keep their connections; one that is idle longer than theirs is closed by them first.
  server.keepAliveTimeout = 65_000;
  let sweeper: ReturnType<typeof startSweeper> | null = null;
  let keeper: ReturnType<typeof startSweeper> | null = null;

  return {
    async serve(port, host) {
      // What was answered before goes before what is brought again.
      await bringKeptCries(clock.now()).catch((error: unknown) =>
        log.error('journal.stays', errorFields(error)),
      );
      // Each machine has its own disk, whatever else its process does.
      keeper = startSweeper({
        clock,
        log,
        chores: [{ name: 'journal', everyMs: 2000, work: bringKeptCries }],
      });
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve((server.address() as { port: number }).port));
      });
    },

    warm: () => roads.warm(),

    work() {
      doorbell.listen(deliver);
      const ring = createRings(outbox, (ids) => doorbell.ring(ids));
      sweeper = startSweeper({
        clock,
        log,
        chores: [
          {
            name: 'calls',
            everyMs: CALLS_MS,
            work: async (now) => doorbell.ring(await callEnds.goOn(now)),
          },
          {
            name: 'ring',
            everyMs: RINGS_MS,
            work: async (now) => {
              await doorbell.quiet();
              await ring(now);
            },
          },
          {
            name: 'ring-urgent',
            everyMs: 1000,
            work: async (now) => doorbell.ring(await outbox.due(now, SWEEP_ROWS, true), 'urgent'),
          },
          { name: 'emergencies', everyMs: 1000, work: watch },
          { name: 'arrivals', everyMs: 1000, work: (now) => providers.resume(now) },
          { name: 'recover', everyMs: 5000, work: recover },
          { name: 'seal', everyMs: 1000, work: (now) => seal(now, LOOK_BACK.often) },
          { name: 'seal-late', everyMs: 60_000, work: (now) => seal(now, LOOK_BACK.seldom) },
          { name: 'forget', everyMs: 3_600_000, work: (now) => forgetOld(client, now) },
          { name: 'forget-events', everyMs: 3_600_000, work: (now) => events.forget(now) },
          ...asking.chores,
          ...broadcasting.chores,
          ...portal.chores,
        ],
      });
    },

    async stop() {
      await Promise.all([sweeper?.stop(), keeper?.stop()]);
      await portal.hangUp();
      const closed = new Promise((resolve) => server.close(resolve));
      // A kept-alive connection that was busy just now is idle a moment later.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(grace);
      clearInterval(idle);
      await providers.settle();
      await doorbell.close();
      await portal.close();
      await client.$disconnect();
      await database.pool.end();
    },
  };

  async function recover(now: Date): Promise<void> {
    const recovered = await outbox.recover(new Date(now.getTime() - CRASHED_AFTER_MS), now);
    if (recovered.unknown + recovered.again > 0) log.warn('outbox.recovered', recovered);
  }

  /** Emergencies that were waited for too long; one that cannot be moved now is tried again at once. */
  async function watch(now: Date): Promise<void> {
    const { moved, failed } = await emergency.emergencies.watch(now);
    if (moved > 0) log.info('emergencies.moved', { count: moved });
    for (const error of failed) log.error('emergencies.failed', errorFields(error));
  }

  /** The head stands in the log too: it shows later that nothing was cut off. */
  async function seal(now: Date, lookBack: number): Promise<void> {
    const sealed = await sealer.seal(now, lookBack);
    if (sealed) log.info('audit.sealed', { rows: sealed.rows, head: sealed.head });
  }
}
