import type { Shown as AuthenticatorShown } from './authenticator.ts';
import type { CallHeard } from './calls.ts';
import type { Unanswered } from './exchange.ts';
import type { FlowHeard } from './gateway-calls.ts';
import { gatewayOf } from './gateway-sessions.ts';
import { TEXT_GATEWAYS } from './gateway-texts.ts';
import type { SentSms } from './mailbox.ts';
import type { Shown } from './sessions.ts';
import type { WhatsAppDone } from './twilio-messages.ts';

/** Whose number is rung or written to, by what is done; the first unless another is named. */
export const LINES_BY = {
  call: ['twilio', 'africas-talking', 'exotel'],
  text: ['africas-talking', 'twilio', ...TEXT_GATEWAYS],
  whatsApp: ['meta', 'twilio'],
  miss: ['exotel', 'infobip'],
} as const;
type Lines = typeof LINES_BY;

/** A phone on the simulator's network, driven by whoever holds it: a person, a script, a test. */
export interface Phone {
  readonly number: string;
  /** From now on that provider's number is rung and written to, wherever it has one; throws where there is none such. */
  use(line: string): void;
  /** A USSD session is open: what is typed answers it. */
  readonly isOpen: boolean;
  /** A call goes on: keys and words go to it. */
  readonly isInCall: boolean;
  /** Dials; the code says which gateway carries it. */
  dial(code: string): Promise<Shown>;
  answer(input: string): Promise<Shown>;
  /** Ends the call, or else the USSD session. */
  hangUp(): Promise<void>;
  /** Rings the service. */
  call(line?: string): Promise<CallHeard>;
  press(keys: string): Promise<CallHeard>;
  say(text: string, confidence?: number): Promise<CallHeard>;
  /** Does nothing until the call goes on by itself. */
  listen(): Promise<CallHeard>;
  /** Whether the phone rings, at the latest after `waitMs` or at `signal`. */
  rings(waitMs: number, signal?: AbortSignal): Promise<boolean>;
  pickUp(by?: 'person' | 'machine'): Promise<CallHeard>;
  /** From now on every call to it ends so before anybody answers; null: it rings. */
  leave(ending: Unanswered | null): Promise<void>;
  /** Rings and is cut off before anybody answers. */
  miss(): Promise<void>;
  text(text: string): Promise<void>;
  /** Writes on WhatsApp: words, a tap by its title or id, a location, a voice note. */
  whatsApp(done: WhatsAppDone): Promise<void>;
  /** What the authenticator app on it shows; null without one. */
  authenticator(): Promise<AuthenticatorShown | null>;
  /** What lies in its inbox, oldest first, read or not. */
  inbox(): Promise<readonly SentSms[]>;
  /** What was mailed to an address, oldest first. */
  mails(address: string): Promise<readonly SentSms[]>;
  /** The next SMS or WhatsApp message not received yet; null when none comes within `waitMs` or before `signal`. */
  receive(waitMs: number, signal?: AbortSignal): Promise<SentSms | null>;
}

/** Nothing listens where the simulator should. */
export class NoNetwork extends Error {}

