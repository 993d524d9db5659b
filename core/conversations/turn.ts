import type { Thread } from './thread.ts';

/** A row for the outbox. `payload` is sealed; `dueAt` null means now. */
export interface Wanted {
  readonly kind:
    | 'message'
    | 'emergency'
    | 'emergency-place'
    | 'emergency-said'
    | 'emergency-stop'
    | 'emergency-reply'
    | 'deadline'
    | 'assessment'
    | 'follow-up'
    | 'call-back'
    | 'reminder'
    | 'scheme-application'
    | 'call'
    | 'unlink';
  readonly channel: string | null;
  readonly urgent: boolean;
  readonly payload: unknown;
  readonly dueAt: Date;
  /** The address it goes to, where that is not the thread's. */
  readonly identityId?: string;
}

export interface ConsentGiven {
  readonly purpose: string;
  readonly given: boolean;
  readonly language: string;
  /** The words of ours that it answered, by their key. */
  readonly wording?: string;
}

/** A turn to be written: all of it or nothing. */
export interface TurnWritten {
  readonly thread: Thread;
  readonly channel: string;
  /** The provider's key of what came in. */
  readonly key: string;
  /** The reply as the provider gets it; null where the answer is a message in the outbox. */
  readonly reply: string | null;
  readonly state: unknown;
  readonly at: Date;
  readonly medium: string;
  readonly language?: string | undefined;
  readonly memory?: unknown;
  readonly consents: readonly ConsentGiven[];
  readonly wanted: readonly Wanted[];
  /** Nobody was heard of: a machine may have picked up. */
  readonly isUnheard?: true;
}

/**
 * "saved" with the ids of the outbox rows; "duplicate" when the key was taken before, with the reply it got then;
 * "overtaken" when the conversation has moved since it was read: run the turn again from the new state.
 */
export type Written =
  | { readonly outcome: 'saved'; readonly outboxIds: readonly string[] }
  | { readonly outcome: 'duplicate'; readonly reply: string | null }
  | { readonly outcome: 'overtaken' };

/** The version of the notice that `flows/welcome` shows; a new text means a new version here. */
export const NOTICE_VERSION = 1;

/** Whether the person was heard of in a turn. Names of channels have a slash: what we begin ourselves has none. */
export const isHeard = ({ channel, isUnheard }: TurnWritten): boolean =>
  channel.includes('/') && isUnheard !== true;

/** The thread as it stands after a turn. */
export const movedBy = (turn: TurnWritten): Thread => ({
  ...turn.thread,
  revision: turn.thread.revision + 1,
  language: turn.language ?? turn.thread.language,
  memory: turn.memory ?? turn.thread.memory,
  state: turn.state,
  updatedAt: turn.at,
  heardAt: isHeard(turn) ? turn.at : turn.thread.heardAt,
});
