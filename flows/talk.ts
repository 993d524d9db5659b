import type { Line } from '../core/text/line.ts';
import type { ConversationState, Talker } from './conversation.ts';
import type { Effect, LastPlace } from './effect.ts';
import type { Errand, Flow, FlowInput, Subject } from './flow.ts';
import type { Words } from './free-words.ts';
import type { Medium, MediumId, Wording } from './medium.ts';
import { isOpenAt, type OpenQuestion, type Question, whichScreen } from './questions.ts';
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

/** What every conversation is held with. */
export interface Stage {
  readonly flows: ReadonlyMap<string, Flow>;
  readonly say: (line: Line, language: string, medium: MediumId) => string;
  /** Spoken to people whose language is not known, most wanted first. */
  readonly mainLanguages: readonly string[];
  /** Reads free words; without it none are read. */
  readonly understand?: (text: string) => Words;
  /** Milliseconds one contact may take before it is given up. */
  readonly budgetMs: number;
}

/** Flows started by one input: more is a loop. */
const MAX_FLOWS = 5;

/** Flows that are doors rather than answers: dropping out of one leaves nothing to continue. */
const DOORS = new Set(['menu', 'welcome', 'told', 'sos-helper']);

/** Flows that answer a cry. */
const SHOWN_FIRST = new Set(['sos', 'crisis']);

/** One contact under way: what changes while its inputs are taken one by one. */
export class Talk {
  language: string | null;
  /** The language that an unknown person's words show plainly: spoken to them, but not yet chosen. */
  shown: string | null = null;
  lastPlace: LastPlace | null;
  private readonly person: string | undefined;
  saved: Saved | null;
  parked: Saved | null;
  page: number;
  offer: boolean;
  /** When the question on the screen was asked, where it is one of ours (ISO 8601). */
  askedAt: string | null;
  /** Questions of ours that wait for their answers, besides the one on the screen. */
  waiting: readonly Question[];
  /** What was said that may answer several of them: asked which. Empty where nothing was said yet. */
  which: string | null;
  pending: readonly string[];
  readonly effects: Effect[] = [];
  /** Said above the screen, once. */
  notices: Line[] = [];
  /** Shown instead of the screen, which stays as it is. */
  aside: Screen | null = null;
  /** The conversation was begun anew in this contact: what was said answered another question. */
  startedAgain = false;
  /** Times that the conversation moved, ever: what only pages or repeats moves nothing. */
  moves: number;
  readonly medium: Medium | null;
  private screen: Screen | null = null;
  /** Something that the person began is under way: "not me" may be an answer to it. */
  isUnderWay = false;
  /** What a question of ours was about that was answered in this contact. */
  private answered: Subject | null = null;
  /** A new dialog: what stands there is not before their eyes. */
  isFresh = false;
  /** Inputs kept from before the language was known, to be taken now. */
  replay: readonly string[] = [];
  private output: Turned['output'] = null;
  private readonly deadline: number;
  private readonly stage: Stage;

  private readonly now: Date;

  constructor(
    stage: Stage,
    talker: Talker,
    state: ConversationState | null,
    medium: Medium | null,
    now: Date,
  ) {
    this.stage = stage;
    this.now = now;
    this.deadline = performance.now() + stage.budgetMs;
    this.language = talker.language;
    this.lastPlace = talker.lastPlace;
    this.person = talker.person;
    this.saved = state?.saved ?? null;
    this.parked = state?.parked ?? null;
    this.page = state?.page ?? 0;
    this.moves = state?.moves ?? 0;
    this.shown = state?.shown ?? null;
    this.offer = state?.offer ?? false;
    this.askedAt = state?.askedAt ?? null;
    this.waiting = state?.waiting ?? [];
    this.which = state?.which ?? null;
    this.pending = state?.pending ?? [];
    this.medium = medium;
  }

