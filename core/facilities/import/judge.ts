import type { District } from '../../country/geography.ts';
import { PhoneNumber } from '../../phone.ts';
import type { Draft, Reason, SourceRecord } from './candidate.ts';
import { unfit } from './level.ts';
import { tellingWords } from './name.ts';
import { districtWords, type Gazetteer, type Spot } from './place.ts';
import type { Shape } from './shapes.ts';

/** A line that is not taken: why, and what it was that decided. */
export type Refusal = { reason: Reason; detail: string };

/** These are in their district's chief town where nothing else is said. */
const IN_THE_SEAT = new Set(['national-institute', 'medical-college', 'district-hospital']);
/** How far coordinates may be off at best, in km, and a degree's length. */
const BEST_KM = 1;
const DEGREE_KM = 111;

/** What a line says, checked and placed; or why it is refused. */
export function judge(draft: Draft, shape: Shape, gazetteer: Gazetteer): SourceRecord | Refusal {
  const { key, name, level } = draft;
  if (key === '') return { reason: 'no-key', detail: '' };
  if (name === '') return { reason: 'no-name', detail: '' };
  const unsuited = level === 'blood-bank' ? null : unfit(name, level);
  if (unsuited) return { reason: unsuited.reason, detail: unsuited.word };
  if (draft.refused) return { reason: draft.refused, detail: '' };
  if (level === null) return { reason: 'no-level', detail: '' };
  const district = gazetteer.district(draft.district, draft.state);
  if (!district) return { reason: 'no-district', detail: `${draft.district}, ${draft.state}` };

  const spot = locate({ ...draft, level }, district, gazetteer);
  if (spot && 'reason' in spot) return spot;
  return {
    source: shape.id,
    sourceKey: key,
    listName: draft.list ?? shape.list,
    listDate: draft.date ?? shape.date,
    name,
    level,
    ownership: draft.ownership,
    district: district.name,
    state: district.state,
    towns: draft.towns,
    pin: /^[1-9]\d{5}$/.test(draft.pin) ? draft.pin : null,
    phone: PhoneNumber.parse(draft.phone)?.e164 ?? null,
    latitude: spot?.latitude ?? null,
    longitude: spot?.longitude ?? null,
    precisionKm: spot?.precisionKm ?? null,
  };
}

/** By its coordinates, its PIN, its village or block, its name, its district's chief town: the first that is known. */
function locate(
  draft: Draft & { level: NonNullable<Draft['level']> },
  district: District,
  gazetteer: Gazetteer,
): Spot | Refusal | null {
  const given = [draft.latitude, draft.longitude];
  if (given.some((text) => text !== '')) {
    const [latitude, longitude] = given.map((text) => (text === '' ? Number.NaN : Number(text))) as [
      number,
      number,
    ];
    const isNumber = Number.isFinite(latitude) && Number.isFinite(longitude);
    if (!isNumber) return { reason: 'bad-coordinates', detail: given.join(', ') };
    const doubt = gazetteer.doubt({ latitude, longitude }, district);
    return doubt ?? { latitude, longitude, precisionKm: precisionOf(given) };
  }
  const words = districtWords(district);
  return (
    gazetteer.byPin(draft.pin, district) ??
    gazetteer.byName([...draft.towns, tellingWords(draft.name, words).join(' ')], district) ??
    (IN_THE_SEAT.has(draft.level) ? gazetteer.seat(district) : null)
  );
}

/** "16, 78.00": a coordinate is no better than its decimals. */
function precisionOf(given: readonly string[]): number {
  const decimals = Math.min(...given.map((text) => (text.split('.')[1] ?? '').length));
  return Math.max(BEST_KM, Math.ceil(DEGREE_KM / 2 / 10 ** decimals));
}
