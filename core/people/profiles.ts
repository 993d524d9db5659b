import { z } from 'zod';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { isLanguage } from '../text/languages.ts';
import { ageOn, isBorn } from './age.ts';
import { holdPerson } from './person.ts';
import { PersonRefused } from './refusal.ts';

/** Profiles of one family, at most. */
const MOST = 20;

export const PROFILE_SEALED = 'profile.data';

/** What is known of somebody, as it is sealed. What was stored before a field was there reads as not known. */
const ProfileData = z.object({
  relation: z.string(),
  name: z.string(),
  /** "1990" or "1990-05-17"; null: not known. */
  born: z.string().nullable().default(null),
  sex: z.enum(['female', 'male', 'other']).nullable().default(null),
  bloodGroup: z.enum(['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-', 'unknown']).default('unknown'),
  conditions: z.array(z.string()).default([]),
  /** `taken`: how, in their own words. */
  medicines: z.array(z.object({ name: z.string(), taken: z.string() })).default([]),
  allergies: z.array(z.string()).default([]),
  language: z.string().nullable().default(null),
  /** By what they like to be reached, most wanted first. */
  channels: z.array(z.enum(['sms', 'voice', 'whatsapp', 'ussd'])).default([]),
});
export type ProfileData = z.output<typeof ProfileData>;

/** Of whom there is one: the person whose family it is. */
export const SELF = 'self';

/** A profile as it is shown: the age is that of today, in whole years, and is stored nowhere. */
export interface Profile extends ProfileData {
  readonly id: string;
  readonly revision: number;
  readonly age: number | null;
  readonly updatedAt: Date;
}

/** The profiles of a person's family. Another's are not found (PersonRefused 'not-found'). */
export interface Profiles {
  /** The person themselves first, then as they were added. */
  list(personId: string): Promise<Profile[]>;
  get(personId: string, id: string): Promise<Profile>;
  /** Throws PersonRefused for an impossible birth, a second self, and the twenty-first. */
  add(personId: string, data: ProfileData): Promise<Profile>;
  /** Replaces all of it; throws PersonRefused 'changed' unless `revision` is the one that is there. */
  replace(personId: string, id: string, revision: number, data: ProfileData): Promise<Profile>;
  remove(personId: string, id: string): Promise<void>;
}

interface ProfileRow {
  id: string;
  data_sealed: Buffer;
  revision: number;
  updated_at: Date;
}

const COLUMNS = 'id, data_sealed, revision, updated_at';

export function createProfiles({
  database,
  vault,
  clock,
  audit,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
}): Profiles {
  function opened({ id, data_sealed, revision, updated_at }: ProfileRow): Profile {
    const data = ProfileData.parse(JSON.parse(vault.open(PROFILE_SEALED, data_sealed)));
    return { id, revision, ...data, age: ageOn(clock.now(), data.born), updatedAt: updated_at };
  }

  async function list(personId: string, within: Queries = database): Promise<Profile[]> {
    const { rows } = await within.query<ProfileRow>({
      name: 'profile-list',
      text: `select ${COLUMNS} from profile where person_id = $1 order by created_at, id`,
      values: [personId],
    });
    const all = rows.map(opened);
    return [
      ...all.filter(({ relation }) => relation === SELF),
      ...all.filter(({ relation }) => relation !== SELF),
    ];
  }

  function check({ born, language }: ProfileData): void {
    if (!isBorn(clock.now(), born)) throw new PersonRefused('born');
    if (language !== null && !isLanguage(language)) throw new PersonRefused('language');
  }

  const checkSelf = ({ relation }: ProfileData, others: readonly Profile[]): void => {
    if (relation === SELF && others.some((other) => other.relation === SELF))
      throw new PersonRefused('second-self');
  };

  const seal = (data: ProfileData): Buffer => vault.seal(PROFILE_SEALED, JSON.stringify(data));

  const note = (action: string, personId: string, id: string, within: Queries): Promise<void> =>
    audit.note(
      { action, actor: { kind: 'account', personId }, personId, details: { profile: id }, at: clock.now() },
      within,
    );

  return {
    list,

    async get(personId, id) {
      const { rows } = await database.query<ProfileRow>({
        name: 'profile-get',
        text: `select ${COLUMNS} from profile where id = $2 and person_id = $1`,
        values: [personId, id],
      });
      if (!rows[0]) throw new PersonRefused('not-found');
      return opened(rows[0]);
    },

    async add(personId, data) {
      check(data);
      return database.transaction(async (within) => {
        await holdPerson(personId, within);
        const others = await list(personId, within);
        if (others.length >= MOST) throw new PersonRefused('many-profiles');
        checkSelf(data, others);
        const { rows } = await within.query<ProfileRow>({
          name: 'profile-add',
          text: `insert into profile (person_id, data_sealed, created_at, updated_at) values ($1, $2, $3, $3)
            returning ${COLUMNS}`,
          values: [personId, seal(data), clock.now()],
        });
        await note('profile.added', personId, rows[0]!.id, within);
        return opened(rows[0]!);
      });
    },

    async replace(personId, id, revision, data) {
      check(data);
      return database.transaction(async (within) => {
        await holdPerson(personId, within);
        const all = await list(personId, within);
        if (!all.some((one) => one.id === id)) throw new PersonRefused('not-found');
        checkSelf(
          data,
          all.filter((one) => one.id !== id),
        );
        const { rows } = await within.query<ProfileRow>({
          name: 'profile-replace',
          text: `update profile set data_sealed = $4, revision = revision + 1, updated_at = $5
            where id = $2 and person_id = $1 and revision = $3 returning ${COLUMNS}`,
          values: [personId, id, revision, seal(data), clock.now()],
        });
        if (!rows[0]) throw new PersonRefused('changed');
        await note('profile.changed', personId, id, within);
        return opened(rows[0]);
      });
    },

    remove: (personId, id) =>
      database.transaction(async (within) => {
        const { rowCount } = await within.query({
          name: 'profile-remove',
          text: 'delete from profile where id = $2 and person_id = $1',
          values: [personId, id],
        });
        if (rowCount === 0) throw new PersonRefused('not-found');
        await note('profile.removed', personId, id, within);
      }),
  };
}
