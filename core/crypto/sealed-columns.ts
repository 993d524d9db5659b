import { ADDRESS_SEALED, readAddress } from '../address.ts';
import { PLAN_SEALED } from '../reminders/plan.ts';
import { SCHEME_APPLICATION_SEALED } from '../schemes/applications.ts';
import { ASSESSMENT_SEALED } from '../symptoms/history.ts';

/** What an index is made of: the vault's context, and the value, both from the opened column beside it. */
type Indexed = (plain: string) => readonly [context: string, value: string];

/** A table with sealed columns. */
export interface SealedTable {
  readonly table: string;
  /** The primary key, with the types of its columns. */
  readonly key: Readonly<Record<string, 'uuid' | 'bigint' | 'text' | 'bytea'>>;
  /** Each sealed column with the vault's context. */
  readonly sealed: Readonly<Record<string, string>>;
  /** Each blind index with the sealed column that it is made anew from. */
  readonly indexes?: Readonly<Record<string, { readonly from: string; readonly of: Indexed }>>;
}

const id = { id: 'uuid' } as const;
const ofSame =
  (context: string): Indexed =>
  (plain) => [context, plain];

/**
 * All that is sealed in the database: rotation.ts seals each anew. A column of bytes that is named …_sealed or …_index and
 * stands neither here nor in LEFT fails a test by its name.
 */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'identity',
    key: id,
    sealed: { address_sealed: ADDRESS_SEALED },
    indexes: {
      address_index: { from: 'address_sealed', of: (value) => [readAddress(value)!.kind, value] },
    },
  },
  {
    table: 'account',
    key: id,
    sealed: {
      name_sealed: 'account.name',
      email_sealed: 'account.email',
      phone_sealed: 'account.phone',
      totp_sealed: 'account.totp',
    },
    indexes: {
      email_index: { from: 'email_sealed', of: ofSame('account.email') },
      phone_index: { from: 'phone_sealed', of: ofSame('account.phone') },
    },
  },
  {
    table: 'foreign_identity',
    key: { issuer: 'text', subject_index: 'bytea' },
    sealed: { subject_sealed: 'foreign_identity.subject' },
    indexes: { subject_index: { from: 'subject_sealed', of: ofSame('foreign_identity.subject') } },
  },
  {
    table: 'emergency_contact',
    key: id,
    sealed: { name_sealed: 'emergency_contact.name', phone_sealed: 'emergency_contact.phone' },
    indexes: { phone_index: { from: 'phone_sealed', of: ofSame('emergency_contact.phone') } },
  },
  {
    table: 'person',
    key: id,
    sealed: { memory_sealed: 'person.memory', pseudonym_sealed: 'person.pseudonym' },
  },
  { table: 'pin', key: { person_id: 'uuid' }, sealed: { hash_sealed: 'pin.hash' } },
  { table: 'profile', key: id, sealed: { data_sealed: 'profile.data' } },
  { table: 'conversation', key: { person_id: 'uuid' }, sealed: { state_sealed: 'conversation.state' } },
  {
    table: 'inbox',
    key: { channel: 'text', key_index: 'bytea' },
    sealed: { taken_sealed: 'inbox.taken' },
    indexes: {
      key_index: { from: 'taken_sealed', of: (taken) => ['inbox', (JSON.parse(taken) as [string])[0]] },
    },
  },
  { table: 'outbox', key: id, sealed: { payload_sealed: 'outbox.payload' } },
  { table: 'emergency', key: id, sealed: { place_sealed: 'emergency.place' } },
  { table: 'assessment', key: id, sealed: { payload_sealed: ASSESSMENT_SEALED } },
  { table: 'reminder', key: id, sealed: { plan_sealed: PLAN_SEALED } },
  { table: 'scheme_application', key: id, sealed: { data_sealed: SCHEME_APPLICATION_SEALED } },
  { table: 'arrival', key: id, sealed: { request_sealed: 'arrival.request' } },
  { table: 'event', key: { id: 'bigint' }, sealed: { payload_sealed: 'event.payload' } },
  {
    table: 'one_time_code',
    key: id,
    sealed: { code_sealed: 'one_time_code.code', details_sealed: 'one_time_code.details' },
  },
  { table: 'audit_seal', key: { audit_id: 'bigint' }, sealed: { hash_sealed: 'audit_seal.hash' } },
];

/**
 * Indexes that are left as they are, and why that harms nobody. So are those of inbox rows whose reply was forgotten, or that
 * never had one: nobody redelivers so late, and a missed call that late is not rung back.
 */
export const LEFT: Readonly<Record<string, string>> = {
  'one_time_code.address_index':
    'a code is good for ten minutes; the old key is dropped later than that, or the code is asked for again',
};
