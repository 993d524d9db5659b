import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { INCIDENT, openIncident, type Incident, type IncidentRow } from './incident.ts';
import { EmergencyRefused } from './refusal.ts';
import { responderOf } from './responder.ts';
import { readTimeline, type Told } from './timeline.ts';

/** An emergency as one person may see it. */
export interface View extends Omit<Incident, 'caller' | 'personId' | 'accountId'> {
  /** The first name of who accepted. */
  readonly helper: string | null;
  /** What the reader is to it, and how far from them; null where they were not asked. */
  readonly mine: { readonly state: string; readonly km: number } | null;
  /** Responders that were asked, in all. */
  readonly asked: number;
}

/** Seconds from the cry to what came of it; null where that never was. */
export interface ResponseTimes {
  readonly asked: number | null;
  readonly accepted: number | null;
  readonly onScene: number | null;
  readonly ended: number | null;
}

/** Reads emergencies. */
export interface Views {
  /** The caller's own. Throws EmergencyRefused 'not-found' for another's. */
  own(id: string, personId: string): Promise<View>;
  /** One that a responder was asked to; any of them without a responder. Throws EmergencyRefused 'not-found'. */
  get(id: string, responderId: string | null): Promise<View>;
  /** Newest first: what a responder was asked to, or all of them; `open` leaves out what has ended. */
  list(responderId: string | null, open: boolean, limit: number): Promise<View[]>;
  /** The whole record, to be handed over. */
  timeline(
    id: string,
  ): Promise<{ readonly moments: readonly Told[]; readonly whole: boolean; readonly times: ResponseTimes }>;
  /** Those whose deadline has passed, longest ago first. */
  due(now: Date, limit: number): Promise<readonly string[]>;
}

interface ViewRow extends IncidentRow {
  asked: number;
  my_state: string | null;
  my_km: number | null;
}

const VIEW = `
  select ${INCIDENT}, d.state as my_state, d.km as my_km,
    (select count(*)::int from dispatch o where o.emergency_id = e.id) as asked
  from emergency e left join dispatch d on d.emergency_id = e.id and d.responder_id = $1`;

export function createViews({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): Views {
  async function opened(row: ViewRow): Promise<View> {
    const { caller: _, personId: __, accountId: ___, ...incident } = openIncident(vault, row);
    const helper = incident.responderId ? await responderOf(database, vault, incident.responderId) : null;
    const mine = row.my_state === null ? null : { state: row.my_state, km: Math.round(row.my_km! * 10) / 10 };
    return { ...incident, helper: helper?.name ?? null, mine, asked: row.asked };
  }

  async function one(name: string, text: string, values: readonly unknown[]): Promise<View> {
    const { rows } = await database.query<ViewRow>({ name, text, values });
    if (!rows[0]) throw new EmergencyRefused('not-found');
    return opened(rows[0]);
  }

  return {
    own: (id, personId) =>
      one('emergency-own', `${VIEW} where e.id = $2 and e.person_id = $3`, [null, id, personId]),

    get: (id, responderId) =>
      one('emergency-get', `${VIEW} where e.id = $2 and ($1::uuid is null or d.state is not null)`, [
        responderId,
        id,
      ]),

    async list(responderId, open, limit) {
      const { rows } = await database.query<ViewRow>({
        name: 'emergency-list',
        text: `${VIEW} where ($1::uuid is null or d.state is not null) and (not $2 or e.ended_at is null)
          order by e.raised_at desc, e.id desc limit $3`,
        values: [responderId, open, limit],
      });
      return Promise.all(rows.map(opened));
    },

    async timeline(id) {
      const { moments, whole } = await readTimeline(database, id);
      if (moments.length === 0) throw new EmergencyRefused('not-found');
      return { moments, whole, times: timesOf(moments) };
    },

    async due(now, limit) {
      const { rows } = await database.query<{ id: string }>({
        name: 'emergency-due',
        text: `select id from emergency where ended_at is null and deadline_at <= $1 order by deadline_at limit $2`,
        values: [now, limit],
      });
      return rows.map(({ id }) => id);
    },
  };
}

function timesOf(moments: readonly Told[]): ResponseTimes {
  const start = moments[0]!.at.getTime();
  const secondsTo = (found: Told | undefined): number | null =>
    found ? Math.round((found.at.getTime() - start) / 1000) : null;
  const first = (kind: string): number | null => secondsTo(moments.find((moment) => moment.kind === kind));
  const ENDS = ['closed', 'cancelled', 'false', 'handed-over'];
  return {
    asked: first('ASK'),
    accepted: first('ACCEPT'),
    onScene: first('ON_SCENE'),
    ended: secondsTo(moments.findLast(({ details }) => ENDS.includes(String(details['status'])))),
  };
}
