import { SendFailed } from '../../core/errors.ts';
import type { CallDue } from '../../core/outbox/call-back.ts';
import type { PhoneNumber } from '../../core/phone.ts';
import type { Accepted, Surroundings } from '../channel.ts';
import { ownNumberFor } from '../own-numbers.ts';
import { accepted, connectTwilio, type TwilioApi } from './sdk.ts';

/** Seconds that a phone rings; longer ones end at a mailbox. */
const RINGS = 30;

/** Calls somebody, who then meets the conversation as if they had rung. https://www.twilio.com/docs/voice/api/call-resource */
export function createCaller(
  config: TwilioApi & Partial<Surroundings>,
  ours: readonly PhoneNumber[],
  timeLimitMs: number,
): (call: CallDue) => Promise<Accepted> {
  const { publicBaseUrl } = config;
  const ask = connectTwilio(config, timeLimitMs);
  return async ({ id, to, called }) => {
    if (!publicBaseUrl) throw new SendFailed('rejected', 'no-public-address');
    return accepted(
      await ask((client) =>
        client.calls.create({
          to: to.e164,
          from: ownNumberFor(called, ours).e164,
          url: `${publicBaseUrl}/webhooks/twilio/voice?call=${id}`,
          statusCallback: `${publicBaseUrl}/webhooks/twilio/voice-status`,
          timeout: RINGS,
          // A machine is told nothing (voice.ts).
          machineDetection: 'Enable',
        }),
      ),
    );
  };
}
