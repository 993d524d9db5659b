import type { Queries } from '../db/pool.ts';

/** Days for which a session that ended, or a code that is past, is kept: somebody may ask what happened. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets sessions with their refresh tokens, and codes, that ended long ago. */
export async function forgetSignIns(database: Queries, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  for (const [name, text] of STATEMENTS) await database.query({ name, text, values: [before] });
}

const STATEMENTS = [
  ['session-forget', 'delete from session where expires_at < $1'],
  ['code-forget', 'delete from one_time_code where expires_at < $1'],
] as const;
