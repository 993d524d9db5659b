import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../clock.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import { ACCOUNT_SEALED, type Account } from './accounts.ts';
import { AccountRefused } from './refusal.ts';

/** What every authenticator app does (RFC 6238); a code of the step before or after is taken too. */
const TOTP_SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 };
const STEPS_OFF = 1;
/** What apps show beside the code. */
const LABEL = 'Arogya';

/** What an authenticator app is told: by hand, or as a QR code of the URI. */
export interface TotpSecret {
  readonly secret: string;
  readonly uri: string;
}

/** The second factor: codes of an authenticator app. No code is taken twice. */
export interface Totp {
  /** A new secret, in place of one that was not confirmed; throws AccountRefused 'totp-on' where one was. */
  begin(accountId: string): Promise<TotpSecret>;
  /** Confirms it by a first code; throws AccountRefused 'totp-on', 'totp-off' or 'wrong-totp'. */
  confirm(account: Account, code: string, within: Queries): Promise<void>;
  /** Whether a code is right for an account whose second factor is confirmed; it is used up then. */
  take(account: Account, code: string, within?: Queries): Promise<boolean>;
  remove(accountId: string, within: Queries): Promise<void>;
}

export function createTotp({
  database,
  vault,
  clock,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
}): Totp {
  /** The step that a code is of; null when it is of none near now. */
  function stepOf(secret: string, code: string): number | null {
    const timestamp = clock.now().getTime();
    const delta = TOTP.validate({
      ...TOTP_SHAPE,
      token: code,
      secret: Secret.fromBase32(secret),
      timestamp,
      window: STEPS_OFF,
    });
    return delta === null ? null : TOTP.counter({ period: TOTP_SHAPE.period, timestamp }) + delta;
  }

  return {
    async begin(accountId) {
      const secret = new Secret({ size: 20 });
      const { rowCount } = await database.query({
        name: 'totp-begin',
        text: `update account set totp_sealed = $2, totp_last_step = null, updated_at = $3
          where id = $1 and totp_confirmed_at is null`,
        values: [accountId, vault.seal(ACCOUNT_SEALED.totp, secret.base32), clock.now()],
      });
      if (rowCount !== 1) throw new AccountRefused('totp-on');
      const uri = new TOTP({ ...TOTP_SHAPE, issuer: LABEL, label: LABEL, secret }).toString();
      return { secret: secret.base32, uri };
    },

    async confirm({ id, totpSecret, totpConfirmedAt }, code, within) {
      if (totpConfirmedAt) throw new AccountRefused('totp-on');
      if (totpSecret === null) throw new AccountRefused('totp-off');
      const step = stepOf(totpSecret, code);
      if (step === null) throw new AccountRefused('wrong-totp');
      const { rowCount } = await within.query({
        name: 'totp-confirm',
        text: `update account set totp_confirmed_at = $3, totp_last_step = $2, updated_at = $3
          where id = $1 and totp_confirmed_at is null and totp_sealed is not null`,
        values: [id, step, clock.now()],
      });
      if (rowCount !== 1) throw new AccountRefused('totp-on');
    },

    async take({ id, totpSecret, totpConfirmedAt }, code, within = database) {
      const step = totpSecret !== null && totpConfirmedAt ? stepOf(totpSecret, code) : null;
      if (step === null) return false;
      const { rowCount } = await within.query({
        name: 'totp-take',
        text: `update account set totp_last_step = $2
          where id = $1 and (totp_last_step is null or totp_last_step < $2)`,
        values: [id, step],
      });
      return rowCount === 1;
    },

    async remove(accountId, within) {
      await within.query({
        name: 'totp-remove',
        text: `update account set totp_sealed = null, totp_confirmed_at = null, totp_last_step = null, updated_at = $2
          where id = $1`,
        values: [accountId, clock.now()],
      });
    },
  };
}
