import { EventEmitter } from 'node:events';
import type { Fate } from './fate.ts';
import {
  africasTalkingDialect,
  documentOf,
  elementsIn,
  Fault,
  isPrompt,
  promptOf,
  twilioDialect,
  type CallTrouble,
  type Dialect,
  type Ending,
  type Line,
  type Prompt,
  type Spoken,
} from './dialects.ts';
import type { Form, Reply, Road } from './road.ts';
import { signOfTwilio } from './twilio-road.ts';
import { textOf, type Element } from './xml.ts';

/** What is heard in a call since the last key or word. */
export interface CallHeard {
  readonly call: string | null;
  readonly heard: readonly Prompt[];
  /** A question stands. */
  readonly open: boolean;
  readonly error?: CallTrouble;
  /** For whoever tests: "status 500", "13512: Gather in xx-XX". */
  readonly detail?: string;
}

/** What the providers know of the service, as it was told them. */
export interface CallsOptions {
  /** Where the service listens, on this machine. */
  readonly serviceUrl: () => string;
  /** Where the service says that it is: the addresses in its answers begin so. By itself, where it listens. */
  readonly publicBaseUrl?: string;
  readonly token: string;
  readonly twilio: { readonly accountSid: string; readonly authToken: string };
}

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
  /** The service rings a phone; the provider's id of the call. A phone that is in a call is busy. */
  ring(
    person: string,
    line: Line,
    made?: Partial<Pick<Call, 'address' | 'statusAddress' | 'answeredBy'>>,
  ): string;
  /** Whether the phone rings, at the latest after `waitMs` or at `signal`. */
  rings(person: string, waitMs: number, signal: AbortSignal): Promise<boolean>;
  pickUp(person: string, by: 'person' | 'machine'): Promise<CallHeard>;
  /** A phone rings with a call that its provider plays by itself. False, and it is told as busy: there is another. */
  ringOther(person: string, call: OtherCall): boolean;
}

/** A call whose provider plays it by itself: what is heard after each thing that the person does. */
export interface OtherCall {
  pickUp(): Promise<CallHeard>;
  press(keys: string): Promise<CallHeard>;
  listen(): Promise<CallHeard>;
  end(status: Ending): void;
}

interface Call extends Spoken {
  readonly line: Line;
  readonly fate: Fate;
  readonly startedAt: number;
  /** Where it is answered next, and where its end is told. */
  address: string;
  statusAddress: string;
  question: Element | null;
  /** What is to be done after the question. */
  rest: readonly Element[];
  isWaiting: boolean;
  patience?: NodeJS.Timeout;
}

const MAX_DOCUMENTS = 10;
const RINGS_MS = 30_000;

