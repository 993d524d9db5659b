import { openPhone, type Phone } from '../../../channels/simulator/phone.ts';
import { SERVICE_CODE } from '../../../channels/simulator/sessions.ts';

/** How somebody cries: a word in an open session, the code's first suffix, a text, a word in a call, a message. */
export const WAYS = ['ussd word', 'ussd code', 'sms', 'voice', 'whatsapp'] as const;
export type Way = (typeof WAYS)[number];

/** One cry, and what came of it: `fault` says what was wrong with its answer, if anything. */
export interface Cry {
  readonly number: string;
  readonly way: Way;
  /** When it was raised, ms since the epoch. */
  readonly at: number;
  /** Milliseconds until the answer was shown, heard or there. */
  readonly ms: number;
  readonly fault: string | null;
}

/** Somebody about to cry, with the session or call open that it takes. */
export interface Crier {
  readonly number: string;
  readonly way: Way;
  cry(): Promise<Cry>;
}

/** What every answer must hold: the country's emergency number, in figures or as it is spoken. */
const NUMBER = /112|1 1 2/;
/** Exact words in the scripts that are offered. */
const WORDS = ['SOS', 'bachao', 'बचाओ', 'help me'];
const ANSWER_MS = 10_000;

/** Takes up a phone and whatever must be open on it while the database still answers. */
export async function prepareCrier(
  simulatorUrl: string,
  number: string,
  way: Way,
  turn: number,
): Promise<Crier> {
  const phone = await openPhone(simulatorUrl, number);
  const word = WORDS[turn % WORDS.length]!;
  if (way === 'ussd word') await phone.dial(SERVICE_CODE);
  if (way === 'voice') await phone.call('twilio');
  return {
    number,
    way,
    async cry() {
      const [at, started] = [Date.now(), performance.now()];
      const text = await said(phone, way, word).catch((error: unknown) => String(error));
      const ms = performance.now() - started;
      if (phone.isOpen || phone.isInCall) await phone.hangUp().catch(() => undefined);
      return { number, way, at, ms, fault: NUMBER.test(text) ? null : `${way} was answered: ${text}` };
    },
  };
}

async function said(phone: Phone, way: Way, word: string): Promise<string> {
  switch (way) {
    case 'ussd word':
      return (await phone.answer(word)).text;
    case 'ussd code':
      return (await phone.dial(`${SERVICE_CODE.slice(0, -1)}*1#`)).text;
    case 'voice':
      return (await phone.say(word)).heard.map(({ text }) => text).join(' ');
    case 'sms':
      await phone.text(word);
      return (await phone.receive(ANSWER_MS))?.text ?? 'nothing';
    case 'whatsapp':
      await phone.whatsApp({ text: word });
      return (await phone.receive(ANSWER_MS))?.text ?? 'nothing';
  }
}
