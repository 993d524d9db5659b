/**
 * Minutes of silence after "Emergency? 1 Yes 2 Help" that open an unconfirmed record. Judgement, to be confirmed by a
 * clinician (clinical safety, self-harm and violence: "silence never sends people"; 23 November 2026).
 */
export const SILENCE_MINUTES = 2;
