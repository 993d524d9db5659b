import { randomInt } from 'node:crypto';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Events } from '../events/events.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Contact } from '../people/contacts.ts';
import type { Places } from '../places/places.ts';
import { createAnswers, type Answers } from './answers.ts';
import { createReadAssignment, type ReadAssignment } from './assignment.ts';
import { createDeeds, type Ring } from './deed.ts';
import { createEmergencies, type Emergencies } from './emergencies.ts';
import type { MatterIn } from './fitting.ts';
import type { Compose } from './notice.ts';
import type { EmergencyPolicy } from './policy.ts';
import { createTellContacts, type TellContacts } from './tell-contacts.ts';
import { createViews, type Views } from './views.ts';

/** Emergencies and all that has to do with them, put together. */
export interface EmergencyServices {
  readonly emergencies: Emergencies;
  readonly answers: Answers;
  readonly tellContacts: TellContacts;
  readonly views: Views;
  readonly readAssignment: ReadAssignment;
}

/** Codes drawn for an emergency, of which one is hardly ever taken; the last is longer. */
const DRAWN = 8;

const drawCodes = (): readonly string[] => [
  ...Array.from({ length: DRAWN }, () => String(randomInt(1000, 10_000))),
  String(randomInt(100_000, 1_000_000)),
];

export function createEmergencyServices({
  database,
  vault,
  outbox,
  events,
  audit,
  store,
  places,
  policy,
  compose,
  agreedOf,
  nameOf,
  ring,
  matterIn = () => null,
  clock,
  draw = drawCodes,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly events: Events;
  readonly audit: Audit;
  readonly store: Pick<ConversationStore, 'find'>;
  readonly places: Pick<Places, 'findByPin' | 'findByName'>;
  readonly policy: EmergencyPolicy;
  readonly compose: Compose;
  /** The contacts of somebody that may be told of an emergency. */
  readonly agreedOf: (personId: string) => Promise<readonly Contact[]>;
  /** What somebody calls themselves, if they said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  /** Tells the worker that urgent rows are due. */
  readonly ring: Ring;
  /** What is the matter, in what was said; it decides whom of those near is told first. */
  readonly matterIn?: MatterIn;
  readonly clock: Clock;
  readonly draw?: () => readonly string[];
}): EmergencyServices {
  const surroundings = { vault, audit, policy, matterIn };
  const doDeed = createDeeds({ database, outbox, events, clock, compose, ring });
  const views = createViews({ database, vault });
  const emergencies = createEmergencies({ doDeed, vault, surroundings, draw, due: views.due });
  return {
    emergencies,
    views,
    readAssignment: createReadAssignment({ database, vault, now: () => clock.now() }),
    answers: createAnswers({ database, vault, doDeed, emergencies, places, now: () => clock.now() }),
    tellContacts: createTellContacts({ doDeed, surroundings, store, agreedOf, nameOf, clock }),
  };
}
