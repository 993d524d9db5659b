import { randomUUID } from 'node:crypto';
import { setImmediate as afterAnswer } from 'node:timers/promises';
import type {
  Channel,
  DeliveryReport,
  Inbound,
  MessageWebhook,
  MissedCall,
  SessionEnded,
  Surroundings,
  Webhook,
  WebhookRequest,
  WebhookResponse,
} from '../channels/channel.ts';
import type { Receiver } from '../channels/receive.ts';
import type { Clock } from '../core/clock.ts';
import type { Arrivals } from '../core/conversations/arrivals.ts';
import { Refused, Unavailable } from '../core/errors.ts';
import type { CallOf } from '../core/outbox/call-ends.ts';
import type { CallEnd } from '../core/outbox/call-plan.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { Metrics } from './metrics.ts';

/** A channel with what it is configured with. */
export interface Configured {
  readonly channel: Channel;
  readonly config: Surroundings & object;
}

/** What is done about a provider's request: taken at once, or kept, thanked for and then worked on. */
export interface Webhooks {
  /** Never rejects: what is wrong is a status. */
  answer(configured: Configured, webhook: Webhook, request: WebhookRequest): Promise<WebhookResponse>;
  /** Works on what a crash left, or what failed and is due again. */
  resume(now: Date): Promise<void>;
  /** Resolves when nothing is under way that was thanked for. */
  settle(): Promise<void>;
}

/** So many kept requests are worked on at once by one process; the others wait in the database. */
const MOST_UNDER_WAY = 64;
/** Milliseconds over which rows that are done are gathered and then deleted together. */
const GATHER_MS = 100;

