import type { Telecom } from '../core/country/telecom.ts';
import { africasTalkingSms } from './africas-talking/sms.ts';
import { africasTalkingUssd } from './africas-talking/ussd.ts';
import { africasTalkingVoice } from './africas-talking/voice.ts';
import type { Channel } from './channel.ts';
import { exotelVoice } from './exotel/passthru.ts';
import { exotelSms } from './exotel/sms.ts';
import { createSms } from './media/sms.ts';
import { createUssd } from './media/ussd.ts';
import { createVoice } from './media/voice.ts';
import { missedCall } from './missed-call/missed-call.ts';
import { smsGateways } from './sms-gateway/sms.ts';
import { twilioVoice } from './twilio/voice.ts';
import { ussdGateways } from './ussd-gateway/ussd.ts';

/** Every provider on every medium. Adding one: its folder, a line here, its variables in .env.example. */
export function createChannels({
  today,
  placeCodeLength,
  telecom,
  variables,
}: {
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** Digits of the country's place codes, as keyed in on a call. */
  readonly placeCodeLength: number;
  readonly telecom: Telecom;
  /** The environment: some providers are there only where it names them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}): readonly Channel[] {
  const ussd = createUssd({ today });
  const sms = createSms({ today });
  const voice = createVoice({ today, placeCodeLength });
  /** Africa's Talking hears keys, not speech. */
  const keypad = createVoice({ today, placeCodeLength, speech: false });
  return [
    africasTalkingUssd(ussd),
    africasTalkingSms(sms),
    africasTalkingVoice(keypad),
    twilioVoice(voice),
    ...ussdGateways(ussd, telecom, variables.USSD_GATEWAYS),
    ...(variables.EXOTEL_SID ? [exotelSms(sms, telecom), exotelVoice(keypad, telecom)] : []),
    ...smsGateways(sms, telecom, variables.SMS_GATEWAY),
    missedCall(keypad, telecom),
  ] as readonly Channel[];
}
