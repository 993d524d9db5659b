import { appendFileSync } from 'node:fs';

/** Says that a test could not run here, and why: one line for the list that `npm test` prints at its end. */
export function nameSkipped(what: string, why: string): void {
  const file = process.env['AROGYA_SKIPPED_FILE'];
  if (file) appendFileSync(file, `${what}: ${why}\n`);
}
