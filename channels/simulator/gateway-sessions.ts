import type { GatewayReply, GatewayRequest, GatewayRoad } from './gateway-road.ts';
import type { Road } from './road.ts';
import { measure } from './septets.ts';
import type { Shown } from './sessions.ts';

/** What 160 octets hold (3GPP TS 23.038). */
const LIMITS = { gsm7: 182, ucs2: 80 } as const;

const NETWORK_TEXT = 'Connection problem or invalid MMI code.';

/** A session as a gateway knows it. */
interface Session {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  /** The code as it was dialled, without its "#". */
  readonly dialled: string;
  /** What was typed since. */
  readonly answers: readonly string[];
}

type Fields = Readonly<Record<string, string>>;

/** How one kind of gateway asks, and how it reads what comes back; written here anew, to check the service by. */
interface Kind {
  readonly code: string;
  ask(session: Session): Omit<GatewayRequest, 'path'>;
  /** The text to show and whether the session goes on; null when it is no answer of the form agreed on. */
  read(reply: GatewayReply): { readonly text: string; readonly open: boolean } | null;
  /** What is told of a person who hung up, if anything. */
  ended?(session: Session): Omit<GatewayRequest, 'path'>;
}

const last = ({ answers }: Session): string | undefined => answers.at(-1);
const bare = (number: string): string => number.slice(1);
const suffixOf = (session: Session, code: string): string => session.dialled.slice(code.length);

const conOrEnd = ({ body }: GatewayReply) => {
  const [, verb, text] = /^(CON|END) ([^]*)$/.exec(body) ?? [];
  return text === undefined ? null : { text, open: verb === 'CON' };
};

const byHeader = (name: string, open: string, closed: string) => (reply: GatewayReply) => {
  const value = reply.header(name);
  return value === open || value === closed ? { text: reply.body, open: value === open } : null;
};

const get = (query: Fields) => ({ query });

/** The gateways of this network, by the name in the service's address (USSD_GATEWAYS). */
export const GATEWAYS: Readonly<Record<string, Kind>> = {
  joined: {
    code: '*384*4248',
    ask(session) {
      const suffix = suffixOf(session, this.code).slice(1);
      const history = [...(suffix === '' ? [] : [suffix]), ...session.answers].join('*');
      return {
        form: {
          sessionId: session.id,
          phoneNumber: session.number,
          serviceCode: `${this.code}#`,
          text: history,
        },
      };
    },
    read: conOrEnd,
  },
  dialled: {
    code: '*415',
    ask: (session) =>
      get({
        SESSIONID: session.id,
        USSDCODE: '*415#',
        MSISDN: bare(session.number),
        INPUT: `${[session.dialled, ...session.answers].join('*')}#`,
      }),
    read: conOrEnd,
  },
  airtel: {
    code: '*121',
    ask: (session) =>
      get({
        SessionID: session.id,
        MSISDN: bare(session.number),
        MSC: 'msc',
        input: last(session) ?? session.dialled.slice(1),
      }),
    read: byHeader('freeflow', 'FC', 'FB'),
    ended: (session) =>
      get({ SessionID: session.id, msisdn: bare(session.number), clean: 'clean-session', error: '522' }),
  },
  imimobile: {
    code: '*56263',
    ask: (session) => get(imimobile(session, last(session) ?? `${session.dialled}#`)),
    read: byHeader('x-ussd-session', '1', '0'),
    ended: (session) => get(imimobile(session, 'Map Dialog User Abort User Reason: User specific reason')),
  },
  hubtel: {
    code: '*711',
    ask: (session) => ({ json: hubtel(session, session.answers.length === 0 ? 'Initiation' : 'Response') }),
    read({ body }) {
      const { Message: text, Type: type } = jsonIn(body);
      return typeof text === 'string' && (type === 'Response' || type === 'Release')
        ? { text, open: type === 'Response' }
        : null;
    },
    ended: (session) => ({ json: hubtel(session, 'Release') }),
  },
};

const imimobile = ({ number }: Session, msg: string): Fields => ({
  // As people there dial it.
  msisdn: number.startsWith('+91') ? number.slice(3) : bare(number),
  msg,
  code: 'AROGYA',
  tid: '1',
  dcs: '0',
});

const hubtel = (session: Session, type: string): object => ({
  Mobile: bare(session.number),
  SessionId: session.id,
  ServiceCode: '711',
  Type: type,
  Message: last(session) ?? `${session.dialled}#`,
  Operator: 'simulated',
  Sequence: session.answers.length + 1,
});

