import { answerAsked, heardAtOnce } from './asking.ts';
import type { Contact } from './conversation.ts';
import type { FreeWords } from './free-words.ts';
import { globalWord, type GlobalWord } from './global-words.ts';
import type { Coordinates } from './screen.ts';
import type { Talk } from './talk.ts';
import { CRIED, ILLNESS_FLOW, isPin, type Taking } from './taking.ts';

/** After a week a conversation is over rather than interrupted. */
export const RESUMABLE_MINUTES = 7 * 24 * 60;

/** Global words that are answered beside the conversation. */
const ASIDE: ReadonlySet<GlobalWord['type']> = new Set(['STOP', 'START', 'NEWS', 'NOT_ME']);

/** Takes the first contact of a dialog: straight to an SOS, on with what was said, or back to what was left. */
export type Open = (talk: Talk, contact: Contact, inputs: readonly string[]) => Promise<void>;

export function createOpening(words: FreeWords, { take, askOf, fallIll, leave, mayAnswer }: Taking): Open {
  async function open(talk: Talk, contact: Contact, inputs: readonly string[]): Promise<void> {
    if (contact.opens) {
      const { flow, argument } = contact.opens;
      talk.park(flow);
      return talk.start(flow, argument === undefined ? {} : { argument });
    }
    const [first, ...rest] = inputs;
    const word = first === undefined ? null : globalWord(first);
    const dialled = contact.medium.id === 'ussd';
    // The code's first suffix is the SOS, whatever is known of the caller and whatever they had left.
    const writes = contact.medium.idleMinutes !== null;
    const isTold = writes && word?.type === 'SOS?' && word.told && words.isIllness(first!);
    if ((dialled && first === '1') || word?.type === 'SOS' || (word?.type === 'SOS?' && !isTold)) {
      await take(talk, dialled && first === '1' ? 'sos' : first!);
      for (const input of rest) await take(talk, input);
      return;
    }
    if (word && !isTold && word.type !== 'FLOW' && word.type !== 'BACK') {
      if (!ASIDE.has(word.type) && !talk.saved) await talk.menu();
      await take(talk, first!);
      return;
    }
    if (first !== undefined && words.crisisIn(first) !== null) {
      for (const input of inputs) await take(talk, input);
      return;
    }
    if (first !== undefined && mayAnswer(talk, word) && (await answerAsked(talk, first))) {
      for (const input of rest) await take(talk, input);
      return;
    }
    // The danger is asked about before language and notice.
    const isSaid = word === null || isTold || (word.type === 'FLOW' && word.flow === ILLNESS_FLOW);
    if (first !== undefined && isSaid && writes && words.isIllness(first)) {
      await fallIll(talk, first);
      for (const input of rest) await take(talk, input);
      return;
    }
    const at = first === undefined ? null : locationIn(talk, first);
    if (at && contact.silentMinutes <= RESUMABLE_MINUTES && CRIED.has(talk.saved?.flow ?? '') && !talk.offer)
      return take(talk, first!);
    if (at) return askOf(talk, at);
    await leave(talk);
    const left = talk.resumable && contact.silentMinutes <= RESUMABLE_MINUTES;
    const wishes = first !== undefined && (dialled || word !== null || isPin(first));
    const heard = writes || wishes || (left && !talk.asked) ? [] : heardAtOnce(talk.open, contact.now);
    if (heard.length > 0) {
      if (heard.length === 1) talk.bring(heard[0]!);
      else talk.which = '';
      for (const input of inputs) await take(talk, input);
      return;
    }
    if (left && !wishes) {
      talk.offer = true;
      talk.page = 0;
      return explain(talk, first);
    }
    await talk.menu();
    await explain(talk, first);
    if (!talk.language) talk.pending = inputs.filter((input) => dialled || isWish(input));
    else if (dialled || (first !== undefined && isWish(first)))
      for (const input of inputs) await take(talk, input);
  }

  /** The location that a contact begins with, whatever stands there. */
  function locationIn(talk: Talk, first: string): Coordinates | null {
    const reading = talk.medium!.read({ say: [] }, first, talk.wording, 0);
    return reading.type === 'LOCATED' ? reading.at : null;
  }

  /** Who opens with what cannot be read is told so, above whatever is shown. */
  async function explain(talk: Talk, first: string | undefined): Promise<void> {
    if (first === undefined) return;
    const reading = talk.medium!.read(await talk.current(), first, talk.wording, talk.page);
    if (reading.type === 'UNREADABLE') talk.notices.push({ key: reading.notice });
  }

  return open;
}

const isWish = (input: string): boolean => isPin(input) || globalWord(input) !== null;
