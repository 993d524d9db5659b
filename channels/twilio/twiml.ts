import type { NextStep } from '../media/voice-step.ts';
import type { CallStep, CallSteps, Prompt, Speech } from '../media/voice-tree.ts';
import { element, xmlDocument, type Xml } from '../media/xml.ts';
import { twilioLanguages } from './languages.ts';

/** The most that Gather takes (https://www.twilio.com/docs/voice/twiml/gather#hints). */
const MAX_HINTS = 500;
const MAX_HINT = 100;

/** Seconds of silence that end a recording. */
const RECORD_SILENCE = 5;

/** A call's steps as TwiML. https://www.twilio.com/docs/voice/twiml */
export const toTwiml = (steps: CallSteps, addresses: NextStep): string =>
  response(steps.flatMap((step) => verbsOf(step, addresses)));

/** Ends the call without a word. */
export const hangUp = (): string => response([element('Hangup')]);

/** Takes note of a message and says nothing. */
export const nothingMore = (): string => response([]);

const response = (verbs: readonly Xml[]): string => xmlDocument(element('Response', {}, verbs));

function verbsOf(step: CallStep, addresses: NextStep): readonly Xml[] {
  switch (step.do) {
    case 'say':
    case 'play':
      return [promptOf(step)];
    case 'gather': {
      const attributes = {
        ...inputOf(step.speech),
        numDigits: step.keys ?? undefined,
        finishOnKey: '#',
        timeout: step.seconds,
        action: addresses.answered,
      };
      return [element('Gather', attributes, step.prompts.map(promptOf))];
    }
    case 'record': {
      const attributes = {
        finishOnKey: '#',
        maxLength: step.maxSeconds,
        timeout: RECORD_SILENCE,
        playBeep: true,
        action: addresses.answered,
      };
      // A recording holds no prompts: they are said before it.
      return [...step.prompts.map(promptOf), element('Record', attributes)];
    }
    case 'redirect':
      return [element('Redirect', {}, [addresses[step.because]])];
    case 'hangup':
      return [element('Hangup')];
  }
}

/** Keys always; words in a language that is recognised. What people say of their bodies must not be starred out. */
function inputOf(speech: Speech | null) {
  const language = speech && twilioLanguages[speech.language]?.gather;
  if (!language) return { input: 'dtmf' };
  const hints = speech.hints
    .map((hint) => hint.replaceAll(',', ' ').trim())
    .filter((hint) => hint !== '' && hint.length <= MAX_HINT)
    .slice(0, MAX_HINTS);
  return {
    input: 'dtmf speech',
    language,
    speechTimeout: 'auto',
    hints: hints.length > 0 ? hints.join(',') : undefined,
    profanityFilter: false,
    bargeIn: true,
  };
}

function promptOf(prompt: Prompt): Xml {
  if (prompt.do === 'play') return element('Play', {}, [prompt.url]);
  return element('Say', { ...twilioLanguages[prompt.language]?.say }, [prompt.text]);
}
