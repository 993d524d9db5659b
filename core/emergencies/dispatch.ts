import { next, statesWith } from './chart.ts';
import type { Deed } from './deed.ts';
import { QUICK, skillsFor } from './fitting.ts';
import { hold, type Incident } from './incident.ts';
import { move, OPERATORS, release, tellCaller, tellLive, type Surroundings } from './move.ts';
import { line } from './notice.ts';
import { sayPlace } from './place.ts';
import { deadlineOf, ringsOf, type Ring } from './policy.ts';
import { EmergencyRefused } from './refusal.ts';
import { append } from './timeline.ts';

/**
 * Who can be asked: the nearest on duty within the ring and their own radius, free, and not the caller. All of them are; first
 * those whose skills fit, and who come by a vehicle.
 */
const ASK = `
  with near as (
    select r.account_id, r.identity_id, i.person_id, p.language, r.skills, r.vehicle,
      earth_distance(ll_to_earth(r.latitude, r.longitude), ll_to_earth($2, $3)) / 1000 as km
    from responder r join account a on a.id = r.account_id
      join identity i on i.id = r.identity_id join person p on p.id = i.person_id
    where earth_box(ll_to_earth($2, $3), $4 * 1000) @> ll_to_earth(r.latitude, r.longitude)
      and earth_distance(ll_to_earth(r.latitude, r.longitude), ll_to_earth($2, $3)) <= least($4, r.radius_km) * 1000
      and r.on_duty_until > $6 and a.disabled_at is null and a.role = 'emergency_responder'
      and a.person_id <> $9 and i.person_id <> $9
      and not exists (
        select from dispatch d where d.responder_id = r.account_id
          and (d.state = 'accepted'
            or d.emergency_id = $1 and (d.round = $7 or d.state in ('declined', 'withdrew', 'accepted')))
      )
    order by km, r.account_id limit $5
  ), asked as (
    insert into dispatch as d (emergency_id, responder_id, round, ring, km, state, asked_at)
    select $1, account_id, $7, $8, km, 'asked', $6 from near
    on conflict (emergency_id, responder_id) do update
      set round = excluded.round, ring = excluded.ring, km = excluded.km, state = 'asked', minutes = null,
        asked_at = excluded.asked_at, answered_at = null
  )
  select account_id, identity_id, person_id, language, km from near
  order by (skills && $10)::int + (vehicle = any($11))::int desc, km, account_id`;

interface Near {
  account_id: string;
  identity_id: string;
  person_id: string;
  language: string | null;
  km: number;
}

/** Asks the nearest ring that has somebody, from a raised emergency's own on; where there is nobody, operators have it. */
export async function askNearest(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  actor: string,
): Promise<Incident> {
  const rings = ringsOf(surroundings.policy, incident.place?.state ?? null);
  const isFirst = incident.ring === 0 && incident.round === 0;
  for (const [at, ring] of rings.entries()) {
    if (at < incident.ring) continue;
    const near = await ask(deed, surroundings, incident, at + 1, ring);
    if (near.length === 0) continue;
    tellAsked(deed, incident, near);
    // "We ask others" is said once: whoever waits has no use for a text at each ring.
    const isQuiet = !isFirst && incident.ring > 0;
    const details = {
      ring: at + 1,
      asked: near.length,
      nearestKm: rounded(Math.min(...near.map(({ km }) => km))),
    };
    return move(deed, surroundings, incident, 'ASK', { actor, details, ring: at + 1, isQuiet });
  }
  // Operators have it already.
  if (next(incident.status, 'NOBODY') === null) return incident;
  const isKnown = incident.place !== null;
  const details = { placed: isKnown };
  // Where nobody was asked, the first answer holds; who can be found by a place is asked for it.
  const supervised = await move(deed, surroundings, incident, 'NOBODY', { actor, details, isQuiet: isFirst });
  if (isFirst && !isKnown && (await isAnybodyOnDuty(deed)))
    deed.notices.push({
      to: incident.caller,
      text: line('where', { code: incident.code ?? '' }),
      call: null,
      dueAt: deed.now,
    });
  return supervised;
}

