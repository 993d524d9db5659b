import { z } from 'zod';
import type { Line } from '../core/text/line.ts';
import { shownLanguage } from '../core/text/languages.ts';
import { normalize } from '../core/text/normalize.ts';
import type { Effect, LastPlace } from './effect.ts';
import type { Flow, FlowInput } from './flow.ts';
import { globalWord, type GlobalWord } from './global-words.ts';
import type { Drawn, Medium, MediumId, Wording } from './medium.ts';
import type { FlowEvent, Screen } from './screen.ts';
import {
  begin,
  ConversationOutdated,
  screenOf,
  turn,
  TurnUnfinished,
  type Saved,
  type Turned,
} from './turn.ts';

/** What is kept of a person's conversation between contacts. Encrypted at rest; parsed when read back. */
export const ConversationState = z.object({
  /** Where the conversation stands; null when it is over. */
  saved: z
    .custom<Saved>((value) => typeof value === 'object' && value !== null && 'flow' in value)
    .nullable(),
  page: z.number().int().min(0),
  /** "1 Continue 2 Start over" stands on the screen. */
  offer: z.boolean(),
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
}

/** One contact: who, over what, saying what. */
export interface Contact {
  readonly medium: Medium;
  readonly channel: string;
  readonly dialog: string;
  readonly hear: (before: string | undefined) => { inputs: readonly string[]; heard: string } | 'late';
  readonly talker: Talker;
  readonly state: ConversationState | null;
  /** Minutes since the person was last heard of. */
  readonly silentMinutes: number;
}

/** What came of a contact: the state to keep, the page to show, and what is to happen. */
export interface Outcome {
  readonly state: ConversationState;
  readonly drawn: Drawn;
  readonly effects: readonly Effect[];
  /** The flow that the person is in, for the figures. */
  readonly flow: string;
}

export interface Conversations {
  /** Carries a contact through as many turns as it has inputs. Throws TurnUnfinished when it cannot come to rest. */
  converse(contact: Contact): Promise<Outcome>;
  /** Puts a deadline to the question that still stands; null when it has no answer to it. */
  expire(state: ConversationState, talker: Talker, medium: MediumId): Promise<Omit<Outcome, 'drawn'> | null>;
}

/** After a week a conversation is over rather than interrupted. */
const RESUMABLE_MINUTES = 7 * 24 * 60;
/** Inputs taken from one contact, and flows started by one input: more is a loop or an attack. */
const MAX_INPUTS = 12;
const MAX_FLOWS = 5;

const MAX_PAST = 4;

/** A bare PIN code where no question takes one is a wish for this. */
const PIN_FLOW = 'hospital-lookup';

/** Flows that are doors rather than answers: dropping out of one leaves nothing to continue. */
const DOORS = new Set(['menu', 'welcome']);

export function createConversations({
  flows,
  say,
  mainLanguages,
  budgetMs,
}: {
  readonly flows: ReadonlyMap<string, Flow>;
  readonly say: (line: Line, language: string, medium: MediumId) => string;
  /** Spoken to people whose language is not known, most wanted first; each in a script of its own or Latin. */
  readonly mainLanguages: readonly string[];
  /** Milliseconds one contact may take before it is given up. */
  readonly budgetMs: number;
}): Conversations {
  const flowNamed = (name: string): Flow => {
    const flow = flows.get(name);
    if (!flow) throw new ConversationOutdated(`no flow "${name}"`);
    return flow;
  };

  /** One contact under way: what changes while its inputs are taken one by one. */
  class Talk {
    language: string | null;
    /** The language that an unknown person's words show plainly: spoken to them, but not yet chosen. */
    shown: string | null = null;
    lastPlace: LastPlace | null;
    saved: Saved | null;
    parked: Saved | null;
    page: number;
    offer: boolean;
    pending: readonly string[];
    readonly effects: Effect[] = [];
    /** Said above the screen, once. */
    notices: Line[] = [];
    /** Shown instead of the screen, which stays as it is. */
    aside: Screen | null = null;
    readonly medium: Medium | null;
    private screen: Screen | null = null;
    private readonly deadline = performance.now() + budgetMs;

    constructor(talker: Talker, state: ConversationState | null, medium: Medium | null) {
      this.language = talker.language;
      this.lastPlace = talker.lastPlace;
      this.saved = state?.saved ?? null;
      this.parked = state?.parked ?? null;
      this.page = state?.page ?? 0;
      this.offer = state?.offer ?? false;
      this.pending = state?.pending ?? [];
      this.medium = medium;
    }

    get wording(): Wording {
      // An SOS is answered in the script of its word, whatever language the person once chose.
      const known =
        this.saved?.flow === 'sos' ? (this.shown ?? this.language) : (this.language ?? this.shown);
      return { languages: known ? [known] : mainLanguages, say };
    }

    /** Whether there is something to come back to. */
    get resumable(): boolean {
      return this.saved !== null && !DOORS.has(this.saved.flow);
    }

    async current(): Promise<Screen> {
      if (this.offer) return offerScreen;
      if (!this.screen && this.saved) {
        const { saved } = this;
        await this.orStartAgain(async () => {
          this.screen = screenOf(flowNamed(saved.flow), saved);
        });
      }
      if (!this.screen) await this.menu();
      return this.screen!;
    }

    async start(name: string, argument?: string): Promise<void> {
      const input: FlowInput = {
        language: this.language,
        ...(argument === undefined ? {} : { argument }),
        ...(this.lastPlace ? { lastPlace: this.lastPlace } : {}),
      };
      this.offer = false;
      this.settle(await begin(flowNamed(name), input, this.remainingMs()));
      await this.follow();
    }

    /** An event for the flow. BACK without an answer leads to the menu; others without one change nothing. */
    async put(event: FlowEvent): Promise<boolean> {
      const saved = this.saved!;
      const turned = await this.orStartAgain(() =>
        turn(flowNamed(saved.flow), saved, event, this.remainingMs()),
      );
      if (!turned) return true;
      if (!turned.handled) {
        if (event.type === 'BACK') await this.menu();
        if (event.type === 'UNCLEAR') this.notices.push({ key: 'common.unclear' });
        return false;
      }
      this.settle(turned);
      await this.follow();
      return true;
    }

    async menu(): Promise<void> {
      this.parked = null;
      await this.start(this.language ? 'menu' : 'welcome');
    }

    /** The conversation was begun anew in this contact: what was said answered another question. */
    startedAgain = false;
    private output: Turned['output'] = null;

    private settle(turned: Turned): void {
      this.saved = turned.output ? null : turned.saved;
      this.screen = turned.screen;
      this.output = turned.output;
      this.page = 0;
      for (const effect of turned.effects) this.note(effect);
    }

    note(effect: Effect): void {
      if (effect.type === 'remember') {
        this.language = effect.language ?? this.language;
        this.lastPlace = effect.lastPlace ?? this.lastPlace;
      }
      this.effects.push(effect);
    }

    /** Goes where an ended flow points; a conversation that was pushed aside comes back as an offer. */
    private async follow(): Promise<void> {
      for (let started = 0; this.output && !this.screen; started++) {
        if (started >= MAX_FLOWS) throw new TurnUnfinished('flows start each other without end');
        const next = this.output.next ?? { flow: 'menu' };
        this.output = null;
        if (next.flow === 'menu' && this.parked) {
          this.saved = this.parked;
          this.parked = null;
          this.offer = true;
          return;
        }
        await this.start(next.flow, next.argument);
        if (next.flow === 'menu' && this.pending.length > 0) {
          const inputs = this.pending;
          this.pending = [];
          for (const input of inputs) await take(this, input);
        }
      }
    }

    /** A conversation that this version cannot take up ends with an apology, at the start of the same flow. */
    private async orStartAgain<T>(work: () => Promise<T>): Promise<T | null> {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ConversationOutdated)) throw error;
        this.startedAgain = true;
        this.notices.push({ key: 'common.outdated' });
        const name = this.saved?.flow;
        await this.start(name && flows.has(name) ? name : 'menu');
        return null;
      }
    }

    private remainingMs(): number {
      return Math.max(1, this.deadline - performance.now());
    }
  }

  /** Takes one input: a global word first, then the offer, then the question on the screen. */
  async function take(talk: Talk, input: string): Promise<void> {
    talk.aside = null;
    const word = globalWord(input);
    if (word && (await beat(talk, word))) return;

    const screen = await talk.current();
    if (talk.startedAgain) return;
    const reading = talk.medium!.read(screen, input, talk.wording, talk.page);
    if (reading.type === 'MENU') return talk.menu();
    if (reading.type === 'MORE') {
      talk.page++;
      return;
    }
    if (reading.type === 'REPEAT') {
      if (reading.from === 'start') talk.page = 0;
      return;
    }
    if (reading.type === 'LEFT') {
      // Whoever fell silent in an emergency hears the numbers once more.
      talk.aside = { say: [{ key: talk.saved?.flow === 'sos' ? 'sos.numbers' : 'common.goodbye' }] };
      return;
    }
    if (reading.type === 'BACK' && talk.page > 0) {
      talk.page--;
      return;
    }
    if (reading.type === 'UNCLEAR' && isPin(input) && talk.language && screen.ask?.kind === 'choice') {
      return talk.start(PIN_FLOW, input);
    }
    if (talk.offer) return answerOffer(talk, reading);
    await talk.put(reading);
  }

  /** What beats every state. False when the word means nothing special here. */
  async function beat(talk: Talk, word: GlobalWord): Promise<boolean> {
    switch (word.type) {
      case 'SOS':
      case 'SOS?':
        if (talk.resumable && talk.saved!.flow !== 'sos') talk.parked = talk.saved;
        await talk.start('sos', word.type === 'SOS' ? 'word' : 'ask');
        return true;
      case 'STOP':
      case 'START':
        talk.note({ type: 'consent', purpose: 'messages', given: word.type === 'START' });
        talk.aside = { say: [{ key: word.type === 'START' ? 'common.started' : 'common.stopped' }] };
        return true;
      case 'MENU':
        await talk.menu();
        return true;
      case 'LANGUAGE':
        talk.note({ type: 'remember', language: word.language });
        if (talk.saved?.flow === 'welcome') await talk.put({ type: 'ANSWER', value: word.language });
        return true;
      case 'FLOW':
        if (!talk.language) return false;
        talk.parked = null;
        await talk.start(word.flow, word.argument);
        return true;
      case 'BACK':
        if (talk.offer || !talk.saved) return false;
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
    const talk = new Talk(contact.talker, state, medium);
    const thread = medium.idleMinutes !== null;
    const sameDialog =
      state?.channel === contact.channel &&
      state.dialog === contact.dialog &&
      (!thread || (state.saved !== null && contact.silentMinutes <= medium.idleMinutes));
    const passed = !thread && state !== null && !sameDialog && state.past.includes(contact.dialog);
    const heard = passed ? 'late' : contact.hear(sameDialog ? state.heard : undefined);
    const late = heard === 'late';
    const inputs = late ? [] : heard.inputs.slice(0, MAX_INPUTS);

    talk.shown = shownLanguage(inputs.join(' '));
    if (sameDialog) {
      for (const input of inputs) await take(talk, input);
    } else if (!late) {
      await open(talk, contact, inputs);
    }

    const screen = talk.aside ?? (await talk.current());
    const shown = talk.notices.length > 0 ? { ...screen, say: [...talk.notices, ...screen.say] } : screen;
    const drawn = medium.draw(shown, talk.wording, talk.aside ? 0 : talk.page);
    return {
      state: {
        saved: talk.saved,
        page: drawn.page,
        offer: talk.offer,
        parked: talk.parked,
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
      effects: talk.effects,
      flow: talk.saved?.flow ?? 'over',
    };
  }

  /** The first contact of a dialog: straight to an SOS, on with what was said, or back to what was left. */
  async function open(talk: Talk, contact: Contact, inputs: readonly string[]): Promise<void> {
    const [first, ...rest] = inputs;
    const word = first === undefined ? null : globalWord(first);
    const dialled = contact.medium.id === 'ussd';
    // The code's first suffix is the SOS, whatever is known of the caller and whatever they had left.
    if ((dialled && first === '1') || word?.type === 'SOS' || word?.type === 'SOS?') {
      await take(talk, dialled && first === '1' ? 'sos' : first!);
      for (const input of rest) await take(talk, input);
      return;
    }
    if (word && word.type !== 'FLOW' && word.type !== 'BACK') {
      if (word.type !== 'STOP' && word.type !== 'START' && !talk.saved) await talk.menu();
      await take(talk, first!);
      return;
    }
    const left = talk.resumable && contact.silentMinutes <= RESUMABLE_MINUTES;
    const wishes = first !== undefined && (dialled || word !== null || isPin(first));
    if (left && !wishes) {
      talk.offer = true;
      talk.page = 0;
      return;
    }
    await talk.menu();
    if (!talk.language) talk.pending = inputs.filter((input) => dialled || isWish(input));
    else if (dialled || (first !== undefined && isWish(first)))
      for (const input of inputs) await take(talk, input);
  }

  const isWish = (input: string): boolean => isPin(input) || globalWord(input) !== null;

  async function expire(state: ConversationState, talker: Talker): Promise<Omit<Outcome, 'drawn'> | null> {
    const talk = new Talk(talker, state, null);
    if (!talk.saved || !(await talk.put({ type: 'TIMEOUT' }))) return null;
    return {
      state: { ...state, saved: talk.saved, page: 0, offer: talk.offer, parked: talk.parked },
      effects: talk.effects,
      flow: talk.saved?.flow ?? 'over',
    };
  }

  return { converse, expire };
}

const offerScreen: Screen = {
  say: [{ key: 'common.offer' }],
  ask: {
    kind: 'choice',
    options: [
      { value: 'continue', label: { key: 'common.offer-continue' } },
      { value: 'restart', label: { key: 'common.offer-restart' } },
    ],
  },
};

/** A PIN code and nothing else: at a menu it asks for the nearest hospital. */
const isPin = (input: string): boolean => /^[1-9]\d{5}$/.test(normalize(input).replaceAll(' ', ''));
