import { africasTalkingSms } from './africas-talking/sms.ts';
import { africasTalkingUssd } from './africas-talking/ussd.ts';
import { africasTalkingVoice } from './africas-talking/voice.ts';
import type { Channel } from './channel.ts';
import { createSms } from './media/sms.ts';
import { createUssd } from './media/ussd.ts';
import { createVoice } from './media/voice.ts';
import { twilioVoice } from './twilio/voice.ts';

/** Every provider on every medium. Adding one: its folder, a line here, its variables in .env.example. */
export function createChannels({
  today,
  placeCodeLength,
}: {
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** Digits of the country's place codes, as keyed in on a call. */
  readonly placeCodeLength: number;
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
  ] as readonly Channel[];
}
