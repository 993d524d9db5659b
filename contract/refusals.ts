/** Why what is behind a PIN stays shut. */
export const PIN_FIRST =
  'There is a PIN: give it first (POST /auth/history). Or it is new, and they stay shut for a week.';

/** Why a secret is not taken. */
export const LOCKED = 'Too many wrong tries, or too many requests. Wait as long as `Retry-After` says.';

/** Somebody of the family is named who is none. */
export const NO_PROFILE = 'There is no such profile of yours.';
