import { matchReply, minutesSince, type OpenQuestion } from './questions.ts';
import type { Talk } from './talk.ts';

/**
 * Whoever calls or dials hears a question of ours at once, without being asked whether to go on, for so long; and the newest
 * without being asked which, while they may call because of it. Minutes.
 */
const HEARD = { ours: 6 * 60, newest: 30 };

/**
 * Takes a reply to the question of ours that it means, where more than the one on the screen is open. What may mean several
 * is asked about. False where it means none of them, or the one on the screen.
 */
export async function answerAsked(talk: Talk, input: string): Promise<boolean> {
  if (talk.which !== null && (await chooseWhich(talk, input))) return true;
  const { medium, wording, open, asked } = talk;
  // A call shows one question at a time.
  if (medium!.idleMinutes === null || open.every(({ saved }) => saved === talk.saved)) return false;
  const match = matchReply(input, open, { medium: medium!, wording });
  if (match.means === 'none') return false;
  const isSure = match.means === 'one' && match.isSure;
  const isElsewhere = !talk.isFresh && asked === null && talk.which === null;
  if (isElsewhere && (!isSure || (await takesWords(talk)))) return false;
  if (match.means === 'several') {
    talk.which = input;
    talk.page = 0;
    return true;
  }
  const { question } = match;
  if (question.saved === talk.saved && talk.which === null) return false;
  talk.bring(question);
  // A key alone, to a question that is not before their eyes or that a life may depend on, gets the question once more.
  if (isSure || (asked !== null && question.subject !== 'emergency')) await answer(talk, input);
  return true;
}

async function chooseWhich(talk: Talk, input: string): Promise<boolean> {
  const reading = talk.medium!.read(await talk.current(), input, talk.wording, talk.page);
  const chosen = reading.type === 'ANSWER' && talk.open.find(({ subject }) => subject === reading.value);
  if (!chosen) return false;
  const said = talk.which!;
  talk.bring(chosen);
  if (said !== '') await answer(talk, said);
  return true;
}

/** Puts a reply to the question that was just brought. */
async function answer(talk: Talk, input: string): Promise<void> {
  const reading = talk.medium!.read(await talk.current(), input, talk.wording, 0);
  await talk.put(reading.type === 'ANSWER' ? reading : { type: 'UNCLEAR' });
}

async function takesWords(talk: Talk): Promise<boolean> {
  const { ask } = await talk.current();
  return ask !== undefined && (ask.kind === 'choice' ? ask.words !== undefined : ask.kind !== 'several');
}

/** Of the open questions those that whoever calls or dials may mean; whether help is needed comes before all others. */
export function heardAtOnce(open: readonly OpenQuestion[], now: Date): readonly OpenQuestion[] {
  const help = open.findLast(({ subject }) => subject === 'emergency');
  if (help) return [help];
  const newest = open.at(-1);
  if (newest && minutesSince(newest, now) <= HEARD.newest) return [newest];
  return open.filter((question) => minutesSince(question, now) <= HEARD.ours);
}

/** What is kept of questions of ours, and of what was set aside for them. */
export const asking = ({ askedAt, waiting, which, parked }: Talk) => ({
  askedAt,
  waiting: [...waiting],
  which,
  parked,
});
