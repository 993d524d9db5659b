import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Mailbox, Tap } from './mailbox.ts';
import { Deed, NothingToTap, partOf, type WhatsAppMessage } from './meta-deeds.ts';
import { createPeople, person } from './meta-people.ts';
import { createMetaRoad } from './meta-road.ts';
import { checkSending, MetaFault, type ShownMessage } from './meta-sending.ts';
import { createMetaTemplates } from './meta-templates.ts';
import type { Road } from './road.ts';

/** The service's number at Meta and its app. */
export interface MetaAccount {
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** The only token taken. */
  readonly accessToken: string;
}

/** As the service has it in development. */
export const DEVELOPMENT_META: MetaAccount = {
  phoneNumberId: '100000000000001',
  appSecret: 'development',
  verifyToken: 'development',
  accessToken: 'development',
};

const WINDOW_MS = 24 * 3_600_000;
/** Messages with something to tap that are kept of each person. */
const MAX_TAPPABLE = 20;

const Batch = z.object({
  did: z
    .array(z.intersection(z.object({ by: person }), Deed))
    .min(1)
    .max(100),
});
const count = z.coerce.number().int().min(0);
const Inbox = z.object({ after: count.default(0), wait: count.max(60_000).default(0) });
const Handshake = z.object({ token: z.string().optional(), challenge: z.string().default('1158201444') });

type Told = Readonly<Record<string, unknown>> & { readonly id: string };

/**
 * WhatsApp of Meta's kind. People, by their number or their id: POST /meta/people/{person}/text|tap|location|voice|message,
 * GET /meta/people/{person}/inbox, POST /meta/people/{person}/settings; several at once: POST /meta/batch; for all:
 * POST /meta/settings; whether the address is the service's: POST /meta/verify; a template to be approved: POST /meta/templates.
 * The service: POST /{number}/messages.
 */
