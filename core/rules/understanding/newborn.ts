import { daysOf, type Age } from '../patient.ts';
import type { Finding } from '../vocabulary.ts';

/** Bands of which one is where a finding is only known in small children. */
const SMALL: ReadonlySet<string> = new Set(['newborn', 'infant', 'toddler']);
/** Days of life in which jaundice is grave by itself (IMNCI 2023). */
const FIRST_DAY = 1;

/** Whether a finding is only known in small children: whoever has it is no mother. */
export const isOfSmall = ({ bands }: Finding): boolean =>
  bands !== undefined && bands.every((band) => SMALL.has(band));

/** The age of a baby that was born so many days ago. */
export const ageSince = (days: number): Age => ({ value: Math.floor(days), unit: 'days' });

/** Whether jaundice at an age is that of the first day. */
export const isFirstDay = (age: Age): boolean => daysOf(age) <= FIRST_DAY;
