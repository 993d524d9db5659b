import { LRUCache } from 'lru-cache';
import { setMaxListeners } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/clock.ts';
import { fateOf, type Fate } from './fate.ts';
import type { Switches } from './switches.ts';

export type Form = Readonly<Record<string, string>>;

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What happened on this network since it began. */
export interface Counts {
  sessions: number;
  hops: number;
  /** Hops sent twice, or again after a later one. */
  repeatedHops: number;
  /** Repeated hops whose answer was not byte for byte the first one's. */
  differingAnswers: number;
  /** Sessions that did not end with END or by hanging up. */
  droppedSessions: number;
  texts: number;
  sms: number;
  /** Webhooks sent again because they had not been taken. */
  retries: number;
  /** Webhooks not taken in the end. */
  givenUp: number;
}

/** The way from the network to the service's webhooks, with everything that can happen on it. */
export interface Road {
  readonly counts: Counts;
  readonly clock: Clock;
  /** Ends when the network is switched off. */
  readonly signal: AbortSignal;
  switches(): Switches;
  /** Each name has a fate of its own: a phone and what it does. */
  fate(name: string): Fate;
  pause(ms: number): Promise<void>;
  /** One request as it stands. Throws when nobody answers within `limitMs`. */
  post(webhook: string, form: Form, limitMs: number): Promise<Reply>;
  /** Sends until it is taken (2xx), as often as the switches say; never throws. */
  deliver(webhook: string, form: Form, fate: Fate): Promise<void>;
  /** Lets `work` go on beside everything else; it ends with the network. */
  beside(work: () => Promise<void>): void;
  /** Works going on. */
  readonly pending: number;
  close(): Promise<void>;
}

/** An overtaken webhook comes so much later. */
const LATE_MS = 200;

/** `address` gives the URL that each webhook's name is appended to. */
export function createRoad(
  address: () => string,
  switches: () => Switches,
  seed: number,
  clock: Clock,
): Road {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const agent = new Agent({ keepAlive: true });
  const works = new Set<Promise<void>>();
  const fates = new LRUCache<string, Fate>({ max: 200_000 });
  const counts: Counts = {
    sessions: 0,
    hops: 0,
    repeatedHops: 0,
    differingAnswers: 0,
    droppedSessions: 0,
    texts: 0,
    sms: 0,
    retries: 0,
    givenUp: 0,
  };

  const pause = (ms: number): Promise<void> =>
    ms > 0 ? sleep(ms, undefined, { signal: closing.signal, ref: false }) : Promise.resolve();

  /** By node:http, which takes half of what fetch does: this is for load too. */
  function post(webhook: string, form: Form, limitMs: number): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const body = new URLSearchParams(form).toString();
      const headers = {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      };
      const asked = request(`${address()}/${webhook}`, { method: 'POST', agent, headers }, (response) => {
        const { statusCode: status = 0, headers: had } = response;
        text(response).then(
          (said) => resolve({ status, type: had['content-type'] ?? '', body: said }),
          reject,
        );
      });
      const giveUp = (): void => void asked.destroy(new Error('given up'));
      const timer = setTimeout(giveUp, limitMs);
      closing.signal.addEventListener('abort', giveUp);
      asked.on('error', reject);
      asked.on('close', () => {
        clearTimeout(timer);
        closing.signal.removeEventListener('abort', giveUp);
      });
      if (closing.signal.aborted) giveUp();
      else asked.end(body);
    });
  }

  const isTaken = (webhook: string, form: Form): Promise<boolean> =>
    post(webhook, form, switches().answerWithinMs).then(
      ({ status }) => status >= 200 && status < 300,
      () => false,
    );

  async function deliver(webhook: string, form: Form, fate: Fate): Promise<void> {
    const { retries, retryFirstMs } = switches();
    for (let attempt = 0; attempt <= retries; attempt++) {
      if (attempt > 0) {
        counts.retries++;
        await pause(retryFirstMs * 2 ** (attempt - 1));
      }
      const { delayMs, duplicate, reorder, loss, error } = switches().webhooks;
      const isLost = fate.happens(loss);
      const isTwice = fate.happens(duplicate);
      const isLate = fate.happens(reorder);
      const isCut = fate.happens(error);
      await pause(fate.upTo(delayMs) + (isLate ? delayMs + LATE_MS : 0));
      if (isLost) continue;
      const taken = await Promise.all([isTaken(webhook, form), isTwice ? isTaken(webhook, form) : true]);
      if (taken[0] && !isCut) return;
    }
    counts.givenUp++;
  }

  return {
    counts,
    clock,
    signal: closing.signal,
    switches,
    pause,
    post,
    deliver,
    fate(name) {
      const known = fates.get(name) ?? fateOf(seed, name);
      fates.set(name, known);
      return known;
    },
    beside(work) {
      // Switching off ends pauses and requests by throwing; nothing else here throws.
      const done = work()
        .catch((error: unknown) => {
          if (!closing.signal.aborted) throw error;
        })
        .finally(() => works.delete(done));
      works.add(done);
    },
    get pending() {
      return works.size;
    },
    async close() {
      closing.abort();
      await Promise.allSettled(works);
      agent.destroy();
    },
  };
}
