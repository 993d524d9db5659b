import { minor } from './self-care.ts';
import { rules } from './rules/index.ts';

/** What is known of the reading of a row by a clinician. */
export interface Reviewable {
  readonly id: string;
  readonly reviewedBy: string | null;
  readonly registrationNo: string | null;
  readonly reviewedOn: string | null;
  readonly expires: string | null;
}

/** Ids of the rows that no registered clinician has read, or whose review is over on that day (YYYY-MM-DD). */
export const unreviewed = (rows: readonly Reviewable[], today: string): string[] =>
  rows
    .filter(
      ({ reviewedBy, registrationNo, reviewedOn, expires }) =>
        reviewedBy === null ||
        registrationNo === null ||
        reviewedOn === null ||
        (expires !== null && expires < today),
    )
    .map(({ id }) => id);

/** The rules of triage and the minor complaints: what decides how soon somebody is to be seen. */
export const reviewedRows: readonly Reviewable[] = [...rules, ...minor];
