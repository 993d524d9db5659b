import { createHmac } from 'node:crypto';
import type { Form, Reply, Road } from './road.ts';

/** What Twilio knows of the service, as it was told. */
export interface TwilioService {
  /** Where the service listens, on this machine. */
  readonly serviceUrl: () => string;
  /** Where the service says that it is; by itself, where it listens. */
  readonly publicBaseUrl?: string;
  readonly twilio: { readonly accountSid: string; readonly authToken: string };
}

/** The way from Twilio's network to the service: signed for its public address, carried to this machine. */
export interface TwilioRoad {
  /** The service's address for a path. */
  address(path: string): string;
  /** Tells something beside everything else, with what may happen to it on the way. `fate` names whose it is. */
  deliver(url: string, form: Form, fate: string): void;
  /** The same for several, which keep their order unless one overtakes another. */
  deliverAll(url: string, forms: readonly Form[], fate: string): void;
}

/** A connection that fails is tried once more; a webhook that was answered, however badly, is not told again. */
const TRIES = 2;

export function createTwilioRoad(road: Road, service: TwilioService): TwilioRoad {
  const publicBase = (): string => (service.publicBaseUrl ?? service.serviceUrl()).replace(/\/+$/, '');

  async function post(url: string, form: Form): Promise<Reply> {
    const response = await fetch(service.serviceUrl() + url.slice(publicBase().length), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-twilio-signature': signOfTwilio(service.twilio.authToken, url, form) },
      redirect: 'manual',
      signal: AbortSignal.any([road.signal, AbortSignal.timeout(road.switches().answerWithinMs)]),
    });
    const { status, headers } = response;
    return { status, type: headers.get('content-type') ?? '', body: await response.text() };
  }

  async function tell(url: string, form: Form, name: string): Promise<void> {
    const fate = road.fate(name);
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries > 0) road.counts.retries++;
      const { delayMs, loss, duplicate } = road.switches().webhooks;
      await road.pause(fate.upTo(delayMs));
      if (fate.happens(loss)) continue;
      const isTwice = fate.happens(duplicate);
      const answers = await Promise.all([
        post(url, form).catch(() => null),
        isTwice && post(url, form).catch(() => null),
      ]);
      if (answers[0] && answers[0].status >= 200 && answers[0].status < 300) return;
      if (answers[0]) break;
    }
    road.counts.givenUp++;
  }

  const isHere = (url: string): boolean => url.startsWith(`${publicBase()}/`);

  return {
    address: (path) => publicBase() + path,
    deliver(url, form, fate) {
      if (isHere(url)) road.beside(() => tell(url, form, fate));
    },
    deliverAll(url, forms, name) {
      if (!isHere(url)) return;
      const isOvertaken = road.fate(`${name} order`).happens(road.switches().webhooks.reorder);
      road.beside(async () => {
        for (const form of isOvertaken ? forms.toReversed() : forms) await tell(url, form, name);
      });
    },
  };
}

/** https://www.twilio.com/docs/usage/security#validating-requests */
export const signOfTwilio = (authToken: string, url: string, form: Form): string =>
  createHmac('sha1', authToken)
    .update(
      Object.keys(form)
        .sort()
        .reduce((text, name) => text + name + form[name]!, url),
    )
    .digest('base64');

/** Whether a request bears the account's name and token. */
export const isTwilioAccount = (
  authorization: string | undefined,
  { accountSid, authToken }: TwilioService['twilio'],
): boolean => authorization === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

/** An error as Twilio's API gives it (https://www.twilio.com/docs/api/errors). */
export const twilioError = (code: number, message: string, status = 400) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});
