import { createBells, RINGS_MS } from './bells.ts';
import { createCallHops, type CallsOptions } from './call-hops.ts';
import { play, refuse, type Call, type CallHeard } from './call.ts';
import {
  africasTalkingDialect,
  documentOf,
  Fault,
  twilioDialect,
  type Dialect,
  type Ending,
  type Line,
  type Prompt,
} from './dialects.ts';
import { createOtherCalls, type OtherCall } from './other-calls.ts';
import type { Form, Road } from './road.ts';

/** Calls both ways, one a phone. */
export interface Exchange {
  /** A phone rings the service. */
  call(person: string, line: Line): Promise<CallHeard>;
  /** Keys are pressed, up to what the question takes; words are said; nothing is done until the line goes on. */
  press(person: string, keys: string): Promise<CallHeard>;
  speak(person: string, text: string, confidence?: number): Promise<CallHeard>;
  listen(person: string): Promise<CallHeard>;
  /** Whether there was a call to end, or to refuse. */
  hangUp(person: string): boolean;
  /** The service rings a phone; the provider's id of the call. A phone in a call is busy. */
  ring(
    person: string,
    line: Line,
    made?: Partial<Pick<Call, 'address' | 'statusAddress' | 'answeredBy' | 'tag'>>,
  ): string;
  /** Whether the phone rings, at the latest after `waitMs` or at `signal`. */
  rings(person: string, waitMs: number, signal: AbortSignal): Promise<boolean>;
  pickUp(person: string, by: 'person' | 'machine'): Promise<CallHeard>;
  /** From now on every call to a phone ends so at once; null: it rings. */
  set(person: string, ending: Unanswered | null): void;
  /** A phone rings with a call that its provider plays by itself. False where it does not ring, which is told. */
  ringOther(person: string, call: OtherCall): boolean;
}

/** Why a phone is not picked up. */
export type Unanswered = Exclude<Ending, 'completed'>;

const MAX_DOCUMENTS = 10;

