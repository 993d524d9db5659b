import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';
import { isZone } from '../reminders/zone.ts';
import { isLanguage } from '../text/languages.ts';
import { readAmbulances } from './ambulances.ts';
import { loadStates } from './geography.ts';

const Country = z.strictObject({
  code: z.string().length(2),
  name: z.string(),
  /** Spoken to people whose language is not known, most wanted first. All in one script, so that they share a screen. */
  mainLanguages: z.array(z.string().refine(isLanguage)).min(1),
  /** The USSD code as people dial it, in development. */
  dialCode: z.string().regex(/^\*[\d*]+#$/),
  examplePin: z.string(),
  /** The zone that people there live by, of the IANA database. */
  timeZone: z.string().refine(isZone, 'is no time zone'),
  /** Kilometres within which a hospital counts as near, and beyond which only the very nearest is told. */
  nearKm: z.number(),
  farKm: z.number(),
});

const Numbers = z.record(
  z.string(),
  z.strictObject({
    number: z.string().regex(/^\d{2,15}$/),
    what: z.string(),
    source: z.string(),
    date: z.iso.date(),
  }),
);

/**
 * A country as data. `constants` are what every message may name: the help numbers that are the whole country's, each with
 * source and date. `ambulances`: the number of the ambulance by the state's name, only where a source confirms one.
 */
export type Country = z.infer<typeof Country> & {
  readonly constants: Readonly<Record<string, string>>;
  readonly ambulances: ReadonlyMap<string, string>;
};

/** Reads core/country/<code>; throws a sentence when there is no such country or its data is malformed. */
export function loadCountry(code: string): Country {
  const folder = join(projectRoot, 'core', 'country', code.toLowerCase());
  if (!/^[a-z]{2}$/i.test(code) || !existsSync(folder))
    throw new Error(`COUNTRY: there is no data for "${code}"`);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const country = Country.parse(read('country.json'));
  const numbers = Object.entries(Numbers.parse(read('numbers.json')));
  const constants = Object.fromEntries(numbers.map(([name, { number }]) => [name, number]));
  return {
    ...country,
    constants: { ...constants, examplePin: country.examplePin },
    ambulances: readAmbulances(read('ambulances.json'), loadStates(code)),
  };
}
