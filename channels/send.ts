import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { EMERGENCY_PLACE } from '../core/emergencies/emergencies.ts';
import { TELL_CONTACTS, type EmergencyRaised } from '../core/emergencies/record.ts';
import { SendFailed, Unavailable } from '../core/errors.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { Admit } from '../core/messages/admit.ts';
import { NOTICE } from '../core/messages/notice.ts';
import type { Exemption } from '../core/messages/policy.ts';
import { UNLINK } from '../core/messages/unlink.ts';
import { CALL, performCall } from '../core/outbox/call.ts';
import { performCallBack, type PlaceCall } from '../core/outbox/call-back.ts';
import type { Claimed, Outbox, Sent } from '../core/outbox/outbox.ts';
import type { AssessmentMade } from '../core/symptoms/history.ts';
import { DOSE } from '../core/reminders/planner.ts';
import { REMINDER } from '../core/reminders/wish.ts';
import { APPLICATION } from '../core/schemes/wish.ts';
import type { Assessment } from '../flows/effect.ts';
import type { MediumId } from '../flows/medium.ts';
import type { Accepted, OutgoingMessage } from './channel.ts';
import type { FollowUp } from './follow-up.ts';
import type { CallInstead } from './instead.ts';
import type { Notices } from './notice.ts';
import { NotYet } from './pace.ts';
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
  /** It follows from a row that nobody asked for: STOP holds for it to the last, and what held that back, but for its reason. */
  readonly unasked?: { readonly exempt: Exemption };
}

export type Senders = ReadonlyMap<string, (message: OutgoingMessage) => Promise<Accepted>>;

/** The one road out: does what a row of the outbox wants, once, and notes how it went. */
export type Deliver = (id: string) => Promise<void>;

/** Why one road does not lead to somebody, where another may. */
const ROAD_CLOSED: ReadonlySet<string> = new Set([
  'landline',
  'no-template',
  'no-sender',
  'invalid-number',
  'unreachable',
  'unsupported',
  'too-long',
]);
/** A notice that a provider put off so often is tried on its next road. */
const TRIES_ON_A_ROAD = 3;

/** Milliseconds between tries to note how a row went: all of them before it would be taken for a crash's. */
const AGAIN_MS = [200, 500, 1000, 2000, 4000, 8000];

