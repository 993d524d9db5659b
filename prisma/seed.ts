import { Client } from 'pg';
import { seedFacilities } from './seed/facilities.ts';
import { seedPlaces } from './seed/places.ts';
import { seedSchemes } from './seed/schemes.ts';

/** Serialises starts: two processes that seed at once would do the work twice. */
const SEED_LOCK = 7_204_118;

/**
 * Loads the country's places, hospitals and schemes where the files have changed since the last time. Each file is one
 * transaction: after a crash there is all of it or what was there before.
 */
export async function seed({
  url,
  projectRoot,
  log = () => undefined,
}: {
  readonly url: string;
  readonly projectRoot: string;
  readonly log?: (event: string, fields: Record<string, number | string | boolean>) => void;
}): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'arogya seed' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SEED_LOCK]);
    const places = await seedPlaces({ client, projectRoot });
    const facilities = await seedFacilities({ client, projectRoot });
    const schemes = await seedSchemes({ client, projectRoot });
    log('seed.done', {
      places: places.rows,
      facilities: facilities.rows,
      schemes: schemes.rows,
      changed: places.changed || facilities.changed || schemes.changed,
    });
  } finally {
    await client.end();
  }
}