export function createMeta({
  road,
  mailbox,
  newId,
  serviceUrl,
  account = DEVELOPMENT_META,
}: {
  readonly road: Road;
  readonly mailbox: Mailbox;
  readonly newId: () => string;
  /** Where the service listens, on this machine. */
  readonly serviceUrl: () => string;
  readonly account?: MetaAccount | undefined;
}): Router {
  const meta = createMetaRoad(road, serviceUrl, account.appSecret);
  const people = createPeople();
  const templates = createMetaTemplates();
  const { known, boxOf, settingsOf } = people;

  /** As WhatsApp's own, with the person's number in it. */
  const wamid = (name: string): string =>
    `wamid.${Buffer.from(`${name.replace(/^\+/, '')} ${newId()}`).toString('base64url')}`;

  const seconds = (): string => String(Math.floor(road.clock.now().getTime() / 1000));

  const notice = (value: object): object => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '918044440042', phone_number_id: account.phoneNumberId },
              ...value,
            },
            field: 'messages',
          },
        ],
      },
    ],
  });

  /** A thing that a person did as Meta tells it: the message, and who they are. */
  function tell(name: string, deed: Deed): { readonly message: Told; readonly contact: object } {
    const one = known(name);
    const part = partOf(deed, one.tappable, newId);
    one.lastWordAt = road.clock.now().getTime();
    const isHidden = !name.startsWith('+') || settingsOf(name).hidesNumber;
    const user_id = people.idOf(name);
    const wa_id = name.replace(/^\+/, '');
    road.counts.texts++;
    return {
      contact: { profile: { name: 'Asha' }, user_id, ...(isHidden ? {} : { wa_id }) },
      message: {
        ...(isHidden ? {} : { from: wa_id }),
        from_user_id: user_id,
        id: wamid(name),
        timestamp: seconds(),
        ...part,
      },
    };
  }

  function did(name: string, deed: Deed): { readonly id: string; readonly userId: string } {
    const { message, contact } = tell(name, deed);
    meta.deliver(name, notice({ contacts: [contact], messages: [message] }));
    return { id: message.id, userId: people.idOf(name) };
  }

  /** What is wrong with sending this to them, if anything. */
  function faultOf(name: string, shown: ShownMessage): MetaFault | null {
    const { onWhatsApp, window } = settingsOf(name);
    if (!onWhatsApp) return new MetaFault(131026, 'Message undeliverable', 'Message Undeliverable.');
    const { lastWordAt = -Infinity } = known(name);
    const isOpen =
      window === 'open' || (window === 'clock' && road.clock.now().getTime() - lastWordAt < WINDOW_MS);
    return isOpen || shown.type === 'template'
      ? null
      : new MetaFault(
          131047,
          'Re-engagement message',
          'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
        );
  }

  /** Statuses, each in a request of its own; the other way round when the one overtakes the other. */
  function report(name: string, id: string, words: readonly object[]): void {
    const isOvertaken = road.fate(`${name} meta order`).happens(road.switches().webhooks.reorder);
    const recipient = name.startsWith('+') ? { recipient_id: name.slice(1) } : {};
    for (const word of isOvertaken ? words.toReversed() : words) {
      const status = {
        id,
        timestamp: seconds(),
        ...recipient,
        recipient_user_id: people.idOf(name),
        ...word,
      };
      meta.deliver(`${name} status`, notice({ statuses: [status] }), settingsOf(name).reportMs);
    }
  }

  /** Takes a sending; throws MetaFault. What follows from it follows whether or not the answer arrives. */
  function take(body: Record<string, unknown>): object {
    if (body.messaging_product !== 'whatsapp')
      throw new MetaFault(100, 'Invalid parameter', 'The parameter messaging_product is required.');
    const shown = checkSending(body, templates.show);
    const { to, recipient } = z
      .object({ to: z.string().optional(), recipient: z.string().optional() })
      .parse(body);
    const given = to ?? recipient ?? '';
    const id = wamid(given);
    const answer = { messaging_product: 'whatsapp', contacts: [{ input: given }], messages: [{ id }] };
    // An id in "to" is taken for a number that nobody has: github.com/chatwoot/chatwoot/pull/15150.
    if (to !== undefined && /^[A-Z]{2}\./.test(to)) return answer;
    const { data: name } = person.safeParse(given);
    if (name === undefined) throw new MetaFault(100, 'Invalid parameter', 'The recipient is not valid.');
    const fault = faultOf(name, shown);
    if (fault && settingsOf(name).refusal === 'answer') throw fault;
    if (fault) {
      report(name, id, [{ status: 'failed', errors: [{ code: fault.code, title: fault.message }] }]);
      return answer;
    }
    deliver(name, id, shown);
    report(name, id, [
      { status: 'sent' },
      { status: 'delivered' },
      ...(settingsOf(name).reads ? [{ status: 'read' }] : []),
    ]);
    return answer;
  }

  function deliver(name: string, id: string, { text, ...whatsapp }: ShownMessage): void {
    const message = {
      id,
      to: boxOf(name),
      from: 'WhatsApp',
      text,
      parts: 1,
      at: road.clock.now().toISOString(),
      medium: 'whatsapp' as const,
      taps: tapsOf(whatsapp),
      whatsapp,
    };
    const sent = mailbox.add(message) as WhatsAppMessage;
    road.counts.sms++;
    if (message.taps.length === 0) return;
    const { tappable } = known(name);
    tappable.push(sent);
    if (tappable.length > MAX_TAPPABLE) tappable.shift();
  }

  async function send(request: Request, response: Response): Promise<void> {
    const body = request.body as Record<string, unknown>;
    const { delayMs, error, stall, lostAnswer } = road.switches().sends;
    const fate = road.fate(`${String(body.to ?? body.recipient)} meta send`);
    const [isError, isStalled, isLost] = [error, stall, lostAnswer].map((chance) => fate.happens(chance));
    await road.pause(fate.upTo(delayMs));
    if (isStalled) return;
    if (isError) throw new MetaFault(131000, 'Something went wrong', 'Message failed to send.', 500);
    if (request.get('authorization') !== `Bearer ${account.accessToken}`)
      throw new MetaFault(190, 'Invalid OAuth access token', 'Cannot parse access token', 401);
    if (request.params[0] !== account.phoneNumberId)
      throw new MetaFault(100, 'Invalid parameter', 'Object with this ID does not exist');
    const answer = take(body);
    if (isLost) response.destroy();
    else response.json(answer);
  }

  const router = express.Router();
  const by = ({ params }: Request): string => person.parse(String(params.person));
  router.post(/^(?:\/v\d+\.\d+)?\/(\d+)\/messages$/, express.json({ limit: '1mb' }), send);
  router.use('/meta', express.json());

  const deed = (path: string, read: (body: unknown) => unknown): void =>
    void router.post(`/meta/people/:person/${path}`, (request, response) => {
      response.status(202).json(did(by(request), Deed.parse(read(request.body))));
    });
  deed('text', (body) => body);
  deed('tap', (body) => ({ tap: z.object({ tap: z.string() }).parse(body).tap }));
  deed('location', (location) => ({ location }));
  deed('voice', () => ({ voice: true }));
  deed('message', (message) => ({ message }));

  router.post('/meta/batch', (request, response) => {
    const told = Batch.parse(request.body).did.map(({ by: name, ...rest }) => tell(name, rest as Deed));
    const [messages, contacts] = [told.map(({ message }) => message), told.map(({ contact }) => contact)];
    meta.deliver('batch', notice({ contacts, messages }));
    response.status(202).json({ ids: messages.map(({ id }) => id) });
  });
  router.get('/meta/people/:person/inbox', async (request, response) => {
    const { after, wait } = Inbox.parse(request.query);
    const all = await mailbox.receive(boxOf(by(request)), after, wait, road.signal);
    const messages = all.filter((one) => 'whatsapp' in one);
    response.json({ messages, last: all.at(-1)?.n ?? after });
  });
  router.post('/meta/people/:person/settings', (request, response) => {
    response.json(people.set(request.body, by(request)));
  });
  router.post('/meta/settings', (request, response) => void response.json(people.set(request.body)));
  router.post('/meta/templates', (request, response) => {
    response.json(templates.create(request.body));
  });
  router.post('/meta/verify', async (request, response) => {
    const { token = account.verifyToken, challenge } = Handshake.parse(request.body ?? {});
    const { status, type, body } = await meta.challenge({
      'hub.mode': 'subscribe',
      'hub.verify_token': token,
      'hub.challenge': challenge,
    });
    response.json({ verified: status === 200 && body === challenge, status, type });
  });
  router.use(explain);
  return router;
}

const tapsOf = ({ buttons = [], rows = [] }: Omit<ShownMessage, 'text'>): readonly Tap[] => [
  ...buttons.map((button) => ({ ...button, kind: 'button' as const })),
  ...rows.map((row) => ({ ...row, kind: 'row' as const })),
];

const explain: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof MetaFault) response.status(error.status).json(error.body);
  else if (error instanceof NothingToTap) response.status(404).json({ error: error.message });
  else next(error);
};
