import type { Database } from '../db/pool.ts';

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
