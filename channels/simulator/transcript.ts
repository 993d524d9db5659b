import type { CallHeard } from './calls.ts';
import type { Unanswered } from './exchange.ts';
import type { SentSms } from './mailbox.ts';
import type { Phone } from './phone.ts';
import type { Shown } from './sessions.ts';

/**
 * A conversation as a health worker can read it, and as a phone can do it again:
 *
 *     # hospital-lookup, hi, ussd
 *     > dial *384*4247#
 *     < CON first line
 *     <     next line
 *     > 1
 *     < END Bye
 *     > sms 211001
 *     <sms first line
 *     <    next line
 *     > wait
 *     <sms one more SMS
 *     > hangup
 *     > call
 *     <voice what is said
 *     <      next prompt
 *     > key 2
 *     <voice what is said then
 *     > say अस्पताल
 *     <voice goodbye
 *     <      (end of the call)
 *
 * ">" lines are done and "#" lines kept; "<" lines are what came back, and are not read. "> sms" and "> wait" each
 * stand for one message to come ("<sms" alone: none came). ">" alone is an empty answer; an answer that looks like a
 * command has a backslash before it. On WhatsApp one writes "> whatsapp TEXT", "> tap TITLE", "> location 25.44,81.84",
 * "> voice-note", and "<whatsapp" shows what came, with its buttons "( title )" and rows "- title / description".
 * "> on exotel": from there on that provider's number is used. "> missed": rings and is cut off. In a call "> listen" waits until it goes on by itself, and "> pickup" waits for the
 * phone to ring and takes the call, "> pickup machine" as a mailbox does; "> line busy" (no-answer, off, rejected, on) says
 * what becomes of calls to it; "> call africas-talking" rings that provider's number. "NET" instead of CON or END: the network's own words, and why.
 */
export type Step =
  | { readonly do: 'dial'; readonly code: string }
  | { readonly do: 'answer'; readonly input: string }
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'wait' }
  | { readonly do: 'whatsapp'; readonly text: string }
  | { readonly do: 'tap'; readonly title: string }
  | { readonly do: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly do: 'voice-note' }
  | { readonly do: 'missed' }
  | { readonly do: 'on'; readonly line: string }
  | { readonly do: 'hangup' }
  | { readonly do: 'call'; readonly line?: string }
  | { readonly do: 'key'; readonly keys: string }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'listen' }
  | { readonly do: 'pickup'; readonly by?: 'machine' }
  | { readonly do: 'line'; readonly ending: Unanswered | null }
  | { readonly do: 'note'; readonly line: string };

/** Steps that are one word. */
const ALONE = ['wait', 'hangup', 'listen', 'missed', 'voice-note'] as const;

const SMS_WITHIN_MS = 10_000;
const RINGS_WITHIN_MS = 30_000;

/** Reads what is to be done in a transcript, or in a plain list of what to type (no line begins with ">"). */
export function parseTranscript(text: string): readonly Step[] {
  const lines = text.split(/\r?\n/);
  const isTranscript = lines.some((line) => line.startsWith('>'));
  while (lines.at(-1) === '') lines.pop();
  return lines.flatMap((line): Step[] => {
    if (line.startsWith('#') || line === '') return [{ do: 'note', line }];
    if (!isTranscript) return [parseStep(line)];
    return line.startsWith('>') ? [parseStep(line.slice(1).replace(/^ /, ''))] : [];
  });
}

/**
 * Reads one thing to do as it is typed: "dial *384*4247#", or the code alone, "sms …", "wait", "hangup", "call", "key 1",
 * "say …", "listen", "pickup", "line busy", "missed", "whatsapp …", "tap …", "location 25.44,81.84", "voice-note", "on …", or an answer.
 */