/** Takes up the phone `number`. What it received before stays read. Throws NoNetwork. */
export async function openPhone(simulatorUrl: string, number: string): Promise<Phone> {
  const simulator = simulatorUrl.replace(/\/+$/, '');
  const base = `${simulator}/phones/${encodeURIComponent(number)}`;
  const gateways = `${simulator}/gateways`;
  const person = `phones/${encodeURIComponent(number)}`;
  let isOpen = false;
  let isInCall = false;
  /** Where the open session is, and the call. */
  let session = base;
  let isFlow = false;
  let line: string | null = null;
  const lineFor = <K extends keyof Lines>(what: K): Lines[K][number] =>
    LINES_BY[what].find((one) => one === line) ?? LINES_BY[what][0];
  let { last } = (await ask(`${base}/inbox`)) as Inbox;
  const unread: SentSms[] = [];

  const shown = async (path: string, body: object): Promise<Shown> => {
    const result = (await ask(`${session}/${path}`, body)) as Shown;
    isOpen = result.open;
    return result;
  };

  /** A call through an Exotel flow: the same in its words. */
  const flowHeard = async (path: string, body: object = {}): Promise<CallHeard> => {
    const { call, said, open, error } = (await ask(
      `${gateways}/exotel/${person}/${path}`,
      body,
    )) as FlowHeard;
    isInCall = open;
    isFlow = open;
    return {
      call,
      heard: said === '' ? [] : [{ language: '', text: said }],
      open,
      ...(error === undefined ? {} : { error: 'badAnswer', detail: error }),
    };
  };

  const heard = async (path: string, body: object = {}): Promise<CallHeard> => {
    const result = (await ask(`${base}/${path}`, body)) as CallHeard;
    isInCall = result.open;
    return result;
  };

  return {
    number,
    get isOpen() {
      return isOpen;
    },
    get isInCall() {
      return isInCall;
    },
    use(name) {
      const known = new Set<string>(Object.values(LINES_BY).flat());
      if (!known.has(name)) throw new Error(`no line is called ${name}: ${[...known].join(', ')}`);
      line = name;
    },
    dial(code) {
      const gateway = gatewayOf(code);
      session = gateway === null ? base : `${gateways}/ussd/${gateway}/${person}`;
      return shown('dial', { code });
    },
    answer: (input) => shown('answer', { input }),
    async hangUp() {
      if (isFlow) await ask(`${gateways}/exotel/${person}/hangup`, {});
      else if (isInCall) await ask(`${base}/call/hangup`, {});
      else await ask(`${session}/hangup`, {});
      if (!isInCall) isOpen = false;
      isInCall = false;
      isFlow = false;
    },
    call(named) {
      const to = named ?? lineFor('call');
      return to === 'exotel' ? flowHeard('call') : heard('call', { line: to });
    },
    press: (keys) => (isFlow ? flowHeard('press', { keys }) : heard('key', { keys })),
    say: (text, confidence) => heard('say', { text, ...(confidence === undefined ? {} : { confidence }) }),
    listen: () => (isFlow ? flowHeard('press', { keys: '' }) : heard('listen')),
    pickUp: (by = 'person') => heard('pickup', { by }),
    async leave(ending) {
      await ask(`${base}/unanswered`, { ending });
    },
    async rings(waitMs, signal) {
      const asked = ask(`${base}/ringing?wait=${Math.round(waitMs)}`, undefined, signal);
      const answer = await asked.catch((error: unknown) => {
        if (signal?.aborted) return { ringing: false };
        throw error;
      });
      return (answer as { ringing: boolean }).ringing;
    },
    async miss() {
      await ask(`${gateways}/${lineFor('miss')}/${person}/missed-call`, {});
    },
    async text(text) {
      const to = lineFor('text');
      if (to === 'africas-talking') await ask(`${base}/text`, { text });
      else if (to === 'twilio') await ask(`${simulator}/twilio/${person}/sms`, { text });
      else await ask(`${gateways}/${to}/${person}/text`, { text });
    },
    async whatsApp(done) {
      if (lineFor('whatsApp') === 'twilio') await ask(`${simulator}/twilio/${person}/whatsapp`, done);
      else await writeToMeta(`${simulator}/meta/people/${encodeURIComponent(number)}`, done);
    },
    authenticator: () =>
      (ask(`${base}/authenticator`) as Promise<AuthenticatorShown>).catch((error: unknown) => {
        if (error instanceof NoNetwork) throw error;
        return null;
      }),
    inbox: async () => ((await ask(`${base}/inbox`)) as Inbox).messages,
    async mails(address) {
      const inbox = await ask(`${simulator}/mail/people/${encodeURIComponent(address)}/inbox`);
      return (inbox as Inbox).messages;
    },
    async receive(waitMs, signal) {
      if (unread.length === 0) {
        const inbox = await ask(
          `${base}/inbox?after=${last}&wait=${Math.round(waitMs)}`,
          undefined,
          signal,
        ).catch((error: unknown) => {
          if (signal?.aborted) return null;
          throw error;
        });
        if (inbox === null) return null;
        unread.push(...(inbox as Inbox).messages);
        last = (inbox as Inbox).last;
      }
      return unread.shift() ?? null;
    },
  };
}

/** The same in the words of Meta's simulator. */
async function writeToMeta(base: string, { text, tap, location, voiceNote }: WhatsAppDone): Promise<void> {
  if (text !== undefined) await ask(`${base}/text`, { text });
  else if (tap !== undefined) await ask(`${base}/tap`, { tap });
  else if (location !== undefined) await ask(`${base}/location`, location);
  else if (voiceNote) await ask(`${base}/voice`, {});
  else throw new Error('that cannot be sent there');
}

interface Inbox {
  readonly messages: readonly SentSms[];
  readonly last: number;
}

async function ask(url: string, body?: object, signal?: AbortSignal): Promise<unknown> {
  let response: Response;
  let answer: { error?: string };
  try {
    response = await fetch(url, {
      ...(body
        ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
        : {}),
      ...(signal ? { signal } : {}),
    });
    answer = (await response.json()) as { error?: string };
  } catch (error) {
    throw new NoNetwork('no simulator answers there', { cause: error });
  }
  if (!response.ok) throw new Error(`the simulator says ${response.status}: ${answer.error ?? 'nothing'}`);
  return answer;
}
