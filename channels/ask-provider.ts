import { SendFailed } from '../core/errors.ts';

/** One POST to a provider. */
export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeLimitMs: number;
}

/** What it answered, whatever the status. */
export interface ProviderAnswer {
  readonly status: number;
  readonly body: string;
}

/** Codes of errors of the network. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Bytes read of an answer; the longest that any provider gives is a few hundred. */
const MAX_ANSWER = 64 * 1024;

/**
 * Asks once, for providers without a client of their own; throws SendFailed when there is no answer in time. Nothing
 * that was asked with is passed on in what it throws, not even as a cause.
 */
export async function askProvider({ url, headers, body, timeLimitMs }: Question): Promise<ProviderAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A kept connection may be closed just as it is used, and then nobody knows whether the message went.
      headers: { ...headers, connection: 'close' },
      body,
      // A redirect would carry the key to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
    });
    return { status: response.status, body: await readSome(response) };
  } catch (error) {
    throw explain(error);
  }
}

/** HTTP statuses that mean the same at every provider. From 500 on nobody knows whether the message went on. */
export function refusalOf(status: number): SendFailed {
  const known = REFUSALS.get(status);
  if (known) return new SendFailed(...known);
  return new SendFailed(status >= 300 && status < 500 ? 'rejected' : 'unknown', `http-${status}`);
}

/** Whether the code of a network error says that no connection came about, so that nothing was sent. */
export const isUnreachable = (code: unknown): boolean => UNREACHABLE.has(String(code));

/**
 * What a provider's own client answers, at most so late: the limit holds even where its request cannot be ended (a name
 * that does not resolve). Throws SendFailed when it has passed.
 */
export async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendFailed('unknown', 'timeout')), limitMs);
  });
  // What fails after the limit is nobody's any more.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const REFUSALS: ReadonlyMap<number, readonly [SendFailed['outcome'], string]> = new Map([
  [401, ['retry', 'credentials']],
  [402, ['retry', 'insufficient-balance']],
  [403, ['retry', 'credentials']],
  [408, ['unknown', 'timeout']],
  [429, ['retry', 'throttled']],
]);

async function readSome(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    size += (part as Uint8Array).length;
    if (size > MAX_ANSWER) throw new SendFailed('unknown', 'endless-answer');
  }
  return Buffer.concat(parts).toString('utf8');
}

function explain(error: unknown): SendFailed {
  if (error instanceof SendFailed) return error;
  const { name, cause } = (error ?? {}) as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return new SendFailed('unknown', 'timeout');
  if (isUnreachable(cause?.code)) return new SendFailed('retry', 'unreachable');
  return new SendFailed('unknown', 'connection-lost');
}
