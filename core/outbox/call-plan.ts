/**
 * Why nobody heard a call. "unheard": a machine picked up, or whoever did pressed no key. "off": off, or out of reach.
 * "no-number": it leads to nobody. "provider": the fault is not theirs.
 */
export const CALL_FAILURES = [
  'busy',
  'no-answer',
  'off',
  'rejected',
  'unheard',
  'no-number',
  'provider',
] as const;
export type CallFailure = (typeof CALL_FAILURES)[number];

/** How a call that we made ended, as its provider says: somebody or something picked up, or why not. */
export type CallEnd = 'picked-up' | CallFailure;

/** Minutes to each further try, by the cause of the last one; after them it is not tried again. Ours to set. */
const AGAIN: Readonly<Record<CallFailure, readonly number[]>> = {
  // Most talks are short, and the phone is in their hand.
  busy: [3, 10, 20],
  // Not near the phone: thrice in all, so far apart that they may have come home, and nobody feels hunted.
  'no-answer': [10, 30],
  // A phone is switched on, or comes back into reach, less soon than a talk ends.
  off: [15, 45],
  // They saw who calls, and do not want to talk: nobody is rung again who has said so.
  rejected: [],
  // Perhaps a mailbox, perhaps somebody who did not understand: once more.
  unheard: [20],
  // It will not begin to exist.
  'no-number': [],
  // It may be over in a moment.
  provider: [1, 5, 15],
};

/** The same where somebody is in danger: within the ten minutes that such a call is worth something, also to who pressed it away. */
const URGENT_AGAIN: Readonly<Record<CallFailure, readonly number[]>> = {
  busy: [0.5, 1, 2, 3],
  'no-answer': [0.5, 2, 3],
  off: [0.5, 1, 2, 3],
  rejected: [1],
  unheard: [0.5, 2],
  'no-number': [],
  provider: [0.1, 0.5, 1, 2],
};

/** What we or a provider call a failure before anything rang; all else is the provider's. */
const CAUSES: ReadonlyMap<string, CallFailure> = new Map<string, CallFailure>([
  ...CALL_FAILURES.map((cause) => [cause, cause] as const),
  ['invalid-number', 'no-number'],
  ['no-number', 'no-number'],
  ['no-route', 'no-number'],
  ['landline', 'no-number'],
]);

/** Reasons of ours for which nobody is called, nor written to in its place. */
const NEVER: ReadonlySet<string> = new Set(['stopped', 'silent', 'opted-out', 'answered', 'no-payload']);

/** The cause that the reason of a failed row stands for; null where nothing is to follow it. */
export const causeOf = (reason: string | null): CallFailure | null =>
  reason !== null && NEVER.has(reason) ? null : (CAUSES.get(reason ?? '') ?? 'provider');

/** Causes that are the person's silence: their phone was rung, or could not be. */
export const SILENT_CALLS: readonly CallFailure[] = ['busy', 'no-answer', 'off', 'rejected', 'unheard'];

/** When a call is made again that failed for the `tries`th time, having been made at `madeAt`; null where it is not. */
export function nextTry(
  cause: CallFailure,
  { tries, urgent, madeAt }: { readonly tries: number; readonly urgent: boolean; readonly madeAt: Date },
): Date | null {
  const minutes = (urgent ? URGENT_AGAIN : AGAIN)[cause][tries - 1];
  return minutes === undefined ? null : new Date(madeAt.getTime() + minutes * 60_000);
}
