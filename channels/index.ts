import type { Telecom } from '../core/country/telecom.ts';
import type { PhoneNumber } from '../core/phone.ts';
import { africasTalkingSms } from './africas-talking/sms.ts';
import { africasTalkingUssd } from './africas-talking/ussd.ts';
import { africasTalkingVoice } from './africas-talking/voice.ts';
import type { Carrier } from './carrier.ts';
import type { Channel } from './channel.ts';
import { smtp } from './email/smtp.ts';
import { exotelVoice } from './exotel/passthru.ts';
import { exotelSms } from './exotel/sms.ts';
import { createSms } from './media/sms.ts';
import { createUssd } from './media/ussd.ts';
import { createVoice } from './media/voice.ts';
import type { VoiceOptions } from './media/voice-pages.ts';
import { createWhatsApp } from './media/whatsapp.ts';
import { missedCall } from './missed-call/missed-call.ts';
import { readOwnNumbers } from './own-numbers.ts';
import { smsGateways } from './sms-gateway/sms.ts';
import { twilioSms } from './twilio/sms.ts';
import { twilioVoice } from './twilio/voice.ts';
import { twilioWhatsApp } from './twilio/whatsapp.ts';
import { ussdGateways } from './ussd-gateway/ussd.ts';
import { whatsAppCloud } from './whatsapp-cloud/whatsapp.ts';

/** Every provider on every medium. Adding one: its folder, a line here, its variables in .env.example. */
export function createChannels({
  today,
  placeCodeLength,
  telecom,
  recording,
  variables,
}: {
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** Digits of the country's place codes, as keyed in on a call. */
  readonly placeCodeLength: number;
  readonly telecom: Telecom;
  /** The address of a recording of a sentence, if there is one. */
  readonly recording?: VoiceOptions['recording'];
  /** The environment: some providers are there only where it names them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}): readonly Channel[] {
  const ussd = createUssd({ today });
  const sms = createSms({ today, ...answerNumbers(telecom, variables) });
  const whatsApp = createWhatsApp({ today });
  const spoken = { today, placeCodeLength, ...(recording ? { recording } : {}) };
  const voice = createVoice(spoken);
  /** Africa's Talking hears keys, not speech. */
  const keypad = createVoice({ ...spoken, speech: false });
  const ours = (name: string): readonly PhoneNumber[] => readOwnNumbers(variables[name], telecom.readNumber);
  const isHere = (...names: readonly string[]): boolean => names.some((name) => variables[name]);
  return [
    // Whoever rings and is cut off is called back by the first that can call; texts leave by the first that can send.
    // Those that tell operators which registered text it is come before those that cannot.
    ...(isHere('EXOTEL_SID')
      ? [exotelSms(sms, telecom), exotelVoice(keypad, telecom, { ours: ours('EXOTEL_CALLER_ID') })]
      : []),
    ...smsGateways(sms, telecom, variables.SMS_GATEWAY),
    ...(isHere('AT_USERNAME')
      ? [
          africasTalkingUssd(ussd),
          africasTalkingSms(sms),
          africasTalkingVoice(keypad, { ours: ours('AT_VOICE_FROM') }),
        ]
      : []),
    ...(isHere('TWILIO_ACCOUNT_SID') ? [twilioVoice(voice, { ours: ours('TWILIO_VOICE_FROM') })] : []),
    ...ussdGateways(ussd, telecom, variables.USSD_GATEWAYS),
    ...(variables.WHATSAPP_PHONE_NUMBER_ID
      ? [whatsAppCloud(whatsApp, variables.WHATSAPP_PHONE_NUMBER_ID)]
      : []),
    ...(isHere('TWILIO_SMS_FROM', 'TWILIO_MESSAGING_SERVICE_SID') ? [twilioSms(sms)] : []),
    ...(isHere('TWILIO_WHATSAPP_FROM') ? [twilioWhatsApp(whatsApp)] : []),
    missedCall(keypad, telecom),
  ] as readonly Channel[];
}

/**
 * The numbers that texts name for answers: where they come from a registered name, which nobody can write to, one to write to;
 * and one where a ring says that the medicine was taken.
 */
export const answerNumbers = (
  { sms }: Pick<Telecom, 'sms'>,
  variables: Readonly<Record<string, string | undefined>>,
) => ({
  replyTo: sms.registeredTemplates ? variables.SMS_INBOUND_NUMBER : undefined,
  ringTo: variables.TAKEN_NUMBER,
});

/** Every road out alone, in the same way. */
export const createCarriers = (
  variables: Readonly<Record<string, string | undefined>>,
): readonly Carrier[] => (variables.SMTP_URL ? [smtp() as Carrier] : []);
