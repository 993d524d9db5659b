import { RefusedField } from '../errors.ts';

/** Why nothing was done about an emergency, each with its status, what is said of it, the field it is about, and its code. */
const REASONS = {
  'not-found': [404, 'There is no such emergency.', null, null],
  'not-now': [409, 'The emergency is not where this can be done.', null, 'not_now'],
  taken: [409, 'Somebody else has accepted.', null, 'taken'],
  busy: [409, 'You have accepted another emergency.', null, 'busy'],
  'not-yours': [409, 'Who has accepted it is somebody else.', null, 'not_yours'],
  'no-number': [422, 'Your account has no telephone number to ask you at.', null, 'no_number'],
  'no-place': [422, 'This PIN code is not known.', 'pin', 'unknown'],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

export type EmergencyReason = keyof typeof REASONS;

/** Nothing of an emergency was shown or changed, and why. */
export class EmergencyRefused extends RefusedField {
  readonly reason: EmergencyReason;
  constructor(reason: EmergencyReason) {
    super(REASONS[reason]);
    this.name = 'EmergencyRefused';
    this.reason = reason;
  }
}
