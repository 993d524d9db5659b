/** Bands that rules speak of together. */
export const EVERYONE = ['newborn', 'infant', 'toddler', 'child', 'adult', 'elder'] as const;
export const FROM_2_MONTHS = ['infant', 'toddler', 'child', 'adult', 'elder'] as const;
export const FROM_5 = ['child', 'adult', 'elder'] as const;
export const FROM_12 = ['adult', 'elder'] as const;
export const UNDER_5 = ['infant', 'toddler'] as const;
export const UNDER_12 = ['infant', 'toddler', 'child'] as const;
export const NEWBORN = ['newborn'] as const;
