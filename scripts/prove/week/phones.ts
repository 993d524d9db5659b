import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../core/root.ts';
import { numberOf, personOf } from './people.ts';
import type { Taken } from './provider.ts';

/** What somebody says to the question about a dose. */
export interface Reply {
  readonly person: number;
  /** When they were asked, and when they reply. */
  readonly askedAt: Date;
  readonly at: Date;
  readonly meaning: Meaning;
  readonly said: readonly string[];
}
type Meaning = 'taken' | 'later' | 'end' | 'unwell';

/** How often of a hundred questions which is said; to the rest nothing. */
const REPLIES: readonly (readonly [Meaning, said: readonly string[], ofHundred: number])[] = [
  ['taken', ['1'], 45],
  ['later', ['2'], 15],
  ['end', ['3', '1'], 1],
  ['unwell', ['4'], 2],
];
/** After some times nobody can say "later" any more. */
const OFFERS_LATER = /^2 /m;
/** What is said comes twice so often of a hundred. */
const TWICE = 20;

/** How a question about a dose begins, in every language. */
const BEGINNINGS: readonly string[] = ['en', 'hi', 'hi-Latn'].map((language) => {
  const file = join(projectRoot, 'flows', 'dose', 'messages', `${language}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { medicine: string }).medicine;
});

/** Whether a text asks about a dose. */
export const isQuestion = ({ text }: Pick<Taken, 'text'>): boolean =>
  BEGINNINGS.some((beginning) => text.startsWith(beginning));

/** The phones of everybody: they keep the questions that came, and then answer some. */
export function createPhones(random: () => number) {
  const open: Taken[] = [];
  const replies: Reply[] = [];
  let texts = 0;

  function replyTo({ to, at: askedAt, text }: Taken, at: Date): Reply | null {
    let dice = random() * 100;
    for (const [meaning, said, share] of REPLIES) {
      if (dice < share && meaning === 'later' && !OFFERS_LATER.test(text)) return null;
      if (dice < share) return { person: personOf(to), askedAt, at, meaning, said };
      dice -= share;
    }
    return null;
  }

  return {
    replies: replies as readonly Reply[],
    came(taken: Taken): void {
      if (isQuestion(taken)) open.push(taken);
    },
    /** What is said now to all that came since: for each who says something, one thing after the other. */
    answers(now: Date): (readonly Text[])[] {
      const said = open.splice(0).flatMap((taken) => replyTo(taken, now) ?? []);
      replies.push(...said);
      return said.map((reply) => reply.said.flatMap((words) => textsOf(reply.person, words)));
    },
    textsOf,
  };

  /** A text of somebody's, as the gateway brings it; some of them twice. */
  function textsOf(person: number, message: string): Text[] {
    const text = { mobile: numberOf(person).e164, message, id: `in${++texts}` };
    return random() * 100 < TWICE ? [text, text] : [text];
  }
}

interface Text {
  readonly mobile: string;
  readonly message: string;
  readonly id: string;
}
