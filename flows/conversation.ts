import { z } from 'zod';
import { shownLanguage } from '../core/text/languages.ts';
import { normalize } from '../core/text/normalize.ts';
import { answerAsked, asking, heardAtOnce } from './asking.ts';
import type { Effect, LastPlace } from './effect.ts';
import type { Errand } from './flow.ts';
import { createFreeWords } from './free-words.ts';
import { globalWord, type GlobalWord } from './global-words.ts';
import { NOT_ME_EFFECTS, notMeScreen } from './not-me.ts';
import { Question } from './questions.ts';
import type { Drawn, Medium } from './medium.ts';
import type { Coordinates, Screen } from './screen.ts';
import { Talk, type Stage } from './talk.ts';
import { sharedPlace } from './whereabouts.ts';
import type { Saved } from './turn.ts';

/** What is kept of a person's conversation between contacts. Encrypted at rest; parsed when read back. */
export const ConversationState = z.object({
  /** Where the conversation stands; null when it is over. */
  saved: z
    .custom<Saved>((value) => typeof value === 'object' && value !== null && 'flow' in value)
    .nullable(),
  page: z.number().int().min(0),
  /** The language that a stranger's words showed, where they were answered before any was chosen. */
  shown: z.string().nullable().optional(),
  /** Times that the conversation moved: a deadline knows by it whether its question still stands. */
  moves: z.number().int().optional(),
  /** "1 Continue 2 Start over" stands on the screen. */
  offer: z.boolean(),
  /** When the question on the screen was asked, where it is one of ours. */
  askedAt: z.string().nullable().optional(),
  /** Questions of ours that wait for their answers, besides the one on the screen. */
  waiting: z.array(Question).optional(),
  /** What was said that may answer several of them, while "which is it about?" stands on the screen. */
  which: z.string().nullable().optional(),
  /** A conversation that a global word (an SOS) pushed aside; offered again afterwards. */
  parked: z.custom<Saved>((value) => typeof value === 'object').nullable(),
  /** What was dialled before the language was known; said again once it is. */
  pending: z.array(z.string()),
  channel: z.string(),
  dialog: z.string(),
  /** Provider sessions before this one: a hop of theirs that comes late is answered, not taken. */
  past: z.array(z.string()),
  /** What the dialog has told so far, in the channel's own form. */
  heard: z.string(),
});
export type ConversationState = z.infer<typeof ConversationState>;

/** What a conversation must know of the person: nothing that names them. */
export interface Talker {
  readonly language: string | null;
  readonly lastPlace: LastPlace | null;
  /** Stands for them in reads that are about them. */
  readonly person?: string;
}

/** One contact: who, over what, saying what. */
export interface Contact {
  readonly medium: Medium;
  readonly channel: string;
  readonly dialog: string;
  readonly hear: (before: string | undefined) => { inputs: readonly string[]; heard: string } | 'late';
  readonly talker: Talker;
  readonly state: ConversationState | null;
  /** The flow that a call of ours opens with; else it goes on where the conversation stood. */
  readonly opens?: string | null;
  readonly now: Date;
  /** Minutes since the conversation last moved. */
  readonly silentMinutes: number;
}

/** What came of a contact: the state to keep, the page to show, and what is to happen. */
export interface Outcome {
  readonly state: ConversationState;
  readonly drawn: Drawn;
  /** The same page's screen as another medium draws it, from its first page. */
  readonly redraw: (medium: Medium) => Drawn;
  readonly effects: readonly Effect[];
  /** The flow that the person is in, for the figures. */
  readonly flow: string;
}

export interface Conversations {
  /** Carries a contact through as many turns as it has inputs. Throws TurnUnfinished when it cannot come to rest. */
  converse(contact: Contact): Promise<Outcome>;
  /** Puts a deadline to the question that still stands; null when it has no answer to it. */
  expire(
    state: ConversationState,
    talker: Talker,
    now: Date,
  ): Promise<Omit<Outcome, 'drawn' | 'redraw'> | null>;
  /**
   * Begins a flow because we have something to ask. What was under way is set aside, to be offered afterwards; questions of
   * ours that were not answered wait.
   */
  reach(
    state: ConversationState,
    talker: Talker,
    medium: Medium,
    flow: string,
    errand: Errand,
    now: Date,
  ): Promise<Outcome>;
}

/** After a week a conversation is over rather than interrupted. */
const RESUMABLE_MINUTES = 7 * 24 * 60;
/** Inputs taken from one contact: more is an attack. */
const MAX_INPUTS = 12;
/** Provider sessions remembered after they were left. */
const MAX_PAST = 4;

/** Global words that are answered beside the conversation. */
const ASIDE: ReadonlySet<GlobalWord['type']> = new Set(['STOP', 'START', 'NOT_ME']);

/** Free words of a person's illness are a wish for this, where no question of its own stands. */
const ILLNESS_FLOW = 'symptom-check';

/** Answers self-harm at once, wherever it is said. */
const CRISIS_FLOW = 'crisis';

/** Stops a cry that is out, whoever they are. */
const STOP_FLOW = 'sos-open';

/** What the flow of a cry is started for by a location alone. */
const LOCATION = 'pin';

/** Flows of a cry that is out, or asked about. */
const CRIED = new Set(['sos', STOP_FLOW]);

