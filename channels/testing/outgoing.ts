import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import type { Accepted, Channel, Surroundings } from '../channel.ts';
import { keepOnLoopback } from './loopback.ts';
import { everythingIn, secretsIn } from './secrets.ts';

/** What the provider must be asked. Of headers and forms only what is named is compared, save that `absent` must be. */
export interface ExpectedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole form: a field more or less fails. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What the provider then does: answers, says nothing, hangs up without an answer, or is not there at all. */
export type ProviderReply =
  | {
      readonly status: number;
      readonly type?: string;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'stall'
  | 'hang-up'
  | 'not-listening';

/** One message, what is asked of the provider, its reply, and what that means. */
export interface OutgoingCase<C> {
  readonly label: string;
  readonly config?: Partial<C> & Partial<Surroundings>;
  readonly message?: { readonly to?: string; readonly text?: string; readonly template?: string };
  /** Absent where nothing may be asked at all. */
  readonly request?: ExpectedRequest;
  readonly reply: ProviderReply;
  readonly expect: Accepted | { readonly failed: SendFailed['outcome']; readonly reason: string };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * Runs the table against a real HTTP server on loopback (`config` gets its address). Each case must ask it exactly
 * once, as said. Unasked: no secret in what comes out, no number or text in an error, no cause attached to one,
 * nothing asked of any other machine, and no message sent twice by itself.
 */
export function describeOutgoing<C extends object>(
  channel: Channel<C>,
  config: (baseUrl: string) => C,
  cases: readonly OutgoingCase<C>[],
): void {
  describe(`${channel.id}, outgoing`, () => {
    const fake = createFake();
    let loopback: ReturnType<typeof keepOnLoopback>;
    beforeAll(async () => {
      loopback = keepOnLoopback();
      await fake.listen();
    });
    afterAll(async () => {
      await fake.close();
      loopback.restore();
      expect(loopback.strayed).toEqual([]);
    });

    test.each(cases)('$label', async (one) => {
      const { to = '+919812345678', text = 'Nearest: Civil Hospital, 4 km', template } = one.message ?? {};
      const address = one.reply === 'not-listening' ? await freeAddress() : fake.url;
      const variables = { ...config(address), ...one.config };
      const number = PhoneNumber.parse(to);
      if (!channel.sender || !number) throw new Error('nothing to send with, or nobody to send to');
      fake.willReply(one.reply);

      const result = await channel
        .sender(variables)({ to: number, text, ...(template === undefined ? {} : { template }) })
        .catch((error: unknown) => error);

      if (result instanceof Error && !(result instanceof SendFailed)) throw result;
      expect(
        result instanceof SendFailed ? { failed: result.outcome, reason: result.reason } : result,
      ).toEqual(one.expect);
      const asked = fake.asked();
      expect(asked).toHaveLength(one.request ? 1 : 0);
      if (one.request && asked[0]) compare(asked[0], one.request);
      const seen = everythingIn(result);
      for (const secret of secretsIn(variables)) expect(seen).not.toContain(secret);
      expect(seen).not.toContain(to.replace(/\D/g, ''));
      if (!(result instanceof SendFailed)) return;
      expect(seen).not.toContain(text);
      expect(result.cause).toBeUndefined();
      expect(result.reason).toMatch(/^[a-z0-9-]{1,40}$/);
    });
  });
}

function compare(asked: Asked, wanted: ExpectedRequest): void {
  expect({ method: asked.method, path: asked.path }).toEqual({ method: wanted.method, path: wanted.path });
  expect(asked.headers).toMatchObject(wanted.headers ?? {});
  if (wanted.form) expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual(wanted.form);
  if (wanted.json !== undefined) expect(JSON.parse(asked.body)).toEqual(wanted.json);
}

function createFake() {
  let reply: ProviderReply | undefined;
  let seen: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      give(response, reply);
    });
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    listen: () => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
    willReply: (next: ProviderReply) => {
      reply = next;
      seen = [];
    },
    asked: () => seen,
  };
}

function give(response: ServerResponse, reply: ProviderReply | undefined): void {
  if (reply === 'stall') return;
  if (reply === undefined || reply === 'hang-up' || reply === 'not-listening') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json', ...reply.headers });
  response.end(reply.body);
}

/** An address where nothing listens: it was free a moment ago. */
async function freeAddress(): Promise<string> {
  const fake = createFake();
  await fake.listen();
  const { url } = fake;
  await fake.close();
  return url;
}
