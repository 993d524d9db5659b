import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { TELL_CONTACTS, type EmergencyRaised } from '../core/emergencies/record.ts';
import { SendFailed, Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import { CALL, performCall } from '../core/outbox/call.ts';
import { performCallBack, type PlaceCall } from '../core/outbox/call-back.ts';
import type { Claimed, Outbox, Sent } from '../core/outbox/outbox.ts';
import type { AssessmentMade } from '../core/symptoms/history.ts';
import { DOSE } from '../core/reminders/planner.ts';
import { REMINDER } from '../core/reminders/wish.ts';
import type { Assessment } from '../flows/effect.ts';
import type { MediumId } from '../flows/medium.ts';
import type { Accepted, OutgoingMessage } from './channel.ts';
import type { FollowUp } from './follow-up.ts';
import type { Remind } from './reminder.ts';
import { segments } from './media/gsm7.ts';
import type { Receiver } from './receive.ts';

/** What is sent of a page. */
export interface Page {
  readonly text: string;
  readonly form?: unknown;
  readonly template?: string;
}

/**
 * What an outbox row of a message says, sealed. Until `freeUntil` (ISO 8601) anything may be sent by its channel;
 * `elsewhere` is what another says instead, when that one is closed.
 */
export interface MessagePayload extends Page {
  readonly freeUntil?: string;
  readonly elsewhere?: Page;
  /** It is worth nothing from then on (ISO 8601), and a secret: it is not sent late, nor kept once it was sent. */
  readonly secretUntil?: string;
}

export type Senders = ReadonlyMap<string, (message: OutgoingMessage) => Promise<Accepted>>;

/** The one road out: does what a row of the outbox wants, once, and notes how it went. */
export type Deliver = (id: string) => Promise<void>;

/** Milliseconds between tries to note how a row went: all of them before it would be taken for a crash's. */
const AGAIN_MS = [200, 500, 1000, 2000, 4000, 8000];

export function createDeliver({
  outbox,
  senders,
  placeCall = () => Promise.reject(new SendFailed('rejected', 'no-voice')),
  receiver,
  record,
  tellContacts = () => Promise.reject(new SendFailed('rejected', 'no-contacts')),
  keep = () => Promise.reject(new SendFailed('rejected', 'no-history')),
  followUp = () => Promise.reject(new SendFailed('rejected', 'no-follow-up')),
  remind = () => Promise.reject(new SendFailed('rejected', 'no-reminders')),
  wish = () => Promise.reject(new SendFailed('rejected', 'no-reminders')),
  textChannel = null,
  ring = () => undefined,
  clock,
  log,
  counted,
}: {
  readonly outbox: Outbox;
  readonly senders: Senders;
  /** Makes a call; without it nobody can be called back. */
  readonly placeCall?: PlaceCall;
  readonly receiver: Pick<Receiver, 'expire'>;
  readonly record: (raised: EmergencyRaised) => Promise<void>;
  /** Tells the contacts of who is in an emergency. */
  readonly tellContacts?: (row: Claimed) => Promise<void>;
  /** Keeps a result of the symptom check. */
  readonly keep?: (made: Omit<AssessmentMade, 'modelVersion'>) => Promise<void>;
  /** Asks how it goes. */
  readonly followUp?: FollowUp;
  /** Asks about a dose or a visit that is due. */
  readonly remind?: Remind;
  /** Does what somebody wishes of reminders. */
  readonly wish?: (row: Claimed) => Promise<void>;
  /** The channel of texts, for what cannot go by its own; null when there is none. */
  readonly textChannel?: string | null;
  readonly ring?: (ids: readonly string[]) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly counted: (kind: string, channel: string, result: string) => void;
}): Deliver {
  async function act(row: Claimed): Promise<Sent> {
    switch (row.kind) {
      case 'message': {
        const { freeUntil, elsewhere: other, secretUntil, ...own } = row.payload as MessagePayload;
        if (secretUntil !== undefined && clock.now() > new Date(secretUntil))
          throw new SendFailed('rejected', 'late');
        const isRedirected = other !== undefined && row.channel === textChannel;
        const { text, form, template } = isRedirected ? other : own;
        const send = row.channel === null ? undefined : senders.get(row.channel);
        if (!send) throw new SendFailed('rejected', 'no-sender');
        if (!row.to) throw new SendFailed('rejected', 'no-number');
        const message = { to: row.to, text, form, ...(template === undefined ? {} : { template }) };
        const isLimited = !isRedirected && freeUntil !== undefined;
        const isLate = isLimited && (row.closed || clock.now() > new Date(freeUntil));
        const late = { ...message, late: true } as const;
        const accepted = await send(isLate ? late : message).catch((error: unknown) => {
          const isClosed = error instanceof SendFailed && error.reason === 'outside-window';
          if (isLate || !isLimited || !isClosed) throw error;
          // Our clock and the provider's do not agree on the hour: what goes after it is tried.
          return send(late);
        });
        return { ...accepted, segments: segments(text), forget: secretUntil !== undefined };
      }
      case 'emergency': {
        const raised = row.payload as Pick<EmergencyRaised, 'certainty' | 'trigger' | 'medium' | 'place'>;
        const { id, personId, identityId, createdAt: raisedAt } = row;
        await record({ ...raised, id, personId, identityId, raisedAt });
        return {};
      }
      case TELL_CONTACTS:
        await tellContacts(row);
        return {};
      case 'deadline': {
        const deadline = row.payload as { revision: number; moves?: number; medium: MediumId };
        await receiver.expire({ ...deadline, id: row.id, personId: row.personId });
        return {};
      }
      case 'assessment': {
        const { assessment } = row.payload as { assessment: Assessment };
        const { id, personId, createdAt: at } = row;
        await keep({ id, personId, at, level: assessment.level, told: assessment });
        return {};
      }
      case 'follow-up':
        return followUp(row);
      case DOSE:
        return remind(row);
      case REMINDER:
        await wish(row);
        return {};
      case 'call-back':
        return performCallBack(row, placeCall, clock.now());
      case CALL:
        return performCall(row, placeCall, clock.now());
      default:
        throw new SendFailed('rejected', 'unknown-kind');
    }
  }

  return async (id) => {
    const row = await outbox.claim(id, clock.now());
    if (!row) return;
    const channel = row.channel ?? 'none';
    let sent: Sent;
    try {
      sent = await act(row);
    } catch (error) {
      // A message may have left before anything failed: unless its sender says otherwise, it is not sent again.
      const failure =
        error instanceof SendFailed
          ? error
          : new SendFailed(row.kind === 'message' && !row.urgent ? 'unknown' : 'retry', 'internal');
      log.warn('outbox.failed', {
        id,
        kind: row.kind,
        channel,
        outcome: failure.outcome,
        reason: failure.reason,
        ...(failure === error ? {} : errorFields(error)),
      });
      counted(row.kind, channel, failure.outcome);
      const isElsewhere =
        failure.outcome === 'elsewhere' && row.to?.kind === 'phone' && row.channel !== textChannel;
      if (!isElsewhere || textChannel === null) {
        await insist(() => outbox.fail(row, failure, clock.now(), isSecret(row)));
        return;
      }
      await insist(() => outbox.redirect(id, textChannel, clock.now()));
      ring([id]);
      return;
    }
    const { until } = sent;
    if (until) return insist(() => outbox.postpone(id, until, clock.now()));
    await insist(() => outbox.settle(id, sent, clock.now()));
    counted(row.kind, channel, 'done');
    log.debug('outbox.done', { id, kind: row.kind, channel });
  };
}

/** Whether what it says is worth nothing soon, and nobody's business until then. */
const isSecret = ({ kind, payload }: Claimed): boolean =>
  kind === CALL || (payload as Partial<MessagePayload> | null)?.secretUntil !== undefined;

/** Does it again while the database is away: what is known of a message need not become unknown. */
async function insist(note: () => Promise<void>): Promise<void> {
  for (const wait of AGAIN_MS) {
    try {
      return await note();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      await sleep(wait);
    }
  }
  return note();
}
