import type { Call } from './call.ts';
import { Fault } from './dialects.ts';
import type { Form, Reply, Road } from './road.ts';
import { signOfTwilio } from './twilio-road.ts';

/** What the providers know of the service, as it was told them. */
export interface CallsOptions {
  /** Where the service listens, on this machine. */
  readonly serviceUrl: () => string;
  /** Where the service says that it is: the addresses in its answers begin so. By itself, where it listens. */
  readonly publicBaseUrl?: string;
  readonly token: string;
  readonly twilio: { readonly accountSid: string; readonly authToken: string };
}

/** Requests to the service in calls, as the provider of each makes them. */
export interface CallHops {
  /** The beginning of every address of the service. */
  publicBase(): string;
  /** Asks with everything that can happen on the way; throws Fault. */
  ask(call: Call, url: string, form: Form): Promise<Reply>;
  /** Tells beside all else; nobody waits for it. */
  tell(call: Call, url: string, form: Form): void;
}

/** The road of a call's requests. */
export function createCallHops(road: Road, options: CallsOptions): CallHops {
  const { authToken } = options.twilio;
  const publicBase = (): string => (options.publicBaseUrl ?? options.serviceUrl()).replace(/\/+$/, '');

  /** One request as the provider makes it. Throws when nobody answers, or where the address is another machine's. */
  async function post(call: Call, url: string, form: Form): Promise<Reply> {
    if (!url.startsWith(`${publicBase()}/`)) throw new Fault('badAnswer', 'an address of another machine');
    const response = await fetch(options.serviceUrl() + url.slice(publicBase().length), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: call.line === 'twilio' ? { 'x-twilio-signature': signOfTwilio(authToken, url, form) } : {},
      redirect: 'manual',
      signal: AbortSignal.any([road.signal, AbortSignal.timeout(road.switches().answerWithinMs)]),
    });
    const { status, headers } = response;
    return { status, type: headers.get('content-type') ?? '', body: await response.text() };
  }

  async function ask(call: Call, url: string, form: Form): Promise<Reply> {
    const { webhooks, answerWithinMs } = road.switches();
    const isLost = call.fate.happens(webhooks.loss);
    const isTwice = call.fate.happens(webhooks.duplicate);
    const isCut = call.fate.happens(webhooks.error);
    road.counts.hops++;
    await road.pause(call.fate.upTo(webhooks.delayMs));
    if (isLost) throw new Fault('lost', 'the hop never arrived');
    const asked = post(call, url, form);
    if (isTwice) {
      road.counts.repeatedHops++;
      const again = post(call, url, form).catch(() => null);
      road.beside(async () => {
        const [one, other] = await Promise.all([asked.catch(() => null), again]);
        if (one && other && one.body !== other.body) road.counts.differingAnswers++;
      });
    }
    const reply = await asked.catch((error: unknown) => {
      throw error instanceof Fault ? error : new Fault('noAnswer', `no answer within ${answerWithinMs} ms`);
    });
    if (isCut) throw new Fault('lost', 'the answer was lost');
    return reply;
  }

  return {
    publicBase,
    ask,
    tell: (call, url, form) =>
      road.beside(async () => {
        await post(call, url, form).catch(() => road.counts.givenUp++);
      }),
  };
}
