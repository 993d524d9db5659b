import { ADDRESS_SEALED } from '../address.ts';
import type { Audit } from '../audit/audit.ts';
import { openPseudonym } from '../audit/pseudonym.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { PLAN_SEALED } from '../reminders/plan.ts';
import { SCHEME_APPLICATION_SEALED } from '../schemes/applications.ts';
import { ASSESSMENT_SEALED } from '../symptoms/history.ts';
import type { Contact, Contacts } from './contacts.ts';
import type { History, HistoryItem, HistoryMark } from './history.ts';
import type { Me, Myself, Owner } from './me.ts';
import type { Profile, Profiles } from './profiles.ts';
import { PersonRefused } from './refusal.ts';

/** All that is held of somebody, opened. Texts that are still to be sent are left out: they may hold a code. */
export interface Copy {
  readonly at: Date;
  readonly account: Me;
  readonly person: { readonly firstContactAt: Date; readonly optedOutAt: Date | null };
  /** Numbers, messengers' ids and mailboxes, as they are found by. */
  readonly addresses: readonly string[];
  /** What was remembered for the next time, and the answers of the conversation now. */
  readonly memory: unknown;
  readonly conversation: unknown;
  readonly profiles: readonly Profile[];
  readonly contacts: readonly Contact[];
  readonly history: readonly HistoryItem[];
  /** The place that an SOS was recorded with, by its id. */
  readonly places: readonly { readonly emergency: string; readonly place: unknown }[];
  /** What was told in a symptom check that was kept, and what was answered, by its id in the history. */
  readonly assessments: readonly {
    readonly id: string;
    readonly modelVersion: string | null;
    readonly told: unknown;
  }[];
  /** Schemes that they keep an application for, and how each stands. */
  readonly applications: readonly {
    readonly id: string;
    readonly status: string;
    readonly kept: unknown;
    readonly updatedAt: Date;
  }[];
  /** What they wished to be reminded of, and what they said of it. */
  readonly reminders: readonly {
    readonly id: string;
    readonly status: string;
    readonly plan: unknown;
    readonly doses: unknown;
  }[];
  /** Messages to many that met them: whether they were told, or drawn not to be. */
  readonly broadcasts: readonly {
    readonly about: string;
    readonly arm: 'told' | 'control';
    readonly at: Date;
  }[];
  readonly sessions: readonly {
    readonly createdAt: Date;
    readonly usedAt: Date;
    readonly endedAt: Date | null;
  }[];
  /** Other issuers that open the account. */
  readonly issuers: readonly string[];
  /** What was done to them, by whomever. */
  readonly deeds: readonly { readonly at: Date; readonly action: string; readonly details: unknown }[];
}

/** Makes copies for their owners; each is audited. */
export interface Copies {
  make(owner: Owner): Promise<Copy>;
}

/** Things of the history that are read at once. */
const AT_ONCE = 500;

