import express, { type Response, type Router } from 'express';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SMTPServer, SMTPServerOptions } from 'smtp-server';
import { z } from 'zod';
import { EmailAddress } from '../../core/address.ts';
import { createMailbox, type SentSms } from './mailbox.ts';
import type { Road } from './road.ts';

const HOST = '127.0.0.1';

/** Mails kept for the inboxes, and bytes of one. */
const KEPT = 10_000;
const MAX_BYTES = 1_000_000;

const MAX_WAIT_MS = 60_000;
const count = z.coerce.number().int().min(0);
const Inbox = z.object({ after: count.default(0), wait: count.max(MAX_WAIT_MS).default(0) });
const Mailbox = z.object({
  address: z.string().transform((text, context) => {
    const address = EmailAddress.parse(text);
    if (address) return address.mailbox;
    context.addIssue({ code: 'custom', message: 'not an e-mail address' });
    return z.NEVER;
  }),
});

/** A mail server on this machine that sends nothing on: what it takes lies in its people's inboxes. */
export interface Mail {
  /** Serves GET /mail/people/{address}/inbox?after=0&wait=10000. */
  readonly router: Router;
  /** Once it listens. */
  readonly port: number;
  /** 0 takes any free one. */
  listen(port: number): Promise<void>;
  close(): Promise<void>;
}

/** Plays the mail server of the service's SMTP_URL. Of the road's switches it knows those of sends. */
export function createMail(road: Road, goneSignal: (response: Response) => AbortSignal): Mail {
  const mailbox = createMailbox(KEPT);

  async function take(raw: Buffer, from: string, to: readonly string[]): Promise<void> {
    const { delayMs, error, stall } = road.switches().sends;
    const fate = road.fate(`${to[0] ?? ''} mail`);
    await road.pause(fate.upTo(delayMs));
    if (fate.happens(stall)) await new Promise((resolve) => road.signal.addEventListener('abort', resolve));
    if (fate.happens(error)) throw Object.assign(new Error('try again later'), { responseCode: 451 });
    const { id, subject, text } = readMail(raw.toString('utf8'));
    const at = road.clock.now().toISOString();
    for (const person of to) {
      mailbox.add({ id, to: person, from, subject, text, parts: 1, at, medium: 'email' });
    }
  }

  let server: SMTPServer | null = null;
  const options: SMTPServerOptions = {
    name: 'simulator',
    banner: 'a mail server that sends nothing on',
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _, done) => done(null, { user: username }),
    size: MAX_BYTES,
    disableReverseLookup: true,
    onRcptTo: ({ address }, _, done) =>
      done(
        EmailAddress.parse(address)
          ? null
          : Object.assign(new Error('no such mailbox'), { responseCode: 550 }),
      ),
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const to = envelope.rcptTo.map(({ address }) => EmailAddress.parse(address)!.mailbox);
      buffer(stream)
        .then((raw) => take(raw, from, to))
        .then(
          () => done(),
          (error: unknown) => done(error as Error),
        );
    },
  };

  const router = express.Router();
  router.get('/mail/people/:address/inbox', async (request, response) => {
    const { address } = Mailbox.parse(request.params);
    const { after, wait } = Inbox.parse(request.query);
    const messages = await mailbox.receive(address, after, wait, goneSignal(response));
    response.json({ messages, last: messages.at(-1)?.n ?? after });
  });

  return {
    router,
    get port() {
      return (server?.server.address() as AddressInfo).port;
    },
    async listen(port) {
      // Only here: the bundle of the service holds the simulator too, and in production this package is not there.
      const smtp = new (await import('smtp-server')).SMTPServer(options);
      server = smtp;
      // A client that breaks off is its own affair.
      smtp.on('error', () => undefined);
      await new Promise<void>((resolve, reject) => {
        smtp.server.once('error', reject);
        smtp.listen(port, HOST, () => {
          smtp.server.off('error', reject);
          resolve();
        });
      });
    },
    close: () => new Promise((resolve) => (server?.server.listening ? server.close(resolve) : resolve())),
  };
}

/** The id, subject and words of a mail that has only words. */
function readMail(raw: string): Required<Pick<SentSms, 'id' | 'subject' | 'text'>> {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const fields = head.replace(/\r\n[ \t]+/g, ' ');
  const field = (name: string): string =>
    new RegExp(`^${name}:[ \t]*(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? '';
  const body = decode(rest.join('\r\n\r\n'), field('Content-Transfer-Encoding').toLowerCase());
  return {
    id: field('Message-ID').replace(/^<|>$/g, ''),
    subject: field('Subject').replace(ENCODED_WORD, (_, way: string, word: string) =>
      decode(word.replaceAll('_', ' '), way.toLowerCase() === 'b' ? 'base64' : 'quoted-printable'),
    ),
    text: body.replaceAll('\r\n', '\n').trimEnd(),
  };
}

/** RFC 2047, where it is UTF-8; the space between two of them is nobody's. */
const ENCODED_WORD = /=\?utf-8\?([qb])\?([^?]*)\?=(?: +(?==\?))?/gi;

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
