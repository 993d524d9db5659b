import { STATUS_RANK } from '../../../core/outbox/outcomes.ts';
import { personOf } from './people.ts';
import type { Taken } from './provider.ts';

/** What was reported: how many in all, and the highest status of each message. */
export interface Reported {
  readonly count: number;
  readonly highest: ReadonlyMap<string, string>;
}

/** What becomes of a message, in the gateway's words; the rest of a hundred is delivered. */
const DELIVERED = '1';
const FAILED = '2';
const OPTED_OUT = '9';
const FAILS = 3;
const OPTS_OUT = 0.5;
/** Of so many all is told at once. */
const AT_ONCE = 0.3;
const BATCH = 200;

/** One word of the gateway on one message. */
interface Word {
  readonly requestId: string;
  readonly number: string;
  readonly status: string;
  readonly desc: string;
}

/** What a gateway reports of messages: twice, late and in any order, some before the service knows that it was sent. */
export function createReports(random: () => number) {
  const highest = new Map<string, string>();
  const optOuts = new Set<number>();
  let waiting: Word[] = [];
  let stopped: number[] = [];
  let count = 0;

  function wordsOf({ to, providerMessageId }: Taken): readonly string[] {
    const dice = random() * 100;
    if (dice >= FAILS + OPTS_OUT) {
      highest.set(providerMessageId, 'delivered');
      return dice < 50 ? [DELIVERED, DELIVERED] : [DELIVERED, FAILED, DELIVERED];
    }
    highest.set(providerMessageId, 'failed');
    if (dice < FAILS) return [FAILED, FAILED];
    optOuts.add(personOf(to));
    stopped.push(personOf(to));
    return [OPTED_OUT, OPTED_OUT];
  }

  return {
    optOuts: optOuts as ReadonlySet<number>,
    /** A message came; the answer is what is told of it at once, before anybody knows that it was sent. */
    came(taken: Taken): readonly Word[] {
      const words = wordsOf(taken).map((status) => ({
        ...{ requestId: taken.providerMessageId, number: taken.to, status },
        desc: status === DELIVERED ? 'DELIVERED' : 'UNDELIVERED',
      }));
      count += words.length;
      if (random() < AT_ONCE && words[0]!.status !== OPTED_OUT) return words;
      waiting.push(...words);
      return [];
    },
    /** All that is to be told, and who does not wish to be written to any more. */
    take(): { readonly batches: readonly (readonly Word[])[]; readonly stopped: readonly number[] } {
      const words = shuffled(waiting, random);
      const taken = { batches: batchesOf(words), stopped };
      [waiting, stopped] = [[], []];
      return taken;
    },
    told: (): Reported => ({ count, highest }),
  };
}

/** Whether a status stands below another. */
export const isBelow = (status: string, other: string): boolean =>
  (STATUS_RANK[status] ?? 0) < (STATUS_RANK[other] ?? 0);

const batchesOf = (words: readonly Word[]): Word[][] =>
  Array.from({ length: Math.ceil(words.length / BATCH) }, (_, index) =>
    words.slice(index * BATCH, (index + 1) * BATCH),
  );

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