export function createWebhooks({
  channels,
  receiver,
  callBack,
  callEnded = () => Promise.resolve(),
  report,
  arrivals,
  clock,
  metrics,
  log,
}: {
  readonly channels: readonly Configured[];
  readonly receiver: Receiver;
  /** A provider's word on a message. */
  readonly report: (channel: Channel, report: DeliveryReport) => Promise<void>;
  /** Somebody rang and was cut off. */
  readonly callBack: (channel: Channel, call: MissedCall) => Promise<void>;
  /** A call that we made is over. */
  readonly callEnded?: (call: CallOf & { readonly how: CallEnd; readonly cost?: string }) => Promise<void>;
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'refused' | 'session'>;
  readonly log: Log;
}): Webhooks {
  const underWay = new Set<Promise<void>>();
  let done: string[] = [];
  let gathering: NodeJS.Timeout | null = null;

  async function work(
    { channel, config }: Configured,
    hook: Webhook,
    request: WebhookRequest,
  ): Promise<WebhookResponse> {
    if (hook.kind === 'challenge') return hook.answer(request, config);
    channel.authenticate(request, config);
    switch (hook.kind) {
      case 'message': {
        await noteEnd(channel, hook.ended?.(request) ?? null);
        return hook.later
          ? keepThenTake(channel, hook, request)
          : takeAll(channel, hook, readAll(hook, request));
      }
      case 'report':
        await everyOne(listed(hook.read(request)), (told) => report(channel, told));
        return hook.respond();
      case 'session': {
        await noteEnd(channel, hook.read(request));
        return hook.respond();
      }
      case 'missed-call': {
        const call = hook.read(request);
        if (call) await callBack(channel, call);
        return hook.respond();
      }
    }
  }

  async function noteEnd(channel: Channel, ended: SessionEnded | null): Promise<void> {
    if (!ended) return;
    metrics.session(channel.id, ended.status);
    const { dialog, made: how, cost } = ended;
    if (how) await callEnded({ channel: channel.id, dialog, how, ...(cost === undefined ? {} : { cost }) });
  }

  async function keepThenTake(
    channel: Channel,
    hook: MessageWebhook,
    request: WebhookRequest,
  ): Promise<WebhookResponse> {
    const read = readAll(hook, request);
    if (read.inbounds.length + read.reports.length === 0) return hook.respond(null);
    const kept = { channel: channel.id, path: hook.path, request: packed(request) };
    const id = await arrivals.keep(kept, clock.now()).catch((error: unknown) => {
      if (error instanceof Unavailable) return null;
      throw error;
    });
    // It cannot be kept: an SOS in it is answered all the same, and for the rest the provider comes again.
    if (id === null) return takeAll(channel, hook, read);
    if (underWay.size < MOST_UNDER_WAY) start(id, channel, () => takeAll(channel, hook, read));
    return hook.respond(null);
  }

  /** Works on a kept request once the answer is out. It is forgotten when all of it is done, else it is due again. */
  function start(id: string, channel: Channel, take: () => Promise<WebhookResponse>): void {
    const job = afterAnswer()
      .then(take)
      .then(({ status }) => {
        if (status >= 500) throw new Unavailable('all of a request');
        noteDone(id);
      })
      .catch((error: unknown) =>
        log[error instanceof Unavailable ? 'warn' : 'error']('arrival.failed', {
          channel: channel.id,
          ...errorFields(error),
        }),
      )
      .finally(() => underWay.delete(job));
    underWay.add(job);
  }

  function noteDone(id: string): void {
    done.push(id);
    gathering ??= setTimeout(() => void forgetDone(), GATHER_MS);
  }

  async function forgetDone(): Promise<void> {
    if (gathering) clearTimeout(gathering);
    gathering = null;
    const ids = done;
    done = [];
    // Those that stay are worked on again, which changes nothing: what was in them is known.
    if (ids.length > 0)
      await arrivals.done(ids).catch((error: unknown) => log.warn('arrival.stays', errorFields(error)));
  }

  async function takeAll(
    channel: Channel,
    hook: MessageWebhook,
    { inbounds, reports }: Read,
  ): Promise<WebhookResponse> {
    // What one person did keeps its order (receive.ts); people do not wait for each other.
    const replies = await everyOne(inbounds, (inbound) => receiver.receive(channel, hook, inbound));
    await everyOne(reports, (told) => report(channel, told));
    return replies.reduce(worst, null) ?? hook.respond(null);
  }

  function refusal(channel: Channel, error: unknown): WebhookResponse {
    if (error instanceof Refused) {
      metrics.refused(channel.id, error.status);
      log.info('webhook.refused', { channel: channel.id, status: error.status });
      return { status: error.status, type: 'text/plain; charset=utf-8', body: 'refused\n' };
    }
    const id = randomUUID();
    log[error instanceof Unavailable ? 'warn' : 'error']('webhook.failed', {
      channel: channel.id,
      request: id,
      ...errorFields(error),
    });
    return { status: 503, type: 'text/plain; charset=utf-8', body: `unavailable ${id}\n` };
  }

  return {
    answer: (configured, webhook, request) =>
      work(configured, webhook, request).catch((error: unknown) => refusal(configured.channel, error)),

    async resume(now) {
      const room = MOST_UNDER_WAY - underWay.size;
      if (room <= 0) return;
      for (const { id, channel: of, path, request } of await arrivals.takeDue(now, room)) {
        const channel = channels.find((one) => one.channel.id === of)?.channel;
        const hook = channel?.webhooks.find((one) => one.kind === 'message' && one.path === path);
        if (!channel || hook?.kind !== 'message') {
          log.error('arrival.nobodys', { channel: of });
          continue;
        }
        start(id, channel, () => takeAll(channel, hook, readAll(hook, unpacked(request))));
      }
    },

    async settle() {
      while (underWay.size > 0) await Promise.all(underWay);
      await forgetDone();
    },
  };
}

/** What a request tells: what people did, and words on messages. */
interface Read {
  readonly inbounds: readonly Inbound[];
  readonly reports: readonly DeliveryReport[];
}

const readAll = (hook: MessageWebhook, request: WebhookRequest): Read => ({
  inbounds: listed(hook.read(request)),
  reports: hook.reports?.(request) ?? [],
});

/** A request as it is kept: it was found genuine, so its headers are not needed any more. */
const packed = ({ params, query, form, rawBody }: WebhookRequest): object => ({
  params,
  query,
  form,
  rawBody: rawBody.toString('base64'),
});

function unpacked(kept: unknown): WebhookRequest {
  const { rawBody, ...rest } = kept as Omit<WebhookRequest, 'rawBody' | 'headers'> & { rawBody: string };
  return { ...rest, headers: {}, rawBody: Buffer.from(rawBody, 'base64') };
}

/** Of several answers to one request the first that asks for it again: what was taken already is then known. */
const worst = (before: WebhookResponse | null, next: WebhookResponse): WebhookResponse =>
  before !== null && before.status >= 500 ? before : next;

/** Works on all of them, then fails if one of them did: what is wrong with one harms no other. */
async function everyOne<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const settled = await Promise.allSettled(items.map(work));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

/** What a webhook told, however many at once. */
const listed = <T extends object>(told: T | readonly T[] | null): readonly T[] =>
  told === null ? [] : Array.isArray(told) ? (told as readonly T[]) : [told as T];
