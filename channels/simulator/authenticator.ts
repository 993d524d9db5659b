import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../../core/clock.ts';

/** What an authenticator app shows, and for how many seconds more. */
export interface Shown {
  readonly code: string;
  readonly seconds: number;
}

const PERIOD = 30;

/** The authenticator apps on the network's phones, by number; null where there is none. */
export const createAuthenticators =
  (secrets: ReadonlyMap<string, string>, clock: Clock) =>
  (number: string): Shown | null => {
    const secret = secrets.get(number);
    if (secret === undefined) return null;
    const timestamp = clock.now().getTime();
    return {
      code: TOTP.generate({ secret: Secret.fromBase32(secret), period: PERIOD, timestamp }),
      seconds: PERIOD - (Math.floor(timestamp / 1000) % PERIOD),
    };
  };
