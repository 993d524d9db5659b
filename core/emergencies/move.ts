import type { Audit } from '../audit/audit.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Wished } from '../outbox/outbox.ts';
import type { Line } from '../text/line.ts';
import { CHART, isEnd, next, type Happening } from './chart.ts';
import type { Deed } from './deed.ts';
import type { MatterIn } from './fitting.ts';
import { INCIDENT, isHeld, openIncident, type Incident, type IncidentRow } from './incident.ts';
import { line, type NoticeCall, type Recipient } from './notice.ts';
import { tellOperators } from './operators.ts';
import { sayPlace } from './place.ts';
import { deadlineOf, ringsOf, type EmergencyPolicy } from './policy.ts';
import { EmergencyRefused } from './refusal.ts';
import { responderOf } from './responder.ts';
import { append, readTimeline } from './timeline.ts';

/** What moves emergencies: each is done within a deed that holds the emergency's row. */
export interface Surroundings {
  readonly vault: Vault;
  readonly audit: Audit;
  readonly policy: EmergencyPolicy;
  readonly matterIn: MatterIn;
}

/** What changes with a move besides the state. */
export interface Change {
  readonly actor: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  readonly ring?: number;
  readonly round?: number;
  readonly responderId?: string | null;
  readonly etaAt?: Date | null;
  /** The caller hears nothing of it. */
  readonly isQuiet?: boolean;
}

/** The kind of the rows by which callers are asked whether help is still needed, and what they hold. */
export const EMERGENCY_ASK = 'emergency-ask';
export interface EmergencyAsk {
  readonly emergency: string;
}

/** The kind of the rows that tell a caller's contacts of it, and once they were told, that it is over. */
export const TELL_CONTACTS = 'emergency-contacts';
export interface ContactsTold {
  readonly emergency: string;
  readonly isOver?: true;
}

/** Of such nothing is ever written to the caller: somebody else may read it. */
export const NEVER_TEXTED: readonly string[] = ['crisis'];

/** The public number is also said on a call there; to who asked by voice, and may not read, all that they wait for. */
const CALLED: readonly string[] = ['handed-over'];
const CALLED_BY_VOICE: readonly string[] = ['accepted', 'supervised'];

/** What asks for an answer by text, and is asked in a call by a key. */
const ASKED_IN_CALL: Readonly<Record<string, 'needed' | 'still-needed'>> = {
  neutral: 'needed',
  'still-needed': 'still-needed',
};

/** Where operators, and all responders, see live how it goes. */
export const OPERATORS = 'role:admin';
export const RESPONDERS = 'role:emergency_responder';

/**
 * Moves an emergency by what happened, as the chart says: its row, its timeline, its caller and whoever watches. Throws
 * EmergencyRefused 'not-now' where that cannot happen.
 */
export async function move(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  happening: Happening,
  change: Change,
): Promise<Incident> {
  const { within, now } = deed;
  const status = next(incident.status, happening, isHeld(incident));
  if (status === null) throw new EmergencyRefused('not-now');
  const { vault, policy } = surroundings;
  const { actor, details, isQuiet = false } = change;
  const ring = change.ring ?? incident.ring;
  const etaAt = change.etaAt === undefined ? incident.etaAt : change.etaAt;
  const rings = ringsOf(policy, incident.place?.state ?? null);
  const { rows } = await within.query<IncidentRow>({
    name: 'emergency-move',
    text: `update emergency e set status = $2, deadline_at = $3, ended_at = $4, ring = $5, round = $6, responder_id = $7,
        eta_at = $8, certainty = $9 where id = $1 returning ${INCIDENT}`,
    values: [
      incident.id,
      status,
      deadlineOf(policy, status, { now, etaAt, ring: rings[ring - 1] ?? null }),
      isEnd(status) ? now : null,
      ring,
      change.round ?? incident.round,
      change.responderId === undefined ? incident.responderId : change.responderId,
      etaAt,
      happening === 'CONFIRM' ? 'confirmed' : incident.certainty,
    ],
  });
  if (!rows[0]) throw new EmergencyRefused('not-found');
  const moved = openIncident(vault, rows[0]);
  await append(within, moved.id, { kind: happening, actor, at: now, details: { ...details, status } });
  if (!isQuiet) await tellCaller(deed, surroundings, incident, moved);
  if (status !== 'raised') tellLive(deed, moved, OPERATORS);
  if (status === 'checking') await askHelper(deed, surroundings, moved);
  await tellOperators(deed, surroundings, moved);
  if (isEnd(status)) await end(deed, surroundings, moved, actor);
  return moved;
}

/** Who had accepted is asked as the caller is: one of them may be able to answer. */
async function askHelper(
  deed: Deed,
  { vault }: Surroundings,
  { code, responderId }: Incident,
): Promise<void> {
  const helper = responderId === null ? null : await responderOf(deed.within, vault, responderId);
  if (!helper) return;
  const text = line('are-you-there', { code: code ?? '' });
  deed.notices.push({ to: helper.to, text, call: null, dueAt: deed.now });
}

/** What the caller is told in a state: of who had accepted and was not heard of since, not that nobody has. */
function keyOf(before: Incident, now: Incident): string | null {
  if (now.status === 'handed-over' && before.certainty !== 'confirmed') return 'neutral';
  return now.status === 'supervised' && isHeld(now) ? 'still-needed' : CHART[now.status].tells;
}

