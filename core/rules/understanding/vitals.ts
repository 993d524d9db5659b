import { Vitals } from '../patient.ts';
import type { Marker } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Places } from './quantities.ts';
import type { Sentence, Token } from './tokens.ts';

type Name = keyof Vitals;

const NAMES: readonly (readonly [Marker, Name])[] = [
  ['temperature', 'temperatureC'],
  ['pressure', 'systolic'],
  ['pulse', 'pulse'],
  ['oxygen', 'spo2'],
  ['breaths', 'breathsPerMinute'],
  ['sugar', 'glucoseMgDl'],
];

/** Words between the name and the value: "BP was found to be 160/100". */
const REACH = 4;
/** Above this a temperature is in °F. */
const FAHRENHEIT_FROM = 90;
const MG_DL_PER_MMOL = 18;
/** Words that name a finding first and a measure second. */
const FEVER = /^(?:fe?e?v|febr|bukh?a|jwar|बुखार|ज्वर)/;

/** Measured values of a sentence, those that a body can have and that are not an age. */
export function vitalsIn(
  tokens: readonly Token[],
  sentence: Sentence,
  matches: readonly Match[],
  places: Places,
  ages: readonly { readonly from: number; readonly to: number }[],
): Vitals {
  const found: Record<string, number> = {};
  const keep = (name: Name, value: number): void => {
    if (Vitals.safeParse({ [name]: value }).success) found[name] ??= value;
  };
  const isOfAge = (at: number): boolean => ages.some(({ from, to }) => from <= at && at <= to);
  for (const [kind, name] of NAMES) {
    for (const match of matches.filter(({ meaning }) => meaning.kind === kind)) {
      const at = valueAt(match, tokens, sentence, places, kind);
      const isBare = kind === 'temperature' && FEVER.test(tokens[match.from]!.text);
      // A number after the word "fever" is read with the finding.
      if (at !== null && !isBare && !isOfAge(at)) read(name, at, tokens, sentence, keep);
    }
  }
  for (const match of matches) {
    if (match.meaning.kind !== 'finding' || !match.meaning.id.startsWith('fever')) continue;
    const at = bareTemperature(match, tokens, sentence, places);
    if (at !== null && !isOfAge(at)) keep('temperatureC', celsius(at, tokens[at]!.number!, tokens, sentence));
  }
  for (let at = sentence.from; at < sentence.to; at += 1)
    if (places.find(at, 'fahrenheit') && tokens[at - 1]?.number && tokens[at - 1]!.number! >= FAHRENHEIT_FROM)
      keep('temperatureC', celsius(at - 1, tokens[at - 1]!.number!, tokens, sentence));
  return found;
}

function read(
  name: Name,
  at: number,
  tokens: readonly Token[],
  sentence: Sentence,
  keep: (name: Name, value: number) => void,
): void {
  const value = tokens[at]!.number!;
  if (name === 'temperatureC') return keep(name, celsius(at, value, tokens, sentence));
  if (name === 'glucoseMgDl') {
    const inMmol = tokens[at + 1]?.text.startsWith('mmol');
    return keep(name, inMmol ? value * MG_DL_PER_MMOL : value);
  }
  if (name !== 'systolic') return keep(name, value);
  const other = [at + 1, at + 2].find((index) => index < sentence.to && tokens[index]!.number !== null);
  if (other === undefined || value <= tokens[other]!.number!)
    return value >= 70 ? keep('systolic', value) : undefined;
  keep('systolic', value);
  keep('diastolic', tokens[other]!.number!);
}

/** The number that belongs to a name: within four words after it, else (breaths, pulse, oxygen) just before it. */
function valueAt(
  { from, to }: Match,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
  kind: Marker,
): number | null {
  for (let at = to + 1; at < Math.min(sentence.to, to + 2 + REACH); at += 1) {
    if (tokens[at]!.number !== null)
      return tokens[at + 1]?.gap === 'none' && places.find(at + 1, 'unit') && !tokens[at]!.slash
        ? minutes(at, tokens)
        : at;
    if (places.find(at, 'finding') || tokens[at]!.gap === 'sentence') break;
  }
  const before = from - 1;
  return kind === 'breaths' || kind === 'pulse' || kind === 'oxygen' || kind === 'temperature'
    ? before >= sentence.from && tokens[before]!.number !== null ? before : null
    : null; // prettier-ignore
}

/** "34/min" and "34 per minute" are no durations. */
const minutes = (at: number, tokens: readonly Token[]): number | null => (tokens[at + 1]?.slash ? at : null);

const BARE = { fahrenheit: [96, 110], celsius: [36, 43] } as const;

/** A number beside a fever: "fever 102", "102 bukhar". */
function bareTemperature(
  { from, to }: Match,
  tokens: readonly Token[],
  sentence: Sentence,
  places: Places,
): number | null {
  for (const at of [to, to + 1, to + 2, to + 3, from - 1, from - 2, from - 3]) {
    if (at < sentence.from || at >= sentence.to) continue;
    const { number } = tokens[at]!;
    if (number === null || tokens[at + 1]?.slash || tokens[at]!.slash) continue;
    if (at + 1 < sentence.to && (places.find(at + 1, 'unit') || places.find(at + 1, 'age-after'))) continue;
    if (at > to ? places.find(at - 1, 'finding') && at - 1 > to : false) continue;
    if (Object.values(BARE).some(([low, high]) => number >= low && number <= high)) return at;
  }
  return null;
}

function celsius(at: number, value: number, tokens: readonly Token[], { to }: Sentence): number {
  const unit = [at + 1, at + 2].filter((index) => index < to).map((index) => tokens[index]!.text);
  const isCelsius = unit[0] === 'c' || unit[1] === 'c' || unit.includes('celsius');
  return value >= FAHRENHEIT_FROM && !isCelsius ? Math.round(((value - 32) * 50) / 9) / 10 : value;
}
