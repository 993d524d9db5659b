import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { CsvLine } from '../csv.ts';
import { LEVELS, type Level } from '../facility.ts';
import type { Draft } from './candidate.ts';
import { levelIn, lowerOf, saysHospital } from './level.ts';

/** A public list as people download it: what its header is, what it is called, and how a line of it is read. */
export type Shape = {
  /** The first part of the ids of its facilities. */
  id: string;
  /** The columns it is known by, lower case; others may be there too. */
  columns: readonly string[];
  /** What it is called beside a facility, where a user gets it, under which licence, and its date (ISO). */
  list: string;
  address: string;
  licence: string;
  date: string;
  /** The line's cells by the lower-case names of their columns. */
  read(line: CsvLine): Draft;
};

const cell = (line: CsvLine, name: string): string => (line[name] ?? '').replace(/\s+/g, ' ').trim();

/** Lists without numbers of their own: a hash of what tells their entries apart. */
const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256')
    .update(parts.map((part) => part.toLowerCase()).join('|'))
    .digest('hex')
    .slice(0, 12);

/** What a column does not say. */
const NONE = {
  ownership: 'state',
  towns: [],
  latitude: '',
  longitude: '',
  pin: '',
  phone: '',
} as const satisfies Partial<Draft>;

const PMGSY_LEVELS: Readonly<Record<string, Level>> = {
  DH: 'district-hospital',
  'SDH/RURAL_HOSP': 'sub-district-hospital',
  CHC: 'chc',
  PHC: 'phc',
  HWC: 'hwc',
};

/** Sub-centres hide under PHC, CHCs under rural hospitals: of class and name the lower counts. Other classes, by name. */
const pmgsy: Shape = {
  id: 'pmgsy',
  columns: ['facility_id', 'name', 'class', 'lat', 'lon', 'habitation', 'block', 'district', 'state'],
  list: 'PMGSY GeoSadak 2022',
  address: 'https://geosadak-pmgsy.nic.in/OpenData',
  licence: 'GODL-India',
  date: '2022-01-01',
  read(line) {
    const name = cell(line, 'name');
    const level = PMGSY_LEVELS[cell(line, 'class')];
    const named = levelIn(name);
    return {
      ...NONE,
      key: cell(line, 'facility_id'),
      name,
      level: level && named ? lowerOf(level, named) : (level ?? named),
      state: cell(line, 'state'),
      district: cell(line, 'district'),
      towns: [cell(line, 'habitation'), cell(line, 'block')].filter((town) => town !== ''),
      latitude: cell(line, 'lat'),
      longitude: cell(line, 'lon'),
    };
  },
};

/** All are public and empanelled for care in bed: one that calls itself a hospital is at least a sub-district's. */
const pmjay: Shape = {
  id: 'pmjay',
  columns: ['hospital id', 'hospital name', 'state', 'district', 'current specialities'],
  list: 'NHA PM-JAY empanelled public hospitals list, Nov 2025',
  address: 'https://hospitals.pmjay.gov.in',
  licence: 'none stated',
  date: '2025-11-01',
  read(line) {
    const name = cell(line, 'hospital name');
    return {
      ...NONE,
      key: cell(line, 'hospital id'),
      name,
      level: levelIn(name) ?? (saysHospital(name) ? 'sub-district-hospital' : null),
      state: cell(line, 'state'),
      district: cell(line, 'district'),
    };
  },
};

const DIRECTORY_LEVELS: Readonly<Record<string, Level>> = {
  dis_h: 'district-hospital',
  s_t_h: 'sub-district-hospital',
  chc: 'chc',
  phc: 'phc',
  sub_cen: 'hwc',
};

/** The type is the list's; only a medical college's own name goes beyond it. */
const directory: Shape = {
  id: 'directory2016',
  columns: ['name', 'type', 'lat', 'lon', 'subdistrict', 'district', 'state', 'location_type'],
  list: 'All India Health Centres Directory 2016, data.gov.in',
  address: 'https://www.data.gov.in',
  licence: 'GODL-India',
  date: '2016-01-01',
  read(line) {
    const [name, type, district, state] = [
      cell(line, 'name'),
      cell(line, 'type'),
      cell(line, 'district'),
      cell(line, 'state'),
    ];
    const level = DIRECTORY_LEVELS[type] ?? null;
    const named = levelIn(name);
    const isCollege = named === 'medical-college' || named === 'national-institute';
    const subdistrict = cell(line, 'subdistrict');
    return {
      ...NONE,
      key: keyOf(name, type, subdistrict, district, state),
      name,
      level: level && named && !isCollege ? lowerOf(level, named) : isCollege ? named : level,
      state,
      district,
      towns: subdistrict === '' ? [] : [subdistrict],
      latitude: cell(line, 'lat'),
      longitude: cell(line, 'lon'),
    };
  },
};

