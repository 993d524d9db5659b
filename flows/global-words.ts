import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../core/text/languages.ts';
import { normalize } from '../core/text/normalize.ts';
import { projectRoot } from '../core/root.ts';

/** What a word that beats every state wants. */
export type GlobalWord =
  | { readonly type: 'SOS' }
  /** May be a cry for help or a wish for help with the service: asked. */
  | { readonly type: 'SOS?' }
  | { readonly type: 'STOP' }
  | { readonly type: 'START' }
  | { readonly type: 'MENU' }
  | { readonly type: 'BACK' }
  | { readonly type: 'LANGUAGE'; readonly language: string }
  /** A flow asked for by name, with what was said after it ("hospital 211001"). */
  | { readonly type: 'FLOW'; readonly flow: string; readonly argument?: string };

const WordsFile = z.strictObject({
  emergency: z.array(z.string()),
  emergencyAsk: z.array(z.string()),
  stop: z.array(z.string()),
  start: z.array(z.string()),
  menu: z.array(z.string()),
  back: z.array(z.string()),
  language: z.array(z.string()),
  flows: z.record(z.string(), z.array(z.string())),
});

/** The longest text that can be a global word; longer ones are sentences. */
const MAX_LENGTH = 60;

const words = new Map<string, GlobalWord>();
const emergencies: string[] = [];

for (const { code } of languages) {
  const path = join(projectRoot, 'flows', 'words', `${code}.json`);
  const file = WordsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const add = (list: readonly string[], meaning: GlobalWord): void =>
    list.forEach((word) => words.set(normalize(word), meaning));
  for (const [flow, list] of Object.entries(file.flows)) add(list, { type: 'FLOW', flow });
  add(file.language, { type: 'LANGUAGE', language: code });
  add(file.menu, { type: 'MENU' });
  add(file.back, { type: 'BACK' });
  add(file.stop, { type: 'STOP' });
  add(file.start, { type: 'START' });
  add(file.emergencyAsk, { type: 'SOS?' });
  add(file.emergency, { type: 'SOS' });
  emergencies.push(...file.emergency.map(normalize));
}
// Longest first, so that "mujhe bachao" is taken whole.
emergencies.sort((a, b) => b.length - a.length);

/**
 * The global word that a text is, whole: "sos!!", "Bachao bachao", "SOS 211001", "hospital 211001". A sentence that only
 * contains such a word is none. Words of every language offered count, whoever speaks.
 */
export function globalWord(text: string): GlobalWord | null {
  if (text.length > MAX_LENGTH * 4) return null;
  const said = normalize(text);
  if (said.length > MAX_LENGTH) return null;
  const exact = words.get(said);
  if (exact) return exact;
  if (isCry(said)) return { type: 'SOS' };
  const space = said.indexOf(' ');
  const first = space > 0 ? words.get(said.slice(0, space)) : undefined;
  return first?.type === 'FLOW' ? { ...first, argument: said.slice(space + 1) } : null;
}

/** Nothing but emergency words, however often and however drawn out ("bachaooo"), perhaps with a PIN code. */
function isCry(said: string): boolean {
  let rest = ` ${said.replace(/(\p{L})\1{2,}/gu, '$1')} `.replace(/ \d{6} /, ' ');
  for (const word of emergencies) {
    while (rest.includes(` ${word} `)) rest = rest.replace(` ${word} `, ' ');
  }
  return rest.trim() === '' && /\p{L}/u.test(said);
}