function jsonIn(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body)) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

/** The gateway that a dialled code belongs to; null when it is none of theirs. */
export function gatewayOf(code: string): string | null {
  const dialled = code.replace(/#$/, '');
  const found = Object.entries(GATEWAYS).find(
    ([, kind]) => dialled === kind.code || dialled.startsWith(`${kind.code}*`),
  );
  return found?.[0] ?? null;
}

/** USSD through gateways of every kind; a phone has at most one session at each. */
export interface GatewaySessions {
  dial(gateway: string, number: string, code: string): Promise<Shown>;
  answer(gateway: string, number: string, input: string): Promise<Shown>;
  /** Whether there was a session to end. */
  hangUp(gateway: string, number: string): boolean;
}

export function createGatewaySessions(
  road: Road,
  gateways: GatewayRoad,
  token: string,
  newId: () => string,
): GatewaySessions {
  const sessions = new Map<string, Session>();
  const { counts } = road;
  const keyOf = (gateway: string, number: string): string => `${gateway} ${number}`;
  const pathOf = (gateway: string): string => `/webhooks/ussd/${gateway}/${encodeURIComponent(token)}`;
  const refuse = (error: NonNullable<Shown['error']>): Shown => ({
    session: null,
    text: NETWORK_TEXT,
    open: false,
    error,
  });

  function fail(key: string, session: Session, error: NonNullable<Shown['error']>, detail: string): Shown {
    sessions.delete(key);
    counts.droppedSessions++;
    return { session: session.id, text: NETWORK_TEXT, open: false, error, detail };
  }

  async function hop(gateway: string, session: Session): Promise<Shown> {
    const kind = GATEWAYS[gateway]!;
    const key = keyOf(gateway, session.number);
    const request = { path: pathOf(gateway), ...kind.ask(session) };
    const fate = road.fate(key);
    sessions.set(key, session);
    counts.hops++;
    await road.pause(fate.upTo(road.switches().webhooks.delayMs));
    let reply: GatewayReply;
    try {
      const asked = gateways.ask(request);
      if (fate.happens(road.switches().webhooks.duplicate)) await compare(asked, gateways.ask(request));
      reply = await asked;
    } catch {
      return fail(key, session, 'noAnswer', 'no answer in time');
    }
    if (reply.status !== 200) return fail(key, session, 'badAnswer', `status ${reply.status}`);
    const page = kind.read(reply);
    if (!page || /^\s/.test(page.text)) return fail(key, session, 'badAnswer', 'not the form agreed on');
    const { alphabet, units } = measure(page.text);
    if (units > LIMITS[alphabet]) return fail(key, session, 'tooLong', `${units} of ${LIMITS[alphabet]}`);
    if (!page.open) sessions.delete(key);
    return { session: session.id, ...page };
  }

  /** A hop that was sent twice must have been answered twice alike. */
  async function compare(first: Promise<GatewayReply>, second: Promise<GatewayReply>): Promise<void> {
    counts.repeatedHops++;
    const [one, other] = (await Promise.all([first, second])).map(({ status, body, header }) =>
      JSON.stringify([status, body, header('freeflow'), header('x-ussd-session')]),
    );
    if (one !== other) counts.differingAnswers++;
  }

  return {
    dial(gateway, number, code) {
      const kind = Object.hasOwn(GATEWAYS, gateway) ? GATEWAYS[gateway] : undefined;
      const dialled = code.replace(/#$/, '');
      const isOurs =
        kind && (dialled === kind.code || dialled.startsWith(`${kind.code}*`)) && code.endsWith('#');
      if (!isOurs) return Promise.resolve(refuse('unknownCode'));
      counts.sessions++;
      return hop(gateway, { id: newId(), number, dialled, answers: [] });
    },
    answer(gateway, number, input) {
      const session = sessions.get(keyOf(gateway, number));
      if (!session) return Promise.resolve(refuse('noSession'));
      return hop(gateway, { ...session, answers: [...session.answers, input] });
    },
    hangUp(gateway, number) {
      const key = keyOf(gateway, number);
      const session = sessions.get(key);
      if (!session) return false;
      sessions.delete(key);
      const ended = GATEWAYS[gateway]?.ended?.(session);
      if (ended) gateways.deliver({ path: pathOf(gateway), ...ended });
      return true;
    },
  };
}
