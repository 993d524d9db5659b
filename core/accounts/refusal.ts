import { RefusedField } from '../errors.ts';

/** Why an account is not opened or changed, each with its status, what is said of it, and the field it is about. */
const REASONS = {
  'no-match': [401, 'These do not belong together.', null, null],
  'second-factor': [401, 'The code of the authenticator app is needed too.', 'totp', 'required'],
  'wrong-second-factor': [401, 'The code of the authenticator app is not right.', 'totp', 'wrong'],
  disabled: [403, 'This account has been closed.', null, null],
  'signed-out': [401, 'This session has ended: sign in again.', null, null],
  'just-renewed': [409, 'This was renewed a moment ago: go on with what came then.', null, null],
  locked: [429, 'Too many tries: wait a while.', null, null],
  'codes-asked': [429, 'Enough codes were sent to this address: wait a while.', null, null],
  'no-road': [422, 'Codes are not sent by this road here.', 'road', 'not_there'],
  'wrong-code': [422, 'The code is not right, or not any more.', 'code', 'wrong'],
  'no-account': [422, 'There is no account of this address.', null, 'no_account'],
  'account-exists': [409, 'There is an account of this address: sign in.', null, null],
  'no-language': [422, 'This language is not offered.', 'language', 'not_offered'],
  'wrong-password': [422, 'The password is not right.', 'password', 'wrong'],
  'long-password': [422, 'A password has at most 72 bytes in UTF-8.', 'password', 'too_many_bytes'],
  'short-password': [422, 'A password has at least 10 characters.', 'password', 'too_short'],
  'address-password': [422, 'The address is no password.', 'password', 'is_address'],
  'wrong-totp': [422, 'The code of the authenticator app is not right.', 'code', 'wrong'],
  'totp-on': [409, 'A second factor is confirmed already: remove it first.', null, null],
  'totp-off': [409, 'There is no second factor to confirm or remove.', null, null],
  'totp-kept': [403, 'With this role the second factor stays.', null, null],
  'wrong-pin': [422, 'The PIN is not right.', 'pin', 'wrong'],
  'locked-pin': [429, 'Too many tries: the PIN is locked for a while.', null, null],
  'withheld-pin': [403, 'After a reset of the PIN the history stays shut for some days.', null, null],
  'no-pin': [403, 'There is no PIN yet: set one first.', null, null],
  'no-second-factor': [403, 'Confirm a second factor first.', null, null],
  'own-rights': [422, 'Nobody takes the right to manage accounts from themselves.', null, null],
  'last-admin': [422, 'The last one who manages accounts stays.', null, null],
  'not-found': [404, 'There is no such thing.', null, null],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

export type Reason = keyof typeof REASONS;

/** Nothing was opened or changed, and why: for people in `message`, for programs in `field` and `code`. */
export class AccountRefused extends RefusedField {
  readonly reason: Reason;
  constructor(reason: Reason, retryAfter: number | null = null) {
    super(REASONS[reason], retryAfter);
    this.name = 'AccountRefused';
    this.reason = reason;
  }
}
