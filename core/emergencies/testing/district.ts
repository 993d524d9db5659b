import { randomBytes, randomUUID } from 'node:crypto';
import { EmailAddress } from '../../address.ts';
import { createAudit } from '../../audit/audit.ts';
import { createConversationStore } from '../../conversations/store.ts';
import { createVault } from '../../crypto/vault.ts';
import { createDatabase } from '../../db/pool.ts';
import { testDatabase, type TestDatabase } from '../../db/testing.ts';
import { createEvents } from '../../events/events.ts';
import { createOutbox, type Claimed } from '../../outbox/outbox.ts';
import type { Contact } from '../../people/contacts.ts';
import { PhoneNumber } from '../../phone.ts';
import { createEmergencyServices } from '../index.ts';
import { EMERGENCY_ASK, type EmergencyAsk } from '../move.ts';
import type { Compose } from '../notice.ts';
import { loadEmergencyPolicy, type EmergencyPolicy } from '../policy.ts';
import type { Skill, Vehicle } from '../responder.ts';

/** A town in the middle of a district, as the caller last asked about it. */
export const TOWN = {
  name: 'Naini',
  district: 'Prayagraj',
  state: 'Uttar Pradesh',
  latitude: 25.4,
  longitude: 81.85,
  spreadKm: 2,
};
/** A village far from it, and two that have one name. */
export const FAR = { ...TOWN, name: 'Meja', latitude: 26.4 };
const NAMED = [TOWN, FAR, { ...FAR, name: 'Rampur' }, { ...TOWN, name: 'Rampur', latitude: 12.5 }];
/** Kilometres to a degree of latitude. */
const KM_PER_DEGREE = 111.2;

/** Something that somebody was told: the message's key and its variables. */
export interface Heard {
  readonly key: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly kind: 'message' | 'call';
}

