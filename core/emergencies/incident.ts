import type { Vault } from '../crypto/vault.ts';
import type { Queries } from '../db/pool.ts';
import { HELD, isEnd, type State } from './chart.ts';
import type { Deed, DoDeed } from './deed.ts';
import type { Recipient } from './notice.ts';
import { readPlace, readWords, type EmergencyPlace } from './place.ts';
import { EmergencyRefused } from './refusal.ts';

export const PLACE_SEALED = 'emergency.place';

/** An emergency, opened. */
export interface Incident {
  readonly id: string;
  readonly status: State;
  readonly certainty: 'confirmed' | 'unconfirmed';
  readonly trigger: string;
  readonly medium: string;
  readonly place: EmergencyPlace | null;
  /** What the caller said of it, or of what is the matter; null: nothing. */
  readonly words: string | null;
  readonly code: string | null;
  readonly ring: number;
  readonly round: number;
  /** The account of who accepted. */
  readonly responderId: string | null;
  readonly etaAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly cancelAskedAt: Date | null;
  /** Emergencies of the same caller in the day before. */
  readonly before: number;
  readonly raisedAt: Date;
  readonly endedAt: Date | null;
  readonly personId: string;
  readonly caller: Recipient;
  /** The caller's account, where there is one. */
  readonly accountId: string | null;
}

/** Whether somebody has accepted who is expected, or there: also one who was not heard of since. */
export const isHeld = ({ status, responderId }: Pick<Incident, 'status' | 'responderId'>): boolean =>
  HELD.includes(status) || (status === 'supervised' && responderId !== null);

/** The columns of an Incident, of `emergency e`. */
export const INCIDENT = `e.id, e.status, e.certainty, e.trigger, e.medium, e.place_sealed, e.code, e.ring, e.round,
  e.responder_id, e.eta_at, e.deadline_at, e.cancel_asked_at, e.before, e.raised_at, e.ended_at, e.person_id, e.identity_id,
  (select language from person p where p.id = e.person_id) as language,
  (select a.id from account a where a.person_id = e.person_id) as account_id`;

export interface IncidentRow {
  id: string;
  status: State;
  certainty: Incident['certainty'];
  trigger: string;
  medium: string;
  place_sealed: Buffer | null;
  code: string | null;
  ring: number;
  round: number;
  responder_id: string | null;
  eta_at: Date | null;
  deadline_at: Date | null;
  cancel_asked_at: Date | null;
  before: number;
  raised_at: Date;
  ended_at: Date | null;
  person_id: string;
  identity_id: string | null;
  language: string | null;
  account_id: string | null;
}

/** An incident as it stands in a row. A place that cannot be read is none: somebody must be asked all the same. */
export function openIncident(vault: Vault, row: IncidentRow): Incident {
  const told: unknown = row.place_sealed && JSON.parse(vault.open(PLACE_SEALED, row.place_sealed));
  return {
    id: row.id,
    status: row.status,
    certainty: row.certainty,
    trigger: row.trigger,
    medium: row.medium,
    place: readPlace(told),
    words: readWords(told),
    code: row.code,
    ring: row.ring,
    round: row.round,
    responderId: row.responder_id,
    etaAt: row.eta_at,
    deadlineAt: row.deadline_at,
    cancelAskedAt: row.cancel_asked_at,
    before: row.before,
    raisedAt: row.raised_at,
    endedAt: row.ended_at,
    personId: row.person_id,
    caller: {
      personId: row.person_id,
      identityId: row.identity_id,
      language: row.language,
      medium: row.medium,
    },
    accountId: row.account_id,
  };
}

/** Holds an emergency until the transaction ends: whatever moves it waits. Throws EmergencyRefused 'not-found'. */
export async function hold(within: Queries, vault: Vault, id: string): Promise<Incident> {
  const { rows } = await within.query<IncidentRow>({
    name: 'emergency-hold',
    text: `select ${INCIDENT} from emergency e where e.id = $1 for update of e`,
    values: [id],
  });
  if (!rows[0]) throw new EmergencyRefused('not-found');
  return openIncident(vault, rows[0]);
}

/** The first emergency of a caller that is open; null where none is. */
export async function openOf(within: Queries, personId: string): Promise<string | null> {
  const { rows } = await within.query<{ id: string }>({
    name: 'emergency-open-of',
    text: 'select id from emergency where person_id = $1 and ended_at is null order by raised_at limit 1',
    values: [personId],
  });
  return rows[0]?.id ?? null;
}

/** A deed on an emergency that is held, and open; throws EmergencyRefused 'not-found' or 'not-now'. */
export type OnOpen = <Result>(
  id: string,
  work: (deed: Deed, incident: Incident) => Promise<Result>,
) => Promise<Result>;

export const createOnOpen =
  (doDeed: DoDeed, vault: Vault): OnOpen =>
  (id, work) =>
    doDeed(async (deed) => {
      const incident = await hold(deed.within, vault, id);
      if (isEnd(incident.status)) throw new EmergencyRefused('not-now');
      return work(deed, incident);
    });
