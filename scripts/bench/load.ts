import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { seeded } from '../chance.ts';

/**
 * A load generator in a process of its own: whole USSD conversations over kept-alive connections, on bare sockets so
 * that it takes little of the machine. Told by its parent what to do; answers with figures.
 */
export interface Load {
  readonly url: string;
  /** Path of the posts. */
  readonly path: string;
  /** Absent: forms of USSD hops. Else WhatsApp batches: how many people write in each, and what signs it. */
  readonly whatsapp?: { readonly people: number; readonly phoneNumberId: string; readonly secret: string };
  /** GETs in their place, by each of these access tokens in turn, each from an address of its own. */
  readonly tokens?: readonly string[];
  /** Posts of what somebody tells of an illness, each another one, from so many addresses. */
  readonly tellers?: number;
  readonly connections: number;
  /** Requests to send in all. */
  readonly requests: number;
  /** Poisson arrivals a second, timed from the scheduled instant; null: as fast as the connections allow. */
  readonly rate: number | null;
  /** Answers of one conversation, hop by hop; "PIN" stands for one of `pins`. */
  readonly hops: readonly string[];
  readonly pins: readonly string[];
  /** First number of the people made up for this run. */
  readonly firstNumber: number;
  readonly seed: number;
}

/** Milliseconds, from the scheduled instant where there is a rate; `refused` counts answers that are not 200. */
export interface Figures {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  readonly seconds: number;
}

process.on('message', (load: Load) => {
  run(load).then(
    (figures) => process.send!(figures),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run(load: Load): Promise<Figures> {
  const random = seeded(load.seed);
  const times: number[] = [];
  let refused = 0;
  let sent = 0;
  let person = 0;
  const somebody = (): { number: string; name: string; answers: readonly string[] } => {
    const number = `+91${load.firstNumber + person}`;
    const name = `b${load.seed}-${person++}`;
    const pin = load.pins[Math.floor(random() * load.pins.length)]!;
    return { number, name, answers: load.hops.map((hop) => (hop === 'PIN' ? pin : hop)) };
  };
  const talk = (): (() => Post | Get) => {
    if (load.tokens) return read(load.tokens);
    if (load.tellers) return tell(load.tellers);
    return load.whatsapp ? talkOnWhatsApp(load.whatsapp) : talkByUssd();
  };

  function read(tokens: readonly string[]): () => Get {
    return () => {
      const reader = person++ % tokens.length;
      return { token: tokens[reader]!, address: addressOf(reader) };
    };
  }

  /** No two alike: days with decimals, so that nothing is answered from a cache. */
  function tell(tellers: number): () => Post {
    return () => {
      const teller = person++ % tellers;
      const some = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
      const [first, second, absent] = [some(COMPLAINTS), some(COMPLAINTS), some(COMPLAINTS)];
      const text = `my ${some(['son', 'mother', 'wife'])} has ${first} and ${second}, no ${absent}`;
      const durationDays = Number((random() * 20).toFixed(4));
      return {
        type: 'application/json',
        body: JSON.stringify({ text, ageYears: Math.floor(random() * 80), durationDays }),
        address: addressOf(teller),
      };
    };
  }

  function talkByUssd(): () => Post {
    const { number, name, answers } = somebody();
    let hop = 0;
    return () => ({
      type: 'application/x-www-form-urlencoded',
      body: new URLSearchParams({
        sessionId: name,
        phoneNumber: number,
        serviceCode: '*384*4247#',
        networkCode: '99999',
        text: answers.slice(1, ++hop).join('*'),
      }).toString(),
    });
  }

  function talkOnWhatsApp({ people, phoneNumberId, secret }: NonNullable<Load['whatsapp']>): () => Post {
    const group = Array.from({ length: people }, somebody);
    let hop = 0;
    return () => {
      const body = JSON.stringify(batchOf(phoneNumberId, group, hop++));
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      return { type: 'application/json', body, signature };
    };
  }

  const { hostname, port } = new URL(load.url);
  const requestOf = (one: Post | Get): string => ('token' in one ? getOf(one) : postOf(one));
  const getOf = ({ token, address }: Get): string =>
    [
      `GET ${load.path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${token}`,
      `X-Forwarded-For: ${address}`,
      '\r\n',
    ].join('\r\n');
  const postOf = ({ type, body, signature, address }: Post): string =>
    [
      `POST ${load.path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Content-Type: ${type}`,
      ...(signature === undefined ? [] : [`X-Hub-Signature-256: sha256=${signature}`]),
      ...(address === undefined ? [] : [`X-Forwarded-For: ${address}`]),
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');

  const started = performance.now();
  /** One conversation at a time on one connection: its hops need their order. */
  async function worker(socket: Socket, due: () => number | null): Promise<void> {
    while (sent < load.requests) {
      const next = talk();
      for (let hop = 0; hop < load.hops.length && sent < load.requests; hop++) {
        sent++;
        const scheduled = due();
        if (scheduled !== null) await until(scheduled);
        const from = scheduled ?? performance.now();
        const status = await post(socket, requestOf(next()));
        times.push(performance.now() - from);
        if (status !== 200) refused++;
      }
    }
  }

  let scheduledAt = started;
  const poisson = (): number => (scheduledAt += (-Math.log(1 - random()) / load.rate!) * 1000);
  const sockets = await Promise.all(
    Array.from({ length: load.connections }, () => open(hostname, Number(port))),
  );
  await Promise.all(sockets.map((socket) => worker(socket, load.rate === null ? () => null : poisson)));
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), refused, seconds };
}

interface Post {
  readonly type: string;
  readonly body: string;
  readonly signature?: string;
  readonly address?: string;
}

/** What people come with. */
const COMPLAINTS = [
  'fever',
  'cough',
  'loose motions',
  'belly pain',
  'headache',
  'vomiting',
  'joint pain',
  'rash',
  'burning urine',
  'weakness',
  'chest pain',
  'breathlessness',
];

const addressOf = (one: number): string => `10.${one >> 16}.${(one >> 8) & 255}.${one & 255}`;

interface Get {
  readonly token: string;
  readonly address: string;
}

/** What Meta posts when several people write at the same moment (developers.facebook.com, Webhooks: messages). */
const batchOf = (
  phoneNumberId: string,
  people: readonly { readonly number: string; readonly name: string; readonly answers: readonly string[] }[],
  hop: number,
): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
            messages: people.map(({ number, name, answers }) => ({
              from: number.slice(1),
              id: `wamid.${name}.${hop}`,
              timestamp: '1763892000',
              type: 'text',
              text: { body: answers[hop] },
            })),
          },
        },
      ],
    },
  ],
});

const until = (instant: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - performance.now())));

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends one request and reads one whole response; returns its status. */
function post(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      socket.off('data', take);
      socket.off('close', gone);
      resolve(Number(text.slice(9, 12)));
    };
    const gone = (): void => reject(new Error('the server closed the connection'));
    socket.on('data', take);
    socket.once('close', gone);
    socket.write(request);
  });
}
