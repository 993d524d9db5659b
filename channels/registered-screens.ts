import type { Screen } from '../flows/screen.ts';

/**
 * Where operators register every text, only so many are: these screens, by flow. Everything else is said in a call, which is
 * how most people there are reached anyway: "We will call you", and then the conversation goes on where it stood. Left out are
 * the questions of an illness after its danger signs (there are hundreds, each of other words), what is asked again after an
 * unclear answer, and lists that would be nothing but variables.
 */
export const REGISTERED_SCREENS: Readonly<Record<string, 'all' | readonly string[]>> = {
  welcome: ['choose'],
  menu: ['choose'],
  // Never a call in the place of an answer to a cry.
  sos: 'all',
  crisis: 'all',
  'sos-open': ['still', 'stop', 'numbers', 'stopped'],
  dose: ['ask', 'taken', 'later', 'confirm-stop', 'stopped', 'kept', 'ended'],
  caregiver: ['ask', 'agreed', 'refused', 'not-me'],
  'follow-up': ['ask', 'thanks', 'same', 'worse'],
  'hospital-lookup': ['where', 'ask-place', 'result', 'none-nearby', 'unavailable'],
  'symptom-check': [
    'danger',
    'which-danger',
    'who',
    'confirm',
    'result',
    'person',
    'called',
    'kept',
    'silent',
  ],
  // They are wished for in a call, where they are read back.
  reminders: ['stopped'],
  help: ['choose'],
};

/** Most templates that are registered for a language. */
export const MOST_TEMPLATES = 150;

/** What is asked again, by the keys of its words. */
const AGAIN = /-again$|\.again$/;

/** What is said of a location that a phone shared, and in the call back of a cry, by the keys of its words: no text brings one. */
const UNWRITTEN = /^sos\.(noted-place|ask-pin|needed|unneeded)$/;

/** Whether a screen is among those that are registered. */
export function isRegistered(flow: string, screenId: string, { say }: Screen): boolean {
  if (say.some(({ key }) => UNWRITTEN.test(key))) return false;
  const screens = REGISTERED_SCREENS[flow];
  if (screens === undefined) return false;
  return screens === 'all' || (screens.includes(screenId) && !say.some(({ key }) => AGAIN.test(key)));
}
