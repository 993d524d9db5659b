import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../core/text/languages.ts';
import { afterFirstWord, normalize } from '../core/text/normalize.ts';
import { words as plainWords } from '../core/text/words.ts';
import { projectRoot } from '../core/root.ts';
import { createCries, type CryWords } from './cries.ts';

/** What a word that beats every state wants. */
export type GlobalWord =
  /** `said`: what is told besides the cry, where there is anything. */
  | { readonly type: 'SOS'; readonly said?: string }
  /** May be a cry for help or a wish for help with the service: asked. `told`: a sentence, which may say more. */
  | { readonly type: 'SOS?'; readonly told?: true; readonly said?: string }
  | { readonly type: 'STOP' }
  | { readonly type: 'START' }
  /** To be told of new schemes, or no more. */
  | { readonly type: 'NEWS'; readonly given: boolean }
  /** Whoever has the number is not the one it stood for. */
  | { readonly type: 'NOT_ME' }
  | { readonly type: 'MENU' }
  | { readonly type: 'BACK' }
  | { readonly type: 'LANGUAGE'; readonly language: string }
  /** A flow asked for by name, with what was said after it ("hospital 211001"). */
  | { readonly type: 'FLOW'; readonly flow: string; readonly argument?: string };

const Phrases = z.array(z.string());

const WordsFile = z.strictObject({
  emergency: z.strictObject({
    now: Phrases,
    ask: Phrases,
    around: Phrases,
    signs: Phrases,
    everyday: Phrases,
    leads: Phrases,
    mayLead: Phrases,
  }),
  stop: Phrases,
  start: Phrases,
  news: Phrases,
  noNews: Phrases,
  notMe: Phrases,
  menu: Phrases,
  back: Phrases,
  language: Phrases,
  flows: z.record(z.string(), Phrases),
  /** Names of what a flow knows: they lead to it, and say what is asked for. */
  named: z.record(z.string(), Phrases),
  /** What first aid is for, by its matter. */
  matters: z.record(z.string(), Phrases),
});

/** The longest text that can be a global word; longer ones are sentences. */
const MAX_LENGTH = 60;

const words = new Map<string, GlobalWord>();
const cryWords: CryWords[] = [];
const matters: (readonly [phrase: string, matter: string])[] = [];

for (const { code } of languages) {
  const path = join(projectRoot, 'flows', 'words', `${code}.json`);
  const file = WordsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const add = (list: readonly string[], meaning: GlobalWord): void =>
    list.forEach((word) => words.set(normalize(word), meaning));
  for (const [flow, list] of Object.entries(file.flows)) add(list, { type: 'FLOW', flow });
  for (const [flow, list] of Object.entries(file.named))
    list.forEach((word) => add([word], { type: 'FLOW', flow, argument: word }));
  add(file.language, { type: 'LANGUAGE', language: code });
  add(file.menu, { type: 'MENU' });
  add(file.back, { type: 'BACK' });
  add(file.stop, { type: 'STOP' });
  add(file.start, { type: 'START' });
  add(file.news, { type: 'NEWS', given: true });
  add(file.noNews, { type: 'NEWS', given: false });
  add(file.notMe, { type: 'NOT_ME' });
  cryWords.push(file.emergency);
  for (const [matter, list] of Object.entries(file.matters))
    matters.push(...list.map((phrase) => [normalize(phrase), matter] as const));
}
// What says most goes first: "saanp" and "bleeding after birth" before "bleeding".
matters.sort(([one], [other]) => other.length - one.length);
const cries = createCries(cryWords);

/**
 * The global word that a text is, whole: "sos!!", "Bachao bachao", "SOS 211001", "hospital 211001". A sentence that only
 * contains such a word is none, except that what may be a cry for help is asked about. Words of every language offered
 * count, whoever speaks.
 */
export function globalWord(text: string): GlobalWord | null {
  const normal = text.length > MAX_LENGTH * 4 ? '' : normalize(text);
  // "SOS roko" is no cry, though it begins like one.
  const exact = words.get(normal);
  if (exact) return exact;
  const cry = cries.in(text);
  const beside = cry?.said ? { said: cry.said } : {};
  if (cry?.kind === 'now') return { type: 'SOS', ...beside };
  const word = normal.length > MAX_LENGTH ? null : wordOf(normal, text);
  if (word ?? cry === null) return word;
  return { type: 'SOS?', ...(cry.kind === 'told' ? { told: true } : {}), ...beside };
}

/** What is said after the name of a flow is as it was written. */
function wordOf(normal: string, text: string): GlobalWord | null {
  const space = normal.indexOf(' ');
  const first = space > 0 ? words.get(normal.slice(0, space)) : undefined;
  return first?.type === 'FLOW' && first.argument === undefined
    ? { ...first, argument: afterFirstWord(text) }
    : null;
}

/** Whether words say yes to "Is it an emergency?": a yes, with nothing but haste, cries and calls to somebody around it. */
export function saysYes(text: string): boolean {
  const said = normalize(text).split(' ');
  const others = said.filter((word) => !plainWords.yes.has(word));
  return others.length < said.length && (others.length === 0 || cries.isOnlyCrying(others.join(' ')));
}

/** Whether words are a plain no. */
export const saysNo = (text: string): boolean => plainWords.no.has(normalize(text));

/** What first aid words ask for, by the id of its matter; null where they name none. */
export function matterIn(text: string): string | null {
  const said = ` ${normalize(text)} `;
  return matters.find(([phrase]) => said.includes(` ${phrase} `))?.[1] ?? null;
}
