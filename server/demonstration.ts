import { ROLES, needsSecondFactor, type Role } from '@arogya/contract';
import { Secret } from 'otpauth';
import { ACCOUNT_SEALED, createAccounts } from '../core/accounts/accounts.ts';
import { createPasswords } from '../core/accounts/passwords.ts';
import { createAudit } from '../core/audit/audit.ts';
import type { Clock } from '../core/clock.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase } from '../core/db/pool.ts';
import { PhoneNumber } from '../core/phone.ts';
import { ConfigError, type Config } from './config.ts';

/** Made-up people, one of each role; their numbers are phones of the simulated network. */
const PEOPLE: Readonly<Record<Role, { readonly name: string; readonly phone: string }>> = {
  user: { name: 'Asha Devi', phone: '+919800000011' },
  health_worker: { name: 'Sunita Kumari', phone: '+919800000012' },
  nurse: { name: 'Mary Thomas', phone: '+919800000013' },
  doctor: { name: 'Farhan Ali', phone: '+919800000014' },
  emergency_responder: { name: 'Gurpreet Singh', phone: '+919800000015' },
  admin: { name: 'Meera Iyer', phone: '+919800000016' },
};

/** Somebody to try the service as. They sign in by a code to the phone and, where `totpSecret` is there, by their app's. */
export interface Demonstrator {
  readonly role: Role;
  readonly phone: string;
  /** Base 32. */
  readonly totpSecret: string | null;
}

/** Makes those of the people who are not there yet. Throws ConfigError in production: anybody can be them. */
export async function seedDemonstration({
  config,
  databaseUrl,
  clock,
}: {
  readonly config: Pick<Config, 'production' | 'dataKeys'>;
  readonly databaseUrl: string;
  readonly clock: Clock;
}): Promise<readonly Demonstrator[]> {
  if (config.production) throw new ConfigError('Demonstration people are no part of production');
  const vault = createVault(config.dataKeys);
  const database = createDatabase({
    url: databaseUrl,
    max: 1,
    onIdleError: () => undefined,
  });
  const store = createConversationStore({ database, vault });
  const audit = createAudit({ database, vault });
  const accounts = createAccounts({ database, vault, store, passwords: createPasswords(), audit, clock });

  async function find(role: Role): Promise<Demonstrator | null> {
    const account = await accounts.find(PhoneNumber.parse(PEOPLE[role].phone)!);
    return account && { role, phone: PEOPLE[role].phone, totpSecret: account.totpSecret };
  }

  async function make(role: Role): Promise<Demonstrator> {
    const { name, phone } = PEOPLE[role];
    const address = PhoneNumber.parse(phone)!;
    const at = clock.now();
    const { personId } = await store.load(address, at);
    const totpSecret = needsSecondFactor(role) ? new Secret({ size: 20 }).base32 : null;
    await database.transaction(async (within) => {
      const account = await accounts.insert(
        { personId, role, address, name, passwordHash: null, at },
        within,
      );
      if (totpSecret !== null)
        await within.query({
          name: 'demonstration-totp',
          text: 'update account set totp_sealed = $2, totp_confirmed_at = $3 where id = $1',
          values: [account.id, vault.seal(ACCOUNT_SEALED.totp, totpSecret), at],
        });
      const details = { account: account.id, role };
      await audit.note(
        { action: 'account.created', actor: { kind: 'command' }, personId, details, at },
        within,
      );
    });
    return { role, phone, totpSecret };
  }

  try {
    const people: Demonstrator[] = [];
    for (const role of ROLES) people.push((await find(role)) ?? (await make(role)));
    return people;
  } finally {
    await database.pool.end();
  }
}
