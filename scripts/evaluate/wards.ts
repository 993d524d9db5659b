import type { Level } from '@arogya/rules';

/**
 * Of those who first ask for help with a condition of a level, how many come to a hospital's ward: powers of ten, assumed
 * and not fitted, since the list of patients is of a ward and the model's prior is of first contacts.
 */
export const ADMITTED: Readonly<Record<Level, number>> = {
  'self-care': 0.001,
  soon: 0.01,
  urgent: 0.1,
  emergency: 0.5,
};

/**
 * What adults admitted with fever in India turned out to have, by the classes of the list: of 472 in a teaching hospital
 * of central Mumbai, January to December 2014 (The Indian Practitioner, 2016, volume 69, issues 7 and 8); infections of the
 * brain of 1,725 in Sassoon General Hospital, Pune, July 2013 to December 2015 (IDSA, IDWeek 2016, paper 59146). Read in
 * their abstracts on 2026-11-23. Malaria is no class of the list. Chosen before it was tried, and tried once.
 */
export const INDIAN_WARD: Readonly<Record<string, number>> = {
  dengue: 116 / 472,
  'viral-fever': 66 / 472,
  pneumonia: 56 / 472,
  typhoid: 52 / 472,
  urinary: 34 / 472,
  hepatitis: 5 / 472,
  leptospirosis: 2 / 472,
  brain: (59 + 65) / 1725,
};
