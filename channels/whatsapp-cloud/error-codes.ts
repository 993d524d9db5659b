import type { SendFailed } from '../../core/errors.ts';

/** What an error code of Meta's means for a message that was certainly not delivered, or (unknown) may have been. */
export type Meaning = readonly [outcome: SendFailed['outcome'], reason: string];

/** The person asked WhatsApp not to be written to by us. */
export const OPTED_OUT = 131050;

/**
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (read 2026-11). Meta asks
 * to go by the code, not by the HTTP status. "elsewhere" is whatever sending again by this road does not mend soon.
 */
export const ERROR_CODES: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [0, ['retry', 'credentials']],
  [3, ['retry', 'credentials']],
  [10, ['retry', 'credentials']],
  [190, ['retry', 'credentials']],
  [131005, ['retry', 'credentials']],

  [4, ['retry', 'throttled']],
  [80007, ['retry', 'throttled']],
  [130429, ['retry', 'throttled']],
  [131048, ['retry', 'throttled']],
  [131056, ['retry', 'throttled']],
  [133016, ['retry', 'throttled']],

  [1, ['unknown', 'unavailable']],
  [2, ['unknown', 'unavailable']],
  [131000, ['unknown', 'unavailable']],
  [131016, ['unknown', 'unavailable']],
  [131053, ['retry', 'media']],
  [131057, ['retry', 'maintenance']],
  [133004, ['retry', 'unavailable']],

  [131042, ['retry', 'insufficient-balance']],
  [33, ['elsewhere', 'account']],
  [368, ['elsewhere', 'account']],
  [130497, ['elsewhere', 'account']],
  [131031, ['elsewhere', 'account']],
  [131037, ['elsewhere', 'account']],
  [131045, ['elsewhere', 'account']],
  [133010, ['elsewhere', 'account']],

  // 470 is what the older interface calls it; it still comes through some partners.
  [470, ['elsewhere', 'outside-window']],
  [131047, ['elsewhere', 'outside-window']],
  [131026, ['elsewhere', 'undeliverable']],
  [131030, ['elsewhere', 'not-allowed']],
  [130472, ['elsewhere', 'held-back']],
  [131049, ['elsewhere', 'held-back']],
  [OPTED_OUT, ['rejected', 'opted-out']],

  [132000, ['elsewhere', 'template']],
  [132001, ['elsewhere', 'template']],
  [132005, ['elsewhere', 'template']],
  [132007, ['elsewhere', 'template']],
  [132012, ['elsewhere', 'template']],
  [132015, ['elsewhere', 'template']],
  [132016, ['elsewhere', 'template']],
  [132018, ['elsewhere', 'template']],

  [100, ['rejected', 'bad-parameter']],
  [131008, ['rejected', 'bad-parameter']],
  [131009, ['rejected', 'bad-parameter']],
  [131021, ['rejected', 'bad-recipient']],
  [131051, ['rejected', 'unsupported']],
]);

/** The same for any code, null for one that nobody has heard of. 200 to 299 are permissions. */
export function meaningOf(code: number): Meaning | null {
  return ERROR_CODES.get(code) ?? (code >= 200 && code <= 299 ? ['retry', 'credentials'] : null);
}
