import { ADDRESS_SEALED, readAddress } from '../address.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from '../db/pool.ts';
import { createTogether } from '../db/together.ts';
import type { Claimed, Outbox } from './outbox.ts';
import { CLOSED } from './outcomes.ts';

/** What something else holds just now is nobody's wait: it is rung for again. */
const CLAIM = `
  with given as (
    select * from unnest($1::uuid[], $2::timestamptz[]) with ordinality as g(id, at, place)
  ), held as (
    select o.id from outbox o join given g on g.id = o.id
    where o.status = 'pending' and o.due_at <= g.at for update of o skip locked
  )
  update outbox o set status = 'sending', attempts = attempts + 1, updated_at = g.at
  from given g join held using (id) where o.id = g.id
  returning g.place, o.id, person_id, identity_id, kind, channel, urgent, attempts, created_at, payload_sealed, error, held,
    (select address_sealed from identity i where i.id = identity_id and i.person_id = o.person_id) as address_sealed`;

interface ClaimedRow {
  id: string;
  person_id: string;
  identity_id: string | null;
  kind: string;
  channel: string | null;
  urgent: boolean;
  attempts: number;
  created_at: Date;
  payload_sealed: Buffer | null;
  address_sealed: Buffer | null;
  error: string | null;
  held: string | null;
}

/** Takes rows on, those that are wanted at the same moment in one statement; each is whoever's comes first. */
export function createClaim({
  database,
  vault,
}: {
  readonly database: Pick<Database, 'query'>;
  readonly vault: Vault;
}): Outbox['claim'] {
  const claimed = createTogether<{ id: string; now: Date }, ClaimedRow>(database, {
    name: 'outbox-claim',
    text: CLAIM,
    columns: ({ id, now }) => [id, now],
  });

  const opened = (row: ClaimedRow): Claimed => ({
    id: row.id,
    personId: row.person_id,
    identityId: row.identity_id,
    kind: row.kind,
    channel: row.channel,
    urgent: row.urgent,
    attempts: row.attempts,
    createdAt: row.created_at,
    payload: row.payload_sealed && JSON.parse(vault.open('outbox.payload', row.payload_sealed)),
    closed: row.error === CLOSED,
    held: row.held,
    to: row.address_sealed && readAddress(vault.open(ADDRESS_SEALED, row.address_sealed)),
  });

  return async (id, now) => {
    const [row] = await claimed({ id, now });
    return row ? opened(row) : null;
  };
}
