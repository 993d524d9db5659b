import { setTimeout as sleep } from 'node:timers/promises';
import { fateOf, type Fate } from '../../../channels/simulator/fate.ts';
import { NoNetwork, openPhone, type Phone } from '../../../channels/simulator/phone.ts';
import { SERVICE_CODE, type Shown } from '../../../channels/simulator/sessions.ts';
import { createExpectation, type Expectation, type Move } from './expectation.ts';
import type { Reader, Seen } from './screens.ts';

/** What people share: the network, and what is counted of them all. */
export interface World {
  readonly seed: number;
  readonly simulatorUrl: string;
  readonly reader: Reader;
  /** PIN codes that people ask about. */
  readonly pins: readonly string[];
  readonly counts: Counts;
  /** The hospital that was told for a PIN code in a language: the same for everyone. */
  readonly told: Map<string, string>;
  /** Resolves when the service has acknowledged a text; false when it never does. */
  taken(text: string): Promise<boolean>;
  /** Whether a message to this number may still leave by itself. */
  isComing(number: string): Promise<boolean>;
  /** What went wrong: a kind, and one example of it. */
  fault(kind: FaultKind, example: string): void;
}

export type FaultKind = 'answer lost' | 'wrong person' | 'bad page';

export interface Counts {
  /** Contacts that the service acknowledged: a page on the screen, a text taken. */
  turns: number;
  hops: number;
  texts: number;
  /** Hops that got no answer. */
  unanswered: number;
  /** "Sorry, this is taking too long": an answer, but none to what was said. */
  polite: number;
  /** First answers "1" that were taken for the code's SOS suffix while nobody could tell. */
  mistaken: number;
  redials: number;
  /** Times that "Continue" led back to the question. */
  continued: number;
  /** Texts whose reply did not come: their row was in the hands of a process that was killed. */
  repliesMissing: number;
}

/** Someone with a basic phone, who remembers what they were shown. */
export interface Person {
  readonly number: string;
  readonly expectation: Expectation;
  /** Texts that were acknowledged, and those that the network gave up on: these may have been taken or not. */
  readonly texts: { readonly taken: number; readonly givenUp: number };
  /** Hospitals whose card was asked for and acknowledged. */
  readonly cards: readonly string[];
  /** Looks up hospitals by dialling until so many were sent by SMS, however often the line drops. */
  dialUntil(cards: number, over: () => boolean): Promise<void>;
  /** Does the same by texts, so many of them. */
  textFor(texts: number, over: () => boolean): Promise<void>;
  /** Dials once more, to see that everything is still there. False when there was no answer. */
  comeBack(): Promise<boolean>;
}

/** Milliseconds that people think. */
const THINK_MS = 500;
/** Milliseconds before a dropped call is dialled again. */
const REDIAL_MS = 800;
/** A text's reply that is not there by then is looked for in the outbox. */
const REPLY_MS = 1500;
const REPLY_AT_MOST_MS = 60_000;
const MAX_DIALS = 60;

/** What a phone shows that has lost touch with the network. */
const NOTHING: Shown = { session: null, text: '', open: false, error: 'lost' };

/** `value` where a phone lost touch with the network: both are the proof's own, and it says nothing of the service. */
export const orIfNoNetwork =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof NoNetwork) return value;
    throw error;
  };

