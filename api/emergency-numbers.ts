import type { Country } from '../core/country/country.ts';

/** A number that stands beside an answer: its name in the country's data, and what it is for in English. */
interface EmergencyNumber {
  readonly name: string;
  readonly number: string;
  readonly what: string;
}

/** Those that are the whole country's. */
const WHAT = {
  emergency: 'Emergencies of every kind',
  mentalHealth: 'Mental health, day and night',
} as const;

/** The whole country's number of that name; nothing where it has none. */
export function countryNumber(country: Country, name: keyof typeof WHAT): EmergencyNumber[] {
  const number = country.constants[name];
  return number === undefined ? [] : [{ name, number, what: WHAT[name] }];
}

/** Whom to ring in an emergency, most wanted first: the ambulance only where one is confirmed for `state`, null: not known. */
export function emergencyNumbers(country: Country, state: string | null): EmergencyNumber[] {
  const number = state === null ? undefined : country.ambulances.get(state);
  const ambulance = number === undefined ? [] : [{ name: 'ambulance', number, what: 'Ambulance' }];
  return [...countryNumber(country, 'emergency'), ...ambulance];
}
