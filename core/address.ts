import { inspect } from 'node:util';
import { SendFailed } from './errors.ts';
import { PhoneNumber } from './phone.ts';

/** Where a person is reached: a phone number, or an identity of a messenger's that hides it. Both print masked. */
export type Address = PhoneNumber | WhatsAppUser;

/** The context that addresses are sealed under; it is as old as the first of them and never changes. */
export const ADDRESS_SEALED = 'phone_identity.number';

const PREFIX = 'whatsapp:';

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
    return PREFIX + this.#id;
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

/** An address by its stored `value`; null when it is none. */
export const readAddress = (value: string): Address | null =>
  value.startsWith(PREFIX) ? WhatsAppUser.parse(value.slice(PREFIX.length)) : PhoneNumber.parse(value);

/** The number of an address, for what only phones get; throws SendFailed where none is known. */
export function numberOf(address: Address): PhoneNumber {
  if (address.kind !== 'phone') throw new SendFailed('rejected', 'no-number');
  return address;
}
