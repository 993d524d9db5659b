import type { Pool } from 'pg';
import type { SentSms } from '../../../channels/simulator/mailbox.ts';
import type { Counts as NetworkCounts } from '../../../channels/simulator/road.ts';
import type { Vault } from '../../../core/crypto/vault.ts';
import { STATUS_RANK } from '../../../core/outbox/outcomes.ts';
import type { Person } from './person.ts';
import type { Reader } from './screens.ts';

/** A message in the outbox, opened. */
export interface Row {
  readonly id: string;
  readonly number: string;
  readonly text: string;
  readonly status: string;
  readonly urgent: boolean;
  readonly providerMessageId: string | null;
  readonly reported: string | null;
}

/** What the network sent, and what happened on it. */
export interface Ledger {
  readonly sms: readonly SentSms[];
  readonly counts: NetworkCounts & { readonly pending: number };
}

/** What is stored, looked at with the keys that the service was given. */
export interface Books {
  /** Messages to people, oldest first. */
  messages(): Promise<Row[]>;
  /** Messages and emergencies that wait, also for another try, or are under way. */
  unsettled(): Promise<number>;
  /** Whether a message to this number may still leave by itself; `since` is when the service was started (ms). */
  isComing(number: string, since: number): Promise<boolean>;
  /** Each number's turns, distinct deliveries that were taken, and emergencies. */
  people(delivered: ReadonlyMap<string, ReadonlySet<string>>): Promise<Map<string, Booked>>;
  /** Turns and kept cries of everyone, and inbox keys of everyone. */
  totals(): Promise<{ revisions: number; kept: number; keys: number }>;
}

export interface Booked {
  readonly revision: number;
  readonly keys: number;
  readonly emergencies: number;
  /** Of these, cries that were kept on disk while the database was away: each a delivery without a turn. */
  readonly kept: number;
}

/** An emergency that no row of the outbox raised came from the disk. */
const KEPT = 'not exists (select from outbox o where o.id = e.id)';

export function openBooks(pool: Pool, vault: Vault): Books {
  const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(text, values)).rows;

  return {
    async messages() {
      const found = await rows<Omit<Row, 'number' | 'text'> & { payload: Buffer; number: Buffer }>(
        `select o.id, o.status, o.urgent, o.payload_sealed as payload, i.address_sealed as number,
           o.provider_message_id as "providerMessageId", r.status as reported
         from outbox o join identity i on i.id = o.identity_id
         left join delivery_report r on r.channel = o.channel and r.provider_message_id = o.provider_message_id
         where o.kind = 'message' order by o.id`,
      );
      return found.map((row) => ({
        ...row,
        number: vault.open('phone_identity.number', row.number),
        text: (JSON.parse(vault.open('outbox.payload', row.payload)) as { text: string }).text,
      }));
    },

    async unsettled() {
      const found = await rows<{ n: number }>(
        `select count(*)::int as n from outbox where status = 'sending' or (status = 'pending' and kind <> 'deadline')`,
      );
      return found[0]!.n;
    },

    async isComing(number, since) {
      const found = await rows<{ n: number }>(
        `select count(*)::int as n from outbox o join identity i on i.id = o.identity_id
         where i.number_index = $1 and o.kind = 'message'
           and (o.status = 'pending' or (o.status = 'sending' and o.updated_at > to_timestamp($2 / 1000.0)))`,
        [vault.index('phone', number), since],
      );
      return found[0]!.n > 0;
    },

    async people(delivered) {
      const inbox = await rows<{ channel: string; key: Buffer }>(
        'select channel, key_index as key from inbox',
      );
      const taken = new Set(inbox.map(({ channel, key }) => `${channel} ${key.toString('hex')}`));
      const known = await rows<{
        person: string;
        number: Buffer;
        revision: number;
        emergencies: number;
        kept: number;
      }>(
        `select c.person_id as person, i.address_sealed as number, c.revision,
           (select count(*)::int from emergency e where e.person_id = i.person_id) as emergencies,
           (select count(*)::int from emergency e where e.person_id = i.person_id and ${KEPT}) as kept
         from identity i join conversation c using (person_id)`,
      );
      return new Map(
        known.map(({ person, number: sealed, revision, emergencies, kept }) => {
          const number = vault.open('phone_identity.number', sealed);
          const keys = [...(delivered.get(number) ?? [])].filter((delivery) => {
            const space = delivery.indexOf(' ');
            const key = vault.index('inbox', `${person} ${delivery.slice(space + 1)}`).toString('hex');
            return taken.has(`${delivery.slice(0, space)} ${key}`);
          });
          return [number, { revision, keys: keys.length, emergencies, kept }];
        }),
      );
    },

    async totals() {
      const found = await rows<{ revisions: number; kept: number; keys: number }>(
        `select (select coalesce(sum(revision), 0)::int from conversation) as revisions,
           (select count(*)::int from emergency e where ${KEPT}) as kept,
           (select count(*)::int from inbox) as keys`,
      );
      return found[0]!;
    },
  };
}

