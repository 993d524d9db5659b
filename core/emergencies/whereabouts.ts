import { kmBetween } from '../places/distance.ts';
import type { Deed } from './deed.ts';
import { askNearest } from './dispatch.ts';
import { isHeld, PLACE_SEALED, type Incident } from './incident.ts';
import { tellLive, OPERATORS, type Surroundings } from './move.ts';
import { line, relayed } from './notice.ts';
import { nameOf, type EmergencyPlace } from './place.ts';
import { responderOf } from './responder.ts';
import { append } from './timeline.ts';

/** Kilometres that a place must be off for others to be asked while some are asked already. */
const FAR_KM = 5;
/** A name is also that of a village elsewhere: so many kilometres from where they said to be it is not taken for it. */
const SAME_PARTS_KM = 100;

/**
 * The place became known, or is another. Whoever goes is told; where nobody does, those near it are asked, also while
 * others are asked far from it. `said` are the caller's own words, if it was found by them.
 */
export async function relocate(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  {
    place,
    said,
    actor,
  }: { readonly place: EmergencyPlace; readonly said: string | null; readonly actor: string },
): Promise<void> {
  const words = said === null ? null : relayed(said);
  const moved = { ...incident, place, words: words ? joined(words) : incident.words };
  await keep(deed, surroundings, moved);
  const details = { spreadKm: place.spreadKm };
  await append(deed.within, incident.id, { kind: 'located', actor, at: deed.now, details });
  tellLive(deed, moved, OPERATORS);
  if (isHeld(incident))
    return tellHelper(deed, surroundings, moved, words ?? { words: nameOf(place), more: '' });
  const isFar = incident.place === null || kmBetween(incident.place, place) > FAR_KM;
  if (incident.status !== 'supervised' && !(incident.status === 'dispatching' && isFar)) return;
  const round = incident.place === null ? incident.round : incident.round + 1;
  await askNearest(deed, surroundings, { ...moved, ring: 0, round }, actor);
}

/** What the caller said, kept for whoever comes, and told to who is on the way. */
export async function hear(
  deed: Deed,
  surroundings: Surroundings,
  incident: Incident,
  said: string,
): Promise<void> {
  const words = relayed(said);
  await append(deed.within, incident.id, { kind: 'relayed', actor: 'caller', at: deed.now });
  await keep(deed, surroundings, { ...incident, words: joined(words) });
  tellLive(deed, incident, OPERATORS);
  await tellHelper(deed, surroundings, incident, words);
}

/** Whether a place says more than the one that is known: told for this emergency, or known since later. */
export function saysMore({ place: known, raisedAt }: Incident, told: EmergencyPlace): boolean {
  if (known === null) return true;
  const isSame = known.latitude === told.latitude && known.longitude === told.longitude;
  if (isSame && told.spreadKm >= known.spreadKm) return false;
  if (told.knownAt === undefined) return true;
  return told.knownAt > (known.knownAt ?? raisedAt.toISOString());
}

/** Of places with the name that was said the one that is meant: null where that is not plain. */
export function meantBy({ place: known }: Incident, named: readonly EmergencyPlace[]): EmergencyPlace | null {
  if (known !== null) {
    const [nearest] = named
      .map((place) => ({ place, km: kmBetween(known, place) }))
      .sort((one, other) => one.km - other.km);
    if (nearest && nearest.km <= SAME_PARTS_KM) return nearest.place;
    // They said themselves where they are; a place that is only remembered may be wrong.
    if (known.knownAt === undefined) return null;
  }
  return named.length === 1 ? named[0]! : null;
}

const joined = ({ words, more }: ReturnType<typeof relayed>): string => `${words} ${more}`.trim();

/** What was said stays with the place, and also where there is none. */
async function keep(
  { within }: Deed,
  { vault }: Surroundings,
  { id, place, words }: Incident,
): Promise<void> {
  await within.query({
    name: 'emergency-place',
    text: 'update emergency set place_sealed = $2 where id = $1',
    values: [id, vault.seal(PLACE_SEALED, JSON.stringify({ ...place, ...(words ? { words } : {}) }))],
  });
}

async function tellHelper(
  deed: Deed,
  { vault }: Surroundings,
  incident: Incident,
  params: { readonly words: string; readonly more: string },
): Promise<void> {
  const { responderId, code } = incident;
  const helper = responderId && isHeld(incident) ? await responderOf(deed.within, vault, responderId) : null;
  if (!helper) return;
  const text = line('caller-says', { ...params, code: code ?? '' });
  deed.notices.push({ to: helper.to, text, call: null, dueAt: deed.now });
}
