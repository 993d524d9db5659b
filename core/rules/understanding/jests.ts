import { isDanger } from './meanings.ts';
import type { Match } from './phrases.ts';
import { TENSES } from './tenses.ts';
import { stretchAround, type Sentence, type Token } from './tokens.ts';

const LAUGHTER = new Set(['haha', 'hahaha', 'hahahaha', 'hehe', 'lol', 'हाहा', 'हाहाहा']);
/** "Ha ha". */
const HA = new Set(['ha', 'हा']);
const EARNEST = new Set(['apart', 'sachmuch', 'sachme', 'seriously', 'सचमुच', 'सच']);
const TOOK = new Set(['samajh', 'samjh', 'समझ']);
/** "Samajh baithe". */
const WRONGLY = new Set(['baithe', 'baitha', 'baithi', 'बैठे', 'बैठा', 'बैठी']);
const PEOPLE = new Set(['log', 'sab', 'sabne', 'logo', 'लोग', 'सब', 'लोगों']);
const THOUGHT = new Set(['samjhe', 'samjha', 'समझे', 'समझा']);
/** Said with a laugh too, these are asked about. */
const ASKED_ANYHOW: ReadonlySet<string> = new Set([
  'death-wish', 'self-harm-plan', 'self-harm-done', 'self-cut', 'sexual-assault', 'thoughts-harm-baby', 'poison-swallowed',
]); // prettier-ignore

/** What is named in jest ("daura pad jayega haha"), or was taken for something by mistake ("log samjhe daura pada"). */
export function jested(said: readonly Match[], tokens: readonly Token[], sentence: Sentence): Match[] {
  const named = said.filter(({ meaning }) => meaning.kind === 'finding' && !ASKED_ANYHOW.has(meaning.id));
  if (named.length === 0) return [];
  const isLaughing = laughs(tokens, sentence);
  return named.filter(
    (match) => (isLaughing && isDanger(match.meaning)) || isMistaken(match, tokens, sentence),
  );
}

function laughs(tokens: readonly Token[], { from, to }: Sentence): boolean {
  const words = tokens.slice(from, to).map(({ text }) => text);
  const isLaugh = (word: string, at: number): boolean =>
    (LAUGHTER.has(word) && !TENSES.not.has(words[at + 1] ?? '')) ||
    (HA.has(word) && HA.has(words[at + 1] ?? ''));
  return words.some(isLaugh) && !words.some((word) => EARNEST.has(word));
}

/** "Piliya samajh baithe", "log samjhe daura pada". */
function isMistaken(match: Match, tokens: readonly Token[], sentence: Sentence): boolean {
  const { from, to } = stretchAround(match, tokens, sentence);
  const text = (at: number): string => (at >= from && at < to ? tokens[at]!.text : '');
  for (let at = from; at < match.from; at += 1)
    if (THOUGHT.has(text(at)) && PEOPLE.has(text(at - 1))) return true;
  for (let at = match.to + 1; at < to; at += 1)
    if (TOOK.has(text(at)) && WRONGLY.has(text(at + 1))) return true;
  return false;
}
