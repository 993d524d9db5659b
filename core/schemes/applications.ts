import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { holdPerson } from '../people/person.ts';
import { ApplicationRefused } from './refusal.ts';

/** The context that an application is sealed under. */
export const SCHEME_APPLICATION_SEALED = 'scheme_application.data';

/** Where it stands, as the person says: found eligible, applied, then one of the last two. */
export const APPLICATION_STATUSES = ['eligible', 'applied', 'approved', 'rejected'] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** Applications of one person, at most. */
const MOST = 50;

/** What is sealed: which scheme, and for which profile of the family; null for oneself. */
const Data = z.object({ scheme: z.string(), profile: z.string().nullable() });

/** An application of a person. */
export interface Application {
  readonly id: string;
  readonly revision: number;
  readonly scheme: string;
  readonly profile: string | null;
  readonly status: ApplicationStatus;
  readonly consentedAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface Row {
  id: string;
  status: ApplicationStatus;
  data_sealed: Buffer;
  revision: number;
  consented_at: Date;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'id, status, data_sealed, revision, consented_at, created_at, updated_at';

/** What people keep of their applications: always one person's own. Another's are not found (ApplicationRefused). */
export interface Applications {
  /** The one that changed last first. */
  list(personId: string): Promise<Application[]>;
  /**
   * Keeps one, with the person's consent as of now; one of the same scheme and profile takes the status instead. Throws
   * ApplicationRefused for a scheme that does not exist and the fifty-first.
   */
  keep(
    personId: string,
    wanted: { readonly scheme: string; readonly profile?: string | null; readonly status: ApplicationStatus },
  ): Promise<Application>;
  /** Throws ApplicationRefused 'changed' unless `revision`, where it is given, is the one that is there. */
  change(personId: string, id: string, status: ApplicationStatus, revision?: number): Promise<Application>;
}

/** `isScheme` says whether there is a scheme of an id. */
export function createApplications({
  database,
  vault,
  clock,
  isScheme,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly isScheme: (id: string) => boolean;
}): Applications {
  const opened = (row: Row): Application => ({
    id: row.id,
    revision: row.revision,
    ...Data.parse(JSON.parse(vault.open(SCHEME_APPLICATION_SEALED, row.data_sealed))),
    status: row.status,
    consentedAt: row.consented_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });

  async function list(personId: string, within: Queries = database): Promise<Application[]> {
    const { rows } = await within.query<Row>({
      name: 'scheme-application-list',
      text: `select ${COLUMNS} from scheme_application where person_id = $1 order by updated_at desc, id desc`,
      values: [personId],
    });
    return rows.map(opened);
  }

  async function setStatus(
    personId: string,
    id: string,
    status: ApplicationStatus,
    within: Queries,
  ): Promise<Application> {
    const { rows } = await within.query<Row>({
      name: 'scheme-application-change',
      text: `update scheme_application set status = $3, revision = revision + 1, updated_at = $4
        where id = $2 and person_id = $1 returning ${COLUMNS}`,
      values: [personId, id, status, clock.now()],
    });
    return opened(rows[0]!);
  }

  return {
    list: (personId) => list(personId),

    async keep(personId, { scheme, profile = null, status }) {
      if (!isScheme(scheme)) throw new ApplicationRefused('no-scheme');
      return database.transaction(async (within) => {
        await holdPerson(personId, within);
        const all = await list(personId, within);
        const same = all.find((one) => one.scheme === scheme && one.profile === profile);
        if (same) return same.status === status ? same : setStatus(personId, same.id, status, within);
        if (all.length >= MOST) throw new ApplicationRefused('too-many');
        const { rows } = await within.query<Row>({
          name: 'scheme-application-add',
          text: `insert into scheme_application (person_id, status, data_sealed, consented_at, created_at, updated_at)
            values ($1, $2, $3, $4, $4, $4) returning ${COLUMNS}`,
          values: [
            personId,
            status,
            vault.seal(SCHEME_APPLICATION_SEALED, JSON.stringify({ scheme, profile })),
            clock.now(),
          ],
        });
        return opened(rows[0]!);
      });
    },

    change: (personId, id, status, revision) =>
      database.transaction(async (within) => {
        await holdPerson(personId, within);
        const found = (await list(personId, within)).find((one) => one.id === id);
        if (!found) throw new ApplicationRefused('not-found');
        if (revision !== undefined && revision !== found.revision) throw new ApplicationRefused('changed');
        return setStatus(personId, id, status, within);
      }),
  };
}
