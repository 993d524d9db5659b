import type { Audit } from '../core/audit/audit.ts';
import type { Geography } from '../core/country/geography.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import { createRelease } from '../core/messages/broadcast-release.ts';
import type { Names } from '../core/messages/broadcast-texts.ts';
import { type Broadcasts, createBroadcasts } from '../core/messages/broadcasts.ts';
import type { QuietHours } from '../core/messages/policy.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import type { Schemes } from '../core/schemes/index.ts';
import type { Chore } from './sweeper.ts';

/** Messages to many, put together: what they are kept in, what places and schemes are called in them, and what lets them go. */
export interface Broadcasting {
  readonly broadcasts: Broadcasts;
  readonly schemeCalled: (id: string) => Names | null;
  readonly geography: Geography;
  readonly zone: string;
  readonly chores: readonly Chore[];
}

export function createBroadcasting({
  database,
  vault,
  outbox,
  audit,
  geography,
  schemes,
  hours,
  ring,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly outbox: Pick<Outbox, 'addAll'>;
  readonly audit: Pick<Audit, 'note'>;
  readonly geography: Geography;
  readonly schemes: Pick<Schemes, 'describe'>;
  /** The country's quiet hours, in its zone. */
  readonly hours: QuietHours;
  readonly ring: (ids: readonly string[]) => void;
}): Broadcasting {
  const key = (state: string, district: string): string => `${state}/${district}`;
  const places = new Map(
    geography.districts.map(({ state, name, hindi }): [string, Names] => [
      key(state, name),
      { en: name, 'hi-Latn': name, hi: hindi || name },
    ]),
  );
  const schemeCalled = (id: string): Names | null => schemes.describe(id)?.short ?? null;
  const release = createRelease({
    ...{ database, vault, outbox, hours, schemeCalled },
    placeCalled: ({ state, district }) => places.get(key(state, district)) ?? null,
  });
  return {
    broadcasts: createBroadcasts({ database, audit }),
    schemeCalled,
    geography,
    zone: hours.zone,
    chores: [{ name: 'broadcasts', everyMs: 1000, work: async (now) => ring(await release(now)) }],
  };
}