export function parseStep(typed: string): Step {
  const code = /^(?:dial +)?(\*[\d*]+#)$/.exec(typed.trim())?.[1];
  if (code) return { do: 'dial', code };
  const text = /^sms (.*)$/s.exec(typed)?.[1];
  if (text !== undefined) return { do: 'text', text };
  const call = /^call(?: (twilio|africas-talking|exotel))?$/.exec(typed);
  if (call) return { do: 'call', ...(call[1] ? { line: call[1] } : {}) };
  const keys = /^key ([\d*#]{1,50})$/.exec(typed)?.[1];
  if (keys !== undefined) return { do: 'key', keys };
  const words = /^say (.+)$/s.exec(typed)?.[1];
  if (words !== undefined) return { do: 'say', text: words };
  const written = /^whatsapp (.+)$/s.exec(typed)?.[1];
  if (written !== undefined) return { do: 'whatsapp', text: written };
  const title = /^tap (.+)$/s.exec(typed)?.[1];
  if (title !== undefined) return { do: 'tap', title };
  const place = /^location (-?\d+(?:\.\d+)?), ?(-?\d+(?:\.\d+)?)$/.exec(typed);
  if (place) return { do: 'location', latitude: Number(place[1]), longitude: Number(place[2]) };
  const line = /^on ([a-z-]+)$/.exec(typed)?.[1];
  if (line !== undefined) return { do: 'on', line };
  const taken = /^pickup(?: (machine))?$/.exec(typed);
  if (taken) return { do: 'pickup', ...(taken[1] ? { by: 'machine' } : {}) };
  const ending = /^line (on|busy|no-answer|off|rejected)$/.exec(typed)?.[1];
  if (ending !== undefined) return { do: 'line', ending: ending === 'on' ? null : (ending as Unanswered) };
  const alone = ALONE.find((one) => one === typed);
  if (alone) return { do: alone };
  return { do: 'answer', input: typed.replace(/^\\/, '') };
}

/** One line of a transcript; parseStep reads it back. */
export function writeStep(step: Step): string {
  switch (step.do) {
    case 'note':
      return step.line;
    case 'dial':
      return `> dial ${step.code}`;
    case 'text':
      return `> sms ${step.text}`;
    case 'call':
      return step.line ? `> call ${step.line}` : '> call';
    case 'key':
      return `> key ${step.keys}`;
    case 'whatsapp':
      return `> whatsapp ${step.text}`;
    case 'tap':
      return `> tap ${step.title}`;
    case 'location':
      return `> location ${step.latitude},${step.longitude}`;
    case 'on':
      return `> on ${step.line}`;
    case 'pickup':
      return step.by ? `> pickup ${step.by}` : '> pickup';
    case 'line':
      return `> line ${step.ending ?? 'on'}`;
    case 'say':
      return `> say ${step.text}`;
    case 'answer': {
      const isPlain = parseStep(step.input).do === 'answer' && !step.input.startsWith('\\');
      return step.input === '' ? '>' : `> ${isPlain ? '' : '\\'}${step.input}`;
    }
    default:
      return `> ${step.do}`;
  }
}

/** What a phone showed, as lines of a transcript. */
export function writeShown({ text, open, error, detail }: Shown): string {
  const verb = error ? 'NET' : open ? 'CON' : 'END';
  const why = error ? ` (${error}${detail ? `: ${detail}` : ''})` : '';
  return indent(`< ${verb} `, text + why);
}

/** What a phone received. */
export type Received = Pick<SentSms, 'text' | 'medium' | 'taps'>;

/** A message as lines of a transcript; null: nothing came. */
export function writeReceived(message: Received | null): string {
  if (message?.medium !== 'whatsapp') return indent('<sms ', message?.text ?? '');
  const { text, taps = [] } = message;
  const buttons = taps.filter(({ kind }) => kind === 'button').map(({ title }) => `( ${title} )`);
  const rows = taps
    .filter(({ kind }) => kind === 'row')
    .map(({ title, description }) => `- ${title}${description ? ` / ${description}` : ''}`);
  return indent('<whatsapp ', [text, buttons.join(' '), ...rows].filter((line) => line !== '').join('\n'));
}

/** What a phone heard, as lines of a transcript: a prompt each, and how the call ended if it did. */
export function writeHeard({ heard, open, error, detail }: CallHeard): string {
  const lines = heard.map(({ text }) => text);
  if (error) lines.push(`NET ${error}${detail ? `: ${detail}` : ''}`);
  else if (!open) lines.push('(end of the call)');
  return indent('<voice ', lines.join('\n'));
}

const indent = (head: string, text: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? head : '<'.padEnd(head.length)) + line)
    .map((line) => line.trimEnd())
    .join('\n');

/** What is answered by a message. */
const AWAITED: ReadonlySet<Step['do']> = new Set([
  'text',
  'wait',
  'whatsapp',
  'tap',
  'location',
  'voice-note',
]);

/** A transcript in the making. Each call adds lines, and hands them to whoever watches. */
export interface Recorder {
  did(step: Step): void;
  showed(shown: Shown): void;
  heard(call: CallHeard): void;
  /** A message that came, or (null) that did not. One that nobody waited for gets its "> wait" here. */
  received(message: Received | null): void;
  toString(): string;
}

export function createRecorder(watch: (lines: string) => void = () => {}): Recorder {
  const entries: string[] = [];
  let isAwaited = false;
  const add = (lines: string): void => {
    entries.push(lines);
    watch(lines);
  };
  return {
    did(step) {
      if (step.do !== 'note') isAwaited = AWAITED.has(step.do);
      add(writeStep(step));
    },
    showed: (shown) => add(writeShown(shown)),
    heard: (call) => add(writeHeard(call)),
    received(message) {
      if (!isAwaited) add('> wait');
      isAwaited = false;
      add(writeReceived(message));
    },
    toString: () => entries.map((lines) => `${lines}\n`).join(''),
  };
}

/** Does one step on a phone and records what came of it. */
export async function perform(
  step: Step,
  phone: Phone,
  recorder: Recorder,
  smsWithinMs = SMS_WITHIN_MS,
): Promise<void> {
  recorder.did(step);
  switch (step.do) {
    case 'note':
      return;
    case 'dial':
      return recorder.showed(await phone.dial(step.code));
    case 'answer':
      return recorder.showed(await phone.answer(step.input));
    case 'hangup':
      return phone.hangUp();
    case 'call':
      return recorder.heard(await phone.call(step.line));
    case 'key':
      return recorder.heard(await phone.press(step.keys));
    case 'say':
      return recorder.heard(await phone.say(step.text));
    case 'listen':
      return recorder.heard(await phone.listen());
    case 'pickup':
      await phone.rings(RINGS_WITHIN_MS);
      return recorder.heard(await phone.pickUp(step.by));
    case 'line':
      return phone.leave(step.ending);
    case 'on':
      return phone.use(step.line);
    case 'missed':
      return phone.miss();
    case 'text':
      await phone.text(step.text);
      break;
    case 'whatsapp':
      await phone.whatsApp({ text: step.text });
      break;
    case 'tap':
      await phone.whatsApp({ tap: step.title });
      break;
    case 'location':
      await phone.whatsApp({ location: { latitude: step.latitude, longitude: step.longitude } });
      break;
    case 'voice-note':
      await phone.whatsApp({ voiceNote: true });
      break;
    case 'wait':
      break;
  }
  recorder.received(await phone.receive(smsWithinMs));
}

/**
 * Does again what a transcript did, and gives the transcript as it happened this time: the same text when the service
 * says the same. SMS that the transcript does not expect but that are there at its end are written too.
 */
export async function replay(
  transcript: string,
  phone: Phone,
  options: {
    readonly smsWithinMs?: number;
    readonly watch?: (lines: string) => void;
    /** Between two steps: people take their time, and some gateways tell an answer from a repetition by it. */
    readonly pause?: () => unknown;
  } = {},
): Promise<string> {
  const recorder = createRecorder(options.watch);
  for (const step of parseTranscript(transcript)) {
    await options.pause?.();
    await perform(step, phone, recorder, options.smsWithinMs);
  }
  for (let sms = await phone.receive(0); sms; sms = await phone.receive(0)) recorder.received(sms);
  return recorder.toString();
}
