import { z } from 'zod';
import type { Role, v1 } from '@arogya/contract';
import type { Clock } from '../core/clock.ts';
import type { Contact } from '../core/people/contacts.ts';
import type { People } from '../core/people/index.ts';
import type { Me } from '../core/people/me.ts';
import { PersonRefused } from '../core/people/refusal.ts';
import { PhoneNumber } from '../core/phone.ts';
import { createCursor } from './cursor.ts';
import type { Handlers } from './handler.ts';
import { createPinGate } from './pin-gate.ts';

type UserHandlers = Handlers<typeof v1>['users'];

/** The next page begins after this. */
const cursor = createCursor(z.object({ at: z.iso.datetime(), id: z.uuid() }));

/** Who has been known for longer has left something behind that a number alone must not open. */
const NEW_MS = 86_400_000;

/** Oneself, one's family, whom to tell, and what was: always the caller's own. */
export function createUsers({
  people: { myself, pins, profiles, contacts, history, copies, erasure, personOf },
  clock,
}: {
  readonly people: People;
  readonly clock: Clock;
}): UserHandlers {
  const { needPin, needHistory } = createPinGate({ pins, clock });

  return {
    async me({ principal }) {
      return { status: 200, body: meOf(await myself.read(principal)) };
    },

    async changeMe({ principal, body }) {
      return { status: 200, body: meOf(await myself.change(principal, body)) };
    },

    async setPin({ principal: { personId }, body: { pin, current } }) {
      const age = clock.now().getTime() - (await myself.knownSince(personId)).getTime();
      await pins.set(personId, pin, { current, withhold: age > NEW_MS });
      return { status: 204 };
    },

    async profiles({ principal }) {
      await needPin(principal);
      return { status: 200, body: { items: json(await profiles.list(principal.personId)) } };
    },

    async addProfile({ principal, body }) {
      await needPin(principal);
      return { status: 201, body: json(await profiles.add(principal.personId, body)) };
    },

    async profile({ principal, params }) {
      await needPin(principal);
      return { status: 200, body: json(await profiles.get(principal.personId, params.id)) };
    },

    async replaceProfile({ principal, params, body: { revision, ...data } }) {
      await needPin(principal);
      const { personId } = principal;
      return { status: 200, body: json(await profiles.replace(personId, params.id, revision, data)) };
    },

    async removeProfile({ principal, params }) {
      await needPin(principal);
      await profiles.remove(principal.personId, params.id);
      return { status: 204 };
    },

    async contacts({ principal }) {
      await needPin(principal);
      return { status: 200, body: { items: (await contacts.list(principal.personId)).map(contactOf) } };
    },

    async addContact({ principal, body: { phone, ...its } }) {
      await needPin(principal);
      const contact = { ...its, phone: numberIn(phone) };
      return { status: 201, body: contactOf(await contacts.add(principal.personId, contact)) };
    },

    async askContact({ principal, params }) {
      await needPin(principal);
      return { status: 202, body: contactOf(await contacts.ask(principal.personId, params.id)) };
    },

    async agreeContact({ principal, params, body }) {
      await needPin(principal);
      const { personId } = principal;
      return { status: 200, body: contactOf(await contacts.agree(personId, params.id, body.code)) };
    },

    async removeContact({ principal, params }) {
      await needPin(principal);
      await contacts.remove(principal.personId, params.id);
      return { status: 204 };
    },

    async history({ principal, query }) {
      await needHistory(principal);
      const mark = query.cursor === undefined ? null : cursor.read(query.cursor, query);
      const after = mark && { at: new Date(mark.at), id: mark.id };
      const { items, next } = await history.page(principal.personId, query.limit, after);
      const nextCursor = next && cursor.write({ at: next.at.toISOString(), id: next.id }, query);
      return { status: 200, body: { items: json(items), nextCursor } };
    },

    async copy({ principal }) {
      await needHistory(principal);
      const { account, contacts: theirs, ...rest } = await copies.make(principal);
      return {
        status: 200,
        headers: { 'content-disposition': 'attachment; filename="arogya.json"' },
        body: { ...json(rest), account: meOf(account), contacts: theirs.map(contactOf) },
      };
    },

    async erase({ principal, body }) {
      await erasure.erase(principal, body);
      return { status: 204 };
    },

    async resetPin({ principal, body }) {
      await pins.resetFor(await personOf(numberIn(body.phone)), principal);
      return { status: 202 };
    },
  };
}

/** As JSON writes it: dates as text. */
type Json<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Json<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Json<Value[Key]> }
      : Value;
const json = <Value>(value: Value): Json<Value> => JSON.parse(JSON.stringify(value)) as Json<Value>;

const meOf = (me: Me) => ({ ...json(me), role: me.role as Role });

/** The number opened: it is its owner who asks. */
const contactOf = ({ phone, ...contact }: Contact) => ({ ...json(contact), phone: phone.e164 });

function numberIn(text: string): PhoneNumber {
  const number = PhoneNumber.parse(text);
  if (!number) throw new PersonRefused('no-number');
  return number;
}
