import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { z } from 'zod';
import { EmailAddress } from '../../core/address.ts';
import { SendFailed } from '../../core/errors.ts';
import type { Carrier } from '../carrier.ts';
import type { Accepted, OutgoingMessage } from '../channel.ts';

/** Milliseconds: to be connected and greeted, of silence, and for all of it. */
const LIMITS = { connectMs: 4_000, silenceMs: 5_000, allMs: 9_000 } as const;

/** Here nobody listens on the wire. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const MAX_NAME = 60;

const Variables = z.object({
  SMTP_URL: z.string().regex(/^smtps?:\/\/[^\s/]+/, 'must start with smtp:// or smtps://'),
  MAIL_FROM: z.string().transform((text, context) => {
    const sender = readSender(text);
    if (sender) return sender;
    context.addIssue({ code: 'custom', message: 'must be an address, or Name <address>' });
    return z.NEVER;
  }),
});

/** The mail server, and who writes. */
export type SmtpVariables = z.output<typeof Variables>;

/** Whom a mail is from. The name is the subject too: it is seen on locked phones, so it may say nothing of health. */
export interface Sender {
  readonly name: string;
  readonly mailbox: string;
}

/**
 * E-mail through any SMTP server (RFC 5321), in plain text. To another machine the connection is encrypted, or nothing
 * is sent, unless SMTP_URL says ?requireTLS=false.
 */
export const smtp = ({ limits = LIMITS }: { readonly limits?: Limits } = {}): Carrier<SmtpVariables> => ({
  id: 'email/smtp',
  variables: Variables,
  sender: (config) => createSender(config, limits),
});

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

function createSender(
  { SMTP_URL, MAIL_FROM: from }: SmtpVariables,
  { connectMs, silenceMs, allMs }: Limits,
): (message: OutgoingMessage) => Promise<Accepted> {
  const server = parseConnectionUrl(SMTP_URL);
  const options = {
    requireTLS: !LOOPBACK.has(server.host ?? ''),
    ...server,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    socketCloseTimeout: 0,
  };
  return async ({ to, text }) => {
    if (to.kind !== 'email') throw new SendFailed('rejected', 'no-mailbox');
    const id = `${randomUUID()}@${from.mailbox.slice(from.mailbox.lastIndexOf('@') + 1)}`;
    const mail = compile({ from, to: to.mailbox, text, id });
    const bytes = await mail.build();
    const connection = new SMTPConnection(options);
    const talk = talkOn(connection);
    const late = new AbortController();
    try {
      await Promise.race([
        talk.send(server.auth, mail.getEnvelope(), bytes),
        talk.broken,
        sleep(allMs, undefined, late).then(() => {
          throw Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
        }),
      ]);
    } catch (error) {
      throw explain(error, talk.stage());
    } finally {
      late.abort();
      connection.close();
    }
    return { providerMessageId: id };
  };
}

const compile = ({ from, to, text, id }: { from: Sender; to: string; text: string; id: string }) =>
  new MailComposer({
    from: { name: from.name, address: from.mailbox },
    to: { name: '', address: to },
    subject: from.name,
    text,
    messageId: `<${id}>`,
    // Nobody's absence is to be told to a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();

type Stage = 'connecting' | 'signing-in' | 'sending';
type Envelope = Parameters<SMTPConnection['send']>[0];
type Callback = (error?: Error | null) => void;

/** A connection whose every step is waited for, and which knows how far it came. */
function talkOn(connection: SMTPConnection) {
  let stage: Stage = 'connecting';
  const broken = new Promise<never>((_, reject) => connection.once('error', reject));
  // It may break when nobody waits any more.
  broken.catch(() => undefined);
  const step = (next: Stage, take: (done: Callback) => void): Promise<void> => {
    stage = next;
    return new Promise((resolve, reject) => take((error) => (error ? reject(error) : resolve())));
  };
  return {
    broken,
    stage: () => stage,
    async send(
      auth: { readonly user: string; readonly pass: string } | undefined,
      envelope: Envelope,
      bytes: Buffer,
    ): Promise<void> {
      await step('connecting', (done) => connection.connect(done));
      if (auth) await step('signing-in', (done) => connection.login({ credentials: auth }, done));
      await step('sending', (done) => connection.send(envelope, bytes, done));
    },
  };
}

/**
 * What a failure means. A server's answer is certain: 4yz may be otherwise later, 5yz will not (RFC 5321, section 4.2.1).
 * Where it fell silent while the mail went over, nobody knows. Its words may hold the address, and are not passed on.
 */
function explain(error: unknown, stage: Stage): SendFailed {
  if (error instanceof SendFailed) return error;
  const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number };
  if (stage === 'connecting')
    return new SendFailed('retry', code === 'ETIMEDOUT' ? 'timeout' : 'unreachable');
  if (stage === 'signing-in') return new SendFailed('retry', 'credentials');
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 600)
    return new SendFailed(responseCode < 500 ? 'retry' : 'rejected', `smtp-${responseCode}`);
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return new SendFailed('rejected', 'not-taken');
  return new SendFailed('unknown', code === 'ETIMEDOUT' ? 'timeout' : 'connection-lost');
}

/** "Name <address>", or an address, which is then called by its domain. */
function readSender(text: string): Sender | null {
  const [, name, inBrackets] = /^(.*?)\s*<([^<>]+)>$/su.exec(text.trim()) ?? [];
  const address = EmailAddress.parse(inBrackets ?? text);
  if (!address) return null;
  const called = name || address.mailbox.slice(address.mailbox.lastIndexOf('@') + 1);
  return /^[^\p{C}<>"]+$/u.test(called) && called.length <= MAX_NAME
    ? { name: called, mailbox: address.mailbox }
    : null;
}
