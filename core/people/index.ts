import type { Accounts } from '../accounts/accounts.ts';
import type { CodeDelivery } from '../accounts/code-delivery.ts';
import type { Codes } from '../accounts/codes.ts';
import type { Passwords } from '../accounts/passwords.ts';
import type { Proofs } from '../accounts/proofs.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PhoneNumber } from '../phone.ts';
import { personOf, phoneOf } from './address-book.ts';
import { createCaregivers, type Caregivers } from './caregivers.ts';
import { createContactBook } from './contact-book.ts';
import { createContacts, type Contacts } from './contacts.ts';
import { createCopies, type Copies } from './copy.ts';
import { createErasure, type Erasure } from './erasure.ts';
import { createHistory, type History } from './history.ts';
import { createMyself, type Myself, type Owner } from './me.ts';
import { createPins, type Pins } from './pins.ts';
import { createProfiles, type Profiles } from './profiles.ts';

/** People and what is theirs, put together. */
export interface People {
  readonly myself: Myself;
  readonly pins: Pins;
  readonly profiles: Profiles;
  readonly contacts: Contacts;
  readonly caregivers: Caregivers;
  readonly history: History;
  readonly copies: Copies;
  readonly erasure: Erasure;
  /** Whose number it is on the channels; null when it has never been in touch. */
  personOf(phone: PhoneNumber): Promise<string | null>;
  /** A number of theirs; null where none is known. */
  phoneOf(personId: string): Promise<PhoneNumber | null>;
}

export function createPeople(
  its: {
    readonly database: Database;
    readonly vault: Vault;
    readonly clock: Clock;
    readonly audit: Audit;
    readonly outbox: Pick<Outbox, 'addAll'>;
    /** Tells the worker that rows are due. */
    readonly ring: (ids: readonly string[]) => void;
  },
  from: {
    readonly accounts: Accounts;
    readonly codes: Codes;
    readonly passwords: Passwords;
    readonly proofs: Proofs;
    readonly codeDelivery: Pick<CodeDelivery, 'has'>;
    /** Told of who was erased: neither tokens nor what is in memory may outlive them. */
    readonly erased: (owner: Owner) => void;
  },
): People {
  const { accounts, codes, passwords, proofs, codeDelivery: delivery, erased } = from;
  const pins = createPins({ ...its, passwords });
  const myself = createMyself(its);
  const profiles = createProfiles(its);
  const book = createContactBook(its);
  const contacts = createContacts({ ...its, book, codes, delivery });
  const history = createHistory(its);
  return {
    myself,
    pins,
    profiles,
    contacts,
    caregivers: createCaregivers({ ...its, book }),
    history,
    copies: createCopies({ ...its, myself, profiles, contacts, history }),
    erasure: createErasure({ ...its, accounts, proofs, pins, erased }),
    personOf: (phone) => personOf(phone, its.vault, its.database),
    phoneOf: (personId) => phoneOf(personId, its.vault, its.database),
  };
}
