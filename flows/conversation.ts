import { z } from 'zod';
import { shownLanguage } from '../core/text/languages.ts';
import { asking } from './asking.ts';
import type { Effect, LastPlace } from './effect.ts';
import type { Errand } from './flow.ts';
import { createFreeWords } from './free-words.ts';
import type { Drawn, Medium } from './medium.ts';
import { createOpening, RESUMABLE_MINUTES } from './opening.ts';
import { Question } from './questions.ts';
import { createTaking, CRISIS_FLOW, ILLNESS_FLOW, PIN_FLOW, STOP_FLOW } from './taking.ts';
import { Talk, type Stage } from './talk.ts';
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
  /** The dialog is a call of ours in which nobody has pressed a key yet: what stands there was not said. */
  door: z.boolean().optional(),
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
  /** The flow that a call of ours opens with, and what for; else it goes on where the conversation stood. */
  readonly opens?: { readonly flow: string; readonly argument?: string | undefined };
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

/** What came of what a person did. */
export interface Conversed extends Outcome {
  /** What became of questions of ours: one was answered, or is on the screen; null: it was about something else. */
  readonly ours: Talk['ours'];
}

export interface Conversations {
  /** Carries a contact through as many turns as it has inputs. Throws TurnUnfinished when it cannot come to rest. */
  converse(contact: Contact): Promise<Conversed>;
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

/** Inputs taken from one contact: more is an attack. */
const MAX_INPUTS = 12;
/** Provider sessions remembered after they were left. */
const MAX_PAST = 4;

/** Flows that a stranger's words lead to at once: it goes on in the language of the words. */
const KEEPS_SHOWN = new Set([CRISIS_FLOW, ILLNESS_FLOW, 'sos', STOP_FLOW, 'aid', PIN_FLOW]);

export function createConversations(stage: Stage): Conversations {
  const words = createFreeWords(stage.understand);
  const taking = createTaking(words);
  const open = createOpening(words, taking);

  async function converse(contact: Contact): Promise<Conversed> {
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
      for (const input of inputs) await taking.take(talk, input);
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
      ours: talk.ours,
    };
  }

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
