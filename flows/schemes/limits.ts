/** Questions, at most, before somebody is told what they can get; then they may ask for more. */
export const MOST_QUESTIONS = 6;
/** Schemes on one screen. */
export const LISTED = 5;
/** Papers on one screen. */
export const PAPERS = 3;
/** Hours after which somebody is reminded to apply. */
export const REMIND_HOURS = { 'in-3-days': 72, 'in-a-week': 168 } as const;
