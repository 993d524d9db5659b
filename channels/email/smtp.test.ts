import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { EmailAddress, type Address } from '../../core/address.ts';
import { SendFailed } from '../../core/errors.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { everythingIn } from '../testing/secrets.ts';
import { smtp } from './smtp.ts';

const LIMITS = { connectMs: 300, silenceMs: 300, allMs: 600 };
const MAIL_FROM = 'Arogya <no-reply@arogya.example>';
const asha = EmailAddress.parse('Asha@example.org')!;

let stop: () => Promise<unknown> = () => Promise.resolve();
afterEach(() => stop());

const send = (url: string, text = 'Your code is 123456.', to: Address = asha, from = MAIL_FROM) => {
  const carrier = smtp({ limits: LIMITS });
  const config = carrier.variables.parse({ SMTP_URL: url, MAIL_FROM: from });
  return carrier
    .sender(config)({ to, text })
    .catch((error: unknown) => error);
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A mail server; what it took. */
async function serve(options: SMTPServerOptions = {}) {
  const taken: { from: string; to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onData(stream, { envelope }, done) {
      void buffer(stream).then((raw) => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: raw.toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stop = () => new Promise((done) => server.close(() => done(undefined)));
  return { url: `smtp://127.0.0.1:${portOf(server.server)}`, taken };
}

/** A server that says its lines one after the other, each after a line that it hears, and then what `after` says. */
async function recite(lines: readonly string[], after: 'silence' | 'hang-up') {
  const server = createServer((socket) => {
    const left = [...lines];
    const say = (): void => {
      const line = left.shift();
      if (line !== undefined) socket.write(`${line}\r\n`);
      else if (after === 'hang-up') socket.destroy();
    };
    socket.on('error', () => undefined);
    socket.on('data', say);
    say();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stop = () => new Promise((done) => server.close(done));
  return `smtp://127.0.0.1:${portOf(server)}`;
}

const replying = (responseCode: number) =>
  Object.assign(new Error('Asha@example.org: no, by SECRET'), { responseCode });

describe('a mail that is taken', () => {
  test('is plain text from the sender, under a name alone, with an id of ours', async () => {
    const { url, taken } = await serve();
    const result = (await send(url)) as { providerMessageId: string };
    expect(result).toEqual({ providerMessageId: expect.stringMatching(/^[\w-]{36}@arogya\.example$/) });
    expect(taken).toHaveLength(1);
    const { from, to, raw } = taken[0]!;
    expect({ from, to }).toEqual({ from: 'no-reply@arogya.example', to: ['Asha@example.org'] });
    for (const line of [
      'From: Arogya <no-reply@arogya.example>',
      'To: Asha@example.org',
      'Subject: Arogya',
      `Message-ID: <${result.providerMessageId}>`,
      'Auto-Submitted: auto-generated',
      'Content-Type: text/plain; charset=utf-8',
    ])
      expect(raw).toContain(`${line}\r\n`);
    expect(raw).toContain('\r\n\r\nYour code is 123456.');
  });

  test('signs in where the address says so', async () => {
    let password: string | null | undefined;
    const { url, taken } = await serve({
      onAuth: (auth, _, done) => {
        password = auth.password;
        done(null, { user: auth.username });
      },
    });
    await send(url.replace('//', '//arogya:p%40ss@'));
    expect({ password, mails: taken.length }).toEqual({ password: 'p@ss', mails: 1 });
  });

  test('to a name in another script', async () => {
    const { url, taken } = await serve();
    await send(url, 'आपका कोड 123456', EmailAddress.parse('आशा@डाटामेल.भारत')!);
    expect(taken).toHaveLength(1);
  });
});

const failures: readonly [string, () => Promise<string>, SendFailed['outcome'], string][] = [
  ['nobody listens', freeUrl, 'retry', 'unreachable'],
  ['it is not greeted', () => recite([], 'silence'), 'retry', 'timeout'],
  ['it is turned away', () => recite(['554 go away'], 'hang-up'), 'retry', 'unreachable'],
  [
    'it is not encrypted on the way to another machine',
    async () => (await serve()).url.replace('127.0.0.1', '127.0.0.2'),
    'retry',
    'unreachable',
  ],
  [
    'it must be encrypted and is not',
    async () => `${(await serve()).url}?requireTLS=true`,
    'retry',
    'unreachable',
  ],
  [
    'the password is wrong',
    async () =>
      (await serve({ onAuth: (_, __, done) => done(replying(535)) })).url.replace('//', '//arogya:SECRET@'),
    'retry',
    'credentials',
  ],
  [
    'the sender is put off',
    async () => (await serve({ onMailFrom: (_, __, done) => done(replying(451)) })).url,
    'retry',
    'smtp-451',
  ],
  [
    'the person is unknown',
    async () => (await serve({ onRcptTo: (_, __, done) => done(replying(550)) })).url,
    'rejected',
    'smtp-550',
  ],
  [
    'the person is put off',
    async () => (await serve({ onRcptTo: (_, __, done) => done(replying(450)) })).url,
    'retry',
    'smtp-450',
  ],
  ['the mail is put off', async () => (await serve({ onData: drained(451) })).url, 'retry', 'smtp-451'],
  ['the mail is refused', async () => (await serve({ onData: drained(554) })).url, 'rejected', 'smtp-554'],
  [
    'it is silent after the mail',
    async () => (await serve({ onData: (stream) => void stream.resume() })).url,
    'unknown',
    'timeout',
  ],
  [
    'it hangs up after the mail',
    () => recite(['220 here', '250 here', '250 from', '250 to', '354 go on'], 'hang-up'),
    'unknown',
    'connection-lost',
  ],
];

function drained(code: number): NonNullable<SMTPServerOptions['onData']> {
  return (stream, _, done) => {
    stream.resume();
    stream.on('end', () => done(replying(code)));
  };
}

async function freeUrl(): Promise<string> {
  const { url } = await serve();
  await stop();
  stop = () => Promise.resolve();
  return url;
}

describe('a mail that is not taken', () => {
  test.each(failures)('%s', async (_, at, outcome, reason) => {
    const failure = (await send(await at())) as SendFailed;
    expect(failure).toBeInstanceOf(SendFailed);
    expect([failure.outcome, failure.reason]).toEqual([outcome, reason]);
    const told = everythingIn(failure);
    for (const secret of ['SECRET', 'example.org', '123456']) expect(told).not.toContain(secret);
    expect(failure.cause).toBeUndefined();
  });

  test('a phone has no mailbox', async () => {
    const { url, taken } = await serve();
    expect(await send(url, 'hello', PhoneNumber.parse('+919812345678')!)).toMatchObject({
      outcome: 'rejected',
      reason: 'no-mailbox',
    });
    expect(taken).toEqual([]);
  });

  test('however slowly a server talks, it ends', async () => {
    const slow = createServer((socket) => {
      socket.on('error', () => undefined);
      const drip = setInterval(() => socket.write('220-still\r\n'), 50);
      socket.on('close', () => clearInterval(drip));
    });
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
    stop = () => new Promise((done) => slow.close(done));
    const began = performance.now();
    expect(await send(`smtp://127.0.0.1:${portOf(slow)}`)).toMatchObject({ outcome: 'retry' });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('its variables', () => {
  const parse = (SMTP_URL: string, from: string) => smtp().variables.safeParse({ SMTP_URL, MAIL_FROM: from });

  test.each([
    ['Arogya <no-reply@arogya.example>', 'Arogya', 'no-reply@arogya.example'],
    ['no-reply@arogya.example', 'arogya.example', 'no-reply@arogya.example'],
    ['<no-reply@arogya.example>', 'arogya.example', 'no-reply@arogya.example'],
  ])('%s', (from, name, mailbox) => {
    expect(parse('smtp://127.0.0.1', from).data?.MAIL_FROM).toEqual({ name, mailbox });
  });

  test.each([
    ['smtp://127.0.0.1', ''],
    ['smtp://127.0.0.1', 'Arogya'],
    ['smtp://127.0.0.1', 'A\r\nBcc: x@example.org <no-reply@arogya.example>'],
    ['http://127.0.0.1', MAIL_FROM],
    ['smtp://', MAIL_FROM],
  ])('%j and %j are refused', (url, from) => {
    expect(parse(url, from).success).toBe(false);
  });
});
