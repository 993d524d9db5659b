import type { District } from '../../country/geography.ts';
import { kmBetween } from '../../places/distance.ts';
import { KNOWN_AS } from '../known-as.ts';
import { likeness, type Named } from '../match.ts';
import type { Facility } from '../nearest.ts';
import type { SourceRecord } from './candidate.ts';
import { type Entry, entryOf, FAMILY, type Family, keysOf, recordId, tokensOf } from './entry.ts';
import { hasOwnName, longName, shortName } from './name.ts';
import type { Gazetteer } from './place.ts';
import { rankOf } from './shapes.ts';

/** A facility that no import may change: a row of the country's own table. */
export type Curated = Pick<
  Facility,
  'id' | 'name' | 'level' | 'district' | 'state' | 'latitude' | 'longitude' | 'precisionKm'
>;

/** `facilityOf`: the facility that a record is part of, by `recordId`; a record that is nowhere has none. */
export type Merger = { facilities: readonly Facility[]; facilityOf: ReadonlyMap<string, string> };

/** How surely two entries must be one (core/facilities/match), by family: a block has one CHC but several PHCs. */
const SURE: Readonly<Record<Family, number>> = {
  hospital: 0.65,
  chc: 0.6,
  phc: 0.75,
  hwc: 0.75,
  'blood-bank': 0.75,
};
/** The same for a hospital of our own table, whose district and kind are certain. */
const SURE_OF_OURS = 0.4;
/** A district has one hospital that is called no more than its own. */
const SURE_OF_DISTRICT = 0.4;
/** Two entries of one list are mostly two facilities, unless they say the same at the same place. */
const SURE_WITHIN_LIST = 0.95;
/** How far apart one facility may be in two lists, in km, beyond what either does not know. */
const APART_KM = 4;
const APART_WITHIN_LIST_KM = 1;
/** PINs of one place differ by so much between sources. */
const APART_FROM_OURS_KM = 30;
/** Two entries equally alike but this far apart: which of them an entry without a place means is not known. */
const UNSURE_KM = 5;

/** A word of more facilities than this in a district ("nagar", "village") is no reason to compare them. */
const CROWD = 60;

type Cluster = {
  ours: Curated | null;
  district: District;
  members: Entry[];
  /** Curated only. */
  aliases: readonly Named[];
};

/**
 * One facility for all records that mean it, the same whatever the order in which lists were imported: those of our own
 * table first, then records with coordinates, by the rank of their list. A record joins the likeliest facility of its kind
 * in its district, or in one that was carved from it, that lies near enough; else it is one of its own, if it has a place.
 */
export function mergeRecords({
  records,
  curated,
  gazetteer,
}: {
  records: readonly SourceRecord[];
  curated: readonly Curated[];
  gazetteer: Gazetteer;
}): Merger {
  const index = new Map<string, Cluster[]>();
  const clusters: Cluster[] = [];
  const facilityOf = new Map<string, string>();
  const known = (key: string, cluster: Cluster): void => {
    const found = index.get(key);
    if (!found) index.set(key, [cluster]);
    else if (!found.includes(cluster)) found.push(cluster);
  };

  for (const ours of curated) {
    const district = gazetteer.district(ours.district, ours.state);
    if (!district) continue;
    const names = [ours.name, ...(KNOWN_AS[ours.id] ?? [])];
    const aliases = names.map((name) => ({ ...ours, name, kind: ours.level }));
    const cluster: Cluster = { ours, district, members: [], aliases };
    for (const key of keysOf(FAMILY[ours.level], district, [])) known(key, cluster);
  }

  for (const record of inOrder(records)) {
    const district = gazetteer.district(record.district, record.state);
    if (!district) continue;
    const entry = entryOf(record, district);
    const home = findHome(entry, candidatesFor(entry, index, gazetteer));
    if (home === 'unsure') continue;
    if (!home && record.latitude === null) continue;
    const cluster = home ?? { ours: null, district, members: [], aliases: [] };
    if (!home) clusters.push(cluster);
    cluster.members.push(entry);
    const words = tokensOf(entry);
    for (const key of keysOf(entry.family, district, words)) known(key, cluster);
    facilityOf.set(recordId(record), cluster.ours?.id ?? recordId(cluster.members[0]!.record));
  }
  return { facilities: clusters.map(facilityFrom), facilityOf };
}

const located = ({ latitude }: SourceRecord): boolean => latitude !== null;
const isOwn = ({ precisionKm }: SourceRecord): boolean => precisionKm !== null && precisionKm <= 1;
const order = (record: SourceRecord): number =>
  (located(record) ? 0 : 100) + (isOwn(record) ? 0 : 50) + rankOf(record.source);

function inOrder(records: readonly SourceRecord[]): SourceRecord[] {
  return [...records].sort(
    (a, b) => order(a) - order(b) || compare(a.source, b.source) || compare(a.sourceKey, b.sourceKey),
  );
}

