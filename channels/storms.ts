import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Address } from '../core/address.ts';
import type { Log } from '../core/log.ts';
import type { Outcome } from '../flows/conversation.ts';
import { isUrgent } from './wishes.ts';

/** The same answer, so often to one number in half an hour, is two machines talking. */
const STORM_COUNT = 5;
const STORM_MS = 30 * 60_000;
/** Numbers that are remembered. */
const MOST = 10_000;

/** Two machines that answer each other. */
export interface Storms {
  /** Whether this answer would be one too many; to a cry for help none is. */
  isOne(from: Address, outcome: Outcome): boolean;
  /** Counts an answer that was saved, not a try: a text that was brought again and again got none of them. */
  note(from: Address, outcome: Outcome): void;
}

export function createStorms(log: Pick<Log, 'warn'>): Storms {
  const lasts = new LRUCache<string, { digest: string; count: number }>({ max: MOST, ttl: STORM_MS });
  return {
    isOne(from, outcome) {
      const last = lasts.get(from.value);
      const storm = !isUrgent(outcome) && last?.digest === digestOf(outcome) && last.count >= STORM_COUNT;
      if (storm) log.warn('reply.storm');
      return storm;
    },

    note(from, outcome) {
      const digest = digestOf(outcome);
      const last = lasts.get(from.value);
      lasts.set(from.value, { digest, count: last?.digest === digest ? last.count + 1 : 1 });
    },
  };
}

const digestOf = ({ drawn }: Outcome): string => createHash('sha256').update(drawn.text).digest('base64');
