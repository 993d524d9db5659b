import { expect, test } from '@jest/globals';
import { unreviewed } from './review.ts';

const read = {
  id: 'read',
  reviewedBy: 'a clinician',
  registrationNo: 'A-1',
  reviewedOn: '2026-01-01',
  expires: '2027-01-01',
};

test.each([
  ['read and in force', {}, []],
  ['without an end', { expires: null }, []],
  ['read by nobody', { reviewedBy: null }, ['read']],
  ['without a registration', { registrationNo: null }, ['read']],
  ['without a day', { reviewedOn: null }, ['read']],
  ['over', { expires: '2026-06-01' }, ['read']],
  ['on its last day', { expires: '2026-11-23' }, []],
])('%s', (_, but, expected) => {
  expect(unreviewed([{ ...read, ...but }], '2026-11-23')).toEqual(expected);
});
