import type { Eligibility } from './eligibility.ts';
import type { Scheme } from './scheme.ts';

/** Two schemes that the same person may get, and what having both means. */
export interface Overlap {
  readonly scheme: string;
  readonly with: string;
  /** "choice": one of both. "instead": the first replaces the other. "adds": both together. */
  readonly kind: Scheme['overlaps'][number]['kind'];
  readonly text: Scheme['overlaps'][number]['text'];
}

/** What is to be said of schemes beside each other, among those that somebody can get, or may when more is known. */
export function overlapsAmong(schemes: readonly Scheme[], answers: readonly Eligibility[]): Overlap[] {
  const possible = new Map(answers.filter(({ answer }) => answer !== 'no').map((one) => [one.scheme, one]));
  const isSure = (id: string): boolean => possible.get(id)?.answer === 'yes';
  return schemes
    .filter(({ id }) => possible.has(id))
    .flatMap(({ id, overlaps }) =>
      overlaps
        .filter((one) => possible.has(one.with) && (isSure(id) || isSure(one.with)))
        .map((one) => ({ scheme: id, with: one.with, kind: one.kind, text: one.text })),
    );
}
