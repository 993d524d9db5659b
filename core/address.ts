import { inspect } from 'node:util';
import { SendFailed } from './errors.ts';
import { PhoneNumber } from './phone.ts';

/** Where a person is reached: a phone number, an identity of a messenger's that hides it, or e-mail. All print masked. */
export type Address = PhoneNumber | WhatsAppUser | EmailAddress;

/** The context that addresses are sealed under; it is as old as the first of them and never changes. */
export const ADDRESS_SEALED = 'phone_identity.number';

const PREFIX = { whatsapp: 'whatsapp:', email: 'mailto:' } as const;

/** Characters of an e-mail address, and of what stands before the @ (RFC 5321, section 4.5.3.1). */
const MAX_EMAIL = { whole: 254, local: 64 } as const;
/** Words of letters, also beyond ASCII (RFC 6531), joined by single dots: what quotes and comments allow is not taken. */
const EMAIL =
  /^([\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@((?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])$/u;

/**
 * Somebody on WhatsApp whose number is not told, by a business-scoped user id: "US.13491208655302741918"
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids, seen 2026-11).
 */
export class WhatsAppUser {
  readonly kind = 'whatsapp';
  readonly #id: string;

  private constructor(id: string) {
    this.#id = id;
  }

  /** Null for whatever is not an ISO country code, a dot and 1 to 128 letters and digits. */
  static parse(text: string): WhatsAppUser | null {
    return /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(text) ? new WhatsAppUser(text) : null;
  }

  /** What WhatsApp calls them; only the roads in and out may see it. */
  get id(): string {
    return this.#id;
  }

  /** What it is stored and found by. */
  get value(): string {
    return PREFIX.whatsapp + this.#id;
  }

  toString(): string {
    return '[whatsapp]';
  }

  toJSON(): string {
    return '[whatsapp]';
  }

  [inspect.custom](): string {
    return '[whatsapp]';
  }
}

/** A mailbox: "asha@example.org". Before the @ capitals are kept, as only its own server knows whether they matter. */
export class EmailAddress {
  readonly kind = 'email';
  readonly #mailbox: string;

  private constructor(mailbox: string) {
    this.#mailbox = mailbox;
  }

  /** Null for whatever is not plausibly a mailbox of at most 254 characters. NFC, the domain in small letters. */
  static parse(text: string): EmailAddress | null {
    if (text.length > 2 * MAX_EMAIL.whole) return null;
    const [, local = '', domain = ''] = EMAIL.exec(text.trim().normalize('NFC')) ?? [];
    const mailbox = `${local}@${domain.toLowerCase()}`.normalize('NFC');
    const isFitting = local !== '' && local.length <= MAX_EMAIL.local && mailbox.length <= MAX_EMAIL.whole;
    return isFitting ? new EmailAddress(mailbox) : null;
  }

  /** The mailbox; only the roads in and out may see it. */
  get mailbox(): string {
    return this.#mailbox;
  }

  /** What it is stored and found by. */
  get value(): string {
    return PREFIX.email + this.#mailbox;
  }

  toString(): string {
    return '[email]';
  }

  toJSON(): string {
    return '[email]';
  }

  [inspect.custom](): string {
    return '[email]';
  }
}

/** An address by its stored `value`; null when it is none. */
export function readAddress(value: string): Address | null {
  if (value.startsWith(PREFIX.whatsapp)) return WhatsAppUser.parse(value.slice(PREFIX.whatsapp.length));
  if (value.startsWith(PREFIX.email)) return EmailAddress.parse(value.slice(PREFIX.email.length));
  return PhoneNumber.stored(value);
}

/** The number of an address, for what only phones get; throws SendFailed where none is known. */
export function numberOf(address: Address): PhoneNumber {
  if (address.kind !== 'phone') throw new SendFailed('rejected', 'no-number');
  return address;
}
