import type { Address } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Places } from '../places/places.ts';
import { normalize } from '../text/normalize.ts';
import type { Line } from '../text/line.ts';
import { statesWith, type State } from './chart.ts';
import type { DoDeed } from './deed.ts';
import type { Emergencies } from './emergencies.ts';
import { line, type Recipient } from './notice.ts';
import { sayPlace } from './place.ts';
import { EmergencyRefused } from './refusal.ts';
import { apart, letterOf, MINUTES, readReply, type Reply } from './reply.ts';

/** What an answer under a code comes to: the line to say back, and to whom. Null: it is an ordinary message. */
export interface Answered {
  readonly line: Line;
  readonly language: string | null;
}

/** Reads what responders and callers answer by text, before any conversation. */
export interface Answers {
  /**
   * Takes a text from an address; null where it is none of ours: no code, or not of somebody who was asked or has called.
   * The line is sent as a message too: by the medium it came by where that can, else as a text.
   */
  take(from: Address, text: string, medium: string): Promise<Answered | null>;
  /** The same of a helper who was asked in a call: `said` is what they would write under the code. It comes as a text too. */
  press(personId: string, pressed: Pressed): Promise<void>;
}

/** The kind of the rows by which helpers answer in a call, and what they hold. */
export const EMERGENCY_REPLY = 'emergency-reply';
export interface Pressed {
  /** By its id. */
  readonly emergency: string;
  readonly said: string;
}

/** After an emergency has ended its code is still known for so long: who answers late is told so. */
const KNOWN_FOR_MS = 86_400_000;
/** Within this a second word cancels. */
const CANCEL_MS = 15 * 60_000;

/** Longest name of a place that is looked for, in what a caller says. */
const NAME_MAX = 60;
/** A PIN code among other words. */
const PIN = /(?<!\d)[1-9]\d{5}(?!\d)/;

/** What a caller answers with; everything else are words. */
const CALLER = { stillNeeded: 1, cancel: 0, reallyCancel: 99 } as const;

/** Where whoever was asked can still accept. */
const FREE = statesWith('ACCEPT');

interface Party {
  id: string;
  code: string;
  as: 'responder' | 'caller';
  /** Of the emergency; `state` is the responder's part in it. */
  status: State;
  state: string | null;
  /** Who it is; of a caller's row, who has accepted. */
  responder_id: string | null;
  cancel_asked_at: Date | null;
  person_id: string;
  identity_id: string;
  language: string | null;
}

/** An emergency as it stands to who was asked to it. */
const ASKED = `
  select e.id, e.code, 'responder' as as, e.status, d.state, d.responder_id, null::timestamptz as cancel_asked_at, i.person_id,
    i.id as identity_id, p.language, d.asked_at as at
  from identity i join person p on p.id = i.person_id join identity own on own.person_id = i.person_id
    join responder r on r.identity_id = own.id join dispatch d on d.responder_id = r.account_id join emergency e on e.id = d.emergency_id`;

/** The emergencies that an address has to do with, newest first; the caller's only while they are open. */
const PARTIES = `${ASKED}
  where i.address_index = any($1) and e.code is not null and (e.ended_at is null or e.ended_at > $2)
  union all
  select e.id, e.code, 'caller', e.status, null, e.responder_id, e.cancel_asked_at, i.person_id, i.id, p.language, e.raised_at
  from identity i join person p on p.id = i.person_id join emergency e on e.person_id = i.person_id
  where i.address_index = any($1) and e.code is not null and e.ended_at is null
  order by at desc`;

