import { measure } from './septets.ts';
import type { Fate } from './fate.ts';
import type { Form, Reply, Road } from './road.ts';

/** The code of this network's one service. Answers may be dialled with it: *384*4247*2*211001#. */
export const SERVICE_CODE = '*384*4247#';

/** What 160 octets hold (3GPP TS 23.038): septets, or units of two octets. */
const LIMITS = { gsm7: 182, ucs2: 80 } as const;

/** Why the network, not the service, had the last word. */
export type Trouble = 'unknownCode' | 'noSession' | 'busy' | 'noAnswer' | 'lost' | 'badAnswer' | 'tooLong';

/** What a phone shows after a hop: the service's text, or the network's own with its `error`. */
export interface Shown {
  readonly session: string | null;
  readonly text: string;
  readonly open: boolean;
  readonly error?: Trouble;
  /** For whoever tests: "183 of 182 septets", "status 500". */
  readonly detail?: string;
}

/** What phones say when the network fails them. */
const NETWORK_TEXT = 'Connection problem or invalid MMI code.';

interface Session {
  readonly id: string;
  readonly number: string;
  readonly fate: Fate;
  readonly startedAt: number;
  hops: number;
  /** Every answer so far, joined with "*". */
  history: string;
  isWaiting: boolean;
  lastReply: string;
  /** The hop before, to be sent once more out of its turn. */
  previous?: { readonly form: Form; readonly body: string };
  patience?: NodeJS.Timeout;
}

/** The USSD exchange: at most one session a phone, as in life. */
export interface Sessions {
  dial(number: string, code: string): Promise<Shown>;
  /** `session`, when given, must be the one open. */
  answer(number: string, input: string, session?: string): Promise<Shown>;
  /** Whether there was a session to end. */
  hangUp(number: string): boolean;
}

/** Sessions of Africa's Talking's kind: the whole history with each hop, "CON …" or "END …" back, an event at the end. */
export function createSessions(road: Road, newId: () => string): Sessions {
  const sessions = new Map<string, Session>();
  const { counts, clock } = road;

  function end(session: Session, status: 'Success' | 'Incomplete' | 'Failed', why = ''): void {
    if (sessions.get(session.number) !== session) return;
    sessions.delete(session.number);
    clearTimeout(session.patience);
    road.beside(() =>
      road.deliver(
        'ussd-events',
        eventForm(session, status, why, clock.now()),
        road.fate(`${session.number} event`),
      ),
    );
  }

  function fail(session: Session, error: Trouble, status: 'Incomplete' | 'Failed', detail: string): Shown {
    if (sessions.get(session.number) === session) counts.droppedSessions++;
    end(session, status, error);
    return { session: session.id, text: NETWORK_TEXT, open: false, error, detail };
  }

  /** Sends a hop a second time beside the conversation, and compares its answer with the first one's. */
  function repeat(form: Form, first: Promise<Reply | string>): void {
    counts.repeatedHops++;
    const again = road.post('ussd', form, road.switches().answerWithinMs).catch(() => null);
    road.beside(async () => {
      const [one, other] = await Promise.all([first.catch(() => null), again]);
      const body = typeof one === 'string' ? one : one?.body;
      if (body !== undefined && other && other.body !== body) counts.differingAnswers++;
    });
  }

  async function hop(session: Session): Promise<Shown> {
    const { webhooks, answerWithinMs, thinkWithinMs } = road.switches();
    const { fate, previous } = session;
    const isLost = fate.happens(webhooks.loss);
    const isTwice = fate.happens(webhooks.duplicate);
    const isOvertaken = fate.happens(webhooks.reorder);
    const isCut = fate.happens(webhooks.error);
    const delayMs = fate.upTo(webhooks.delayMs);
    const form = hopForm(session);
    clearTimeout(session.patience);
    counts.hops++;
    session.hops++;
    await road.pause(delayMs);
    if (isLost) return fail(session, 'lost', 'Incomplete', 'the hop never arrived');

    const asked = road.post('ussd', form, answerWithinMs);
    if (isTwice) repeat(form, asked);
    let reply: Reply;
    try {
      reply = await asked;
    } catch {
      return fail(session, 'noAnswer', 'Failed', `no answer within ${answerWithinMs} ms`);
    }
    if (isOvertaken && previous) repeat(previous.form, Promise.resolve(previous.body));
    if (isCut) return fail(session, 'lost', 'Failed', 'the answer was lost');

    session.previous = { form, body: reply.body };
    session.lastReply = reply.body;
    const fault = faultOf(reply);
    if (fault) return fail(session, ...fault);
    // The person may have hung up meanwhile.
    const isOpen = reply.body.startsWith('CON') && sessions.get(session.number) === session;
    if (isOpen)
      session.patience = setTimeout(() => fail(session, 'lost', 'Incomplete', ''), thinkWithinMs).unref();
    else end(session, 'Success');
    return { session: session.id, text: reply.body.slice(4), open: isOpen };
  }

  async function send(session: Session): Promise<Shown> {
    session.isWaiting = true;
    try {
      return await hop(session);
    } finally {
      session.isWaiting = false;
    }
  }

  const refuse = (error: Trouble, session: string | null = null, open = false): Shown => ({
    session,
    text: NETWORK_TEXT,
    open,
    error,
  });

  return {
    dial(number, code) {
      const history = suffixOf(code);
      if (history === null) return Promise.resolve(refuse('unknownCode'));
      const former = sessions.get(number);
      if (former) end(former, 'Incomplete');
      const startedAt = clock.now().getTime();
      const fate = road.fate(`${number} ussd`);
      const session: Session = {
        id: `ATUid_${newId()}`,
        number,
        fate,
        startedAt,
        hops: 0,
        history,
        isWaiting: false,
        lastReply: '',
      };
      sessions.set(number, session);
      counts.sessions++;
      return send(session);
    },

    answer(number, input, id) {
      const session = sessions.get(number);
      if (!session || (id !== undefined && id !== session.id)) return Promise.resolve(refuse('noSession'));
      if (session.isWaiting) return Promise.resolve(refuse('busy', session.id, true));
      session.history = session.history === '' ? input : `${session.history}*${input}`;
      return send(session);
    },

    hangUp(number) {
      const session = sessions.get(number);
      if (session) end(session, 'Incomplete');
      return session !== undefined;
    },
  };
}

