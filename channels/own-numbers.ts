import { z } from 'zod';
import type { PhoneNumber } from '../core/phone.ts';

type Read = (text: string) => PhoneNumber | null;

const parts = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The numbers of ours that people are called from, as a variable says them: commas between, the first by itself. */
export const readOwnNumbers = (text: string | undefined, read: Read): readonly PhoneNumber[] =>
  parts(text ?? '').flatMap((part) => read(part) ?? []);

/** The same as a field of a channel's variables, which says at the start what is wrong with it. */
export const ownNumbers = (read: Read) =>
  z
    .string()
    .refine((text) => parts(text).every((part) => read(part) !== null), 'must be numbers with commas between')
    .optional();

/** Which of our numbers to call from: the one that was rung, where it is one of them, since people expect it. */
export const ownNumberFor = (called: PhoneNumber | null, ours: readonly PhoneNumber[]): PhoneNumber =>
  ours.find(({ e164 }) => e164 === called?.e164) ?? ours[0]!;

/** Of the two ends of a call the person's: the other one is ours. Null where that end is not known. */
export const personOf = (
  from: PhoneNumber | null,
  to: PhoneNumber | null,
  ours: readonly PhoneNumber[],
): PhoneNumber | null => (ours.some(({ e164 }) => e164 === from?.e164) ? to : from);
