import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { actorOf, makePseudonym, openPseudonym } from './pseudonym.ts';

/** Who did something: somebody signed in, somebody on a channel, a command of an operator's, or the service by itself. */
export type Actor =
  | { readonly kind: 'account' | 'person'; readonly personId: string }
  | { readonly kind: 'command' | 'service' };

/** One thing that was done. `action` is "thing.deed"; `details` hold ids and words of ours, never anything of a person's. */
export interface AuditEntry {
  readonly action: string;
  readonly actor: Actor;
  /** Whom it was done to, if anybody. */
  readonly personId: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly at: Date;
}

/** The record of what was done, by whom, to whom: appended, never changed, people by their pseudonyms. */
export interface Audit {
  /** In the caller's transaction where one is given, so that a deed and its row are there together or not at all. */
  note(entry: AuditEntry, within?: Queries): Promise<void>;
}

/** An audit in the table of that name; the seal over its rows follows later (seal.ts). */
export function createAudit({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Audit {
  return {
    async note({ action, actor, personId, details, at }, within = database) {
      const acting = 'personId' in actor ? actor.personId : null;
      const pseudonyms = await pseudonymsOf([acting, personId], within);
      await within.query({
        name: 'audit-note',
        text: 'insert into audit (at, action, actor, subject, details) values ($1, $2, $3, $4, $5)',
        values: [
          at,
          action,
          'personId' in actor ? actorOf(actor.kind, pseudonyms.get(actor.personId) ?? null) : actor.kind,
          personId === null ? null : (pseudonyms.get(personId) ?? null),
          details ?? null,
        ],
      });
    },
  };

  /** The pseudonyms of people, made where there is none yet; who is erased has none. */
  async function pseudonymsOf(
    people: readonly (string | null)[],
    within: Queries,
  ): Promise<Map<string, Buffer>> {
    const ids = [...new Set(people)].filter((id) => id !== null).sort();
    if (ids.length === 0) return new Map();
    const { rows } = await within.query<{ id: string; pseudonym_sealed: Buffer | null }>({
      name: 'audit-pseudonyms',
      text: 'select id, pseudonym_sealed from person where id = any($1::uuid[]) order by id',
      values: [ids],
    });
    const found = new Map<string, Buffer>();
    for (const { id, pseudonym_sealed } of rows) {
      const sealed = pseudonym_sealed ?? (await makePseudonym(within, vault, id));
      if (sealed) found.set(id, openPseudonym(vault, sealed));
    }
    return found;
  }
}
