import type { Delivery } from './network.ts';
import type { Reader } from './screens.ts';

/** What went over the wire between the network and the service, as the tap saw it. */
export interface Wire {
  heard(delivery: Delivery): void;
  /** Resolves when the service has acknowledged this text; false when it has not within so many milliseconds. */
  taken(text: string, withinMs: number): Promise<boolean>;
  /** What was delivered for each number: "channel key". */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Answers by webhook and status, "none" where there was none. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Hops that were delivered more than once, answers that differ in a byte, and what is not a page at all. */
  repeated(): number;
  /** Comparisons of such answers in which one may have been a polite line and the other not. */
  excused(): number;
  readonly differing: readonly string[];
  readonly badPages: readonly string[];
  readonly badStatuses: readonly string[];
  /** Milliseconds of every USSD answer. */
  readonly times: readonly number[];
}

const CHANNELS: Readonly<Record<string, string>> = {
  ussd: 'africas-talking/ussd',
  sms: 'africas-talking/sms',
};

/** What each webhook may answer: the others make a provider bring it again, or show a person an error. */
const ALLOWED: Readonly<Record<string, readonly number[]>> = {
  ussd: [200],
  sms: [200, 503],
  delivery: [200, 503],
  'ussd-events': [200],
};

export function createWire(reader: Reader): Wire {
  const keys = new Map<string, Set<string>>();
  const answers = new Map<string, { times: number; polite: number; body: string | null }>();
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const differing: string[] = [];
  const badPages: string[] = [];
  const badStatuses: string[] = [];
  const acknowledged = new Set<string>();
  const waiting = new Map<string, () => void>();

  function heardPage({ key, number, type, body }: Delivery): void {
    if (!/^text\/plain/.test(type) || !/^(CON|END) /.test(body) || /<[a-z!/]/i.test(body))
      badPages.push(`${number} ${key}: ${type} ${body}`);
    const answer = answers.get(key)!;
    // A polite line says that nothing was taken; the same hop may be taken later.
    if (['busy', 'numbers'].includes(reader.see(body.slice(4), 'ussd').screen)) {
      answer.polite++;
      return;
    }
    answer.body ??= body;
    if (answer.body !== body) differing.push(`${number} ${key}:\n${answer.body}\nbut then\n${body}`);
  }

  return {
    heard(delivery) {
      const { webhook, number, key, status, ms } = delivery;
      const name = `${webhook} ${status ?? 'none'}`;
      statuses[name] = (statuses[name] ?? 0) + 1;
      const channel = CHANNELS[webhook];
      if (channel) {
        if (!keys.has(number)) keys.set(number, new Set());
        keys.get(number)!.add(`${channel} ${key}`);
      }
      if (webhook === 'ussd') {
        const before = answers.get(key);
        answers.set(key, {
          times: (before?.times ?? 0) + 1,
          polite: before?.polite ?? 0,
          body: before?.body ?? null,
        });
      }
      if (status === null) return;
      if (!ALLOWED[webhook]?.includes(status)) badStatuses.push(`${webhook} ${status} ${delivery.body}`);
      if (webhook === 'ussd') {
        times.push(ms);
        heardPage(delivery);
      }
      if (webhook === 'sms' && status === 200) {
        acknowledged.add(key);
        waiting.get(key)?.();
      }
    },

    taken(text, withinMs) {
      if (acknowledged.has(text)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (taken: boolean): void => {
          clearTimeout(timer);
          waiting.delete(text);
          resolve(taken);
        };
        const timer = setTimeout(() => end(false), withinMs);
        waiting.set(text, () => end(true));
      });
    },

    keys,
    statuses,
    differing,
    badPages,
    badStatuses,
    times,
    excused: () =>
      [...answers.values()]
        .filter(({ polite, body }) => polite > 0 && body !== null)
        .reduce((sum, { times }) => sum + times - 1, 0),
    repeated: () => [...answers.values()].filter((answer) => answer.times > 1).length,
  };
}
