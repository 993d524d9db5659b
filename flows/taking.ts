import { normalize } from '../core/text/normalize.ts';
import { answerAsked } from './asking.ts';
import type { FreeWords } from './free-words.ts';
import { globalWord, type GlobalWord } from './global-words.ts';
import { NOT_ME_EFFECTS, notMeScreen } from './not-me.ts';
import type { Coordinates, Screen } from './screen.ts';
import type { Talk } from './talk.ts';
import { sharedPlace } from './whereabouts.ts';

/** Free words of a person's illness are a wish for this, where no question of its own stands. */
export const ILLNESS_FLOW = 'symptom-check';

/** Answers self-harm at once, wherever it is said. */
export const CRISIS_FLOW = 'crisis';

/** Stops a cry that is out, whoever they are. */
export const STOP_FLOW = 'sos-open';

/** What the flow of a cry is started for by a location alone. */
const LOCATION = 'pin';

/** Flows of a cry that is out, or asked about. */
export const CRIED = new Set(['sos', STOP_FLOW]);

/** Nothing but an answer, or another cry, leads out of these. */
const CRIES = new Set([CRISIS_FLOW, 'sos', STOP_FLOW]);

/** A bare PIN code where no question takes one is a wish for this. */
export const PIN_FLOW = 'hospital-lookup';

/** How one input is taken, whatever stands on the screen. */
export interface Taking {
  /** Takes one input: a global word first, then the offer, then the question on the screen. */
  take(talk: Talk, input: string): Promise<void>;
  /** A location that nobody asked for may be all that somebody in need can send. */
  askOf(talk: Talk, at: Coordinates): Promise<void>;
  fallIll(talk: Talk, input: string): Promise<void>;
  /** A question about self-harm that is left without an answer counts as its silence. */
  leave(talk: Talk): Promise<void>;
  /** Whether a reply may be meant for a question of ours: a cry, and what beats every state, go first. */
  mayAnswer(talk: Talk, word: GlobalWord | null): boolean;
}

