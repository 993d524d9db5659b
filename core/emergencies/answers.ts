import type { Address } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import type { Places } from '../places/places.ts';
import { normalize } from '../text/normalize.ts';
import type { Line } from '../text/line.ts';
import type { DoDeed } from './deed.ts';
import type { Emergencies } from './emergencies.ts';
import { line, type Recipient } from './notice.ts';
import { sayPlace } from './place.ts';
import { EmergencyRefused } from './refusal.ts';
import { letterOf, MINUTES, readReply, type Reply } from './reply.ts';

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
}

/** After an emergency has ended its code is still known for so long: who answers late is told so. */
const KNOWN_FOR_MS = 86_400_000;
/** Within this a second word cancels. */
const CANCEL_MS = 15 * 60_000;

/** What a caller answers with; everything else are words. */
const CALLER = { stillNeeded: 1, cancel: 0, reallyCancel: 99 } as const;

interface Party {
  id: string;
  code: string;
  as: 'responder' | 'caller';
  state: string;
  responder_id: string | null;
  cancel_asked_at: Date | null;
  person_id: string;
  identity_id: string;
  language: string | null;
}

/** The emergencies that an address has to do with, newest first; the caller's only while they are open. */
const PARTIES = `
  select e.id, e.code, 'responder' as as, d.state, d.responder_id, null::timestamptz as cancel_asked_at, i.person_id,
    i.id as identity_id, p.language, d.asked_at as at
  from identity i join person p on p.id = i.person_id join identity own on own.person_id = i.person_id
    join responder r on r.identity_id = own.id join dispatch d on d.responder_id = r.account_id join emergency e on e.id = d.emergency_id
  where i.address_index = any($1) and e.code is not null and (e.ended_at is null or e.ended_at > $2)
  union all
  select e.id, e.code, 'caller', e.status, null, e.cancel_asked_at, i.person_id, i.id, p.language, e.raised_at
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
  readonly places: Pick<Places, 'findByPin'>;
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
      const { person_id: personId, identity_id: identityId, language } = party ?? parties[0]!;
      const to: Recipient = { personId, identityId, language, medium };
      await doDeed(
        async ({ notices, now: dueAt }) => void notices.push({ to, text: said, call: null, dueAt }),
      );
      return { line: said, language };
    },
  };

  /** A number under a code that is nobody's, from somebody who is asked just now, was meant for that one. */
  function strayed(parties: readonly Party[], { number }: Reply): Line | null {
    const [asked, ...others] = parties.filter(({ as, state }) => as === 'responder' && state === 'asked');
    if (!asked || number === null) return null;
    return line(others.length === 0 ? 'wrong-code' : 'wrong-codes', { code: asked.code });
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

  async function ofResponder({ id, code, state, responder_id }: Party, reply: Reply): Promise<Line> {
    const by = { kind: 'responder', accountId: responder_id! } as const;
    const isMine = state === 'accepted';
    const { number } = reply;
    if (number === 0) {
      await (isMine ? emergencies.progress(id, by, 'withdraw') : emergencies.decline(id, by));
      return line('declined', { code });
    }
    if (number !== null && number >= MINUTES.least && number <= MINUTES.most) {
      const place = await emergencies.accept(id, by, number);
      if (place === null) return line('yours-unplaced', { code });
      return line('yours', { ...sayPlace(place, now()), code, words: place.words ?? '' });
    }
    if (number !== null) return line('minutes', { code });
    if (!isMine) return line(state === 'asked' ? 'how' : 'taken', { code });
    switch (letterOf(reply)) {
      case 'where':
        await emergencies.askWhere(id, by);
        return line('passed-on');
      case 'arrived':
        await emergencies.progress(id, by, 'on-scene');
        return line('there', { code });
      case 'done':
        await emergencies.close(id, by, 'closed');
        return line('thanks');
      case 'false':
        await emergencies.close(id, by, 'false');
        return line('thanks');
      default:
        await emergencies.relay(id, by, reply.said);
        return line('passed-on');
    }
  }

  async function ofCaller({ id, code, state, cancel_asked_at }: Party, reply: Reply): Promise<Line> {
    const by = { kind: 'caller' } as const;
    // "Do you still need help?" is asked there, which is the question already.
    const asked =
      state === 'checking' ||
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
    const place = await places.findByPin(normalize(reply.said).replaceAll(' ', '')).catch(() => null);
    await (place ? emergencies.locate(id, by, place) : emergencies.relay(id, by, reply.said));
    return line('noted', { code });
  }
}
