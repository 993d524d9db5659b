import { z } from 'zod';
import { SendFailed } from '../../core/errors.ts';
import type { CallDue } from '../../core/outbox/call-back.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import { askProvider, refusalOf, type ProviderAnswer } from '../ask-provider.ts';
import type { Accepted, Surroundings } from '../channel.ts';
import { ownNumberFor } from '../own-numbers.ts';

/** Where an account is: Singapore. Mumbai's is https://api.in.exotel.com. */
const LIVE = 'https://api.exotel.com';

/** Seconds that a phone rings, and that a call may last. */
const RINGS = 30;
const MAX_CALL = 1800;

/** The account, its flow of Gather and Passthru (passthru.ts), as it makes calls. */
export interface CallingAccount {
  readonly EXOTEL_SID: string;
  readonly EXOTEL_API_KEY: string;
  readonly EXOTEL_API_TOKEN: string;
  readonly EXOTEL_API_BASE_URL?: string | undefined;
  readonly EXOTEL_APP_ID: string;
}

/**
 * Calls somebody, who then meets our flow as if they had rung. Exotel tells no machine from a person, and the flow begins
 * without a word about anybody. https://developer.exotel.com/docs/voice-v1/api-reference/outgoing-call-to-flow
 */
export function createCaller(
  config: CallingAccount & Partial<Surroundings>,
  ours: readonly PhoneNumber[],
  written: (number: PhoneNumber) => string,
  timeLimitMs: number,
): (call: CallDue) => Promise<Accepted> {
  const { EXOTEL_SID: sid, EXOTEL_API_KEY: key, EXOTEL_API_TOKEN: secret, publicBaseUrl, token } = config;
  const base = (config.EXOTEL_API_BASE_URL ?? LIVE).replace(/\/+$/, '');
  return async ({ id, to, called }) => {
    const form = {
      From: to.e164,
      CallerId: written(ownNumberFor(called, ours)),
      Url: `http://my.exotel.com/${sid}/exoml/start_voice/${config.EXOTEL_APP_ID}`,
      CallType: 'trans',
      TimeLimit: String(MAX_CALL),
      TimeOut: String(RINGS),
      CustomField: id,
      ...(publicBaseUrl && token
        ? { StatusCallback: `${publicBaseUrl}/webhooks/exotel/${token}/call-status` }
        : {}),
    };
    const answer = await askProvider({
      url: `${base}/v1/Accounts/${sid}/Calls/connect`,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: new URLSearchParams(form).toString(),
      timeLimitMs,
    });
    return settle(answer);
  };
}

const Answer = z.object({ Call: z.object({ Sid: z.string().min(1), Status: z.string().catch('') }) });

/** It answers in XML unless it is asked for JSON in the address. */
function settle({ status, body }: ProviderAnswer): Accepted {
  if (status !== 200 && status !== 201 && status !== 202) throw refusalOf(status);
  const parsed = Answer.safeParse(readAnswer(body));
  if (!parsed.success) throw new SendFailed('unknown', 'unreadable-answer');
  const { Sid: sid, Status: state } = parsed.data.Call;
  if (state === 'failed') throw new SendFailed('rejected', 'failed');
  return { providerMessageId: sid };
}

function readAnswer(body: string): unknown {
  if (!body.trimStart().startsWith('<')) {
    try {
      return JSON.parse(body) as unknown;
    } catch {
      return null;
    }
  }
  const field = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]{1,200})</${name}>`).exec(body)?.[1];
  return { Call: { Sid: field('Sid'), Status: field('Status') } };
}
