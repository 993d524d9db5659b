import { createServer } from 'node:http';
import { createCodeDelivery } from '../channels/code-delivery.ts';
import { createEmergencyNotices } from '../channels/emergency.ts';
import { answerNumbers } from '../channels/index.ts';
import { createSms } from '../channels/media/sms.ts';
import { createReceiver } from '../channels/receive.ts';
import type { Clock } from '../core/clock.ts';
import { createArrivals } from '../core/conversations/arrivals.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadGeography } from '../core/country/geography.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { createEmergencyServices } from '../core/emergencies/index.ts';
import { loadEmergencyPolicy } from '../core/emergencies/policy.ts';
import { createHearCaller } from '../core/emergencies/said.ts';
import { createFacilities } from '../core/facilities/nearest.ts';
import { errorFields, type Log } from '../core/log.ts';
import { answeredAt } from '../core/messages/answered.ts';
import { goesOnAs } from '../core/messages/broadcasts.ts';
import { createConsents } from '../core/messages/consents.ts';
import { createMessageLedger } from '../core/messages/ledger.ts';
import { createCallEnds } from '../core/outbox/call-ends.ts';
import { createFirstWords } from '../core/outbox/call.ts';
import { SELF } from '../core/people/profiles.ts';
import { createPlaces } from '../core/places/places.ts';
import { createApplications } from '../core/schemes/applications.ts';
import { createSchemes } from '../core/schemes/index.ts';
import { createMessages } from '../core/text/messages.ts';
import { createConversations } from '../flows/conversation.ts';
import { matterIn } from '../flows/global-words.ts';
import { flows } from '../flows/index.ts';
import { createBroadcasting } from './broadcasts.ts';
import { catalogues, schemeBook } from './catalogues.ts';
import { createChores } from './chores.ts';
import type { Config } from './config.ts';
import { createDelivery } from './delivery.ts';
import { createDoorbell } from './doorbell.ts';
import { createApp } from './http.ts';
import type { Illness } from './illness.ts';
import { createKept } from './kept.ts';
import { createKeptCries } from './kept-cries.ts';
import { createListener } from './listener.ts';
import { createMetrics } from './metrics.ts';
import { createPortal } from './portal.ts';
import { provide } from './provide.ts';
import { createProviderWords } from './provider-words.ts';
import { createReads } from './reads.ts';
import { createReminding } from './reminders.ts';
import { createRoads } from './roads.ts';
import { startSweeper } from './sweeper.ts';
import { createWebhooks } from './webhooks.ts';

