import type { Clock } from '../clock.ts';
import type { Database } from '../db/pool.ts';
import { errorFields, type Log } from '../log.ts';
import { ACCESS_MINUTES } from './tokens.ts';

/** Knows which access tokens are void before their end: after a change of role or password, and after signing out everywhere. */
export interface VoidTokens {
  isVoid(token: { readonly accountId: string; readonly issuedAt: Date }): boolean;
  /** Calls back, within a second or two, for each account whose tokens have become void. Returns how to stop it. */
  onVoid(listener: (accountId: string) => void): () => void;
}

/** The same, kept up to date with the database until it is stopped. */
export interface WatchedTokens extends VoidTokens {
  /** Resolves once what was void at the start is known; throws Unavailable while that cannot be asked. */
  ready(): Promise<void>;
  /** A change of this process's own counts at once. */
  mark(accountId: string, validFrom: Date): void;
  stop(): Promise<void>;
}

const ASK_MS = 1000;
/** Older ones have ended by themselves. */
const KEPT_MS = (ACCESS_MINUTES + 1) * 60_000;
/** A change is visible only when its transaction ends, and clocks differ: each time some seconds are asked again. */
const OVERLAP_MS = 20_000;

export function createVoidTokens({
  database,
  clock,
  log,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): WatchedTokens {
  /** When the tokens of an account begin to be valid, in milliseconds. */
  const validFrom = new Map<string, number>();
  const listeners = new Set<(accountId: string) => void>();
  let askedAt: number | null = null;
  let asking: Promise<void> | null = null;
  let stopped = false;

  function mark(accountId: string, from: Date): void {
    if ((validFrom.get(accountId) ?? 0) >= from.getTime()) return;
    validFrom.set(accountId, from.getTime());
    for (const listener of [...listeners]) listener(accountId);
  }

  async function askOnce(): Promise<void> {
    const now = clock.now().getTime();
    const since = askedAt === null ? now - KEPT_MS : askedAt - OVERLAP_MS;
    const { rows } = await database.query<{ id: string; tokens_valid_from: Date }>({
      name: 'tokens-void',
      text: 'select id, tokens_valid_from from account where tokens_valid_from > $1',
      values: [new Date(since)],
    });
    for (const row of rows) mark(row.id, row.tokens_valid_from);
    for (const [id, from] of validFrom) if (from < now - KEPT_MS) validFrom.delete(id);
    askedAt = now;
  }

  /** One question at a time, whoever wants it. */
  const ask = (): Promise<void> => (asking ??= askOnce().finally(() => (asking = null)));
  const watch = (): void => {
    if (!stopped) ask().catch((error: unknown) => log.warn('tokens.unknown', errorFields(error)));
  };
  const timer = setInterval(watch, ASK_MS).unref();
  watch();

  return {
    isVoid: ({ accountId, issuedAt }) => issuedAt.getTime() < (validFrom.get(accountId) ?? 0),
    onVoid(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async ready() {
      if (askedAt === null) await ask();
    },
    mark,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await asking?.catch(() => undefined);
    },
  };
}
