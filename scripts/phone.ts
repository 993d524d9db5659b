/**
 * `npm run phone`: a phone in the terminal, on the simulator's network.
 * It also reads what to type from a pipe or from a transcript, and writes the transcript of what happened.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { LINES_BY, NoNetwork, openPhone, type Phone } from '../channels/simulator/phone.ts';
import { SERVICE_CODE, type Shown } from '../channels/simulator/sessions.ts';
import {
  createRecorder,
  parseStep,
  perform,
  replay,
  writeReceived,
  type Received,
  type Recorder,
  type Step,
} from '../channels/simulator/transcript.ts';
import { PhoneNumber } from '../core/phone.ts';

const USAGE = `Usage: npm run phone -- [--number +919800000001] [--script FILE] [--save FILE] [--simulator URL]
  --number     whose phone this is
  --script     does what the transcript FILE did, and prints it as it happens now
  --save       writes the transcript of this conversation to FILE
  --simulator  where the network is (http://127.0.0.1:8900, or SIMULATOR_PORT)
Without a terminal, what to type is read from standard input, one line each.`;

const HELP = `  ${SERVICE_CODE}            dial; ${SERVICE_CODE.slice(0, -1)}*1# dials with an answer
  1                     answer what the screen asks; in a call, press a key
  hangup                drop the session or the call, as a bad line does
  sms TEXT              send a text
  call                  ring the service; then 1, say WORDS, listen
  missed                ring and be cut off: it calls back; pickup takes a call that rings
  line busy             calls to it are not answered (no-answer, off, rejected; on: it rings); pickup machine
  whatsapp TEXT         write on WhatsApp; tap TITLE, location 25.44,81.84, voice-note
  on exotel             from now on through that provider: ${[...new Set(Object.values(LINES_BY).flat())].join(', ')}
  inbox                 the last messages that came, also before the phone was taken up
  totp                  the code of the authenticator app, for people to try the service as
  mail ADDRESS          what was mailed to an address
  help, quit            this page, and putting the phone away; while a screen is open it is /help`;

/** Messages of the inbox that are shown. */
const INBOX_SHOWN = 5;

const isTerminal = process.stdout.isTTY;
const hasColour = isTerminal && !process.env['NO_COLOR'];
const colour = (code: number, text: string): string => (hasColour ? `\u001b[${code}m${text}\u001b[0m` : text);
const print = (lines: string): void => void process.stdout.write(`${lines}\n`);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        number: { type: 'string', default: '+919800000001' },
        script: { type: 'string' },
        save: { type: 'string' },
        simulator: { type: 'string', default: `http://127.0.0.1:${process.env['SIMULATOR_PORT'] || 8900}` },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const number = PhoneNumber.parse(values.number)?.e164;
    if (!number) throw new Error(`${values.number} is not a phone number: write it like +919800000001`);
    return { ...values, number };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

/** Text is wrapped by graphemes. The right edge is left open where letters have no fixed width. */
function drawBox(text: string, title: string): string {
  const width = 34;
  const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const lines = text.split('\n').flatMap((line) =>
    wrap(
      [...segments.segment(line)].map(({ segment }) => segment),
      width,
    ),
  );
  const isPlain = /^[\x20-\x7e\n]*$/.test(text);
  const edge = (line: string): string => `│ ${line}${isPlain ? `${' '.repeat(width - line.length)} │` : ''}`;
  const top = `┌─ ${title} ${'─'.repeat(width - title.length - 1)}┐`;
  return [top, ...lines.map(edge), `└${'─'.repeat(width + 2)}┘`].join('\n');
}

function wrap(graphemes: readonly string[], width: number): string[] {
  if (graphemes.length <= width) return [graphemes.join('')];
  const space = graphemes.lastIndexOf(' ', width);
  const end = space > 0 ? space : width;
  return [graphemes.slice(0, end).join(''), ...wrap(graphemes.slice(space > 0 ? end + 1 : end), width)];
}

const drawShown = ({ text, open, error, detail }: Shown): string =>
  error
    ? colour(31, drawBox(detail ? `${text}\n(${error}: ${detail})` : `${text}\n(${error})`, 'network'))
    : drawBox(text, open ? 'USSD' : 'USSD, closed');

/** What is answered by a message. */
const SENDS: ReadonlySet<Step['do']> = new Set(['text', 'whatsapp', 'tap', 'location', 'voice-note']);

/** A message as it lies in its inbox; on WhatsApp with what can be tapped. */
function drawMessage(message: Received): string {
  if (message.medium !== 'whatsapp') return drawBox(message.text, 'SMS');
  const lines = writeReceived(message)
    .split('\n')
    .map((line) => line.replace(/^<(whatsapp)? */, ''));
  return drawBox(lines.join('\n'), 'WhatsApp');
}

/** A recorder that also shows a person what comes. */
function createScreen(save: (transcript: string) => void): Recorder {
  const recorder = createRecorder();
  return {
    ...recorder,
    did(step) {
      recorder.did(step);
      if (SENDS.has(step.do)) print(colour(2, 'Sent. Waiting for an answer …'));
      if (step.do === 'missed') print(colour(2, 'Rang and was cut off. It will ring back; then: pickup'));
      save(recorder.toString());
    },
    showed(shown) {
      recorder.showed(shown);
      print(drawShown(shown));
      save(recorder.toString());
    },
    heard(call) {
      recorder.heard(call);
      const said = call.heard.map(({ text }) => text).join('\n');
      print(
        colour(
          35,
          drawBox(call.error ? `${said}\n(${call.error})` : said, call.open ? 'call' : 'call, ended'),
        ),
      );
      save(recorder.toString());
    },
    received(message) {
      recorder.received(message);
      print(message === null ? colour(33, 'Nothing came.') : colour(36, drawMessage(message)));
      save(recorder.toString());
    },
  };
}

