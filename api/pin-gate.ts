import { HISTORY } from '@arogya/contract';
import type { Clock } from '../core/clock.ts';
import type { People } from '../core/people/index.ts';
import { PersonRefused } from '../core/people/refusal.ts';
import type { Principal } from './principal.ts';

/** What is somebody's own stays shut without their PIN. */
export interface PinGate {
  /**
   * For what is theirs at any time: where there is a PIN, it must have been given for this token. After a reset it stays
   * shut for a week; a first PIN takes as long until it opens anything, and until then is not asked for. Throws PersonRefused.
   */
  needPin(principal: Principal): Promise<void>;
  /** For what was before: shut while the PIN is new, also with a token that another PIN opened. Throws PersonRefused. */
  needHistory(principal: Principal): Promise<void>;
}

export function createPinGate({
  pins,
  clock,
}: {
  readonly pins: Pick<People['pins'], 'state'>;
  readonly clock: Clock;
}): PinGate {
  const withheld = (until: Date): PersonRefused => new PersonRefused('withheld', { now: clock.now(), until });

  return {
    async needPin({ personId, scopes }) {
      const { isSet, withheldUntil, wasReset } = await pins.state(personId);
      if (withheldUntil && wasReset) throw withheld(withheldUntil);
      if (isSet && !withheldUntil && !scopes.has(HISTORY)) throw new PersonRefused('pin-first');
    },

    async needHistory({ personId }) {
      const { withheldUntil } = await pins.state(personId);
      if (withheldUntil) throw withheld(withheldUntil);
    },
  };
}
