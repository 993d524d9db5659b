import type { FoundPlace, FoundPlaces, Hospital, NearestHospitals } from './machine.ts';

const placed = (district: string): FoundPlace => ({
  pin: '999999',
  name: 'Mundakkayam Junction',
  district,
  state: 'Longest state name',
  latitude: 25.45,
  longitude: 81.84,
  spreadKm: 12,
});

const place = placed('Thiruvananthapuram');

const hospital = (id: string, level: string, km: number, phone: string | null): Hospital => ({
  id,
  names: {
    en: 'Government Medical College Hospital',
    hi: 'राजकीय मेडिकल कॉलेज अस्पताल मुख्यालय',
    'hi-Latn': 'Rajkiya Medical College Aspatal',
  },
  level,
  km,
  uncertainKm: km < 100 ? 2 : km > 1260 ? 1300 : 20,
  direction: 'north-east',
  phone,
});

const levels = ['national-institute', 'medical-college', 'district-hospital', 'sub-district-hospital', 'chc'];

const PHONE = '+911123456789';
const AMBULANCE = '108';
const nearby = levels.map((level, index) => hospital(`n${index}`, level, 25 + index * 15, null));

/** The least, the most and the usual that the ports may answer, at the longest that the variables allow. */
export const examples: {
  readonly findPlaces: readonly FoundPlaces[];
  readonly nearestHospitals: readonly NearestHospitals[];
} = {
  findPlaces: [
    { match: 'none', places: [] },
    { match: 'exact', places: [place] },
    { match: 'exact', places: [{ ...place, approximate: true }] },
    { match: 'exact', places: ['Bagalkote', 'Chikkaballapura', 'Kalaburagi', 'Vijayanagara'].map(placed) },
    { match: 'near', places: [place] },
  ],
  nearestHospitals: [
    { hospitals: [], widened: false, ambulance: null },
    { hospitals: [hospital('one', 'phc', 1.2, null)], widened: false, ambulance: null },
    { hospitals: [hospital('one', 'phc', 60, PHONE)], widened: false, ambulance: AMBULANCE },
    { hospitals: [hospital('one', 'chc', 130, null)], widened: true, ambulance: AMBULANCE },
    ...[2, 3, 4, 5].map((count) => ({
      hospitals: nearby.slice(0, count),
      widened: false,
      ambulance: AMBULANCE,
    })),
    { hospitals: nearby.slice(0, 2), widened: true, ambulance: null },
    {
      hospitals: levels.map((level, index) => hospital(`h${index}`, level, 1230 + index * 10, PHONE)),
      widened: true,
      ambulance: AMBULANCE,
    },
  ],
};

export const sayings: readonly string[] = ['999999', 'Prayagraj', 'प्रयागराज', 'no such place'];
