import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PhoneNumber } from '../../core/phone.ts';
import type { WhatsAppMessage } from './meta-deeds.ts';

/** People whose last word and messages are kept. */
const MAX_PEOPLE = 100_000;

/** A phone number, or an id that hides it. */
export const person = z.string().transform((name, context) => {
  const user = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(name) ? name : PhoneNumber.parse(name)?.e164;
  if (user === undefined) context.addIssue('neither a phone number nor a user id of WhatsApp');
  return user ?? z.NEVER;
});

/** The id that stands for a number, to us. */
export const userIdOf = (number: string): string =>
  `IN.${BigInt(`0x${createHash('sha256').update(number).digest('hex').slice(0, 16)}`)}`;

/** How people's phones are; each can be set for one person or, without one, for all. */
export const Settings = z.strictObject({
  /** False: the person is not on WhatsApp (131026). */
  onWhatsApp: z.boolean(),
  /** "closed": 24 hours without a word from them (131047); "open": always; "clock": by the network's clock. */
  window: z.enum(['clock', 'open', 'closed']),
  /** How a message outside the window or to nobody is refused: at once, or taken and reported as failed. */
  refusal: z.enum(['answer', 'status']),
  /** Whether messages are read, and say so. */
  reads: z.boolean(),
  /** Words on a message come so late at the earliest: 0 is often before the service has noted that it was taken. */
  reportMs: z.number().int().min(0).max(60_000),
  /** The number is not told. */
  hidesNumber: z.boolean(),
});
export type Settings = z.output<typeof Settings>;
/** Some of them, as posted. */
export const SomeSettings = Settings.partial();

const CALM: Settings = {
  onWhatsApp: true,
  window: 'clock',
  refusal: 'answer',
  reads: true,
  reportMs: 0,
  hidesNumber: false,
};

/** What WhatsApp knows of a person. */
export interface Known {
  /** Their number, once they used it. */
  number?: string;
  lastWordAt?: number;
  settings: Partial<Settings>;
  tappable: WhatsAppMessage[];
}

/** People by any of their names. */
export interface People {
  /** The id that stands for them, to us. */
  idOf(name: string): string;
  known(name: string): Known;
  /** Where their messages are kept: one place, whichever of their names was used. */
  boxOf(name: string): string;
  settingsOf(name: string): Settings;
  /** Sets some for one person, or for all; what is then so. */
  set(some: unknown, name?: string): Settings;
}

export function createPeople(): People {
  const people = new Map<string, Known>();
  let common = CALM;

  const idOf = (name: string): string => (name.startsWith('+') ? userIdOf(name) : name);

  function known(name: string): Known {
    const id = idOf(name);
    const one = people.get(id) ?? { settings: {}, tappable: [] };
    people.set(id, one);
    if (name.startsWith('+')) one.number = name;
    if (people.size > MAX_PEOPLE) people.delete(people.keys().next().value!);
    return one;
  }
  const settingsOf = (name: string): Settings => ({ ...common, ...known(name).settings });

  return {
    idOf,
    known,
    settingsOf,
    boxOf: (name) => known(name).number ?? name,
    set(some, name) {
      const parsed = SomeSettings.parse(some);
      if (name === undefined) return (common = Settings.parse({ ...common, ...parsed }));
      const one = known(name);
      one.settings = { ...one.settings, ...(parsed as Partial<Settings>) };
      return settingsOf(name);
    },
  };
}
