import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { statesWith } from './chart.ts';
import { isHeld, type IncidentRow, openIncident, INCIDENT } from './incident.ts';
import { sayPlace, type SaidPlace } from './place.ts';

/**
 * What an emergency is to a helper who was asked to it. "open": nobody has it, and they may accept. "mine": they have.
 * "busy": they have another one. "taken": somebody else has it, it is over, or they were never asked.
 */
export interface Assignment {
  readonly stand: 'open' | 'mine' | 'busy' | 'taken';
  /** How far it is from where they do duty, in whole kilometres. */
  readonly km: number;
  /** Where it is; null where nobody knows, and as long as it is not theirs. */
  readonly place: SaidPlace | null;
  /** What the caller said, without numbers to call; null as above. */
  readonly words: string | null;
}

/** Reads it. */
export type ReadAssignment = (asked: {
  /** A person, and an emergency, by their ids; nobody knows whose an unknown person's is. */
  readonly person: string | null;
  readonly emergency: string;
}) => Promise<Assignment>;

const NOT_THEIRS: Assignment = { stand: 'taken', km: 0, place: null, words: null };

/** Where whoever was asked can still accept. */
const FREE = statesWith('ACCEPT');

const READ = `
  select ${INCIDENT}, d.state, d.km,
    exists (select from dispatch o where o.responder_id = d.responder_id and o.state = 'accepted'
      and o.emergency_id <> d.emergency_id) as busy
  from emergency e join dispatch d on d.emergency_id = e.id
    join responder r on r.account_id = d.responder_id join identity own on own.id = r.identity_id
  where e.id = $1 and own.person_id = $2`;

export function createReadAssignment({
  database,
  vault,
  now,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly vault: Vault;
  readonly now: () => Date;
}): ReadAssignment {
  return async ({ person, emergency }) => {
    const { rows } = await database.query<IncidentRow & { state: string; km: number; busy: boolean }>({
      name: 'emergency-assignment',
      text: READ,
      values: [emergency, person],
    });
    const [row] = rows;
    if (!row) return NOT_THEIRS;
    const incident = openIncident(vault, row);
    // Where they do duty is known to about a kilometre.
    const km = Math.max(1, Math.round(row.km));
    if (row.state === 'accepted') {
      const { place, words } = incident;
      return { stand: 'mine', km, place: place && sayPlace(place, now()), words };
    }
    const isFree = FREE.includes(incident.status) && !isHeld(incident);
    return { ...NOT_THEIRS, km, stand: !isFree ? 'taken' : row.busy ? 'busy' : 'open' };
  };
}