/** A telephone exchange that plays what the service answers: prompts as text, keys and words as they are typed. */
export function createExchange(road: Road, newId: () => string, options: CallsOptions): Exchange {
  const calls = new Map<string, Call>();
  const ringing = new Map<string, Call>();
  /** Calls of other providers; those that still ring have their patience. */
  const others = new Map<string, { readonly call: OtherCall; patience: NodeJS.Timeout | null }>();
  const bells = new EventEmitter().setMaxListeners(0);
  const { accountSid, authToken } = options.twilio;
  const publicBase = (): string => (options.publicBaseUrl ?? options.serviceUrl()).replace(/\/+$/, '');
  const dialects: Readonly<Record<Line, Dialect>> = {
    twilio: twilioDialect(accountSid),
    'africas-talking': africasTalkingDialect(() => road.clock.now()),
  };
  const addressOf: Readonly<Record<Line, () => string>> = {
    twilio: () => `${publicBase()}/webhooks/twilio/voice`,
    'africas-talking': () =>
      `${publicBase()}/webhooks/africas-talking/${encodeURIComponent(options.token)}/voice`,
  };

  /** One request as the provider makes it. Throws when nobody answers, or where the address is another machine's. */
  async function post(call: Call, url: string, form: Form): Promise<Reply> {
    if (!url.startsWith(`${publicBase()}/`)) throw new Fault('badAnswer', 'an address of another machine');
    const response = await fetch(options.serviceUrl() + url.slice(publicBase().length), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: call.line === 'twilio' ? { 'x-twilio-signature': signOfTwilio(authToken, url, form) } : {},
      redirect: 'manual',
      signal: AbortSignal.any([road.signal, AbortSignal.timeout(road.switches().answerWithinMs)]),
    });
    const { status, headers } = response;
    return { status, type: headers.get('content-type') ?? '', body: await response.text() };
  }

  /** A request with everything that can happen to it on its way. */
  async function ask(call: Call, url: string, form: Form): Promise<Reply> {
    const { webhooks, answerWithinMs } = road.switches();
    const isLost = call.fate.happens(webhooks.loss);
    const isTwice = call.fate.happens(webhooks.duplicate);
    const isCut = call.fate.happens(webhooks.error);
    road.counts.hops++;
    await road.pause(call.fate.upTo(webhooks.delayMs));
    if (isLost) throw new Fault('lost', 'the hop never arrived');
    const asked = post(call, url, form);
    if (isTwice) {
      road.counts.repeatedHops++;
      const again = post(call, url, form).catch(() => null);
      road.beside(async () => {
        const [one, other] = await Promise.all([asked.catch(() => null), again]);
        if (one && other && one.body !== other.body) road.counts.differingAnswers++;
      });
    }
    const reply = await asked.catch((error: unknown) => {
      throw error instanceof Fault ? error : new Fault('noAnswer', `no answer within ${answerWithinMs} ms`);
    });
    if (isCut) throw new Fault('lost', 'the answer was lost');
    return reply;
  }

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

  /** Plays actions up to a question or the end; an address where the next document is. */
  function play(
    call: Call,
    actions: readonly Element[],
    dialect: Dialect,
    heard: Prompt[],
  ): { url: string; form: Form } | null {
    call.question = null;
    for (const [index, action] of actions.entries()) {
      if (isPrompt(action)) heard.push(promptOf(action, dialect));
      else if (action.name === dialect.question) {
        heard.push(...elementsIn(action).map((prompt) => promptOf(prompt, dialect)));
        call.question = action;
        call.rest = actions.slice(index + 1);
        return null;
      } else if (action.name === 'Redirect') {
        return { url: new URL(textOf(action).trim(), call.address).href, form: {} };
      } else if (action.name !== 'Pause') return null;
    }
    return null;
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
    road.beside(async () => {
      const address = call.line === 'twilio' ? call.statusAddress : call.address;
      await post(call, address, told).catch(() => road.counts.givenUp++);
    });
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
      address: addressOf[line](),
      statusAddress: `${publicBase()}/webhooks/twilio/voice-status`,
      question: null,
      rest: [],
      isWaiting: false,
      ...made,
    };
  }

  const refuse = (error: CallTrouble, call: Call | null = null): CallHeard => ({
    call: call?.id ?? null,
    heard: [],
    open: call !== null,
    error,
  });

  const isBusy = (person: string): boolean => [calls, ringing, others].some((kept) => kept.has(person));

  /** Does something in a call of another provider; it is over when nothing is asked any more. */
  async function withinOther(
    person: string,
    act: (call: OtherCall) => Promise<CallHeard>,
  ): Promise<CallHeard> {
    const other = others.get(person)!;
    if (other.patience) return refuse('noCall');
    const heard = await act(other.call);
    if (!heard.open && others.get(person) === other) {
      others.delete(person);
      other.call.end('completed');
    }
    return heard;
  }

  /** Does something in the call that a phone is in, one thing at a time. */
  async function within(
    person: string,
    act: (call: Call) => Promise<CallHeard>,
    actOther: (call: OtherCall) => Promise<CallHeard>,
  ): Promise<CallHeard> {
    if (others.has(person)) return withinOther(person, actOther);
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
      const other = others.get(person);
      if (other) {
        others.delete(person);
        clearTimeout(other.patience ?? undefined);
        other.call.end(other.patience ? 'busy' : 'completed');
        return true;
      }
      const call = calls.get(person) ?? ringing.get(person);
      if (call) end(call, calls.has(person) ? 'completed' : 'busy');
      return call !== undefined;
    },

    ring(person, line, made = {}) {
      const call = begin(person, line, { ...made, isOurs: true });
      if (isBusy(person)) {
        tellEnd(call, 'busy');
        return call.id;
      }
      ringing.set(person, call);
      call.patience = setTimeout(() => end(call, 'no-answer'), RINGS_MS).unref();
      bells.emit(person);
      return call.id;
    },

    async rings(person, waitMs, signal) {
      const isRinging = (): boolean => ringing.has(person) || others.get(person)?.patience != null;
      if (!isRinging() && waitMs > 0) await bellOr(bells, person, waitMs, signal);
      return isRinging();
    },

    ringOther(person, call) {
      if (isBusy(person)) {
        call.end('busy');
        return false;
      }
      const giveUp = (): void => {
        others.delete(person);
        call.end('no-answer');
      };
      others.set(person, { call, patience: setTimeout(giveUp, RINGS_MS).unref() });
      road.counts.sessions++;
      bells.emit(person);
      return true;
    },

    async pickUp(person, by) {
      const other = others.get(person);
      if (other?.patience) {
        clearTimeout(other.patience);
        other.patience = null;
        return withinOther(person, (call) => call.pickUp());
      }
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

/** Until the phone rings, the time is over, or `signal`. */
function bellOr(bells: EventEmitter, person: string, waitMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      bells.off(person, done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    bells.once(person, done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
