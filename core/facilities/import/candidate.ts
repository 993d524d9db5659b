import type { Level, OWNERSHIPS } from '../facility.ts';

/** Why a line was not taken, or what it lacks to be shown. The words are what the report says. */
export const REASONS = {
  columns: 'the line has more or fewer cells than the header',
  'no-name': 'no name',
  'no-source': 'no source, or no source_date as YYYY-MM-DD',
  'no-key': 'no number of its own in the list',
  repeated: 'the same entry is in the file twice',
  veterinary: 'for animals',
  'not-public': 'private or charitable',
  'closed-group': 'for members only (armed forces, police, prison, railway, insured workers)',
  'other-medicine': 'AYUSH only',
  special: 'treats one kind of illness only',
  'not-a-facility': 'an office, a hall, a shop: nobody is treated there',
  'no-level': 'neither its class nor its name says what it is',
  'no-district': 'its district is not known',
  'bad-coordinates': 'its coordinates are no numbers',
  'outside-country': 'its coordinates are outside the country',
  'far-from-district': 'its coordinates are far from every place of its district',
  unplaced: 'no coordinates, and no place of its name in its district',
} as const;
export type Reason = keyof typeof REASONS;

/** One line of a list as its shape reads it; nothing is checked yet. Cells are as written, "" where there is none. */
export type Draft = {
  /** The list's own number for it, or what stands in for one: the same on every import. */
  key: string;
  name: string;
  level: Level | null;
  /** Why the list's own columns rule it out. */
  refused?: Reason;
  /** Where the line itself names the list that it is from, and that list's date. */
  list?: string;
  date?: string;
  ownership: (typeof OWNERSHIPS)[number];
  state: string;
  district: string;
  /** Village, block or town, the smallest first. */
  towns: readonly string[];
  latitude: string;
  longitude: string;
  pin: string;
  phone: string;
};

/** What a list says of a facility, checked. Without a point it is not shown, but may confirm one of another list. */
export type SourceRecord = {
  source: string;
  sourceKey: string;
  listName: string;
  /** ISO date. */
  listDate: string;
  name: string;
  level: Level;
  ownership: string;
  district: string;
  state: string;
  towns: readonly string[];
  pin: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  precisionKm: number | null;
};