/** A telephone exchange that plays what the service answers: prompts as text, keys and words as they are typed. */
export function createExchange(road: Road, newId: () => string, options: CallsOptions): Exchange {
  const calls = new Map<string, Call>();
  const ringing = new Map<string, Call>();
  const unanswered = new Map<string, Unanswered>();
  const others = createOtherCalls();
  const bells = createBells();
  const { publicBase, ask, tell } = createCallHops(road, options);
  const dialects: Readonly<Record<Line, Dialect>> = {
    twilio: twilioDialect(options.twilio.accountSid),
    'africas-talking': africasTalkingDialect(() => road.clock.now()),
  };
  const addressOf: Readonly<Record<Line, () => string>> = {
    twilio: () => `${publicBase()}/webhooks/twilio/voice`,
    'africas-talking': () =>
      `${publicBase()}/webhooks/africas-talking/${encodeURIComponent(options.token)}/voice`,
  };

  /** Asks, plays the answer up to its next question, and follows it to further documents. */
  async function goOn(call: Call, url: string, more: Form): Promise<CallHeard> {
    const dialect = dialects[call.line];
    const heard: Prompt[] = [];
    call.isWaiting = true;
    clearTimeout(call.patience);
    try {
      let next: { url: string; form: Form } | null = { url, form: more };
      for (let documents = 0; next; documents++) {
        if (documents >= MAX_DOCUMENTS)
          throw new Fault('badAnswer', 'documents lead to each other without end');
        const reply = await ask(call, next.url, { ...dialect.form(call), ...next.form });
        const actions = documentOf(reply, dialect);
        call.address = next.url;
        next = play(call, actions, dialect, heard);
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      if (calls.get(call.number) === call) road.counts.droppedSessions++;
      end(call);
      return { call: call.id, heard, open: false, error: error.trouble, detail: error.message };
    } finally {
      call.isWaiting = false;
    }
    // The person may have hung up meanwhile.
    const open = call.question !== null && calls.get(call.number) === call;
    if (open) call.patience = setTimeout(() => end(call), road.switches().thinkWithinMs).unref();
    else end(call);
    return { call: call.id, heard, open };
  }

  /** The person answered: the answer goes where the question says. */
  function answer(call: Call, form: Form): Promise<CallHeard> {
    const to = call.question?.attributes[dialects[call.line].action];
    return goOn(call, to ? new URL(to, call.address).href : call.address, form);
  }

  /** Nobody answered: what follows the question is done. */
  async function fallThrough(call: Call): Promise<CallHeard> {
    const heard: Prompt[] = [];
    const next = play(call, call.rest, dialects[call.line], heard);
    if (next) {
      const { heard: later, ...rest } = await goOn(call, next.url, next.form);
      return { ...rest, heard: [...heard, ...later] };
    }
    if (!call.question) end(call);
    return { call: call.id, heard, open: call.question !== null };
  }

  function end(call: Call, status: Ending = 'completed'): void {
    if (calls.get(call.number) !== call && ringing.get(call.number) !== call) return;
    calls.delete(call.number);
    ringing.delete(call.number);
    clearTimeout(call.patience);
    tellEnd(call, status);
  }

  function tellEnd(call: Call, status: Ending): void {
    const seconds = Math.round((road.clock.now().getTime() - call.startedAt) / 1000);
    const told = dialects[call.line].ending(call, status, seconds);
    tell(call, call.line === 'twilio' ? call.statusAddress : call.address, told);
  }

  function begin(person: string, line: Line, made: Partial<Call> = {}): Call {
    const dialect = dialects[line];
    road.counts.sessions++;
    return {
      id: `${dialect.idPrefix}${newId()}`,
      line,
      number: person,
      fate: road.fate(`${person} call`),
      startedAt: road.clock.now().getTime(),
      isOurs: false,
      answeredBy: null,
      tag: null,
      address: addressOf[line](),
      statusAddress: `${publicBase()}/webhooks/twilio/voice-status`,
      question: null,
      rest: [],
      isWaiting: false,
      ...made,
    };
  }

  /** Why a call to a phone ends before it rings; null where it rings. */
  const endingOf = (person: string): Unanswered | null =>
    [calls, ringing, others].some((kept) => kept.has(person)) ? 'busy' : (unanswered.get(person) ?? null);

  /** Does something in the call that a phone is in, one thing at a time. */
  async function within(
    person: string,
    act: (call: Call) => Promise<CallHeard>,
    actOther: (call: OtherCall) => Promise<CallHeard>,
  ): Promise<CallHeard> {
    if (others.has(person)) return others.within(person, actOther);
    const call = calls.get(person);
    if (!call) return refuse('noCall');
    return call.isWaiting || !call.question ? refuse('busy', call) : act(call);
  }

  async function press(call: Call, typed: string): Promise<CallHeard> {
    const { numDigits = '', finishOnKey = '#', input = 'dtmf' } = call.question!.attributes;
    if (!input.includes('dtmf')) return { ...refuse('notHeard', call), detail: 'no keys are waited for' };
    const upTo = typed.indexOf(finishOnKey) + 1 || typed.length;
    const keys = typed.slice(0, Math.min(upTo, Number(numDigits) || typed.length));
    return keys.replace(finishOnKey, '') === ''
      ? fallThrough(call)
      : answer(call, dialects[call.line].keys(keys));
  }

  async function speak(call: Call, text: string, confidence = 0.92): Promise<CallHeard> {
    if (!call.question!.attributes.input?.includes('speech'))
      return { ...refuse('notHeard', call), detail: 'no words are waited for' };
    return answer(call, { SpeechResult: text, Confidence: String(confidence) });
  }

  return {
    async call(person, line) {
      if (calls.has(person) || others.has(person)) return refuse('busy', calls.get(person));
      const call = begin(person, line);
      calls.set(person, call);
      return goOn(call, call.address, {});
    },
    press: (person, keys) =>
      within(
        person,
        (call) => press(call, keys),
        (other) => other.press(keys),
      ),
    speak: (person, text, confidence) =>
      within(
        person,
        (call) => speak(call, text, confidence),
        async () => ({
          call: null,
          heard: [],
          open: true,
          error: 'notHeard',
          detail: 'no words are waited for',
        }),
      ),
    listen: (person) => within(person, fallThrough, (other) => other.listen()),

    hangUp(person) {
      if (others.hangUp(person)) return true;
      const call = calls.get(person) ?? ringing.get(person);
      if (call) end(call, calls.has(person) ? 'completed' : 'busy');
      return call !== undefined;
    },

    ring(person, line, made = {}) {
      const call = begin(person, line, { ...made, isOurs: true });
      const ending = endingOf(person);
      if (ending !== null) {
        tellEnd(call, ending);
        return call.id;
      }
      ringing.set(person, call);
      call.patience = setTimeout(() => end(call, 'no-answer'), RINGS_MS).unref();
      bells.ring(person);
      return call.id;
    },

    async rings(person, waitMs, signal) {
      const isRinging = (): boolean => ringing.has(person) || others.isRinging(person);
      if (!isRinging() && waitMs > 0) await bells.wait(person, waitMs, signal);
      return isRinging();
    },

    ringOther(person, call) {
      const ending = endingOf(person);
      if (ending !== null) {
        call.end(ending);
        return false;
      }
      others.ring(person, call);
      road.counts.sessions++;
      bells.ring(person);
      return true;
    },

    set(person, ending) {
      if (ending === null) unanswered.delete(person);
      else unanswered.set(person, ending);
    },

    async pickUp(person, by) {
      if (others.isRinging(person)) return others.pickUp(person);
      const rung = ringing.get(person);
      if (!rung) return refuse('noCall');
      ringing.delete(person);
      clearTimeout(rung.patience);
      const isAsked = rung.answeredBy !== null;
      const startedAt = road.clock.now().getTime();
      const call = { ...rung, startedAt, answeredBy: isAsked ? ANSWERED_BY[by] : null };
      calls.set(person, call);
      return goOn(call, call.address, {});
    },
  };
}

const ANSWERED_BY = { person: 'human', machine: 'machine_start' } as const;
