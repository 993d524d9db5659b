import type { Vault } from '../crypto/vault.ts';
import { SILENT_DAYS } from '../messages/policy.ts';

/** What is held of a person and their conversation, opened. `state` is the flows' own and is parsed by them. */
export interface Thread {
  readonly personId: string;
  readonly identityId: string;
  readonly revision: number;
  readonly language: string | null;
  readonly memory: unknown;
  readonly state: unknown;
  readonly updatedAt: Date;
  /** When the person was last heard of; a question of ours moves the conversation on as well. */
  readonly heardAt: Date;
  /** What the audit names them by, still sealed: only a consent is noted. Null for people from before there was one. */
  readonly pseudonymSealed: Buffer | null;
}

/** A thread as it is stored. */
export interface ThreadRow {
  identity_id: string;
  person_id: string;
  language: string | null;
  memory_sealed: Buffer | null;
  revision: number;
  state_sealed: Buffer | null;
  updated_at: Date;
  heard_at: Date;
  pseudonym_sealed: Buffer | null;
}

const DAY_MS = 86_400_000;

/** Who was last heard of before then is gone: their number may have been handed on. */
export const goneBefore = (now: Date): Date => new Date(now.getTime() - SILENT_DAYS * DAY_MS);

export const isGone = ({ heardAt }: Pick<Thread, 'heardAt'>, now: Date): boolean => heardAt < goneBefore(now);

/** A question that was asked so long ago is over; in days. */
export const OPEN_DAYS = 7;

/** Whether we have asked them something since they were last heard of, which their next contact may answer. */
export const isAsked = ({ heardAt, updatedAt }: Pick<Thread, 'heardAt' | 'updatedAt'>, now: Date): boolean =>
  updatedAt > heardAt && now.getTime() - updatedAt.getTime() <= OPEN_DAYS * DAY_MS;

export function openThread(vault: Vault, row: ThreadRow): Thread {
  const open = (context: string, sealed: Buffer | null): unknown =>
    sealed === null ? null : JSON.parse(vault.open(context, sealed));
  return {
    personId: row.person_id,
    identityId: row.identity_id,
    revision: row.revision,
    language: row.language,
    memory: open('person.memory', row.memory_sealed),
    state: open('conversation.state', row.state_sealed),
    updatedAt: row.updated_at,
    heardAt: row.heard_at,
    pseudonymSealed: row.pseudonym_sealed,
  };
}
