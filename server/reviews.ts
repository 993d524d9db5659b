import { reviewedRows, type Reviewable } from '@arogya/rules';
import { loadEmergencyPolicy } from '../core/emergencies/policy.ts';
import { alertRows } from '../core/messages/broadcast-texts.ts';
import { loadCare } from '../core/reminders/care.ts';
import { CRITICAL_MEDICINES } from '../core/reminders/medicines.ts';
import type { Knowledge } from '../core/symptoms/knowledge.ts';
import { readAdviceReviews, readFirstAidReviews, readReviews } from '../core/symptoms/reviews.ts';
import { TOPICS } from '../flows/crisis/topics.ts';

/** Everything about health that the service says or goes by in a country and that a clinician has to read, row by row. */
export function readEveryReview(country: string, { rows }: Knowledge): readonly Reviewable[] {
  const care = loadCare(country);
  return [
    ...reviewedRows,
    ...readAdviceReviews(),
    ...readFirstAidReviews(),
    ...readReviews('table', rows),
    ...readReviews(
      'crisis',
      Object.entries(TOPICS).map(([id, topic]) => ({ ...topic, id })),
    ),
    ...readReviews('alert', alertRows),
    ...readReviews('visits', care.visits.length > 0 ? [{ ...care, id: country }] : []),
    ...readReviews('medicine', CRITICAL_MEDICINES),
    ...readReviews('emergencies', [{ ...loadEmergencyPolicy(country), id: country }]),
  ];
}
