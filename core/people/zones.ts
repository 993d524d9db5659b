import type { Database } from '../db/pool.ts';

/** The kind of the rows of the outbox that say that somebody lives by another clock now. */
export const ZONE_CHANGE = 'zone-change';

/** By which they lived before; null: the country's. Where they live is read when it is done, so that of several the last holds. */
export interface ZoneChange {
  readonly from: string | null;
}

/** The zone, of the IANA database, by whose clock somebody lives: their own, else the country's. */
export type ZoneOf = (personId: string) => Promise<string>;

export const createZoneOf =
  ({ database, zone }: { readonly database: Pick<Database, 'query'>; readonly zone: string }): ZoneOf =>
  async (personId) => {
    const { rows } = await database.query<{ zone: string | null }>({
      name: 'person-zone',
      text: 'select zone from person where id = $1',
      values: [personId],
    });
    return rows[0]?.zone ?? zone;
  };
