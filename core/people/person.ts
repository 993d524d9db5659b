import type { Queries } from '../db/pool.ts';
import { PersonRefused } from './refusal.ts';

/**
 * Holds a person's row until the transaction ends, so that of two that count what belongs to them one waits. Throws
 * PersonRefused 'gone' when there is nobody.
 */
export async function holdPerson(personId: string, within: Queries): Promise<void> {
  const { rowCount } = await within.query({
    name: 'person-hold',
    text: 'select from person where id = $1 for no key update',
    values: [personId],
  });
  if (rowCount === 0) throw new PersonRefused('gone');
}
