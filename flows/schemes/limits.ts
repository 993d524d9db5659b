/** Questions, at most, before somebody is told what they can get; then they may ask for more. */
export const MOST_QUESTIONS = 6;
/** Schemes on one screen. */
export const LISTED = 5;
/** Lines of a part of a scheme on one screen: what it gives, its papers, where to apply. */
export const LINES = { pays: 1, papers: 3, apply: 1 } as const;
/** Hours after which somebody is reminded to apply. */
export const REMIND_HOURS = { 'in-3-days': 72, 'in-a-week': 168 } as const;