/** What the simulated network has sent and counted. */
export async function readLedger(simulatorUrl: string): Promise<Ledger> {
  return (await (await fetch(`${simulatorUrl}/ledger`)).json()) as Ledger;
}

/** What is wrong between rows and SMS, each with an example. */
export interface Mismatches {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly strangers: readonly string[];
  readonly unreported: readonly string[];
}

const DONE: ReadonlySet<string> = new Set(['accepted', 'sent', 'delivered']);

/** Every row that is not urgent against what the network sent: a row that is done went out once, an unknown one at most once. */
export function matchSms(
  rows: readonly Row[],
  sms: readonly SentSms[],
  cried: ReadonlySet<string>,
): Mismatches {
  const lost: string[] = [];
  const twice: string[] = [];
  const strangers: string[] = [];
  const nameOf = (number: string, text: string): string => `${number}\n${text}`;
  const booked = grouped(
    rows.filter(({ urgent }) => !urgent),
    ({ number, text }) => nameOf(number, text),
  );
  // A cry that was only perhaps one is answered with a text too.
  const urgent = new Set(rows.filter((row) => row.urgent).map(({ number, text }) => nameOf(number, text)));
  const sent = grouped(sms, ({ to, text }) => nameOf(to, text));

  for (const [name, its] of booked) {
    const done = its.filter(({ status }) => DONE.has(status)).length;
    const unknown = its.filter(({ status }) => status === 'unknown').length;
    const went = sent.get(name)?.length ?? 0;
    const figures = `${its.map(({ status }) => status).join(', ')}; ${went} SMS to ${name}`;
    if (went < done) lost.push(figures);
    if (went > done + unknown) twice.push(figures);
  }
  for (const [name, its] of sent) {
    if (!booked.has(name) && !urgent.has(name) && !cried.has(its[0]!.to)) strangers.push(name);
  }
  const byId = grouped(
    rows.filter(({ providerMessageId }) => providerMessageId !== null),
    ({ providerMessageId }) => providerMessageId!,
  );
  for (const [id, its] of byId)
    if (its.length > 1) twice.push(`${its.length} rows carry the provider's id ${id}`);

  const unreported = rows
    .filter(({ status, reported }) => reported !== null && STATUS_RANK[reported]! > STATUS_RANK[status]!)
    .map(({ id, status, reported }) => `${id} is ${status} but was reported ${reported}`);
  return { lost, twice, strangers, unreported };
}

/** What people remember against what is stored: cards asked for, and one reply for each text. */
export function matchPeople(
  people: readonly Person[],
  rows: readonly Row[],
  reader: Reader,
): { cards: string[]; replies: string[] } {
  const cards: string[] = [];
  const replies: string[] = [];
  const own = grouped(
    rows.filter(({ urgent }) => !urgent),
    ({ number }) => number,
  );
  for (const { number, expectation, texts, cards: asked } of people) {
    const its = own.get(number) ?? [];
    const sent = its.filter(({ text }) => reader.see(text, 'sms').screen === 'card');
    const possible = [...new Set(expectation.standings.map((standing) => standing.cards))];
    if (!possible.includes(sent.length))
      cards.push(`${number} asked for ${possible.join(' or ')}, ${sent.length} in the outbox`);
    const left = sent.map(({ text }) => text);
    for (const hospital of asked) {
      const at = left.findIndex((text) => text.includes(hospital));
      if (at < 0) cards.push(`${number} asked for ${hospital}, which is not in the outbox`);
      else left.splice(at, 1);
    }
    const answered = its.length - sent.length;
    if (answered < texts.taken || answered > texts.taken + texts.givenUp)
      replies.push(`${number}: ${texts.taken} texts taken, ${answered} replies in the outbox`);
  }
  return { cards, replies };
}

function grouped<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group) group.push(item);
    else groups.set(nameOf(item), [item]);
  }
  return groups;
}
