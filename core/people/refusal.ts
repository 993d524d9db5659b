import { RefusedField } from '../errors.ts';

/** Why nothing was done, each with its status, what is said of it, and the field of the request it is about. */
const REASONS = {
  gone: [401, 'This account is no longer there.', null, null],
  'pin-first': [403, 'Give your PIN first.', null, null],
  withheld: [403, 'The PIN is new: what was there before stays shut for a while.', null, null],
  'not-found': [404, 'There is no such thing.', null, null],
  changed: [409, 'It has changed meanwhile: read it again.', null, null],
  'second-self': [409, 'There is a profile of yourself already.', 'relation', 'second_self'],
  'known-contact': [409, 'This number is among your contacts already.', 'phone', 'known'],
  'four-digits': [422, 'A PIN has exactly four digits.', 'pin', 'four_digits'],
  'weak-pin': [422, 'Digits that are all the same or follow each other are soon guessed.', 'pin', 'weak'],
  'current-pin': [422, 'There is a PIN: give it too.', 'current', 'required'],
  'wrong-current-pin': [422, 'This is not the PIN until now.', 'current', 'wrong'],
  'wrong-pin': [422, 'The PIN is not right.', 'pin', 'wrong'],
  'wrong-password': [422, 'The password is not right.', 'password', 'wrong'],
  'no-pin': [422, 'There is neither a password nor a PIN: set one first.', null, 'no_pin'],
  born: [422, 'Nobody was born then.', 'born', 'not_possible'],
  language: [422, 'This language is not offered.', 'language', 'not_offered'],
  zone: [422, 'There is no such time zone.', 'zone', 'no_zone'],
  'many-profiles': [422, 'There are 20 profiles, and no more is possible.', null, 'too_many'],
  'many-contacts': [422, 'There are 5 contacts, and no more is possible.', null, 'too_many'],
  'no-number': [422, 'This is no telephone number.', 'phone', 'no_number'],
  'own-number': [422, 'This is your own number.', 'phone', 'own_number'],
  agreed: [422, 'This contact has agreed already.', null, 'agreed'],
  'wrong-code': [422, 'The code is not right, or not any more.', 'code', 'wrong'],
  'no-road': [422, 'Codes are not sent to telephones here.', null, 'no_road'],
  locked: [429, 'Too many tries: wait a while.', null, null],
  'asked-often': [429, 'This number was asked three times today: ask again tomorrow.', null, null],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

export type PersonReason = keyof typeof REASONS;

/** Nothing of a person's was shown or changed, and why: for people in `message`, for programs in `field` and `code`. */
export class PersonRefused extends RefusedField {
  readonly reason: PersonReason;
  constructor(reason: PersonReason, { now, until }: { readonly now?: Date; readonly until?: Date } = {}) {
    const [status, sentence, field, code] = REASONS[reason];
    const told = until && reason === 'withheld' ? `${sentence} It opens ${until.toISOString()}.` : sentence;
    const seconds = now && until ? Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) : null;
    super([status, told, field, code], seconds);
    this.name = 'PersonRefused';
    this.reason = reason;
  }
}
