/** How Twilio is told a language: the verbs differ, and a name that it does not know fails the whole document. */
export interface TwilioLanguage {
  /** Null: it has no voice for it, so only recordings can be played. */
  readonly say: { readonly language: string; readonly voice: string } | null;
  /** Null: it does not recognise it, so only keys can be pressed. */
  readonly gather: string | null;
}

const google = (language: string, voice: string) => ({ language, voice: `Google.${language}-${voice}` });

/**
 * By our language. Read from the types of twilio-node 6.2.0 (lib/twiml/VoiceResponse.d.ts) on 2026-11-22: Punjabi is pa-IN to
 * Say and pa-guru-IN to Gather, Telugu has no Wavenet voice, Urdu has none at all; Odia and Assamese are in neither.
 * https://www.twilio.com/docs/voice/twiml/say/text-speech, https://www.twilio.com/docs/voice/twiml/gather#language
 */
export const twilioLanguages: Readonly<Record<string, TwilioLanguage>> = {
  en: { say: google('en-IN', 'Wavenet-A'), gather: 'en-IN' },
  hi: { say: google('hi-IN', 'Wavenet-A'), gather: 'hi-IN' },
  bn: { say: google('bn-IN', 'Wavenet-A'), gather: 'bn-IN' },
  ta: { say: google('ta-IN', 'Wavenet-A'), gather: 'ta-IN' },
  te: { say: google('te-IN', 'Standard-A'), gather: 'te-IN' },
  mr: { say: google('mr-IN', 'Wavenet-A'), gather: 'mr-IN' },
  gu: { say: google('gu-IN', 'Wavenet-A'), gather: 'gu-IN' },
  kn: { say: google('kn-IN', 'Wavenet-A'), gather: 'kn-IN' },
  ml: { say: google('ml-IN', 'Wavenet-A'), gather: 'ml-IN' },
  pa: { say: google('pa-IN', 'Wavenet-A'), gather: 'pa-guru-IN' },
  ur: { say: null, gather: 'ur-IN' },
};
