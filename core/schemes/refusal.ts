import { RefusedField } from '../errors.ts';

/** Why nothing was done, each with its status, what is said of it, and the field of the request it is about. */
const REASONS = {
  'no-scheme': [422, 'There is no such scheme.', 'scheme', 'unknown'],
  'too-many': [422, 'There are 50 applications, and no more is possible.', null, 'too_many'],
  'not-found': [404, 'There is no such application.', null, null],
  changed: [409, 'It has changed meanwhile: read it again.', null, null],
} as const satisfies Record<string, readonly [number, string, string | null, string | null]>;

/** Nothing of somebody's applications was kept or changed, and why. */
export class ApplicationRefused extends RefusedField {
  readonly reason: keyof typeof REASONS;
  constructor(reason: keyof typeof REASONS) {
    super(REASONS[reason]);
    this.name = 'ApplicationRefused';
    this.reason = reason;
  }
}
