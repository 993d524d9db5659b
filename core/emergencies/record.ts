import { next, type State } from './chart.ts';
import type { Deed } from './deed.ts';
import { askNearest } from './dispatch.ts';
import {
  hold,
  INCIDENT,
  isHeld,
  openIncident,
  PLACE_SEALED,
  type Incident,
  type IncidentRow,
} from './incident.ts';
import {
  move,
  NEVER_TEXTED,
  OPERATORS,
  RESPONDERS,
  TELL_CONTACTS,
  tellLive,
  type ContactsTold,
  type Surroundings,
} from './move.ts';
import { line, relayed } from './notice.ts';
import { readPlace } from './place.ts';
import { responderOf } from './responder.ts';
import { append } from './timeline.ts';
import { relocate, saysMore } from './whereabouts.ts';

/** An SOS as it was raised. `place` is the last place the person asked about, if any. */
export interface EmergencyRaised {
  readonly id: string;
  readonly personId: string;
  /** Where the caller is written to; null where nobody knows. */
  readonly identityId: string | null;
  readonly certainty: 'confirmed' | 'unconfirmed';
  readonly trigger: string;
  readonly medium: string;
  readonly place: unknown;
  /** What was told besides, in words. */
  readonly said?: string | undefined;
  readonly raisedAt: Date;
}

/**
 * What an unconfirmed emergency begins with, by what raised it, where that is not a neutral text and a call back: a ring is
 * called back anyway, who was silent has the text already, who answers our question has just been told what to do, and of a
 * crisis nothing is written or said to whoever picks up.
 */
const OPENINGS: Readonly<Record<string, { readonly text: boolean; readonly call: boolean }>> = {
  'missed-call': { text: false, call: false },
  silence: { text: false, call: true },
  'follow-up': { text: false, call: false },
  crisis: { text: false, call: false },
};
const OPENING = { text: true, call: true } as const;

/** Takes the first code that no open emergency has. Another one of the same caller that is open has this one join it. */
const INSERT = `
  with open as (
    select id from emergency where person_id = $2 and ended_at is null order by raised_at limit 1
  )
  insert into emergency as e (id, person_id, identity_id, certainty, trigger, medium, place_sealed, raised_at, status, joined_id,
    ended_at, deadline_at, before, code)
  select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::bytea, $8::timestamptz,
    case when open.id is null then $9 else 'joined' end, open.id,
    case when open.id is not null then $8::timestamptz end, $8::timestamptz,
    (select count(*)::int from emergency
      where person_id = $2 and joined_id is null and id <> $1 and raised_at > $8::timestamptz - interval '1 day'),
    case when open.id is null then (
      select code from unnest($10::text[]) with ordinality as given (code, place)
      where not exists (select from emergency o where o.code = given.code and o.ended_at is null)
      order by place limit 1
    ) end
  from (select) as one left join open on true
  on conflict (id) do nothing returning joined_id, ${INCIDENT}`;

/**
 * Records an SOS once, however often it is told (`id` is that of the outbox row), and asks those who can help. Who cries
 * again is never refused: the repeat is noted where the first one stands. With it go the events that there is one, not whose
 * and not where: to operators, and to those who respond once it is certain.
 */
export async function record(
  deed: Deed,
  surroundings: Surroundings,
  raised: EmergencyRaised,
  codes: readonly string[],
): Promise<void> {
  const { within } = deed;
  const { id, personId, identityId, certainty, trigger, medium, raisedAt } = raised;
  const { vault } = surroundings;
  // Of two cries of one person at the same moment one waits, and then finds the other's.
  await within.query({
    name: 'emergency-hold-person',
    text: 'select from person where id = $1 for no key update',
    values: [personId],
  });
  const begin: State = certainty === 'confirmed' ? 'raised' : 'unconfirmed';
  const told = toldBy(raised);
  const sealed = told ? vault.seal(PLACE_SEALED, JSON.stringify(told)) : null;
  const { rows } = await within.query<IncidentRow & { joined_id: string | null }>({
    name: 'emergency-record',
    text: INSERT,
    values: [id, personId, identityId, certainty, trigger, medium, sealed, raisedAt, begin, codes],
  });
  const [inserted] = rows;
  if (!inserted) return;
  tellRaised(deed, raised, OPERATORS);
  if (inserted.joined_id !== null) return repeat(deed, surroundings, inserted.joined_id, raised);
  await open(deed, surroundings, openIncident(vault, inserted));
}

/** Where it is and what was said, as it is kept; null: neither. */
function toldBy({ place, said }: Pick<EmergencyRaised, 'place' | 'said'>): object | null {
  if (said === undefined) return place ? { ...place } : null;
  const { words, more } = relayed(said);
  return { ...(place ? { ...place } : {}), words: `${words} ${more}`.trim() };
}