/** By code points, so that the order is the same under every locale. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function candidatesFor(
  entry: Entry,
  index: ReadonlyMap<string, readonly Cluster[]>,
  gazetteer: Gazetteer,
): Set<Cluster> {
  const tokens = tokensOf(entry);
  const family = located(entry.record) ? gazetteer.familyOf(entry.district) : [entry.district];
  const blocks = family.flatMap((district) =>
    keysOf(entry.family, district, tokens).map((key) => index.get(key) ?? []),
  );
  const telling = blocks.filter((block) => block.length <= CROWD);
  return new Set((entry.family === 'hospital' || telling.length === 0 ? blocks : telling).flat());
}

function findHome(entry: Entry, clusters: Iterable<Cluster>): Cluster | 'unsure' | null {
  let best: { cluster: Cluster; sure: number; km: number } | null = null;
  let isUnsure = false;
  for (const cluster of clusters) {
    const sure = surenessOf(entry, cluster);
    if (sure === 0 || (best && sure < best.sure - 0.05)) continue;
    const km = kmFrom(entry, cluster);
    const isBetter = !best || sure > best.sure + 0.05 || km < best.km || (km === best.km && sure > best.sure);
    isUnsure =
      best !== null &&
      Math.abs(sure - best.sure) <= 0.05 &&
      !located(entry.record) &&
      farApart(best.cluster, cluster);
    if (isBetter) best = { cluster, sure, km };
  }
  return isUnsure ? 'unsure' : (best?.cluster ?? null);
}

/** 0 when they are not one. */
function surenessOf(entry: Entry, { ours, district, members, aliases }: Cluster): number {
  const relation = district === entry.district ? 'same' : 'former';
  if (ours) {
    if (tooFar(entry.record, ours, APART_FROM_OURS_KM)) return 0;
    const sure = Math.max(...aliases.map((alias) => likeness(alias, entry.asOther, relation)));
    return sure >= SURE_OF_OURS ? sure : 0;
  }
  let sure = 0;
  for (const member of members.slice(0, 4)) {
    const isSameList = member.record.source === entry.record.source;
    if (tooFar(entry.record, member.record, isSameList ? APART_WITHIN_LIST_KM : APART_KM)) continue;
    const like = Math.max(
      likeness(entry.asRow, member.asOther, relation),
      likeness(entry.asRow, member.asRow, relation),
    );
    if (like >= (isSameList ? SURE_WITHIN_LIST : sureFor(entry, member))) sure = Math.max(sure, like);
  }
  return sure;
}

const sureFor = (...entries: readonly [Entry, Entry]): number =>
  entries.every(({ record }) => record.level === 'district-hospital')
    ? SURE_OF_DISTRICT
    : SURE[entries[0].family];

type Placed = Pick<SourceRecord, 'latitude' | 'longitude' | 'precisionKm'>;

function kmApart(one: Placed, other: Placed): number | null {
  if (one.latitude === null || one.longitude === null || other.latitude === null || other.longitude === null)
    return null;
  return kmBetween(
    { latitude: one.latitude, longitude: one.longitude },
    { latitude: other.latitude, longitude: other.longitude },
  );
}

function tooFar(one: Placed, other: Placed, slack: number): boolean {
  const km = kmApart(one, other);
  return km !== null && km > slack + (one.precisionKm ?? 0) + (other.precisionKm ?? 0);
}

const placeOfCluster = ({ ours, members }: Cluster): Placed => ours ?? members[0]!.record;
const kmFrom = ({ record }: Entry, cluster: Cluster): number => kmApart(record, placeOfCluster(cluster)) ?? 0;
const farApart = (one: Cluster, other: Cluster): boolean =>
  (kmApart(placeOfCluster(one), placeOfCluster(other)) ?? 0) > UNSURE_KM;

/** The first record gives id and place; the first that names itself gives the name, the newest list the level. */
function facilityFrom({ members }: Cluster): Facility {
  const [{ record: first }] = members as [Entry];
  const naming = members.find(({ named }) => hasOwnName(named)) ?? members[0]!;
  const newest = members.reduce((one, other) => (other.record.listDate > one.record.listDate ? other : one));
  const named = { ...naming.named, level: newest.record.level };
  const short = shortName(named);
  return {
    id: recordId(first),
    name: longName(named),
    names: { en: short, hi: short, 'hi-Latn': short },
    level: newest.record.level,
    ownership: first.ownership,
    district: first.district,
    state: first.state,
    pin: members.find(({ record }) => record.pin)?.record.pin ?? null,
    phone: members.find(({ record }) => record.phone)?.record.phone ?? null,
    latitude: first.latitude!,
    longitude: first.longitude!,
    precisionKm: first.precisionKm!,
    source: first.listName,
    sourceDate: first.listDate,
  };
}