/** Milliseconds one contact may take; a USSD gateway gives up soon after. */
const TURN_MS = 1500;
/** Milliseconds between two looks for cries that are kept on disk. */
const KEPT_CRIES_MS = 2000;

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
  const country = loadCountry(config.country);
  const telecom = loadTelecom(config.country);
  const geography = loadGeography(country.code);
  const kept = createKept({ config, databaseUrl, clock, log });
  const { database, vault, store, outbox, audit, journal } = kept;
  const consents = createConsents({ database, audit });
  const metrics = createMetrics(() => outbox.depth());

  // What is said, and by which roads.
  const messages = createMessages({
    catalogues,
    constants: country.constants,
    answered: answeredAt(telecom, config.variables),
    onFallback: metrics.fallback,
  });
  const words = { say: messages.say, mainLanguages: country.mainLanguages };
  const today = (): string => clock.now().toISOString().slice(0, 10);
  const roads = createRoads({ config, country, telecom, today, log });
  const { senders, messageChannel, callChannel } = roads;
  const email = senders.has('email/smtp') ? 'email/smtp' : null;
  const doorbell = createDoorbell({ databaseUrl, redisUrl: config.redisUrl, log });
  const ring = (ids: readonly string[]): void => doorbell.ring(ids);

  // What people are helped with.
  const hospitals = {
    places: createPlaces({ pool: database.pool, country: country.code }),
    facilities: createFacilities({ pool: database.pool, country: country.code }),
    country,
  };
  const reminding = createReminding({
    ...kept,
    telecom,
    country: country.code,
    zone: country.timeZone,
    people: () => portal.people,
    ring,
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
  const nameOf = async (personId: string): Promise<string | null> => {
    const profiles = await portal.people.profiles.list(personId);
    return profiles.find(({ relation }) => relation === SELF)?.name ?? null;
  };
  const emergency = createEmergencyServices({
    ...kept,
    places: hospitals.places,
    policy: loadEmergencyPolicy(config.country),
    compose: createEmergencyNotices({
      roads: { sms: messageChannel, voice: callChannel, whatsapp: roads.sends('whatsapp'), email },
      ...words,
      consoleUrl: config.variables.PUBLIC_BASE_URL ?? null,
    }),
    agreedOf: (personId) => portal.people.contacts.agreedOf(personId),
    nameOf,
    ring: (ids, haste) => doorbell.ring(ids, haste),
    matterIn,
    clock,
  });
  const { emergencies } = emergency;
  const hearCaller = createHearCaller({ database, emergencies, places: hospitals.places });
  const bringKeptCries = createKeptCries({ journal, store, emergencies, hearCaller, log });

  // What is talked about, and the two roads of every word: in and out.
  const reads = createReads({
    ...kept,
    hospitals,
    reminding,
    schemes,
    applications,
    consents,
    illness,
    people: () => portal.people,
    assignment: emergency.readAssignment,
    clock,
  });
  const conversations = createConversations({
    flows: new Map(flows.map((flow) => [flow.name, provide(flow, reads, log)])),
    say: messages.say,
    mainLanguages: country.mainLanguages,
    understand: illness.understand,
    budgetMs: TURN_MS,
  });
  const callEnds = createCallEnds({
    ...{ database, vault, outbox },
    askedBy: async (before, after, within) => {
      await reminding.doses.askedBy(before, after, within);
      await goesOnAs(before, after, within);
    },
  });
  const receiver = createReceiver({
    ...kept,
    ...words,
    conversations,
    answers: emergency.answers,
    messageChannel,
    texts: createSms({ today, ...answerNumbers(telecom, config.variables) }),
    firstWords: createFirstWords({ database, vault, now: () => clock.now() }),
    callBegun: (call) => callEnds.begun(call, clock.now()),
    hasSaidStop: (personId) => consents.hasSaidStop(personId, clock.now()),
    sendNow: async (channel, to, page) => {
      await senders.get(channel)!({ to, ...page, urgent: true });
    },
    ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'first' : 'usual'),
    isWaiting: (ids) => outbox.isWaiting(ids),
    clock,
    log,
    metrics,
  });
  const delivery = createDelivery({
    ...kept,
    ...words,
    conversations,
    receiver,
    roads,
    telecom,
    emergency,
    hearCaller,
    reminding,
    applications,
    consents,
    callEnds,
    modelVersion: illness.modelVersion,
    nameOf,
    doorbell,
    clock,
    log,
    metrics,
  });

  // What operators and the portal reach.
  const broadcasting = createBroadcasting({
    ...kept,
    geography,
    schemes,
    hours: telecom.quietHours,
    ring,
  });
  const portal = createPortal({
    ...kept,
    config,
    databaseUrl,
    codeDelivery: createCodeDelivery({
      outbox,
      roads: { sms: messageChannel, voice: callChannel, email },
      ...words,
      ring,
      clock,
    }),
    hospitals,
    illness,
    schemes: { schemes, applications, geography },
    reminding: { ...reminding, ring },
    emergency,
    messages: createMessageLedger({ database, outbox, audit, zone: telecom.quietHours.zone, ring }),
    broadcasting,
    say: messages.say,
    clock,
    log,
    observe: metrics.request,
  });
  metrics.live(() => portal.connections);

  // What providers reach.
  const providers = createWebhooks({
    channels: roads.configured,
    receiver,
    ...createProviderWords({
      ...kept,
      ...words,
      consents,
      callEnds,
      doses: reminding.doses,
      telecom,
      variables: config.variables,
      messageChannel,
      doorbell,
      clock,
      log,
    }),
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
    ready: kept.ready,
    metrics,
    log,
  });
  const server = createServer(app);
  if (webhooks) portal.attach(server, app);
  const listener = createListener(server);

  const chores = createChores({
    ...kept,
    emergencies,
    callEnds,
    webhooks: providers,
    doorbell,
    log,
  });
  const sweepers: ReturnType<typeof startSweeper>[] = [];

  return {
    async serve(port, host) {
      // What was answered before goes before what is brought again.
      await bringKeptCries(clock.now()).catch((error: unknown) =>
        log.error('journal.stays', errorFields(error)),
      );
      // Each machine has its own disk, whatever else its process does.
      const journals = [{ name: 'journal', everyMs: KEPT_CRIES_MS, work: bringKeptCries }];
      sweepers.push(startSweeper({ clock, log, chores: journals }));
      return listener.listen(port, host);
    },

    warm: () => roads.warm(),

    work() {
      doorbell.listen(delivery.deliver);
      const all = [...chores, ...delivery.chores, ...broadcasting.chores, ...portal.chores];
      sweepers.push(startSweeper({ clock, log, chores: all }));
    },

    async stop() {
      await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
      await portal.hangUp();
      await listener.close();
      await providers.settle();
      await doorbell.close();
      await portal.close();
      await kept.close();
    },
  };
}
