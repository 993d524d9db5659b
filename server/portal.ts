import type { Express, Request, Router } from 'express';
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { ROLES, versions } from '@arogya/contract';
import { createAccountRoutes } from '../api/accounts.ts';
import { createAuth } from '../api/auth.ts';
import { createBroadcastRoutes } from '../api/broadcasts.ts';
import { createCrossOrigin } from '../api/cross-origin.ts';
import { createEmergencyRoutes } from '../api/emergency.ts';
import { createGuard, roles } from '../api/guard.ts';
import { createHospitals } from '../api/hospitals.ts';
import { createApi } from '../api/index.ts';
import { createPostgresLimits, createRedisLimits } from '../api/limit-store.ts';
import { createLimits } from '../api/limits.ts';
import { createLive } from '../api/live.ts';
import { createMessageRoutes } from '../api/messages.ts';
import { createOidcRoutes } from '../api/oidc.ts';
import { onceEach } from '../api/principal.ts';
import { createRecorder } from '../api/recorder.ts';
import { createPinGate } from '../api/pin-gate.ts';
import { createRefreshCookie } from '../api/refresh-cookie.ts';
import { createReminderRoutes } from '../api/reminders.ts';
import { createSchemeRoutes } from '../api/schemes.ts';
import { createSymptoms } from '../api/symptoms.ts';
import { createUsers } from '../api/users.ts';
import type { CodeDelivery } from '../core/accounts/code-delivery.ts';
import { createAccountServices } from '../core/accounts/index.ts';
import { createIssuer } from '../core/accounts/issuer.ts';
import { createOidc } from '../core/accounts/oidc.ts';
import { createPasswords } from '../core/accounts/passwords.ts';
import { forgetSignIns } from '../core/accounts/retention.ts';
import type { Audit } from '../core/audit/audit.ts';
import type { Clock } from '../core/clock.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import { createDuties } from '../core/emergencies/duty.ts';
import type { EmergencyServices } from '../core/emergencies/index.ts';
import type { Events } from '../core/events/events.ts';
import { createFeed } from '../core/events/feed.ts';
import { createTickets } from '../core/events/tickets.ts';
import type { Log } from '../core/log.ts';
import type { MessageLedger } from '../core/messages/ledger.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import { createPeople, type People } from '../core/people/index.ts';
import type { Messages } from '../core/text/messages.ts';
import type { Broadcasting } from './broadcasts.ts';
import type { Config } from './config.ts';
import type { Illness } from './illness.ts';
import type { Chore } from './sweeper.ts';

/** What the portal and other clients reach over HTTP: accounts, people, hospitals, live updates, under their limits. */
export interface Portal {
  readonly api: Router;
  readonly people: People;
  /** Live connections that are open. */
  readonly connections: number;
  readonly chores: readonly Chore[];
  /** Takes live connections on a server whose requests `app` answers. */
  attach(server: Server, app: Express): void;
  /** Ends live connections: they come back elsewhere. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

export function createPortal({
  config,
  databaseUrl,
  database,
  vault,
  store,
  outbox,
  events,
  audit,
  codeDelivery,
  hospitals,
  illness,
  schemes,
  reminding,
  emergency,
  messages,
  broadcasting,
  say,
  clock,
  log,
  observe,
}: {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly vault: Vault;
  readonly store: ConversationStore;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly events: Events;
  readonly audit: Audit;
  readonly codeDelivery: CodeDelivery;
  readonly hospitals: Parameters<typeof createHospitals>[0];
  readonly illness: Illness;
  readonly schemes: Pick<Parameters<typeof createSchemeRoutes>[0], 'schemes' | 'applications' | 'geography'>;
  readonly reminding: Pick<
    Parameters<typeof createReminderRoutes>[0],
    'reminders' | 'doses' | 'zoneOf' | 'ring'
  >;
  readonly emergency: EmergencyServices;
  readonly messages: MessageLedger;
  readonly broadcasting: Omit<Broadcasting, 'chores'>;
  readonly say: Messages['say'];
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each answer; `route` is a pattern. */
  readonly observe: (route: string, status: number, seconds: number) => void;
}): Portal {
  const accounts = createAccountServices({
    database,
    vault,
    store,
    codeDelivery,
    audit,
    roles,
    roleNames: ROLES,
    jwtSecret: config.jwtSecret,
    passwords: createPasswords(),
    clock,
    log,
  });
  const { signIn, credentials, codes, sessions, tokens, voids, administration } = accounts;
  const people = createPeople(
    { database, vault, clock, audit, outbox, ring: reminding.ring },
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
  const tickets = createTickets({ database, clock, random: randomBytes });
  let app: Express | null = null;
  const live = createLive({
    feed: createFeed({ events, url: databaseUrl, clock, log }),
    tickets,
    voidTokens: voids,
    origins: config.portalOrigins,
    // As Express itself makes a request of its own out of a plain one: it knows whom to believe about an address.
    addressOf: (request) => (app && (Object.setPrototypeOf(request, app.request) as Request).ip) ?? '',
    clock,
    log,
  });
  const limitStore = config.redisUrl
    ? createRedisLimits({ url: config.redisUrl, log })
    : createPostgresLimits({ database, log });
  const guard = onceEach(createGuard({ tokens, voids }));
  const limits = createLimits({ versions, authenticate: guard.authenticate, store: limitStore, vault });
  const cookie = createRefreshCookie({ secure: config.production, origins: config.portalOrigins, clock });
  const api = createApi({
    versions,
    handlers: {
      v1: {
        auth: createAuth({ signIn, credentials, codes, sessions, pins: people.pins, cookie }),
        oidc: createOidcRoutes({ oidc, refreshCookie: cookie, secure: config.production }),
        accounts: createAccountRoutes({ administration }),
        emergency: createEmergencyRoutes({
          ...emergency,
          duties: createDuties({ database, accounts: accounts.accounts, store, clock }),
          identityOf: async (personId) => (await store.byPerson(personId))?.identityId ?? null,
          places: hospitals.places,
          country: hospitals.country,
          clock,
        }),
        hospitals: createHospitals(hospitals),
        live: live.handlers,
        messages: createMessageRoutes({ ledger: messages, clock }),
        broadcasts: createBroadcastRoutes({ ...broadcasting, say, clock }),
        reminders: createReminderRoutes({
          ...reminding,
          agreedOf: (personId) => people.contacts.agreedOf(personId),
          gate: createPinGate({ pins: people.pins, clock }),
          clock,
        }),
        schemes: createSchemeRoutes({
          ...schemes,
          profiles: people.profiles,
          gate: createPinGate({ pins: people.pins, clock }),
          clock,
        }),
        symptoms: createSymptoms({
          ...illness,
          ...illness.knowledge,
          country: hospitals.country,
          say,
        }),
        users: createUsers({ people, clock }),
      },
    },
    guard,
    before: [createCrossOrigin(config.portalOrigins), limits],
    record: createRecorder({ audit, clock }),
    checkAnswers: !config.production,
    log,
    observe,
  });

  return {
    api,
    people,
    get connections() {
      return live.count;
    },
    chores: [
      { name: 'limits', everyMs: 3_600_000, work: (now) => limitStore.sweep(now) },
      { name: 'forget-tickets', everyMs: 60_000, work: (now) => tickets.forget(now) },
      { name: 'forget-sign-ins', everyMs: 3_600_000, work: (now) => forgetSignIns(database, now) },
    ],
    attach(server, its) {
      app = its;
      live.attach(server);
    },
    hangUp: () => live.close(),
    async close() {
      await voids.stop();
      await limitStore.close();
    },
  };
}
