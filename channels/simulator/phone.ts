import type { CallHeard } from './calls.ts';
import type { SentSms } from './mailbox.ts';
import type { Shown } from './sessions.ts';
import type { WhatsAppDone } from './twilio-messages.ts';

/** A phone on the simulator's network, driven by whoever holds it: a person, a script, a test. */
export interface Phone {
  readonly number: string;
  /** A USSD session is open: what is typed answers it. */
  readonly isOpen: boolean;
  /** A call goes on: keys and words go to it. */
  readonly isInCall: boolean;
  dial(code: string): Promise<Shown>;
  answer(input: string): Promise<Shown>;
  /** Ends the call, or else the USSD session. */
  hangUp(): Promise<void>;
  /** Rings the service; `line` names the provider whose number is rung ("twilio" unless said). */
  call(line?: string): Promise<CallHeard>;
  press(keys: string): Promise<CallHeard>;
  say(text: string, confidence?: number): Promise<CallHeard>;
  /** Does nothing until the call goes on by itself. */
  listen(): Promise<CallHeard>;
  /** Whether the phone rings, at the latest after `waitMs` or at `signal`. */
  rings(waitMs: number, signal?: AbortSignal): Promise<boolean>;
  pickUp(by?: 'person' | 'machine'): Promise<CallHeard>;
  text(text: string): Promise<void>;
  /** Writes on WhatsApp, through Twilio: words, a tap by its title or id, a location, a voice note, a picture. */
  whatsApp(done: WhatsAppDone): Promise<void>;
  /** The next SMS or WhatsApp message not received yet; null when none comes within `waitMs` or before `signal`. */
  receive(waitMs: number, signal?: AbortSignal): Promise<SentSms | null>;
}

/** Nothing listens where the simulator should. */
export class NoNetwork extends Error {}

/** Takes up the phone `number`. What it received before stays read. Throws NoNetwork. */
export async function openPhone(simulatorUrl: string, number: string): Promise<Phone> {
  const simulator = simulatorUrl.replace(/\/+$/, '');
  const base = `${simulator}/phones/${encodeURIComponent(number)}`;
  let isOpen = false;
  let isInCall = false;
  let { last } = (await ask(`${base}/inbox`)) as Inbox;
  const unread: SentSms[] = [];

  const shown = async (path: string, body: object): Promise<Shown> => {
    const result = (await ask(`${base}/${path}`, body)) as Shown;
    isOpen = result.open;
    return result;
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
    dial: (code) => shown('dial', { code }),
    answer: (input) => shown('answer', { input }),
    async hangUp() {
      await ask(`${base}/${isInCall ? 'call/hangup' : 'hangup'}`, {});
      if (!isInCall) isOpen = false;
      isInCall = false;
    },
    call: (line) => heard('call', line ? { line } : {}),
    press: (keys) => heard('key', { keys }),
    say: (text, confidence) => heard('say', { text, ...(confidence === undefined ? {} : { confidence }) }),
    listen: () => heard('listen'),
    pickUp: (by = 'person') => heard('pickup', { by }),
    async rings(waitMs, signal) {
      const asked = ask(`${base}/ringing?wait=${Math.round(waitMs)}`, undefined, signal);
      const answer = await asked.catch((error: unknown) => {
        if (signal?.aborted) return { ringing: false };
        throw error;
      });
      return (answer as { ringing: boolean }).ringing;
    },
    async text(text) {
      await ask(`${base}/text`, { text });
    },
    async whatsApp(done) {
      await ask(`${simulator}/twilio/phones/${encodeURIComponent(number)}/whatsapp`, done);
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
