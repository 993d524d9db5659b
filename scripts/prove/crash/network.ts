import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createSimulator } from '../../../channels/simulator/network.ts';
import type { SomeSwitches } from '../../../channels/simulator/switches.ts';

/** What the parent says first. */
export interface NetworkOptions {
  /** Where the service listens, on this machine. */
  readonly serviceUrl: string;
  readonly seed: number;
  readonly switches: SomeSwitches;
}

/** One request of the network's and what the service said to it: `status` is null when it said nothing. */
export interface Delivery {
  readonly webhook: string;
  readonly number: string;
  /** The hop (session and history), the text's id, the report's: what a redelivery has in common with the first. */
  readonly key: string;
  readonly status: number | null;
  readonly type: string;
  readonly body: string;
  readonly ms: number;
}

/** What this process tells: where its phones are, then each delivery. */
export type NetworkSays = { readonly simulatorUrl: string } | { readonly delivery: Delivery };

/**
 * The simulated telephone network in a process of its own. Between it and the service lies a tap that passes everything
 * on as it is and tells the parent, so that the proof rests on what really went over the wire.
 */
process.once('message', (options: NetworkOptions) => {
  start(options).then(
    (simulatorUrl) => say({ simulatorUrl }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.once('disconnect', () => process.exit(0));

async function start({ serviceUrl, seed, switches }: NetworkOptions): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  const tap = createServer((asked, answer) => void pass(asked, answer, serviceUrl, agent));
  await new Promise<void>((done) => tap.listen(0, '127.0.0.1', done));
  const tapUrl = `http://127.0.0.1:${(tap.address() as AddressInfo).port}`;
  const simulator = createSimulator({ port: 0, webhookBaseUrl: tapUrl, token: 'dev', seed, switches });
  await simulator.listen();
  return simulator.url;
}

async function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  serviceUrl: string,
  agent: Agent,
): Promise<void> {
  const started = performance.now();
  const { url = '/', method, headers } = asked;
  const form = await text(asked).catch(() => '');
  const said = await forward(
    `${serviceUrl}${url}`,
    { method, agent, headers: { ...headers, host: '' } },
    form,
  );
  const known = namesOf(url.slice(url.lastIndexOf('/') + 1), new URLSearchParams(form));
  say({ delivery: { ...known, ...(said ?? SILENCE), ms: performance.now() - started } });
  // A service that dies breaks the connection: so does the tap.
  if (said === null) return void answer.destroy();
  answer.writeHead(said.status, {
    'content-type': said.type,
    'content-length': Buffer.byteLength(said.body),
  });
  answer.end(said.body);
}

const SILENCE = { status: null, type: '', body: '' };

function namesOf(webhook: string, form: URLSearchParams): Pick<Delivery, 'webhook' | 'number' | 'key'> {
  const field = (name: string): string => form.get(name) ?? '';
  const key = webhook === 'ussd' ? `${field('sessionId')}:${field('text')}` : field('id');
  return { webhook, number: field('phoneNumber') || field('from'), key };
}

function forward(
  url: string,
  options: { method: string | undefined; agent: Agent; headers: IncomingMessage['headers'] },
  form: string,
): Promise<{ status: number; type: string; body: string } | null> {
  return new Promise((resolve) => {
    const { host: _host, ...headers } = options.headers;
    const out = request(
      url,
      { method: options.method ?? 'POST', agent: options.agent, headers },
      (response) => {
        const { statusCode: status = 0, headers: had } = response;
        text(response).then(
          (body) => resolve({ status, type: had['content-type'] ?? '', body }),
          () => resolve(null),
        );
      },
    );
    out.on('error', () => resolve(null));
    out.end(form);
  });
}

function say(words: NetworkSays): void {
  if (process.connected) process.send!(words);
}
