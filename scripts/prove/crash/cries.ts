import { setTimeout as sleep } from 'node:timers/promises';
import { fateOf } from '../../../channels/simulator/fate.ts';
import { openPhone, type Phone } from '../../../channels/simulator/phone.ts';
import { SERVICE_CODE } from '../../../channels/simulator/sessions.ts';
import { orIfNoNetwork, sendText } from './person.ts';

/** One cry for help, and what came of it. */
export interface Cry {
  readonly number: string;
  readonly how: How;
  /** Milliseconds until the page was on the screen, or until the text was taken. */
  readonly ms: number;
  /** Milliseconds until the SMS was there; null for a page, Infinity when none came. */
  readonly smsMs: number | null;
  /** What is wrong with the answer, if anything. */
  readonly fault: string | null;
  /** PostgreSQL was away when it was raised. */
  readonly away: boolean;
}

/** The code's first suffix; a word in a session that is open; a text. */
type How = 'suffix' | 'word' | 'text';

export interface CriesOptions {
  readonly seed: number;
  readonly simulatorUrl: string;
  /** Someone who has not cried yet: a stranger, or a person with a conversation. */
  readonly someone: () => string;
  readonly isAway: () => boolean;
  /** Resolves when the service has acknowledged a text; false when it never does. */
  readonly taken: (text: string) => Promise<boolean>;
}

/** What an answer must hold: the country's emergency number. */
const EMERGENCY_NUMBER = '112';

/** The word in every script that is offered. */
const WORDS = ['SOS', 'bachao', 'बचाओ', 'help me'];

const REST_MS = 400;
const SMS_AT_MOST_MS = 20_000;
/** Sessions that are kept open, so that there is one to cry in while the database is away. */
const WAITING = 3;

/** Cries for help until told to stop, one after the other. */
export async function cry(options: CriesOptions, name: string, over: () => boolean): Promise<Cry[]> {
  const fate = fateOf(options.seed, `cries ${name}`);
  const cries: Cry[] = [];
  const open: Phone[] = [];
  while (!over()) {
    await sleep(fate.upTo(REST_MS));
    await keepOpen(options, open).catch(orIfNoNetwork(undefined));
    const word = WORDS[fate.upTo(WORDS.length - 1)]!;
    const how = (['suffix', 'word', 'text'] as const)[fate.upTo(2)]!;
    // Where no session could be opened in time, the suffix needs none.
    const phone = how === 'word' ? open.shift() : undefined;
    const cried = phone
      ? cryInSession(options, phone, word)
      : how === 'text'
        ? cryByText(options, word)
        : cryBySuffix(options);
    const what = await cried.catch(orIfNoNetwork(null));
    if (what) cries.push(what);
  }
  return cries;
}

async function keepOpen({ simulatorUrl, someone, isAway }: CriesOptions, open: Phone[]): Promise<void> {
  while (open.length < WAITING && !isAway()) {
    const phone = await openPhone(simulatorUrl, someone());
    await phone.dial(SERVICE_CODE);
    if (!phone.isOpen) return;
    open.push(phone);
  }
}

async function cryBySuffix(options: CriesOptions): Promise<Cry> {
  const phone = await openPhone(options.simulatorUrl, options.someone());
  return timed(options, phone, 'suffix', () => phone.dial(`${SERVICE_CODE.slice(0, -1)}*1#`));
}

const cryInSession = (options: CriesOptions, phone: Phone, word: string): Promise<Cry> =>
  timed(options, phone, 'word', () => phone.answer(word));

async function timed(
  options: CriesOptions,
  phone: Phone,
  how: How,
  work: () => ReturnType<Phone['dial']>,
): Promise<Cry> {
  const away = options.isAway();
  const started = performance.now();
  const shown = await work();
  const ms = performance.now() - started;
  const fault = shown.error
    ? `${shown.error} ${shown.detail ?? ''}`
    : shown.text.includes(EMERGENCY_NUMBER)
      ? null
      : `no ${EMERGENCY_NUMBER} in: ${shown.text}`;
  if (phone.isOpen) await phone.hangUp();
  return { number: phone.number, how, ms, smsMs: null, fault, away };
}

async function cryByText(options: CriesOptions, word: string): Promise<Cry> {
  const phone = await openPhone(options.simulatorUrl, options.someone());
  const away = options.isAway();
  const started = performance.now();
  const id = await sendText(options.simulatorUrl, phone.number, word);
  const taken = await options.taken(id);
  const ms = performance.now() - started;
  const sms = await phone.receive(SMS_AT_MOST_MS);
  return {
    number: phone.number,
    how: 'text',
    ms: taken ? ms : Infinity,
    smsMs: sms ? performance.now() - started : Infinity,
    fault: !taken
      ? 'the text was not taken'
      : !sms
        ? 'no SMS came'
        : sms.text.includes(EMERGENCY_NUMBER)
          ? null
          : `no ${EMERGENCY_NUMBER} in: ${sms.text}`,
    away,
  };
}
