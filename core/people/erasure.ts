import { ADDRESS_SEALED, readAddress } from '../address.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Proofs } from '../accounts/proofs.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { CONTACT_SEALED } from './contacts.ts';
import type { Owner } from './me.ts';
import type { Pins } from './pins.ts';
import { PersonRefused } from './refusal.ts';

/** What shows that it is their own wish: the password, or the PIN where the account has none. */
export interface Wish {
  readonly password?: string | undefined;
  readonly pin?: string | undefined;
}

/** Erases people on their own wish. */
export interface Erasure {
  /**
   * Everything of theirs goes, on every channel, with the pseudonym that the audit names them by. Throws PersonRefused or
   * AccountRefused, and then nothing has gone. Nothing rests on the number alone: neither a code nor a new PIN is enough.
   */
  erase(owner: Owner, wish: Wish): Promise<void>;
}

/** What no foreign key leads to, by what finds it. Codes are found by an index of their own. */
const LOOSE = [
  ['erasure-events', 'delete from event where topic = $1', ({ accountId }: Owner) => `account:${accountId}`],
  ['erasure-tickets', 'delete from live_ticket where account_id = $1', ({ accountId }: Owner) => accountId],
  ['erasure-person', 'delete from person where id = $1', ({ personId }: Owner) => personId],
] as const;
const CODE_INDEX = 'one_time_code.address';

export function createErasure({
  database,
  vault,
  clock,
  audit,
  accounts,
  proofs,
  pins,
  erased,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly accounts: Pick<Accounts, 'byId'>;
  readonly proofs: Pick<Proofs, 'again'>;
  readonly pins: Pick<Pins, 'verify' | 'state'>;
  /** Told once it is done: neither tokens nor what is in memory may outlive them. */
  readonly erased: (owner: Owner) => void;
}): Erasure {
  async function prove({ accountId, personId }: Owner, { password, pin }: Wish): Promise<void> {
    const account = await accounts.byId(accountId);
    if (!account) throw new PersonRefused('gone');
    if (account.passwordHash !== null) {
      if (password === undefined) throw new PersonRefused('wrong-password');
      return proofs.again(account, password);
    }
    const outcome = await pins.verify(personId, pin ?? '');
    if (outcome === 'right') return;
    if (outcome === 'none') throw new PersonRefused('no-pin');
    if (outcome === 'wrong') throw new PersonRefused('wrong-pin');
    const { lockedUntil, withheldUntil } = await pins.state(personId);
    const until = outcome === 'locked' ? lockedUntil : withheldUntil;
    throw new PersonRefused(outcome, until ? { now: clock.now(), until } : {});
  }

  /** The addresses that lead to somebody, on the channels and to sign in with. */
  async function addressesOf({ accountId, personId }: Owner, within: Queries): Promise<string[]> {
    const { rows } = await within.query<{ address_sealed: Buffer }>({
      name: 'erasure-addresses',
      text: 'select address_sealed from identity where person_id = $1',
      values: [personId],
    });
    const account = await accounts.byId(accountId, within);
    const values = [
      ...rows.map(({ address_sealed }) => vault.open(ADDRESS_SEALED, address_sealed)),
      ...(account?.phone ? [account.phone] : []),
      ...(account?.email ? [`mailto:${account.email}`] : []),
    ];
    return [...new Set(values)].filter((value) => readAddress(value) !== null);
  }

  return {
    async erase(owner, wish) {
      await prove(owner, wish);
      const { personId } = owner;
      const at = clock.now();
      await database.transaction(async (within) => {
        const addresses = await addressesOf(owner, within);
        const indexes = (context: string): Buffer[] =>
          addresses.flatMap((address) => vault.indexes(context, address));
        const actor = { kind: 'account', personId } as const;
        await audit.note({ action: 'person.erased', actor, personId, at }, within);
        await within.query({
          name: 'erasure-codes',
          text: 'delete from one_time_code where address_index = any($1)',
          values: [indexes(CODE_INDEX)],
        });
        await within.query({
          name: 'erasure-agreed',
          text: `update emergency_contact set status = 'withdrawn', withdrawn_at = $2
            where phone_index = any($1) and status <> 'withdrawn'`,
          values: [indexes(CONTACT_SEALED.phone), at],
        });
        for (const [name, text, by] of LOOSE) await within.query({ name, text, values: [by(owner)] });
      });
      erased(owner);
    },
  };
}