export function createTaking(words: FreeWords): Taking {
  async function take(talk: Talk, input: string): Promise<void> {
    await takeOne(talk, input);
    const { replay } = talk;
    talk.replay = [];
    for (const kept of replay) await takeOne(talk, kept);
  }

  async function takeOne(talk: Talk, input: string): Promise<void> {
    talk.aside = null;
    const word = globalWord(input);
    if (word?.type !== 'SOS' && (await answerCrisis(talk, input))) return;
    if (mayAnswer(talk, word) && (await answerAsked(talk, input))) return;
    if (word && !(await tellsIllness(talk, word, input)) && (await beat(talk, word))) return;

    const screen = await talk.current();
    if (talk.startedAgain) return;
    const reading = talk.medium!.read(screen, input, talk.wording, talk.page);
    if (reading.type === 'MENU') {
      await leave(talk);
      return talk.menu();
    }
    if (reading.type === 'MORE') {
      talk.page++;
      return;
    }
    if (reading.type === 'REPEAT') {
      if (reading.from === 'start') talk.page = 0;
      return;
    }
    const isCrisis = talk.saved?.flow === CRISIS_FLOW && !talk.offer;
    if (reading.type === 'UNREADABLE') {
      talk.notices.push({ key: reading.notice });
      // What cannot be heard there is not a "no".
      if (isCrisis) await talk.put({ type: 'UNCLEAR' });
      return;
    }
    if (reading.type === 'LOCATED') {
      if (!isCrisis) return askOf(talk, reading.at);
      await talk.put({ type: 'UNCLEAR' });
      return;
    }
    if (reading.type === 'LEFT') {
      await leave(talk);
      // Whoever fell silent in an emergency hears the numbers once more.
      const cry = CRIES.has(talk.saved?.flow ?? '') ? talk.saved!.flow : null;
      talk.aside = { say: [{ key: cry && !talk.offer ? `${cry}.numbers` : 'common.goodbye' }] };
      return;
    }
    if (reading.type === 'BACK' && talk.page > 0) {
      talk.page--;
      return;
    }
    const isFree = reading.type === 'UNCLEAR' || CRIED.has(talk.saved?.flow ?? '');
    if (isFree && isPin(input) && talk.language && screen.ask?.kind === 'choice') {
      await leave(talk);
      return talk.start(PIN_FLOW, {
        argument: input,
        ...(CRIES.has(talk.saved?.flow ?? '') ? { need: 'emergency' } : {}),
      });
    }
    if (
      reading.type === 'UNCLEAR' &&
      screen.ask?.kind === 'choice' &&
      isOpen(talk, screen) &&
      words.isIllness(input)
    )
      return fallIll(talk, input);
    if (talk.which !== null) return answerWhich(talk, reading);
    if (talk.offer) return answerOffer(talk, reading);
    await talk.put(reading);
  }

  const mayAnswer = (talk: Talk, word: GlobalWord | null): boolean =>
    (word === null || word.type === 'FLOW') && !CRIES.has(talk.saved?.flow ?? '');

  async function answerWhich(talk: Talk, reading: { type: string }): Promise<void> {
    if (reading.type === 'BACK') return talk.menu();
    talk.notices.push({ key: 'common.unclear' });
  }

  /** A sentence with a cry in it that also says what is the matter, where that is taken: its danger is judged at once. */
  async function tellsIllness(talk: Talk, word: GlobalWord, input: string): Promise<boolean> {
    if (word.type !== 'SOS?' || !word.told || !words.isIllness(input)) return false;
    const screen = await talk.current();
    const takesWords = screen.ask?.kind === 'text' || (screen.ask?.kind === 'choice' && screen.ask.words);
    return takesWords ? talk.saved?.flow === ILLNESS_FLOW : isOpen(talk, screen);
  }

  /** Whether a sentence that may be a cry is told of one that is out, or asked about. */
  async function tellsMore(talk: Talk): Promise<boolean> {
    if (talk.offer || talk.isFresh || talk.which !== null || !CRIED.has(talk.saved?.flow ?? '')) return false;
    const { ask } = await talk.current();
    return ask?.kind === 'choice' && ask.words !== undefined;
  }

  async function askOf(talk: Talk, at: Coordinates): Promise<void> {
    talk.park('sos');
    await talk.start('sos', { argument: LOCATION, place: sharedPlace(at) });
  }

  /** Words of self-harm go before everything but an SOS; what was under way is not taken up again. */
  async function answerCrisis(talk: Talk, input: string): Promise<boolean> {
    const crisis = words.crisisIn(input);
    if (crisis === null) return false;
    talk.parked = null;
    await talk.start(CRISIS_FLOW, { argument: crisis });
    return true;
  }

  async function leave(talk: Talk): Promise<void> {
    if (talk.saved?.flow === CRISIS_FLOW) await talk.put({ type: 'TIMEOUT' });
  }

  /** Whether free words may lead away from the question: not from a cry, nor from the questions of an illness. */
  function isOpen(talk: Talk, screen: Screen): boolean {
    const flow = talk.saved?.flow ?? '';
    return talk.offer || (!CRIES.has(flow) && (flow !== ILLNESS_FLOW || screen.reveals === true));
  }

  async function fallIll(talk: Talk, input: string): Promise<void> {
    talk.parked = null;
    await talk.start(ILLNESS_FLOW, { argument: input });
  }

  /** What beats every state. False when the word means nothing special here. */
  async function beat(talk: Talk, word: GlobalWord): Promise<boolean> {
    switch (word.type) {
      case 'SOS':
      case 'SOS?':
        if (word.type === 'SOS?' && word.said !== undefined && (await tellsMore(talk))) return false;
        talk.park('sos');
        await talk.start('sos', {
          argument: word.type === 'SOS' ? 'word' : 'ask',
          ...(word.said === undefined ? {} : { said: word.said }),
        });
        return true;
      case 'STOP':
      case 'START':
        talk.note({ type: 'consent', purpose: 'messages', given: word.type === 'START' });
        talk.aside = { say: [{ key: word.type === 'START' ? 'common.started' : 'common.stopped' }] };
        return true;
      case 'NEWS':
        talk.note({ type: 'consent', purpose: 'scheme-news', given: word.given });
        talk.aside = { say: [{ key: word.given ? 'common.news' : 'common.no-news' }] };
        return true;
      case 'NOT_ME':
        if (talk.isUnderWay) return false;
        NOT_ME_EFFECTS.forEach((effect) => talk.note(effect));
        talk.aside = notMeScreen;
        return true;
      case 'MENU':
        await leave(talk);
        await talk.menu();
        return true;
      case 'LANGUAGE':
        talk.note({ type: 'remember', language: word.language });
        if (talk.saved?.flow === 'welcome') await talk.put({ type: 'ANSWER', value: word.language });
        return true;
      case 'FLOW':
        if (!talk.language && word.flow !== STOP_FLOW) return false;
        // "Dawai kha li" answers the question about it.
        if (talk.asked && word.flow === 'reminders' && word.argument !== undefined) return false;
        await leave(talk);
        talk.parked = null;
        await talk.start(word.flow, word.argument === undefined ? {} : { argument: word.argument });
        return true;
      case 'BACK':
        if (talk.offer || talk.which !== null || !talk.saved) return false;
        if (talk.page > 0) talk.page--;
        else await talk.put({ type: 'BACK' });
        return true;
    }
  }

  async function answerOffer(talk: Talk, reading: { type: string; value?: unknown }): Promise<void> {
    if (reading.value === 'continue') {
      talk.offer = false;
      talk.page = 0;
      await talk.put({ type: 'RESUME' });
    } else if (reading.value === 'restart' || reading.type === 'BACK') {
      await talk.menu();
    } else {
      talk.notices.push({ key: 'common.unclear' });
    }
  }

  return { take, askOf, fallIll, leave, mayAnswer };
}

/** A PIN code and nothing else: at a menu it asks for the nearest hospital. */
export const isPin = (input: string): boolean => /^[1-9]\d{5}$/.test(normalize(input).replaceAll(' ', ''));
