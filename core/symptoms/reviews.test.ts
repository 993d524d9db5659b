import { expect, test } from '@jest/globals';
import { unreviewed } from '@arogya/rules';
import { loadKnowledge } from './knowledge.ts';
import { readAdviceReviews, readFirstAidReviews, readReviews } from './reviews.ts';

const { conditions, rows } = loadKnowledge();
const read = {
  id: 'dengue',
  reviewedBy: 'a clinician',
  registrationNo: 'A-1',
  reviewedOn: '2026-01-01',
  expires: '2027-01-01',
};

test('every condition has the review of its advice and of its table, and nobody has read them yet', () => {
  const today = '2026-11-23';
  const named = (kind: string) => conditions.map(({ id }) => `${kind}.${id}`).toSorted();
  expect(unreviewed(readAdviceReviews(), today).toSorted()).toEqual(named('advice'));
  expect(unreviewed(readReviews('table', rows), today).toSorted()).toEqual(named('table'));
});

test('every line of first aid has a review, and nobody has read one yet', () => {
  const lines = readFirstAidReviews();
  expect(lines.length).toBeGreaterThan(20);
  expect(unreviewed(lines, '2026-11-23')).toHaveLength(lines.length);
});

test('a row that was read counts until its review is over', () => {
  const reviews = readReviews('advice', [{ ...read, sources: ['a book'] }]);
  expect(unreviewed(reviews, '2026-11-23')).toEqual([]);
  expect(unreviewed(reviews, '2027-01-02')).toEqual(['advice.dengue']);
});

test('a row without the fields of a review is refused', () => {
  const { reviewedBy: _, ...without } = read;
  expect(() => readReviews('advice', [without])).toThrow('reviewedBy');
});
