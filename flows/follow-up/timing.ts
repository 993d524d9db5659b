/**
 * Minutes of silence after an emergency's "is the person better?" that open an unconfirmed record, and hours after which
 * "the same" is asked about once more. Judgement, to be confirmed by a clinician (clinical safety, after the result;
 * 23 November 2026).
 */
export const SILENCE_MINUTES = 60;
export const AGAIN_HOURS = 24;