/** The answers dialled with the code; null for a code of somebody else's. */
function suffixOf(code: string): string | null {
  const stem = SERVICE_CODE.slice(0, -1);
  if (code === SERVICE_CODE) return '';
  return code.startsWith(`${stem}*`) && code.endsWith('#') ? code.slice(stem.length + 1, -1) : null;
}

function faultOf({ status, type, body }: Reply): [Trouble, 'Failed', string] | null {
  if (status !== 200) return ['badAnswer', 'Failed', `status ${status}`];
  if (!type.startsWith('text/plain')) return ['badAnswer', 'Failed', `type ${type || 'missing'}`];
  if (!/^(CON|END) /.test(body)) return ['badAnswer', 'Failed', 'neither CON nor END'];
  const { alphabet, units } = measure(body.slice(4));
  const limit = LIMITS[alphabet];
  return units > limit
    ? ['tooLong', 'Failed', `${units} of ${limit} ${alphabet === 'gsm7' ? 'septets' : 'UCS-2 units'}`]
    : null;
}

/** "99999" is the provider's own sandbox. */
const hopForm = ({ id, number, history }: Session): Form => ({
  sessionId: id,
  phoneNumber: number,
  networkCode: '99999',
  serviceCode: SERVICE_CODE,
  text: history,
});

const eventForm = (session: Session, status: string, errorMessage: string, now: Date): Form => ({
  date: now.toISOString().slice(0, 19).replace('T', ' '),
  sessionId: session.id,
  serviceCode: SERVICE_CODE,
  networkCode: '99999',
  phoneNumber: session.number,
  status,
  cost: 'KES 0.10',
  durationInMillis: String(now.getTime() - session.startedAt),
  hopsCount: String(session.hops),
  input: session.history,
  lastAppResponse: session.lastReply,
  errorMessage,
});
