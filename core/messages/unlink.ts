import { sealPseudonym } from '../audit/pseudonym.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { SendFailed } from '../errors.ts';
import type { Claimed } from '../outbox/outbox.ts';

/** The kind of the rows that part a number from whom it stood for: whoever has it says "not me". */
export const UNLINK = 'unlink';

/**
 * The number is a new person's from now on, who has agreed to nothing; what was to be said to it is said to nobody. Whom a dose
 * was asked of there was not asked: nobody is told that they are silent. Threads that some process still remembers are overtaken.
 */
const PART = `
  with parted as (
    select i.id, i.person_id from identity i where i.id = $1 and i.person_id = $2 for no key update
  ), someone as (
    insert into person (id, pseudonym_sealed, opted_out_at) select uuidv7(), $4, $3 from parted returning id
  ), moved as (
    update identity set person_id = someone.id from someone where identity.id = $1
  ), begun as (
    insert into conversation (person_id, updated_at, heard_at) select id, $3, $3 from someone
  ), unsaid as (
    update outbox set identity_id = null, updated_at = $3 from parted
    where outbox.identity_id = parted.id and outbox.person_id = parted.person_id and outbox.status = 'pending'
  ), unasked as (
    update dose set status = 'unsent' from parted, reminder
    where reminder.person_id = parted.person_id and dose.reminder_id = reminder.id and dose.status = 'asked'
  )
  update conversation c set revision = c.revision + 1, updated_at = $3 from parted where c.person_id = parted.person_id`;

/** Does what a row of this kind wants. Nothing of the person goes: their PIN opens it from any other number. */
export function createUnlink({
  database,
  vault,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly vault: Vault;
}): (row: Claimed, now: Date) => Promise<void> {
  return async ({ identityId, personId }, now) => {
    if (identityId === null) throw new SendFailed('rejected', 'no-number');
    await database.query({
      name: 'identity-part',
      text: PART,
      values: [identityId, personId, now, sealPseudonym(vault)],
    });
  };
}