export function createAnswers({
  database,
  vault,
  doDeed,
  emergencies,
  places,
  now,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly doDeed: DoDeed;
  readonly emergencies: Emergencies;
  readonly places: Pick<Places, 'findByPin' | 'findByName'>;
  readonly now: () => Date;
}): Answers {
  async function partiesOf(from: Address): Promise<Party[]> {
    const { rows } = await database.query<Party>({
      name: 'emergency-parties',
      text: PARTIES,
      values: [vault.indexes(from.kind, from.value), new Date(now().getTime() - KNOWN_FOR_MS)],
    });
    return rows;
  }

  return {
    async take(from, text, medium) {
      const reply = readReply(text);
      if (!reply) return null;
      const parties = await partiesOf(from);
      const party = parties.find(({ code }) => code === reply.code);
      const said = party ? await answer(party, reply) : strayed(parties, reply);
      if (!said) return null;
      await tell(party ?? parties[0]!, said, medium);
      return { line: said, language: (party ?? parties[0]!).language };
    },

    async press(personId, { emergency, said }) {
      const { rows } = await database.query<Party>({
        name: 'emergency-asked-party',
        text: `${ASKED} where e.id = $1 and i.person_id = $2 and i.id = r.identity_id and e.code is not null`,
        values: [emergency, personId],
      });
      const [party] = rows;
      const reply = party && readReply(`${party.code} ${said}`);
      if (reply) await tell(party, await answer(party, reply), 'sms');
    },
  };

  function tell(
    { person_id: personId, identity_id: identityId, language }: Party,
    text: Line,
    medium: string,
  ): Promise<void> {
    const to: Recipient = { personId, identityId, language, medium };
    return doDeed(async ({ notices, now: dueAt }) => void notices.push({ to, text, call: null, dueAt }));
  }

  /** A number under a code that is nobody's, from somebody who is asked just now, was meant for that one. */
  function strayed(parties: readonly Party[], { number }: Reply): Line | null {
    const asked = parties.find(({ as, state }) => as === 'responder' && state === 'asked');
    if (!asked || number === null) return null;
    return line('wrong-code', { code: asked.code });
  }

  async function answer(party: Party, reply: Reply): Promise<Line> {
    try {
      return await (party.as === 'responder' ? ofResponder(party, reply) : ofCaller(party, reply));
    } catch (error) {
      if (!(error instanceof EmergencyRefused)) throw error;
      const key = error.reason === 'taken' ? 'taken' : error.reason === 'busy' ? 'busy' : 'not-now';
      return line(key, { code: party.code });
    }
  }

  async function ofResponder({ id, code, status, state, responder_id }: Party, given: Reply): Promise<Line> {
    const { reply, why } = apart(given);
    const by = { kind: 'responder', accountId: responder_id! } as const;
    const isMine = state === 'accepted';
    const { number } = reply;
    if (number === 0) {
      await (isMine ? emergencies.progress(id, by, 'withdraw', why) : emergencies.decline(id, by, why));
      return line('declined', { code });
    }
    if (number !== null && number >= MINUTES.least && number <= MINUTES.most) {
      const { place, words } = await emergencies.accept(id, by, number);
      if (place === null) return line('yours-unplaced', { code });
      return line('yours', { ...sayPlace(place, now()), code, words: words ?? '' });
    }
    if (number !== null || (!isMine && FREE.includes(status))) return line('minutes', { code });
    if (!isMine) return line('taken', { code });
    switch (letterOf(reply)) {
      case 'where':
        await emergencies.askWhere(id, by);
        return line('passed-on');
      case 'arrived':
        await emergencies.progress(id, by, 'on-scene');
        return line('there', { code });
      case 'done':
        await emergencies.close(id, by, 'closed', why);
        return line('thanks');
      case 'false':
        await emergencies.close(id, by, 'false', why);
        return line('thanks');
      default:
        await emergencies.relay(id, by, reply.said);
        return line('passed-on');
    }
  }

  async function ofCaller(
    { id, code, status, responder_id, cancel_asked_at }: Party,
    reply: Reply,
  ): Promise<Line> {
    const by = { kind: 'caller' } as const;
    // "Do you still need help?" is asked there, which is the question already.
    const asked =
      status === 'checking' ||
      (status === 'supervised' && responder_id !== null) ||
      (cancel_asked_at !== null && now().getTime() - cancel_asked_at.getTime() < CANCEL_MS);
    if (reply.number === CALLER.cancel || (reply.number === CALLER.reallyCancel && !asked)) {
      await emergencies.cancel(id, by, false);
      return line('cancel-ask', { code });
    }
    if (reply.number === CALLER.reallyCancel) {
      await emergencies.cancel(id, by, true);
      return line('cancelled', { code });
    }
    if (reply.number === CALLER.stillNeeded) {
      await emergencies.stillNeeded(id, by);
      return line('noted', { code });
    }
    await told(id, reply.said);
    return line('noted', { code });
  }

  /** Where they are, by a PIN code or a name, or what they want the other side to know: nothing of it is lost. */
  async function told(id: string, said: string): Promise<void> {
    const by = { kind: 'caller' } as const;
    const pin = PIN.exec(said)?.[0] ?? normalize(said).replaceAll(' ', '');
    const place = await places.findByPin(pin).catch(() => null);
    if (place) return emergencies.locate(id, by, place, pin === said ? undefined : said);
    const named = said.length > NAME_MAX ? null : await places.findByName(said).catch(() => null);
    await emergencies.relay(id, by, said, named?.match === 'exact' ? named.places : []);
  }
}
