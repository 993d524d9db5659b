import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pregnancyOf, type Patient } from '../patient.ts';
import { createGuess } from '../understanding/guess.ts';
import { learned } from '../understanding/learned.ts';
import { lexicons } from '../understanding/lexicon/index.ts';
import { createUnderstand } from '../understanding/understand.ts';
import { rules } from './rules/index.ts';
import { vocabulary } from './testing.ts';
import { triage } from './triage.ts';

/** What people say, by language, and whether it must fire the rule it stands under. */
type Phrasings = Readonly<Record<string, readonly { readonly text: string; readonly fires: boolean }[]>>;

const FOLDER = join(import.meta.dirname, 'phrasings');
const LANGUAGES = ['en', 'hi', 'hi-Latn'];

const said: Readonly<Record<string, Phrasings>> = Object.assign(
  {},
  ...readdirSync(FOLDER).map((name): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))),
);
const understand = createUnderstand(vocabulary, lexicons, createGuess(learned), () => 2026);

/** The ids of the rules that somebody fires by these words alone. */
function firedBy(text: string): readonly string[] {
  const { findings, age, ageWord, sex, pregnancy, durationDays, vitals } = understand(text);
  const patient: Patient = {
    findings,
    vitals,
    ...(age && { age }),
    ...(ageWord && { ageWord }),
    ...(sex && { sex }),
    ...(pregnancy && { pregnancy }),
    ...(durationDays !== undefined && { durationDays }),
  };
  const known = { ...patient, pregnancy: pregnancyOf(patient) };
  return triage(known, { vocabulary }).rules.map(({ id }) => id);
}

test('every rule is said in every language in five ways: three fire, a denial and another time or person do not', () => {
  expect(Object.keys(said).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  for (const phrasings of Object.values(said)) {
    expect(Object.keys(phrasings)).toEqual(LANGUAGES);
    for (const rows of Object.values(phrasings))
      expect(rows.map(({ fires }) => fires)).toEqual([true, true, true, false, false]);
  }
});

describe.each(Object.entries(said))('%s', (id, phrasings) => {
  test.each(Object.entries(phrasings))('in %s', (_, rows) => {
    const wrong = rows.filter(({ text, fires }) => firedBy(text).includes(id) !== fires);
    expect(wrong).toEqual([]);
  });
});
