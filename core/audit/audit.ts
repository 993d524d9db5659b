import type { Queries } from '../db/pool.ts';

/** Who did something: somebody signed in, somebody on a channel, a command of an operator's, or the service by itself. */
export type Actor =
  | { readonly kind: 'account' | 'person'; readonly personId: string }
  | { readonly kind: 'command' | 'service' };

/** One thing that was done. `action` is "thing.deed"; `details` hold ids and words of ours, never anything of a person's. */
export interface AuditEntry {
  readonly action: string;
  readonly actor: Actor;
  /** Whom it was done to, if anybody. */
  readonly personId: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/** The record of what was done, by whom, to whom: appended, never changed, people by their pseudonyms. */
export interface Audit {
  /** In the caller's transaction where one is given, so that a deed and its row are there together or not at all. */
  note(entry: AuditEntry, within?: Queries): Promise<void>;
}