export function createCopies({
  database,
  vault,
  clock,
  audit,
  myself,
  profiles,
  contacts,
  history,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly myself: Pick<Myself, 'read'>;
  readonly profiles: Pick<Profiles, 'list'>;
  readonly contacts: Pick<Contacts, 'list'>;
  readonly history: History;
}): Copies {
  const open = (context: string, sealed: Buffer | null): unknown =>
    sealed && JSON.parse(vault.open(context, sealed));

  async function rowsOf<Row extends object>(name: string, text: string, value: unknown): Promise<Row[]> {
    const { rows } = await database.query<Row>({ name: `copy-${name}`, text, values: [value] });
    return rows;
  }

  async function wholeHistory(personId: string): Promise<HistoryItem[]> {
    const all: HistoryItem[] = [];
    for (let mark: HistoryMark | null = null, isFirst = true; isFirst || mark; isFirst = false) {
      const { items, next } = await history.page(personId, AT_ONCE, mark);
      all.push(...items);
      mark = next;
    }
    return all;
  }

  /** Their deeds are found by the pseudonym, which is theirs as long as they are here. */
  async function deedsOf(pseudonymSealed: Buffer | null): Promise<Copy['deeds']> {
    if (!pseudonymSealed) return [];
    return rowsOf<Copy['deeds'][number]>(
      'deeds',
      'select at, action, details from audit where subject = $1 order by id',
      openPseudonym(vault, pseudonymSealed),
    );
  }

  /** What is known of the person on every channel. */
  async function ofPerson(
    personId: string,
  ): Promise<
    Pick<
      Copy,
      | 'person'
      | 'addresses'
      | 'memory'
      | 'conversation'
      | 'places'
      | 'assessments'
      | 'applications'
      | 'reminders'
      | 'broadcasts'
      | 'deeds'
    >
  > {
    const [row] = await rowsOf<PersonRow>(
      'person',
      `select p.created_at, p.opted_out_at, p.memory_sealed, p.pseudonym_sealed, c.state_sealed
        from person p left join conversation c on c.person_id = p.id where p.id = $1`,
      personId,
    );
    if (!row) throw new PersonRefused('gone');
    const addresses = await rowsOf<{ address_sealed: Buffer }>(
      'addresses',
      'select address_sealed from identity where person_id = $1 order by created_at',
      personId,
    );
    const places = await rowsOf<{ id: string; place_sealed: Buffer }>(
      'places',
      'select id, place_sealed from emergency where person_id = $1 and place_sealed is not null order by raised_at',
      personId,
    );
    const assessments = await rowsOf<{ id: string; model_version: string | null; payload_sealed: Buffer }>(
      'assessments',
      'select id, model_version, payload_sealed from assessment where person_id = $1 order by at',
      personId,
    );
    const applications = await rowsOf<{ id: string; status: string; data_sealed: Buffer; updated_at: Date }>(
      'applications',
      'select id, status, data_sealed, updated_at from scheme_application where person_id = $1 order by created_at',
      personId,
    );
    const reminders = await rowsOf<{ id: string; status: string; plan_sealed: Buffer; doses: unknown }>(
      'reminders',
      `select id, status, plan_sealed, (
          select coalesce(jsonb_agg(jsonb_build_object('dueAt', due_at, 'status', d.status) order by due_at), '[]')
          from dose d where d.reminder_id = r.id and d.status <> 'due'
        ) as doses from reminder r where person_id = $1 order by created_at`,
      personId,
    );
    const broadcasts = await rowsOf<Copy['broadcasts'][number]>(
      'broadcasts',
      `select about, arm, at from broadcast_person join broadcast b on b.id = broadcast_id where person_id = $1 order by at`,
      personId,
    );
    return {
      person: { firstContactAt: row.created_at, optedOutAt: row.opted_out_at },
      addresses: addresses.map(({ address_sealed }) => vault.open(ADDRESS_SEALED, address_sealed)),
      memory: open('person.memory', row.memory_sealed),
      conversation: open('conversation.state', row.state_sealed),
      places: places.map(({ id, place_sealed }) => ({
        emergency: id,
        place: open('emergency.place', place_sealed),
      })),
      assessments: assessments.map(({ id, model_version, payload_sealed }) => ({
        id,
        modelVersion: model_version,
        told: open(ASSESSMENT_SEALED, payload_sealed),
      })),
      applications: applications.map(({ id, status, data_sealed, updated_at }) => ({
        id,
        status,
        kept: open(SCHEME_APPLICATION_SEALED, data_sealed),
        updatedAt: updated_at,
      })),
      reminders: reminders.map(({ plan_sealed, ...reminder }) => ({
        ...reminder,
        plan: open(PLAN_SEALED, plan_sealed),
      })),
      broadcasts,
      deeds: await deedsOf(row.pseudonym_sealed),
    };
  }

  /** How the account was opened. */
  async function ofAccount(accountId: string): Promise<Pick<Copy, 'sessions' | 'issuers'>> {
    const issuers = await rowsOf<{ issuer: string }>(
      'issuers',
      'select issuer from foreign_identity where account_id = $1 order by created_at',
      accountId,
    );
    return {
      sessions: await rowsOf<Copy['sessions'][number]>(
        'sessions',
        `select created_at as "createdAt", used_at as "usedAt", ended_at as "endedAt"
          from session where account_id = $1 order by created_at`,
        accountId,
      ),
      issuers: issuers.map(({ issuer }) => issuer),
    };
  }

  return {
    async make(owner) {
      const { accountId, personId } = owner;
      const at = clock.now();
      const account = await myself.read(owner);
      const actor = { kind: 'account', personId } as const;
      await audit.note({ action: 'person.copied', actor, personId, at });
      return {
        at,
        account,
        ...(await ofPerson(personId)),
        profiles: await profiles.list(personId),
        contacts: await contacts.list(personId),
        history: await wholeHistory(personId),
        ...(await ofAccount(accountId)),
      };
    },
  };
}

interface PersonRow {
  created_at: Date;
  opted_out_at: Date | null;
  memory_sealed: Buffer | null;
  pseudonym_sealed: Buffer | null;
  state_sealed: Buffer | null;
}