/** Nothing but an answer, or another cry, leads out of these. */
const CRIES = new Set([CRISIS_FLOW, 'sos', STOP_FLOW]);

/** A bare PIN code where no question takes one is a wish for this. */
const PIN_FLOW = 'hospital-lookup';

/** Flows that a stranger's words lead to at once: it goes on in the language of the words. */
const KEEPS_SHOWN = new Set([CRISIS_FLOW, ILLNESS_FLOW, 'sos', STOP_FLOW, 'aid', PIN_FLOW]);

export function createConversations(stage: Stage): Conversations {
  const words = createFreeWords(stage.understand);

  /** Takes one input: a global word first, then the offer, then the question on the screen. */
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

  /** Whether a reply may be meant for a question of ours: a cry, and what beats every state, go first. */
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

  /** A location that nobody asked for may be all that somebody in need can send. */
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

  /** A question about self-harm that is left without an answer counts as its silence. */
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

  async function converse(contact: Contact): Promise<Outcome> {
    const { medium, state } = contact;
    const talk = new Talk(stage, contact.talker, state, medium, contact.now);
    const thread = medium.idleMinutes !== null;
    // Questions of our own are answered by the next message, by whatever channel it comes.
    const isAnswer =
      thread &&
      (talk.isOurs || talk.which !== null) &&
      !talk.offer &&
      contact.silentMinutes <= RESUMABLE_MINUTES;
    const sameDialog =
      isAnswer ||
      (state?.channel === contact.channel &&
        state.dialog === contact.dialog &&
        (!thread || (state.saved !== null && contact.silentMinutes <= medium.idleMinutes)));
    const passed = !thread && state !== null && !sameDialog && state.past.includes(contact.dialog);
    const heard = passed
      ? 'late'
      : contact.hear(sameDialog && state?.channel === contact.channel ? state.heard : undefined);
    const late = heard === 'late';
    const inputs = late ? [] : heard.inputs.slice(0, MAX_INPUTS);

    talk.shown = shownLanguage(inputs.join(' ')) ?? talk.shown;
    talk.isUnderWay = sameDialog && talk.resumable && !talk.isOurs;
    talk.isFresh = !sameDialog;
    if (sameDialog) {
      for (const input of inputs) await take(talk, input);
    } else if (!late) {
      await open(talk, contact, inputs);
    }

    const screen = talk.aside ?? (await talk.current());
    const shown = talk.notices.length > 0 ? { ...screen, say: [...talk.notices, ...screen.say] } : screen;
    const { wording } = talk;
    const drawn = medium.draw(shown, wording, talk.aside ? 0 : talk.page);
    return {
      state: {
        saved: talk.saved,
        page: drawn.page,
        moves: talk.moves,
        shown: KEEPS_SHOWN.has(talk.saved?.flow ?? '') ? talk.shown : null,
        offer: talk.offer,
        ...asking(talk),
        pending: [...talk.pending],
        ...(late && state
          ? { channel: state.channel, dialog: state.dialog, heard: state.heard, past: state.past }
          : {
              channel: contact.channel,
              dialog: contact.dialog,
              heard: late ? '' : heard.heard,
              past:
                sameDialog || !state ? (state?.past ?? []) : [...state.past, state.dialog].slice(-MAX_PAST),
            }),
      },
      drawn,
      redraw: (other) => other.draw(shown, wording, 0),
      effects: talk.effects,
      flow: talk.saved?.flow ?? 'over',
    };
  }

  /** The first contact of a dialog: straight to an SOS, on with what was said, or back to what was left. */
  async function open(talk: Talk, contact: Contact, inputs: readonly string[]): Promise<void> {
    if (contact.opens) {
      talk.park(contact.opens);
      return talk.start(contact.opens);
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

  const isWish = (input: string): boolean => isPin(input) || globalWord(input) !== null;

  async function expire(
    state: ConversationState,
    talker: Talker,
    now: Date,
  ): Promise<Omit<Outcome, 'drawn' | 'redraw'> | null> {
    const talk = new Talk(stage, talker, state, null, now);
    if (!talk.saved || !(await talk.put({ type: 'TIMEOUT' }))) return null;
    return {
      state: {
        ...state,
        saved: talk.saved,
        page: 0,
        moves: talk.moves,
        offer: talk.offer,
        ...asking(talk),
      },
      effects: talk.effects,
      flow: talk.saved?.flow ?? 'over',
    };
  }

  async function reach(
    state: ConversationState,
    talker: Talker,
    medium: Medium,
    flow: string,
    errand: Errand,
    now: Date,
  ): Promise<Outcome> {
    const talk = new Talk(stage, talker, state, medium, now);
    await talk.ask(flow, errand);
    const screen = await talk.current();
    const { wording, saved, moves, effects } = talk;
    const drawn = medium.draw(screen, wording, 0);
    return {
      state: { ...state, saved, page: drawn.page, moves, offer: false, ...asking(talk) },
      drawn,
      redraw: (other) => other.draw(screen, wording, 0),
      effects,
      flow,
    };
  }

  return { converse, expire, reach };
}

/** A PIN code and nothing else: at a menu it asks for the nearest hospital. */
const isPin = (input: string): boolean => /^[1-9]\d{5}$/.test(normalize(input).replaceAll(' ', ''));
