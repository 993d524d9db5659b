import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reviewable } from '@arogya/rules';
import { z } from 'zod';
import { projectRoot } from '../root.ts';

/** The fields of a review, of a row that may have others too. Nobody has read a row where they are null. */
const Review = z.object({
  id: z.string(),
  reviewedBy: z.string().nullable(),
  registrationNo: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
});

/** What to do and when to return, for each condition (ml/knowledge/advice.json); throws naming what is malformed. */
export const readAdviceReviews = (): readonly Reviewable[] =>
  readReviews('advice', rowsOf('ml', 'knowledge', 'advice.json'));

/** The lines of first aid (core/symptoms/first-aid.json); throws naming what is malformed. */
export const readFirstAidReviews = (): readonly Reviewable[] =>
  readReviews('first-aid', rowsOf('core', 'symptoms', 'first-aid.json'));

const rowsOf = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(projectRoot, ...path), 'utf8'));

/** The reviews of rows, each named "KIND.ID"; throws naming what is malformed. */
export const readReviews = (kind: string, rows: unknown): readonly Reviewable[] =>
  z
    .array(Review)
    .parse(rows)
    .map((row) => ({ ...row, id: `${kind}.${row.id}` }));