/** What the caller hears of where it is now: by text, and where that may not be enough by a call. */
export async function tellCaller(
  deed: Deed,
  { vault }: Surroundings,
  before: Incident,
  now: Incident,
): Promise<void> {
  if (NEVER_TEXTED.includes(now.trigger)) return;
  const { caller } = now;
  const key = keyOf(before, now);
  if (key === null) return;
  if (now.status === 'checking') {
    deed.rows.push(asking(now.id, caller, deed.now));
    return;
  }
  const helper = now.responderId === null ? null : await responderOf(deed.within, vault, now.responderId);
  const text = line(key, {
    ...(now.place ? sayPlace(now.place, deed.now) : {}),
    code: now.code ?? '',
    minutes: minutesUntil(now.etaAt, deed.now),
    name: helper?.name ?? line('helper'),
  });
  const isCalled =
    CALLED.includes(now.status) || (now.medium === 'voice' && CALLED_BY_VOICE.includes(now.status));
  const asks = ASKED_IN_CALL[key];
  const said: NoticeCall = asks ? { asks } : { says: text };
  deed.notices.push({ to: caller, text, call: isCalled ? said : null, dueAt: deed.now });
}

/** The question whether help is still needed, to be put where they talk to us. */
const asking = (emergency: string, { personId, identityId }: Recipient, dueAt: Date): Wished => ({
  ...{ personId, identityId, kind: EMERGENCY_ASK, channel: null, urgent: true, dueAt },
  payload: { emergency } satisfies EmergencyAsk,
});

const minutesUntil = (at: Date | null, now: Date): number =>
  at === null ? 0 : Math.max(1, Math.round((at.getTime() - now.getTime()) / 60_000));

/** Ids and states alone: whoever may know more asks for it. One for each topic in a deed, the newest. */
export function tellLive({ live }: Deed, { id, status, accountId }: Incident, ...topics: string[]): void {
  const own = accountId === null ? [] : [`account:${accountId}`];
  for (const topic of [...topics, ...own]) {
    const known = live.findIndex((event) => event.topic === topic);
    const event = {
      topic,
      kind: live[known]?.kind ?? 'emergency.changed',
      payload: { ...live[known]?.payload, id, status },
    };
    if (known >= 0) live[known] = event;
    else live.push(event);
  }
}

/**
 * Everybody who was asked is let go, unless nobody is known to be there: then they are asked once more. The head of the
 * timeline goes into the audit, where it cannot be changed.
 */
async function end(deed: Deed, { audit }: Surroundings, incident: Incident, actor: string): Promise<void> {
  const { within, now } = deed;
  const isOpen = incident.status === 'handed-over';
  const why = line(isOpen ? 'are-you-there' : 'ended', { code: incident.code ?? '' });
  await release(deed, incident, why, actor, isOpen ? 'expired' : 'stood-down');
  await within.query({
    name: 'emergency-done',
    text: `update dispatch set state = $2 where emergency_id = $1 and state = 'accepted'`,
    values: [incident.id, isOpen ? 'expired' : 'done'],
  });
  const { moments } = await readTimeline(within, incident.id);
  const { personId, identityId } = incident.caller;
  if (!isOpen && moments.some(({ kind }) => kind === 'contacts-told'))
    deed.rows.push({
      ...{ personId, identityId, kind: TELL_CONTACTS, channel: null, urgent: false, dueAt: now },
      payload: { emergency: incident.id, isOver: true } satisfies ContactsTold,
    });
  const head = moments.at(-1);
  await audit.note(
    {
      action: 'emergency.ended',
      actor: { kind: 'service' },
      personId: incident.personId,
      details: {
        emergency: incident.id,
        status: incident.status,
        moments: moments.length,
        head: head?.hash ?? null,
      },
      at: now,
    },
    within,
  );
}

interface Released {
  account_id: string;
  identity_id: string;
  person_id: string;
  language: string | null;
}

/** Tells all who were asked and have not answered what they are to it now; who has accepted is told too when it ends. */
export async function release(
  deed: Deed,
  incident: Incident,
  why: Line,
  actor: string,
  as: 'stood-down' | 'expired' = 'stood-down',
): Promise<void> {
  const { within, now, notices } = deed;
  const { rows } = await within.query<Released>({
    name: 'emergency-release',
    text: `with freed as (
        update dispatch set state = $3, answered_at = $2
        where emergency_id = $1 and state in ('asked', 'expired') returning responder_id
      ), told as (
        select responder_id from freed
        union select responder_id from emergency where id = $1 and responder_id is not null and ended_at is not null
      )
      select r.account_id, r.identity_id, i.person_id, p.language from told
      join responder r on r.account_id = told.responder_id
      join identity i on i.id = r.identity_id join person p on p.id = i.person_id order by 1`,
    values: [incident.id, now, as],
  });
  for (const { account_id, identity_id, person_id, language } of rows) {
    // Who did it is told so by the answer.
    if (actor === `responder:${account_id}`) continue;
    const to: Recipient = { personId: person_id, identityId: identity_id, language, medium: 'sms' };
    notices.push({ to, text: why, call: null, dueAt: now });
  }
  // One for all of them: each event is a statement that others wait for.
  if (rows.length > 0) tellLive(deed, incident, RESPONDERS);
}