export function createDeliver({
  outbox,
  senders,
  placeCall = () => Promise.reject(new SendFailed('rejected', 'no-voice')),
  receiver,
  record,
  locate = () => Promise.reject(new SendFailed('rejected', 'no-emergencies')),
  tellContacts = () => Promise.reject(new SendFailed('rejected', 'no-contacts')),
  keep = () => Promise.reject(new SendFailed('rejected', 'no-history')),
  followUp = () => Promise.reject(new SendFailed('rejected', 'no-follow-up')),
  remind = () => Promise.reject(new SendFailed('rejected', 'no-reminders')),
  wish = () => Promise.reject(new SendFailed('rejected', 'no-reminders')),
  keepStatus = () => Promise.reject(new SendFailed('rejected', 'no-schemes')),
  textChannel = null,
  notices = null,
  callInstead = null,
  admit = () => Promise.resolve({ leaves: 'now' }),
  dropped = () => Promise.resolve(),
  unlink = () => Promise.reject(new SendFailed('rejected', 'no-unlink')),
  optedOut = () => Promise.resolve(),
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
  /** Notes where the caller of an emergency is. */
  readonly locate?: (personId: string, place: unknown) => Promise<void>;
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
  /** Keeps how somebody's application to a scheme stands. */
  readonly keepStatus?: (row: Claimed) => Promise<void>;
  /** The channel of texts, for what cannot go by its own; null when there is none. */
  readonly textChannel?: string | null;
  /** Tells people what they did not ask for. */
  readonly notices?: Notices | null;
  /** What is done for a text that is not registered; null where nobody can be called. */
  readonly callInstead?: CallInstead | null;
  /** Whether a row that nobody asked for may be done now. */
  readonly admit?: Admit;
  /** Told of a row that was dropped for good. */
  readonly dropped?: (row: Claimed) => Promise<void>;
  /** Parts a number from whom it stood for. */
  readonly unlink?: (row: Claimed, now: Date) => Promise<void>;
  /** Told that a provider does not write to somebody, because they do not wish it. */
  readonly optedOut?: (row: Claimed) => Promise<void>;
  readonly ring?: (ids: readonly string[]) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly counted: (kind: string, channel: string, result: string) => void;
}): Deliver {
  async function act(row: Claimed): Promise<Sent> {
    switch (row.kind) {
      case 'message': {
        const { freeUntil, elsewhere: other, secretUntil, ...own } = row.payload as MessagePayload;
        const urgent = row.urgent ? ({ urgent: true } as const) : {};
        if (secretUntil !== undefined && clock.now() > new Date(secretUntil))
          throw new SendFailed('rejected', 'late');
        const isRedirected = other !== undefined && row.channel === textChannel;
        const { text, form, template } = isRedirected ? other : own;
        const send = row.channel === null ? undefined : senders.get(row.channel);
        if (!send) throw new SendFailed('rejected', 'no-sender');
        if (!row.to) throw new SendFailed('rejected', 'no-number');
        const message = {
          to: row.to,
          text,
          form,
          ...(template === undefined ? {} : { template }),
          ...urgent,
        };
        const isLimited = !isRedirected && freeUntil !== undefined;
        const isLate = isLimited && (row.closed || clock.now() > new Date(freeUntil));
        const late = { ...message, late: true } as const;
        const accepted = await send(isLate ? late : message).catch((error: unknown) => {
          const isClosed = error instanceof SendFailed && error.reason === 'outside-window';
          if (isLate || !isLimited || !isClosed) throw error;
          // Our clock and the provider's do not agree on the hour: what goes after it is tried.
          return send(late);
        });
        return { ...accepted, segments: segments(text), template, forget: secretUntil !== undefined };
      }
      case NOTICE:
        if (!notices) throw new SendFailed('rejected', 'no-sender');
        return notices.send(row);
      case UNLINK:
        await unlink(row, clock.now());
        return {};
      case 'emergency': {
        const raised = row.payload as Pick<EmergencyRaised, 'certainty' | 'trigger' | 'medium' | 'place'>;
        const { id, personId, identityId, createdAt: raisedAt } = row;
        await record({ ...raised, id, personId, identityId, raisedAt });
        return {};
      }
      case EMERGENCY_PLACE:
        await locate(row.personId, (row.payload as { place: unknown }).place);
        return {};
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
      case APPLICATION:
        await keepStatus(row);
        return {};
      case 'call-back':
        return performCallBack(row, placeCall, clock.now());
      case CALL:
        return performCall(row, placeCall, clock.now());
      default:
        throw new SendFailed('rejected', 'unknown-kind');
    }
  }

  /** The channel that a row which failed is tried by next; null where there is none, or it must not be tried again. */
  function roadAfter(row: Claimed, { outcome, reason }: SendFailed): string | null {
    if (row.kind === NOTICE) {
      const isClosed =
        outcome === 'elsewhere' ||
        (outcome === 'rejected' && ROAD_CLOSED.has(reason)) ||
        (outcome === 'retry' && row.attempts >= TRIES_ON_A_ROAD);
      return isClosed && row.channel !== null && row.to?.kind === 'phone'
        ? notices!.after(row.channel)
        : null;
    }
    const isElsewhere = outcome === 'elsewhere' && row.to?.kind === 'phone' && row.channel !== textChannel;
    return isElsewhere ? textChannel : null;
  }

  async function fail(row: Claimed, error: unknown): Promise<void> {
    const { id, kind } = row;
    const channel = row.channel ?? 'none';
    // A message may have left before anything failed: unless its sender says otherwise, it is not sent again.
    const isSent = kind === 'message' || kind === NOTICE;
    const failure =
      error instanceof SendFailed
        ? error
        : new SendFailed(isSent && !row.urgent ? 'unknown' : 'retry', 'internal');
    const { outcome, reason } = failure;
    const told = failure === error ? {} : errorFields(error);
    log.warn('outbox.failed', { id, kind, channel, outcome, reason, ...told });
    counted(kind, channel, outcome);
    if (reason === 'opted-out') await insist(() => optedOut(row));
    const next = roadAfter(row, failure);
    if (next !== null) {
      await insist(() => outbox.redirect(id, next, clock.now(), `${channel}:${reason}`));
      return ring([id]);
    }
    const isUnregistered = kind === 'message' && reason === 'no-template' && !isSecret(row);
    if (isUnregistered && callInstead) await insist(() => callInstead(row));
    await insist(() => outbox.fail(row, failure, clock.now(), isSecret(row)));
  }

  /** Whether a row may be done now; what may not is put off or dropped, under the name of why. */
  async function isLetGo(row: Claimed): Promise<boolean> {
    const verdict = await admit(row, clock.now());
    if (verdict.leaves === 'now') return true;
    const { id, kind } = row;
    const { reason } = verdict;
    log.info('outbox.held', { id, kind, reason });
    counted(kind, row.channel ?? 'none', reason);
    if (verdict.leaves === 'later') {
      await insist(() => outbox.hold(id, verdict.until, reason, clock.now()));
    } else {
      await insist(() => dropped(row));
      await insist(() => outbox.drop(id, reason, clock.now()));
    }
    return false;
  }

  return async (id) => {
    const claimed = await outbox.claim(id, clock.now());
    if (!claimed || !(await isLetGo(claimed))) return;
    const isUnrouted = claimed.kind === NOTICE && claimed.channel === null && notices !== null;
    const row = isUnrouted ? { ...claimed, channel: await notices.first(claimed) } : claimed;
    let sent: Sent;
    try {
      sent = await act(row);
    } catch (error) {
      if (!(error instanceof NotYet)) return fail(row, error);
      sent = { until: new Date(clock.now().getTime() + error.waitMs) };
    }
    const { until } = sent;
    if (until) return insist(() => outbox.postpone(id, until, clock.now()));
    await insist(() => outbox.settle(id, sent, clock.now()));
    counted(row.kind, row.channel ?? 'none', 'done');
    log.debug('outbox.done', { id, kind: row.kind, channel: row.channel ?? 'none' });
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