/** Lines as they are typed; null once there are no more. */
function createLines(terminal: Interface): () => Promise<string | null> {
  const typed: (string | null)[] = [];
  let wanted: ((line: string | null) => void) | undefined;
  const take = (line: string | null): void => {
    if (!wanted) typed.push(line);
    else wanted(line);
    wanted = undefined;
  };
  terminal.on('line', take);
  terminal.on('SIGINT', () => terminal.close());
  terminal.on('close', () => take(null));
  return () => {
    const line = typed.shift();
    return line === undefined ? new Promise((resolve) => (wanted = resolve)) : Promise.resolve(line);
  };
}

/** Shows what is received while nothing is typed. */
async function listen(
  phone: Phone,
  screen: Recorder,
  terminal: Interface,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const message = await phone.receive(25_000, signal);
    if (!message) continue;
    process.stdout.write('\n');
    screen.received(message);
    terminal.prompt(true);
  }
}

/** Says once of each call that the phone rings, while nothing is typed. */
async function hearRings(phone: Phone, terminal: Interface, signal: AbortSignal): Promise<void> {
  if (phone.isInCall || !(await phone.rings(25_000, signal)) || signal.aborted) return;
  print(colour(35, '\n☎ The phone rings: pickup'));
  terminal.prompt(true);
}

async function converse(phone: Phone, save: (transcript: string) => void): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    await chat(phone, createScreen(save), terminal);
  } finally {
    terminal.close();
  }
  if (phone.isOpen || phone.isInCall) await phone.hangUp();
}

async function chat(phone: Phone, screen: Recorder, terminal: Interface): Promise<void> {
  const nextLine = createLines(terminal);
  print(
    `This phone is ${phone.number}. Dial ${SERVICE_CODE}, or: sms TEXT, call, whatsapp TEXT (help, quit)`,
  );
  for (;;) {
    terminal.setPrompt(phone.isInCall ? 'call> ' : phone.isOpen ? 'answer> ' : 'phone> ');
    terminal.prompt();
    const idle = new AbortController();
    const listening = listen(phone, screen, terminal, idle.signal);
    const ringing = hearRings(phone, terminal, idle.signal);
    const line = await Promise.race([nextLine(), listening.then(() => null)]);
    idle.abort();
    await Promise.all([listening, ringing]);
    if (line === null || line === 'quit' || line === '/quit') return;
    // HELP is a word of the service's own, so on an open screen it is an answer.
    const isBusy = phone.isOpen || phone.isInCall;
    const step: Step = phone.isInCall && /^[\d*#]+$/.test(line) ? { do: 'key', keys: line } : parseStep(line);
    const address = /^mail (\S+)$/.exec(line)?.[1];
    if (line === 'totp' && !isBusy) await tried(showCode(phone));
    else if (line === 'inbox' && !isBusy) await tried(showInbox(phone));
    else if (address !== undefined && !isBusy) await tried(showMails(phone, address));
    else if (line === '/help' || (line === 'help' && !isBusy)) print(HELP);
    else if (step.do !== 'answer' || isBusy) await tried(perform(step, phone, screen));
    else if (line.trim() !== '') print(`No screen is open. Dial ${SERVICE_CODE}, or: sms TEXT (help, quit)`);
  }
}

async function showCode(phone: Phone): Promise<void> {
  const shown = await phone.authenticator();
  print(
    shown ? `${shown.code}, for ${shown.seconds} seconds more` : 'No authenticator app is on this phone.',
  );
}

async function showInbox(phone: Phone): Promise<void> {
  const messages = (await phone.inbox()).slice(-INBOX_SHOWN);
  for (const message of messages) print(colour(36, drawMessage(message)));
  if (messages.length === 0) print('Nothing came yet.');
}

async function showMails(phone: Phone, address: string): Promise<void> {
  const mails = await phone.mails(address);
  for (const { subject = '', text } of mails) print(colour(36, drawBox(text, subject)));
  if (mails.length === 0) print('Nothing was mailed there.');
}

/** What the network refuses (no call to press a key in, nothing to tap) is said, and the phone stays in the hand. */
async function tried(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (error instanceof NoNetwork) throw error;
    print(colour(33, (error as Error).message));
  });
}

async function main(): Promise<void> {
  const { number, script, save: file, simulator, help } = readArguments();
  if (help) return print(USAGE);
  const save = (transcript: string): void => {
    if (file) writeFileSync(file, transcript);
  };
  const transcript =
    script !== undefined
      ? readFileSync(script, 'utf8')
      : process.stdin.isTTY
        ? undefined
        : await readAll(process.stdin);
  try {
    const phone = await openPhone(simulator, number);
    if (transcript === undefined) await converse(phone, save);
    else save(await replay(transcript, phone, { watch: print }));
  } catch (error) {
    if (!(error instanceof NoNetwork)) throw error;
    process.stderr.write(`No network at ${simulator}. Start the service first: npm start\n`);
    process.exitCode = 1;
  }
}

await main();
