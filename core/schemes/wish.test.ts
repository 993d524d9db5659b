import { expect, test } from '@jest/globals';
import type { Application, ApplicationStatus } from './applications.ts';
import { ApplicationRefused } from './refusal.ts';
import { isApplied, keepApplication } from './wish.ts';

/** Keeps into a list; `refuses` every one. */
function applicationsOf(kept: readonly { scheme: string; profile: string | null }[], refuses = false) {
  const taken: [string, ApplicationStatus][] = [];
  return {
    taken,
    list: () => Promise.resolve(kept as readonly Application[] as Application[]),
    keep: (_: string, { scheme, status }: { scheme: string; status: ApplicationStatus }) => {
      if (refuses) return Promise.reject(new ApplicationRefused('too-many'));
      taken.push([scheme, status]);
      return Promise.resolve({} as Application);
    },
  };
}

test.each<[string, string, ApplicationStatus, readonly { scheme: string; profile: string | null }[], number]>(
  [
    ['a first one is kept', 'pm-jay', 'eligible', [], 1],
    [
      'one that is kept is not found eligible again',
      'pm-jay',
      'eligible',
      [{ scheme: 'pm-jay', profile: null }],
      0,
    ],
    ['that of a child is another', 'pm-jay', 'eligible', [{ scheme: 'pm-jay', profile: 'child' }], 1],
    ['one that is kept takes a later status', 'pm-jay', 'approved', [{ scheme: 'pm-jay', profile: null }], 1],
  ],
)('%s', async (_, scheme, status, kept, times) => {
  const applications = applicationsOf(kept);
  await keepApplication(applications, { personId: 'somebody', payload: { scheme, status } });
  expect(applications.taken).toEqual(Array(times).fill([scheme, status]));
});

test.each([
  ['of one that is still to be applied for', { toApply: 'pm-jay' }, 'eligible', null, false],
  ['of one that was applied for', { toApply: 'pm-jay' }, 'applied', null, true],
  ['of one that was applied for, for a child', { toApply: 'pm-jay' }, 'applied', 'child', false],
  ['of another', { toApply: 'jsy' }, 'applied', null, false],
  ['that reminds of none', { text: 'x' }, 'applied', null, false],
] as const)('a row %s', async (_, payload, status, profile, is) => {
  const applications = {
    list: () => Promise.resolve([{ scheme: 'pm-jay', status, profile } as Application]),
  };
  expect(await isApplied(applications, { personId: 'somebody', payload })).toBe(is);
});

test('what is refused is not tried again', async () => {
  const wish = { personId: 'somebody', payload: { scheme: 'pm-jay', status: 'applied' } };
  await expect(keepApplication(applicationsOf([], true), wish)).rejects.toMatchObject({
    outcome: 'rejected',
  });
});

test.each([{ scheme: 'pm-jay', status: 'lost' }, {}])('%j is no wish', async (payload) => {
  await expect(keepApplication(applicationsOf([]), { personId: 'somebody', payload })).rejects.toThrow();
});