  get wording(): Wording {
    // A cry is answered in the script of its words, whatever language the person once chose.
    const known = SHOWN_FIRST.has(this.saved?.flow ?? '')
      ? (this.shown ?? this.language)
      : (this.language ?? this.shown);
    return { languages: known ? [known] : this.stage.mainLanguages, say: this.stage.say };
  }

  /** Whether there is something to come back to. */
  get resumable(): boolean {
    return this.saved !== null && !DOORS.has(this.saved.flow);
  }

  /** Whether it is a flow of ours that stands there: we began it, to ask something. */
  get isOurs(): boolean {
    return this.saved !== null && this.stage.flows.get(this.saved.flow)?.subject !== undefined;
  }

  /** The question on the screen, where it is one of ours that nobody answered. */
  get asked(): Question | null {
    const { saved, askedAt } = this;
    return saved !== null && askedAt !== null && this.subjectOf(saved) !== null ? { saved, askedAt } : null;
  }

  /**
   * What became of questions of ours: one was answered about themselves, or for whoever chose them, or is on the screen; null
   * where this contact is about something else.
   */
  get ours(): 'answered' | 'answered-for-another' | 'asked' | null {
    if (this.answered !== null) return OF_ANOTHER.has(this.answered) ? 'answered-for-another' : 'answered';
    const isAsked = this.which !== null || (this.asked !== null && isOpenAt(this.asked, this.now));
    return isAsked && !this.effects.some(isPersonal) ? 'asked' : null;
  }

  /** Every question of ours that may be answered, in the order that they were asked. */
  get open(): readonly OpenQuestion[] {
    return [...this.waiting, ...(this.asked ? [this.asked] : [])]
      .filter((question) => isOpenAt(question, this.now))
      .flatMap((question) => this.opened(question))
      .sort((one, other) => Date.parse(one.askedAt) - Date.parse(other.askedAt));
  }

  async current(): Promise<Screen> {
    if (this.which !== null) return whichScreen(this.open.map(({ subject }) => subject));
    if (this.offer) return offerScreen;
    if (!this.screen && this.saved) {
      const { saved } = this;
      await this.orStartAgain(async () => {
        this.screen = screenOf(this.flowNamed(saved.flow), saved);
      });
    }
    if (!this.screen) await this.menu();
    return this.screen!;
  }

  async start(name: string, errand: Errand = {}): Promise<void> {
    const input: FlowInput = {
      language: this.language,
      ...errand,
      ...(this.lastPlace ? { lastPlace: this.lastPlace } : {}),
      ...(this.person === undefined ? {} : { person: this.person }),
    };
    this.offer = false;
    this.which = null;
    this.setAside();
    this.settle(await begin(this.flowNamed(name), input, this.remainingMs()));
    await this.follow();
  }

  /** An event for the flow. BACK without an answer leads to the menu; others without one change nothing. */
  async put(event: FlowEvent): Promise<boolean> {
    const saved = this.saved!;
    const subject = this.asked && this.subjectOf(saved);
    const turned = await this.orStartAgain(() =>
      turn(this.flowNamed(saved.flow), saved, event, this.remainingMs()),
    );
    if (!turned) return true;
    if (!turned.handled) {
      if (event.type === 'BACK') await this.menu();
      if (event.type === 'UNCLEAR') this.notices.push({ key: 'common.unclear' });
      return false;
    }
    const noted = this.effects.length;
    this.settle(turned);
    const isOver = subject !== null && this.asked === null;
    const isNoted = this.effects.length > noted;
    await this.follow();
    // Words that lead elsewhere and say nothing of what was asked are no answer.
    if (isOver && (isNoted || !this.resumable)) this.answered = subject;
    return true;
  }

