import { RefusedField } from '../errors.ts';

/** Why nothing was done with a broadcast, each with its status, what is said of it, and the field of the request it is about. */
const REASONS = {
  'not-found': [404, 'There is no such broadcast.', null, null],
  about: [422, 'There is no such alert or scheme.', 'subject', 'unknown'],
  day: [
    422,
    'A day is named for what is on a day alone, within the next two weeks.',
    'subject.day',
    'not_possible',
  ],
  until: [422, 'It ends within the next two weeks.', 'until', 'not_possible'],
  place: [422, 'There is no such state or district.', 'places', 'unknown'],
  own: [409, 'Who wrote it does not approve it: somebody else does.', null, null],
  over: [409, 'It is approved, stopped, or its time is over already.', null, null],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

/** Nothing was changed of a broadcast, and why. */
export class BroadcastRefused extends RefusedField {
  readonly reason: keyof typeof REASONS;
  constructor(reason: keyof typeof REASONS) {
    super(REASONS[reason]);
    this.name = 'BroadcastRefused';
    this.reason = reason;
  }
}