/** Its numbers are from 2018 and not passed on: a wrong number costs more than none. */
const bloodBanks: Shape = {
  id: 'bloodbank',
  columns: ['blood bank name', 'state', 'district', 'city', 'pincode', 'category', 'latitude', 'longitude'],
  list: 'Blood Bank Directory 2018, data.gov.in',
  address: 'https://www.data.gov.in',
  licence: 'GODL-India',
  date: '2018-01-01',
  read(line) {
    const [name, state, district, city, pin] = [
      cell(line, 'blood bank name'),
      cell(line, 'state'),
      cell(line, 'district'),
      cell(line, 'city'),
      cell(line, 'pincode'),
    ];
    return {
      ...NONE,
      key: keyOf(name, state, district, city, pin),
      name,
      level: 'blood-bank',
      ...(cell(line, 'category').toLowerCase() === 'government' ? {} : { refused: 'not-public' as const }),
      state,
      district,
      towns: city === '' ? [] : [city],
      latitude: cell(line, 'latitude'),
      longitude: cell(line, 'longitude'),
      pin,
    };
  },
};

/** A table of one's own. Optional: id, pin, latitude, longitude, place, phone (+91…), ownership. */
const plain: Shape = {
  id: 'list',
  columns: ['name', 'level', 'district', 'state', 'source', 'source_date'],
  list: '',
  address: '',
  licence: '',
  date: '',
  read(line) {
    const [name, district, state, place] = [
      cell(line, 'name'),
      cell(line, 'district'),
      cell(line, 'state'),
      cell(line, 'place'),
    ];
    const [list, date] = [cell(line, 'source'), cell(line, 'source_date')];
    const isDated = list !== '' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
    const level = cell(line, 'level').toLowerCase();
    const ownership = cell(line, 'ownership').toLowerCase();
    return {
      ...NONE,
      key: cell(line, 'id') || keyOf(name, place, district, state),
      name,
      level: LEVELS.find((each) => each === level) ?? null,
      ...(ownership === 'private' ? { refused: 'not-public' as const } : {}),
      ...(isDated ? { list, date } : { refused: 'no-source' as const }),
      ownership: ownership === 'central' || ownership === 'municipal' ? ownership : 'state',
      state,
      district,
      towns: place === '' ? [] : [place],
      latitude: cell(line, 'latitude'),
      longitude: cell(line, 'longitude'),
      pin: cell(line, 'pin'),
      phone: cell(line, 'phone'),
    };
  },
};

/** Every shape that is understood. Of two lists that know a facility, the earlier one's id and place are kept. */
export const SHAPES: readonly Shape[] = [plain, pmgsy, directory, pmjay, bloodBanks];

/** A header that is none of ours; the message names those that are. */
export class UnknownShape extends Error {
  override readonly name = 'UnknownShape';

  constructor(header: readonly string[]) {
    const found = header.slice(0, 20).join(', ').slice(0, 300);
    const known = SHAPES.map(
      ({ list, columns }) => `  ${list || 'a table of your own'}:\n    ${columns.join(',')}`,
    );
    super(`This list is not known: its header is "${found}". Known are\n${known.join('\n')}`);
  }
}

/**
 * The shape whose columns are all in the header, whatever their case and order; throws UnknownShape. A table of one's own
 * is known by its file's name: another file adds to it, the same one replaces it.
 */
export function shapeOf(header: readonly string[], file: string): Shape {
  const columns = new Set(header.map((name) => name.trim().toLowerCase()));
  const found = SHAPES.find((shape) => shape.columns.every((name) => columns.has(name)));
  if (!found) throw new UnknownShape(header);
  return found === plain ? { ...plain, id: `list-${slugOf(file)}` } : found;
}

const slugOf = (file: string): string =>
  basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || keyOf(basename(file));

/** The rank of a record's list: the lower, the more its place is trusted. */
export const rankOf = (source: string): number =>
  source.startsWith('list-') ? 0 : SHAPES.findIndex(({ id }) => id === source);
