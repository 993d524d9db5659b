/** Graphemes of free words that are read at once. */
export const WORDS = 500;

/**
 * Minutes of silence after "is there a danger? yes" that open an unconfirmed record. Judgement, to be confirmed by a
 * clinician (clinical safety: "silence never sends people"; 23 November 2026).
 */
export const SILENCE_MINUTES = 2;

/** Times that somebody is asked again what the trouble is: after these it is left untold, and the red flags are asked. */
export const MOST_ASKED_AGAIN = 2;

/** Findings read back at most, of each kind: the rest can be seen when something is corrected. */
export const READ_BACK = 6;
