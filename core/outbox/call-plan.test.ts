import { expect, test } from '@jest/globals';
import { CALL_FAILURES, causeOf, nextTry } from './call-plan.ts';

const madeAt = new Date('2026-11-23T06:30:00Z');

/** Minutes to each further try, until there is none. */
function planOf(cause: (typeof CALL_FAILURES)[number], urgent: boolean): number[] {
  const minutes: number[] = [];
  for (let tries = 1; ; tries++) {
    const at = nextTry(cause, { tries, urgent, madeAt });
    if (!at) return minutes;
    minutes.push((at.getTime() - madeAt.getTime()) / 60_000);
  }
}

test.each([
  ['busy', [3, 10, 20]],
  ['no-answer', [10, 30]],
  ['off', [15, 45]],
  ['rejected', []],
  ['unheard', [20]],
  ['no-number', []],
  ['provider', [1, 5, 15]],
] as const)('a call that failed by "%s" is made again after %j minutes each', (cause, minutes) => {
  expect(planOf(cause, false)).toEqual(minutes);
});

test.each(CALL_FAILURES)('where somebody is in danger, "%s" is over within ten minutes', (cause) => {
  const minutes = planOf(cause, true);
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThan(10);
  expect(minutes.length > 0).toBe(cause !== 'no-number');
});

test.each([
  ['busy', 'busy'],
  ['invalid-number', 'no-number'],
  ['landline', 'no-number'],
  ['insufficient-balance', 'provider'],
  ['no-voice', 'provider'],
  ['late', 'provider'],
  [null, 'provider'],
  ['stopped', null],
  ['opted-out', null],
  ['answered', null],
] as const)('the reason %j is the cause %j', (reason, cause) => {
  expect(causeOf(reason)).toBe(cause);
});