async function ask(
  { within, now }: Deed,
  { matterIn }: Surroundings,
  incident: Incident,
  number: number,
  ring: Ring,
): Promise<Near[]> {
  const { id, place, round, personId, words } = incident;
  if (!place) return [];
  const { rows } = await within.query<Near>({
    name: 'emergency-ask',
    text: ASK,
    values: [
      ...[id, place.latitude, place.longitude, ring.km, ring.most, now, round, number, personId],
      ...[skillsFor(words === null ? null : matterIn(words)), QUICK],
    ],
  });
  return rows;
}

function tellAsked({ notices, live, now }: Deed, { id, code, place }: Incident, near: readonly Near[]): void {
  const said = sayPlace(place!, now);
  for (const { account_id, identity_id, person_id, language, km } of near) {
    const params = { ...said, code: code ?? '', km: rounded(km) };
    const to = { personId: person_id, identityId: identity_id, language, medium: 'sms' };
    notices.push({
      to,
      text: line('ask', params),
      call: { asks: 'can-come', emergency: id },
      dueAt: now,
      isAsking: true,
    });
    live.push({ topic: `account:${account_id}`, kind: 'emergency.asked', payload: { id, km: rounded(km) } });
  }
}

async function isAnybodyOnDuty({ within, now }: Deed): Promise<boolean> {
  const { rows } = await within.query<{ some: boolean }>({
    name: 'responder-any',
    text: 'select exists (select from responder where on_duty_until > $1) as some',
    values: [now],
  });
  return rows[0]!.some;
}

const rounded = (km: number): number => (km < 10 ? Math.round(km * 10) / 10 : Math.round(km));

/**
 * One statement, so that of a hundred who accept at once exactly one has it: the second waits for the first one's row and
 * then finds it taken. Who was asked may have declined, or been stood down: nobody willing is turned away while it is free.
 */
const ACCEPT = `
  with won as (
    update emergency e set status = 'accepted', responder_id = $2, eta_at = $4, deadline_at = $5, ended_at = null
    where e.id = $1 and e.status = any($6) and (e.status <> 'supervised' or e.responder_id is null)
      and (e.ended_at is null or e.ended_at > $8
        and not exists (select from emergency o where o.person_id = e.person_id and o.ended_at is null))
      and exists (select from dispatch d where d.emergency_id = $1 and d.responder_id = $2)
      and not exists (select from dispatch d where d.responder_id = $2 and d.state = 'accepted')
    returning e.id
  )
  update dispatch set state = 'accepted', minutes = $7, answered_at = $3
  from won where emergency_id = won.id and responder_id = $2`;

const UNIQUE_VIOLATION = '23505';
/** Since it was handed over another emergency may have got its code. */
const SAME_CODE = 'emergency_open_code';
/** So long after it was handed over an emergency can still be accepted. */
export const REOPENS_MS = 3_600_000;

/**
 * A responder accepts, to be there in so many minutes: the emergency, theirs now, or null where it is not to be had. One
 * that was handed over goes on. The others are stood down and the caller is told, in the same deed. Throws EmergencyRefused
 * 'busy' where they accepted another one at the same moment.
 */
export async function accept(
  deed: Deed,
  surroundings: Surroundings,
  id: string,
  responderId: string,
  minutes: number,
): Promise<Incident | null> {
  const { within, now } = deed;
  const { vault, policy } = surroundings;
  const etaAt = new Date(now.getTime() + minutes * 60_000);
  const deadlineAt = deadlineOf(policy, 'accepted', { now, etaAt, ring: null });
  const reopens = new Date(now.getTime() - REOPENS_MS);
  const values = [id, responderId, now, etaAt, deadlineAt, statesWith('ACCEPT'), minutes, reopens];
  const statement = { name: 'emergency-accept', text: ACCEPT, values };
  const { rowCount } = await within.query(statement).catch((error: unknown) => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== UNIQUE_VIOLATION) throw error;
    throw new EmergencyRefused(constraint === SAME_CODE ? 'taken' : 'busy');
  });
  if (rowCount === 0) return null;
  const incident = await hold(within, vault, id);
  const seconds = Math.round((now.getTime() - incident.raisedAt.getTime()) / 1000);
  const actor = `responder:${responderId}`;
  const details = { minutes, seconds, status: 'accepted' };
  await append(within, id, { kind: 'ACCEPT', actor, at: now, details });
  await tellCaller(deed, surroundings, incident, incident);
  tellLive(deed, incident, OPERATORS);
  await release(deed, incident, line('stood-down', { code: incident.code ?? '' }), actor);
  return incident;
}
