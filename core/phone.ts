import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { LRUCache } from 'lru-cache';
import { inspect } from 'node:util';

/** A phone number in E.164. It prints masked everywhere; only `e164` shows it, to the road in and the road out. */
export class PhoneNumber {
  /** The numbers of the sessions now open: each is read at every hop. */
  static readonly #known = new LRUCache<string, PhoneNumber>({ max: 2000 });

  readonly #e164: string;

  private constructor(e164: string) {
    this.#e164 = e164;
  }

  /** Reads "+919812345678", " 919812345678" (an undecoded plus) or "919812345678"; null for short codes, names, garbage. */
  static parse(text: string): PhoneNumber | null {
    const digits = /^[+ ]?(\d{8,15})$/.exec(text.trimEnd())?.[1];
    if (!digits) return null;
    const known = PhoneNumber.#known.get(digits);
    if (known) return known;
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    if (!parsed?.isPossible()) return null;
    const number = new PhoneNumber(parsed.number);
    PhoneNumber.#known.set(digits, number);
    return number;
  }

  /** What was read before and stored as `e164`, not judged anew; null for anything of another shape. */
  static stored(e164: string): PhoneNumber | null {
    return /^\+\d{8,15}$/.test(e164) ? new PhoneNumber(e164) : null;
  }

  readonly kind = 'phone';

  /** As `e164`: what it is stored and found by. */
  get value(): string {
    return this.#e164;
  }

  get e164(): string {
    return this.#e164;
  }

  toString(): string {
    return '[phone]';
  }

  toJSON(): string {
    return '[phone]';
  }

  [inspect.custom](): string {
    return '[phone]';
  }
}
