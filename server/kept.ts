import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAudit, type Audit } from '../core/audit/audit.ts';
import type { Clock } from '../core/clock.ts';
import { createConversationStore, type ConversationStore } from '../core/conversations/store.ts';
import { createVault, type Vault } from '../core/crypto/vault.ts';
import { createClient } from '../core/db/client.ts';
import { createDatabase, TURN, type Database } from '../core/db/pool.ts';
import { createJournal, type Journal } from '../core/emergencies/journal.ts';
import { createEvents, type Events } from '../core/events/events.ts';
import { errorFields, type Log } from '../core/log.ts';
import { createOutbox, type Outbox } from '../core/outbox/outbox.ts';
import type { Config } from './config.ts';

/** Connections of turns, and of rows that are worked on, of which those that are no emergency share their statements. */
const POOL_SIZE = 20;

/** What is kept: sealed rows in PostgreSQL, and on disk the cries that came while it was away. */
export interface Kept {
  readonly vault: Vault;
  readonly database: Database;
  readonly client: ReturnType<typeof createClient>;
  readonly store: ConversationStore;
  readonly outbox: Outbox;
  readonly events: Events;
  readonly audit: Audit;
  readonly journal: Journal;
  /** Rejects while nothing can be read. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

export function createKept({
  config,
  databaseUrl,
  clock,
  log,
}: {
  readonly config: Pick<Config, 'dataDir' | 'dataKeys'>;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}): Kept {
  mkdirSync(config.dataDir, { recursive: true });
  const vault = createVault(config.dataKeys);
  const database = createDatabase({
    url: databaseUrl,
    max: POOL_SIZE,
    limits: TURN,
    onIdleError: (error) => log.warn('database.idle-error', errorFields(error)),
  });
  const client = createClient(database.pool);
  return {
    vault,
    database,
    client,
    store: createConversationStore({ database, vault }),
    outbox: createOutbox({ database, vault }),
    events: createEvents({ database, vault, clock }),
    audit: createAudit({ database, vault }),
    journal: createJournal({ path: join(config.dataDir, 'sos.journal'), vault }),

    async ready() {
      await database.query({ name: 'ready', text: 'select 1 from conversation limit 1', values: [] });
    },

    async close() {
      await client.$disconnect();
      await database.pool.end();
    },
  };
}