function tellRaised(
  { live }: Deed,
  { id, certainty, raisedAt }: Pick<EmergencyRaised, 'id' | 'certainty' | 'raisedAt'>,
  topic: string,
): void {
  const payload = { id, certainty, raisedAt: raisedAt.toISOString() };
  live.push({ topic, kind: 'emergency.raised', payload });
}

/** A new emergency: the confirmed one is dispatched, the other one is rung back, and nobody is sent or told. */
async function open(deed: Deed, surroundings: Surroundings, incident: Incident): Promise<void> {
  const { within, now, notices } = deed;
  const { id, certainty, trigger, medium, place, before, caller } = incident;
  const details = {
    certainty,
    trigger,
    medium,
    before,
    placed: place !== null,
    spreadKm: place?.spreadKm ?? null,
  };
  await append(within, id, { kind: 'raised', actor: 'caller', at: incident.raisedAt, details });
  if (certainty === 'confirmed') {
    await begin(deed, surroundings, incident, 'caller');
    return;
  }
  const { text, call } = OPENINGS[trigger] ?? OPENING;
  const { callBackSeconds, waitSeconds } = surroundings.policy;
  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
  await within.query({
    name: 'emergency-wait',
    text: 'update emergency set deadline_at = $2 where id = $1',
    values: [id, later(call ? waitSeconds.unconfirmed : 0)],
  });
  if (text) notices.push({ to: caller, text: line('neutral'), call: null, dueAt: now });
  if (call) notices.push({ to: caller, text: null, call: { asks: 'needed' }, dueAt: later(callBackSeconds) });
}

/** Asks those who can help, and has the contacts told. */
export async function begin(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  actor: string,
): Promise<Incident> {
  tellRaised(deed, incident, RESPONDERS);
  if (!NEVER_TEXTED.includes(incident.trigger)) {
    const { personId, identityId } = incident.caller;
    deed.rows.push({
      ...{ personId, identityId, kind: TELL_CONTACTS, channel: null, urgent: true, dueAt: deed.now },
      payload: { emergency: incident.id } satisfies ContactsTold,
    });
  }
  return askNearest(deed, surroundings, incident, actor);
}

/**
 * A cry while another one of the same caller is open: it is marked there, what was doubted is not any more, and where the
 * caller is may be known by now.
 */
async function repeat(
  deed: Deed,
  surroundings: Surroundings,
  openId: string,
  { id, certainty, trigger, medium, place }: EmergencyRaised,
): Promise<void> {
  const { within, now } = deed;
  const { vault } = surroundings;
  const before = await hold(within, vault, openId);
  const details = { certainty, trigger, medium, as: id };
  await append(within, openId, { kind: 'repeated', actor: 'caller', at: now, details });
  tellLive(deed, before);
  const told = readPlace(place);
  const isMore = told !== null && saysMore(before, told);
  if (isMore) await relocate(deed, surroundings, before, { place: told, said: null, actor: 'caller' });
  if (certainty !== 'confirmed') return;
  const incident = isMore ? await hold(within, vault, openId) : before;
  const { status } = incident;
  if (status === 'unconfirmed' || status === 'desk') {
    const confirmed = await move(deed, surroundings, incident, 'CONFIRM', { actor: 'caller' });
    await begin(deed, surroundings, confirmed, 'caller');
  } else {
    await needed(deed, surroundings, incident, 'caller');
  }
}

/** The caller says that help is still needed: who was to come is not waited for, and where nobody was found all are asked anew. */
export async function needed(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  actor: string,
): Promise<void> {
  if (next(incident.status, 'NEEDED', isHeld(incident)) !== null)
    await again(deed, surroundings, incident, 'NEEDED', actor);
  else if (incident.status === 'supervised') await askAnew(deed, surroundings, incident, actor);
}

/** Asks from the nearest on, also those who did not answer before. */
export const askAnew = (
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  actor: string,
): Promise<Incident> =>
  askNearest(deed, surroundings, { ...incident, ring: 0, round: incident.round + 1 }, actor);

/** Who had accepted does not come, and all is begun anew: those who did not answer before may be asked again. */
export async function again(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  why: 'NEEDED' | 'WITHDRAW',
  actor: string,
  details: { readonly reason?: string } = {},
): Promise<Incident> {
  await deed.within.query({
    name: 'emergency-withdraw',
    text: `update dispatch set state = 'withdrew', answered_at = $2 where emergency_id = $1 and state = 'accepted'`,
    values: [incident.id, deed.now],
  });
  const { vault } = surroundings;
  if (why === 'NEEDED' && incident.responderId !== null) {
    const responder = await responderOf(deed.within, vault, incident.responderId);
    const text = line('released', { code: incident.code ?? '' });
    if (responder) deed.notices.push({ to: responder.to, text, call: null, dueAt: deed.now });
  }
  const anew = { ring: 0, round: incident.round + 1, responderId: null, etaAt: null };
  const raised = await move(deed, surroundings, incident, why, { actor, ...anew, details });
  return askNearest(deed, surroundings, raised, actor);
}