/** Sends a text; its id, by which the service's acknowledgement is known. Throws NoNetwork. */
export async function sendText(simulatorUrl: string, number: string, text: string): Promise<string> {
  try {
    const response = await fetch(`${simulatorUrl}/phones/${encodeURIComponent(number)}/text`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    return ((await response.json()) as { id: string }).id;
  } catch (error) {
    throw new NoNetwork('the text did not leave the phone', { cause: error });
  }
}

export async function createPerson(number: string, world: World): Promise<Person> {
  const { reader, counts } = world;
  const fate: Fate = fateOf(world.seed, number);
  const phone: Phone = await openPhone(world.simulatorUrl, number);
  const expectation = createExpectation();
  const language = ['en', 'hi', 'hi-Latn'][fate.upTo(2)]!;
  const texts = { taken: 0, givenUp: 0 };
  const cards: string[] = [];
  let pin = '';
  let hasTalked = false;
  /** The last contact that came through was a text: a plain word is then an answer, not a first word. */
  let inThread = false;

  const think = (): Promise<void> => sleep(20 + fate.upTo(THINK_MS));
  const choosePin = (): string => (pin = world.pins[fate.upTo(world.pins.length - 1)]!);

  function judge(move: Move, seen: Seen): void {
    const fault = expectation.answered(move, seen);
    if (fault) world.fault('answer lost', `${number}: ${fault}\n${seen.text}`);
    const hospital = seen.screen === 'result' ? reader.hospital(seen) : null;
    if (hospital === null || !['pin', 'wish'].includes(move.does)) return;
    const about = `${pin} ${seen.medium} ${seen.language}`;
    const before = world.told.get(about) ?? hospital;
    world.told.set(about, before);
    if (before !== hospital)
      world.fault('wrong person', `${number} asked about ${pin}: ${hospital}, others ${before}`);
  }

  /** One hop. The screen, or null when the service did not take it. */
  async function hop(move: Move, asked: Promise<Shown>): Promise<Seen | null> {
    const shown = await asked.catch(orIfNoNetwork(NOTHING));
    counts.hops++;
    if (shown.error === 'badAnswer' || shown.error === 'tooLong')
      world.fault('bad page', `${number}: ${shown.detail} ${shown.text}`);
    if (shown.error) {
      counts.unanswered++;
      expectation.unanswered(move);
      return null;
    }
    const seen = reader.see(shown.text, 'ussd');
    if (seen.screen === 'busy' || seen.screen === 'numbers') {
      counts[seen.screen === 'busy' ? 'polite' : 'mistaken']++;
      expectation.unanswered(move);
      return null;
    }
    counts.turns++;
    hasTalked = true;
    inThread = false;
    judge(move, seen);
    return seen;
  }

  /** What a person does at a screen: the move and what is typed for it; null to lay the phone down. */
  function choose(seen: Seen): readonly [Move, string] | null {
    const pick = (
      does: Exclude<Move['does'], 'language'>,
      option: string,
    ): readonly [Move, string] | null => {
      const typed = reader.number(seen, option);
      return typed === null ? null : [{ does }, typed];
    };
    switch (seen.screen) {
      case 'welcome': {
        const number = reader.number({ ...seen, language: null }, `welcome.${language}`);
        return number === null ? null : [{ does: 'language', language }, number];
      }
      case 'menu':
        return pick('lookup', 'menu.hospital-lookup');
      case 'offer':
        return fate.happens(0.9)
          ? pick('continue', 'common.offer-continue')
          : pick('start-over', 'common.offer-restart');
      case 'where':
        return fate.happens(0.5)
          ? pick('last', 'hospital-lookup.last-place')
          : pick('other-place', 'hospital-lookup.other-place');
      case 'ask-place':
        return [{ does: 'pin' }, choosePin()];
      case 'unavailable':
        return pick('retry', 'hospital-lookup.retry');
      case 'sent':
        return pick('new', 'hospital-lookup.new');
      case 'result':
        return seen.medium === 'ussd'
          ? (pick('send', 'hospital-lookup.send-sms') ?? [{ does: 'more' }, '98'])
          : (pick('new', 'hospital-lookup.new') ?? [{ does: 'menu' }, 'MENU']);
      default:
        return null;
    }
  }

  const layDown = async (): Promise<void> => {
    if (phone.isOpen) await phone.hangUp().catch(orIfNoNetwork(undefined));
  };

  async function dialUntil(wanted: number, over: () => boolean): Promise<void> {
    let sent = 0;
    for (let dials = 0; dials < MAX_DIALS && sent < wanted && !over(); dials++) {
      if (dials > 0) {
        counts.redials++;
        await sleep(200 + fate.upTo(REDIAL_MS));
      }
      let seen = await hop({ does: 'dial' }, phone.dial(SERVICE_CODE));
      let hospital: string | null = null;
      let isFirstPage = true;
      while (seen && sent < wanted && !over()) {
        await think();
        const next = fate.happens(0.05) ? null : choose(seen);
        if (!next) break;
        const [move, typed] = next;
        if (seen.screen === 'result' && isFirstPage) hospital = reader.hospital(seen);
        const after: Seen | null = await hop(move, phone.answer(typed));
        if (after && move.does === 'continue') counts.continued++;
        if (after && move.does === 'send') {
          sent++;
          if (hospital !== null) cards.push(hospital);
        }
        // A further page of a result is still that result, whatever it shows.
        isFirstPage = move.does !== 'more';
        seen = after && !isFirstPage ? { ...after, screen: 'result', language: seen.language } : after;
      }
      await layDown();
    }
  }

  /** Sends a text and waits until it was taken; false when the service was down at each try of the network. */
  async function say(move: Move, words: string): Promise<boolean> {
    counts.texts++;
    const id = await sendText(world.simulatorUrl, number, words).catch(orIfNoNetwork(null));
    if (id === null || !(await world.taken(id))) {
      texts.givenUp++;
      expectation.unanswered(move);
      return false;
    }
    counts.turns++;
    hasTalked = true;
    inThread = true;
    texts.taken++;
    return true;
  }

  /** The reply to the last text; null when it will not come. */
  async function reply(): Promise<Seen | null> {
    const until = Date.now() + REPLY_AT_MOST_MS;
    for (let last = false; ;) {
      const sms = await phone.receive(last ? 100 : REPLY_MS).catch(orIfNoNetwork(null));
      const seen = sms && reader.see(sms.text, 'sms');
      if (seen && seen.screen !== 'card') return seen;
      if (sms) continue;
      if (last) return null;
      last = Date.now() > until || !(await world.isComing(number));
    }
  }

  async function textFor(wanted: number, over: () => boolean): Promise<void> {
    let seen: Seen | null = null;
    for (let sent = 0; sent < wanted && !over(); sent++) {
      await think();
      const knows = expectation.standings.every((standing) => standing.language !== null);
      let next = seen && choose(seen);
      if (!seen && hasTalked && !inThread && fate.happens(0.5)) next = [{ does: 'dial' }, 'hello'];
      else if (!seen && (knows || !hasTalked)) next = [{ does: 'wish' }, `hospital ${choosePin()}`];
      const [move, words] = next ?? [{ does: 'menu' as const }, 'MENU'];
      const isTaken = await say(move, words);
      seen = isTaken ? await reply() : null;
      if (!isTaken) continue;
      if (seen) judge(move, seen);
      else {
        counts.repliesMissing++;
        expectation.taken(move);
      }
    }
  }

  return {
    number,
    expectation,
    texts,
    cards,
    dialUntil,
    textFor,
    async comeBack() {
      const seen = await hop({ does: 'dial' }, phone.dial(SERVICE_CODE));
      await layDown();
      return seen !== null;
    },
  };
}
