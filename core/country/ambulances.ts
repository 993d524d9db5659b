import { z } from 'zod';
import type { State } from './geography.ts';

const Rows = z.array(
  z.strictObject({
    /** ISO 3166-2. */
    state: z.string(),
    number: z.string().regex(/^\d{3}$/),
    what: z.string().min(1),
    /** Each with the day it was published; where that is not known, the day it was read. */
    sources: z.array(z.strictObject({ source: z.url(), date: z.iso.date() })).min(1),
  }),
);

/**
 * The number of the ambulance in each state where a source confirms one, by the state's name: a state that is not there is
 * served by the emergency number alone. Throws a sentence for a row without source and date, of no state, or given twice.
 */
export function readAmbulances(data: unknown, states: readonly State[]): ReadonlyMap<string, string> {
  const parsed = Rows.safeParse(data);
  if (!parsed.success) throw new Error(`ambulances.json: ${z.prettifyError(parsed.error)}`);
  const numbers = new Map<string, string>();
  for (const { state, number } of parsed.data) {
    const name = states.find(({ iso }) => iso === state)?.name;
    if (name === undefined) throw new Error(`ambulances.json: ${state} is no state`);
    if (numbers.has(name)) throw new Error(`ambulances.json: ${state} is there twice`);
    numbers.set(name, number);
  }
  return numbers;
}