  /** Begins a flow because we have something to ask. What the person had begun is offered afterwards. */
  async ask(flow: string, errand: Errand): Promise<void> {
    this.park(flow);
    await this.start(flow, errand);
    this.askedAt = this.now.toISOString();
    const subject = this.saved && this.subjectOf(this.saved);
    // Of each subject the newest: the ones before it are no longer asked about.
    this.waiting = this.waiting.filter(({ saved }) => this.subjectOf(saved) !== subject);
  }

  /** Puts a question of ours on the screen that waited. */
  bring({ saved, askedAt }: Question): void {
    this.park(saved.flow);
    this.setAside();
    this.waiting = this.waiting.filter((other) => other.saved !== saved);
    Object.assign(this, { saved, askedAt, screen: null, page: 0, offer: false, which: null });
  }

  /** What the person had begun is offered afterwards, unless the same begins anew. */
  park(flow: string): void {
    if (this.resumable && this.saved!.flow !== flow && !this.asked) this.parked = this.saved;
  }

  async menu(): Promise<void> {
    this.parked = null;
    await this.start(this.language ? 'menu' : 'welcome');
  }

  /** A question of ours that is left without an answer waits for it. */
  private setAside(): void {
    if (this.asked) this.waiting = [...this.waiting, this.asked].filter((one) => isOpenAt(one, this.now));
    this.askedAt = null;
  }

  /** What a saved question is about; null where it is answered, or none of ours. */
  private subjectOf({ flow: name, version, snapshot }: Saved): Subject | null {
    const flow = this.stage.flows.get(name);
    return flow?.subject && flow.version === version ? flow.subject(snapshot) : null;
  }

  private opened(question: Question): readonly OpenQuestion[] {
    const { saved } = question;
    const subject = this.subjectOf(saved);
    if (subject === null) return [];
    const flow = this.flowNamed(saved.flow);
    try {
      const screen = screenOf(flow, saved);
      return screen ? [{ ...question, flow, subject, screen }] : [];
    } catch (error) {
      if (error instanceof ConversationOutdated) return [];
      throw error;
    }
  }

  private settle(turned: Turned): void {
    this.saved = turned.output ? null : turned.saved;
    if (turned.output) this.askedAt = null;
    this.screen = turned.screen;
    this.output = turned.output;
    this.page = 0;
    this.moves++;
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
      const { flow, ...errand } = next;
      // Whoever cried for help before any language was known chooses one now.
      await this.start(flow === 'menu' && !this.language ? 'welcome' : flow, errand);
      if (flow === 'menu' && this.pending.length > 0) {
        this.replay = this.pending;
        this.pending = [];
      }
    }
  }

  /**
   * A conversation that this version cannot take up ends with an apology, at the start of the same flow. Not an SOS: to
   * start one is to raise it.
   */
  private async orStartAgain<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConversationOutdated)) throw error;
      this.startedAgain = true;
      this.notices.push({ key: 'common.outdated' });
      const name = this.saved?.flow;
      await this.start(name && this.stage.flows.has(name) && name !== 'sos' ? name : 'menu');
      return null;
    }
  }

  private flowNamed(name: string): Flow {
    const flow = this.stage.flows.get(name);
    if (!flow) throw new ConversationOutdated(`no flow "${name}"`);
    return flow;
  }

  private remainingMs(): number {
    return Math.max(1, this.deadline - performance.now());
  }
}

/** What a conversation that was left is taken up with. It never names the topic. */
export const offerScreen: Screen = {
  say: [{ key: 'common.offer' }],
  ask: {
    kind: 'choice',
    options: [
      { value: 'continue', label: { key: 'common.offer-continue' } },
      { value: 'restart', label: { key: 'common.offer-restart' } },
    ],
  },
};

/** What is asked because somebody else named them: their answer says nothing of whose the number was before. */
const OF_ANOTHER: ReadonlySet<Subject> = new Set(['caregiver']);

/** What somebody says of themselves, beside any question: their language, a consent that they give. */
const isPersonal = (effect: Effect): boolean =>
  effect.type === 'remember' || (effect.type === 'consent' && effect.given);