/** Emergencies on a database of their own, with responders at known distances and a clock that is set by hand. */
export async function openDistrict(changes: Partial<EmergencyPolicy> = {}, given?: TestDatabase) {
  const stored = given ?? (await testDatabase());
  const database = createDatabase({ url: stored.url, max: 10, onIdleError: () => undefined });
  const vault = createVault([{ id: 't', secret: randomBytes(32) }]);
  let time = Date.parse('2026-11-23T10:00:00Z');
  const clock = { now: () => new Date(time) };
  const store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  const events = createEvents({ database, vault, clock });
  let contacts: readonly Contact[] = [];
  let numbers = 0;

  /** Keeps what would be said instead of saying it. */
  const compose: Compose = ({ to: { personId, identityId }, text, call, dueAt }) =>
    [
      { kind: 'message', line: text },
      { kind: 'call', line: call && ('says' in call ? call.says : { key: call.asks }) },
    ].flatMap(({ kind, line }) =>
      line && identityId
        ? [{ personId, identityId, kind, channel: 'test', urgent: true, payload: line, dueAt }]
        : [],
    );

  const services = createEmergencyServices({
    database,
    vault,
    outbox,
    events,
    audit: createAudit({ database, vault }),
    store,
    places: {
      findByPin: async (pin) => (pin === '211008' ? { ...TOWN, id: 1, pin } : null),
      findByName: async (text) => {
        const places = NAMED.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
        return places.length === 0
          ? { match: 'none', places: [] }
          : { match: 'exact', places: places.map((place, id) => ({ ...place, id, pin: '211009' })) };
      },
    },
    policy: { ...loadEmergencyPolicy('IN'), ...changes },
    compose,
    agreedOf: async () => contacts,
    nameOf: async () => 'Meena',
    ring: () => undefined,
    matterIn: (words) => (words.includes('snake') ? 'snakebite' : words.includes('birth') ? 'birth' : null),
    clock,
  });

  const phoneOf = (number: number): PhoneNumber =>
    PhoneNumber.parse(`+9198${String(number).padStart(8, '0')}`)!;

  /** Somebody with a number. */
  async function somebody() {
    const phone = phoneOf(++numbers);
    const { personId, identityId } = await store.load(phone, clock.now());
    return { phone, personId, identityId };
  }

  /** A responder on duty so many kilometres north of the town. */
  async function responder(
    km: number,
    {
      radiusKm = 50,
      hours = 24,
      eastKm = 0,
      skills = [],
      vehicle = 'motorcycle',
    }: {
      readonly radiusKm?: number;
      readonly hours?: number;
      readonly eastKm?: number;
      readonly skills?: readonly Skill[];
      readonly vehicle?: Vehicle;
    } = {},
  ) {
    const person = await somebody();
    const { rows } = await stored.pool.query<{ id: string }>(
      `insert into account (person_id, role) values ($1, 'emergency_responder') returning id`,
      [person.personId],
    );
    const accountId = rows[0]!.id;
    await stored.pool.query(
      `insert into responder (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
       values ($1, $2, $7, $8, $3, $4, $5, $6, $6)`,
      [
        accountId,
        person.identityId,
        radiusKm,
        TOWN.latitude + km / KM_PER_DEGREE,
        TOWN.longitude + eastKm / KM_PER_DEGREE,
        new Date(time + hours * 3_600_000),
        skills,
        vehicle,
      ],
    );
    return { ...person, accountId, by: { kind: 'responder', accountId } as const };
  }

  /** An operator with a number, on duty or not. */
  async function operator(isOnDuty = false) {
    const person = await somebody();
    const { rows } = await stored.pool.query<{ id: string }>(
      `insert into account (person_id, role, phone_index, phone_sealed) values ($1, 'admin', $2, $3) returning id`,
      [
        person.personId,
        vault.index('account.phone', person.phone.value),
        vault.seal('account.phone', person.phone.value),
      ],
    );
    const accountId = rows[0]!.id;
    if (isOnDuty)
      await stored.pool.query(
        `insert into responder (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
         values ($1, $2, '{}', 'none', 1, 0, 0, $3, $4)`,
        [accountId, person.identityId, new Date(time + 3_600_000), clock.now()],
      );
    return { ...person, accountId };
  }

  /** An operator who has a mailbox and no number. */
  async function mailedOperator() {
    const address = EmailAddress.parse(`operator${String(++numbers)}@example.org`)!;
    const { personId, identityId } = await store.load(address, clock.now());
    await stored.pool.query(
      `insert into account (person_id, role, email_index, email_sealed) values ($1, 'admin', $2, $3)`,
      [personId, vault.index('account.email', address.value), vault.seal('account.email', address.value)],
    );
    return { personId, identityId };
  }

  /** Somebody's cry; the emergency's id. */
  async function cry(
    person: { readonly personId: string; readonly identityId: string },
    changed: {
      readonly certainty?: 'confirmed' | 'unconfirmed';
      readonly trigger?: string;
      readonly medium?: string;
      readonly place?: unknown;
      readonly said?: string;
    } = {},
  ): Promise<string> {
    const id = randomUUID();
    await services.emergencies.record({
      ...{ id, personId: person.personId, identityId: person.identityId },
      ...{ certainty: 'confirmed', trigger: 'word', medium: 'sms', place: TOWN, raisedAt: clock.now() },
      ...changed,
    });
    return id;
  }

  /** What somebody was told so far, first to last. */
  async function heard({ identityId }: { readonly identityId: string }): Promise<Heard[]> {
    const { rows } = await stored.pool.query<{ kind: Heard['kind']; payload_sealed: Buffer }>(
      `select kind, payload_sealed from outbox where identity_id = $1 and kind in ('message', 'call')
         and due_at <= $2 order by id`,
      [identityId, clock.now()],
    );
    return rows.map(({ kind, payload_sealed }) => {
      const told = JSON.parse(vault.open('outbox.payload', payload_sealed)) as Omit<Heard, 'kind'>;
      return { kind, key: told.key.replace('emergency.', ''), params: told.params };
    });
  }

  /** What the worker does for callers who have no conversation to be asked in. */
  async function askCallers(): Promise<void> {
    const { rows } = await stored.pool.query<{ payload_sealed: Buffer }>(
      'delete from outbox where kind = $1 and due_at <= $2 returning payload_sealed',
      [EMERGENCY_ASK, clock.now()],
    );
    for (const { payload_sealed } of rows) {
      const { emergency } = JSON.parse(vault.open('outbox.payload', payload_sealed)) as EmergencyAsk;
      await services.emergencies.askByCode(emergency);
    }
  }

  return {
    ...services,
    stored,
    database,
    vault,
    events,
    clock,
    somebody,
    responder,
    operator,
    mailedOperator,
    cry,
    heard,
    /** The texts alone. */
    texts: async (who: { readonly identityId: string }) =>
      (await heard(who)).filter(({ kind }) => kind === 'message').map(({ key }) => key),
    async status(id: string): Promise<string> {
      const { rows } = await stored.pool.query<{ status: string }>(
        'select status from emergency where id = $1',
        [id],
      );
      return rows[0]!.status;
    },
    /** The clock goes on by so many seconds, and what is due then is done. */
    async pass(seconds: number): Promise<void> {
      time += seconds * 1000;
      const { failed } = await services.emergencies.watch(clock.now());
      if (failed.length > 0) throw failed[0];
      await askCallers();
    },
    agree: (those: readonly Contact[]) => void (contacts = those),
    /** Tells the contacts, as the worker would. */
    tellContacts: (emergency: string, personId: string, isOver = false) =>
      services.tellContacts({ personId, payload: { emergency, ...(isOver ? { isOver } : {}) } } as Claimed),
    async close(): Promise<void> {
      await database.pool.end();
      await stored.close();
    },
  };
}

export type District = Awaited<ReturnType<typeof openDistrict>>;
