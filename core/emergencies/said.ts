import type { Database } from '../db/pool.ts';
import type { Place, Places } from '../places/places.ts';
import type { By } from './by.ts';
import { openOf } from './incident.ts';
import { EmergencyRefused } from './refusal.ts';

/** The kind of the rows by which callers tell in words where they are, and what happened. */
export const EMERGENCY_SAID = 'emergency-said';

/** Longer words are no name of a place, in UTF-16 units. */
const NAME_MAX = 60;

/**
 * Hands on what a caller says of the emergency of theirs that is open; where there is none, nothing. Where the words plainly
 * name a place it is there, unless they `shared` where they are.
 */
export type HearCaller = (
  personId: string,
  told: { readonly said: string; readonly isShared?: boolean | undefined },
) => Promise<void>;

export function createHearCaller({
  database,
  emergencies,
  places,
}: {
  readonly database: Database;
  readonly emergencies: {
    /** `named` are places with the name that was said. */
    relay(id: string, by: By, said: string, named: readonly Place[]): Promise<void>;
  };
  readonly places: Pick<Places, 'findByName'>;
}): HearCaller {
  return async (personId, { said, isShared = false }) => {
    const id = await openOf(database, personId);
    if (id === null) return;
    const isName = !isShared && said.length <= NAME_MAX;
    const found = isName ? await places.findByName(said).catch(() => null) : null;
    const named = found?.match === 'exact' ? found.places : [];
    await emergencies.relay(id, { kind: 'caller' }, said, named).catch((error: unknown) => {
      // It ended meanwhile.
      if (!(error instanceof EmergencyRefused)) throw error;
    });
  };
}
