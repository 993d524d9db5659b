import type { SentSms } from './mailbox.ts';
import type { Shown } from './sessions.ts';

/** A phone on the simulator's network, driven by whoever holds it: a person, a script, a test. */
export interface Phone {
  readonly number: string;
  /** A USSD session is open: what is typed answers it. */
  readonly isOpen: boolean;
  dial(code: string): Promise<Shown>;
  answer(input: string): Promise<Shown>;
  hangUp(): Promise<void>;
  text(text: string): Promise<void>;
  /** The next SMS not received yet; null when none comes within `waitMs` or before `signal`. */
  receive(waitMs: number, signal?: AbortSignal): Promise<SentSms | null>;
}

/** Nothing listens where the simulator should. */
export class NoNetwork extends Error {}

/** Takes up the phone `number`. What it received before stays read. Throws NoNetwork. */
export async function openPhone(simulatorUrl: string, number: string): Promise<Phone> {
  const base = `${simulatorUrl.replace(/\/+$/, '')}/phones/${encodeURIComponent(number)}`;
  let isOpen = false;
  let { last } = (await ask(`${base}/inbox`)) as Inbox;
  const unread: SentSms[] = [];

  const shown = async (path: string, body: object): Promise<Shown> => {
    const result = (await ask(`${base}/${path}`, body)) as Shown;
    isOpen = result.open;
    return result;
  };

  return {
    number,
    get isOpen() {
      return isOpen;
    },
    dial: (code) => shown('dial', { code }),
    answer: (input) => shown('answer', { input }),
    async hangUp() {
      await ask(`${base}/hangup`, {});
      isOpen = false;
    },
    async text(text) {
      await ask(`${base}/text`, { text });
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
