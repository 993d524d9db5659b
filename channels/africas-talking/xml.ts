import type { NextStep } from '../media/voice-step.ts';
import type { CallStep, CallSteps, Prompt } from '../media/voice-tree.ts';
import { element, xmlDocument, type Xml } from '../media/xml.ts';

/**
 * Voices by our language, named as at Google (africastalking-laravel's VoiceTest has en-US ones). The provider's own pages
 * name English alone (docs.africastalking.com/voice/actions), and it serves Africa: the Hindi one is not proven.
 */
const VOICES: Readonly<Record<string, string>> = { en: 'en-US-Standard-C', hi: 'hi-IN-Standard-A' };

/** Seconds of silence that end a recording. */
const RECORD_SILENCE = 5;

/**
 * A call's steps as Africa's Talking takes them (docs.africastalking.com/voice/actions). It knows no speech, cuts no prompt
 * short, and ends a call that has nothing left to do. The provider's own builder does not escape, so this does.
 */
export const toVoiceXml = (steps: CallSteps, addresses: NextStep): string =>
  xmlDocument(
    element(
      'Response',
      {},
      steps.flatMap((step) => actionsOf(step, addresses)),
    ),
  );

function actionsOf(step: CallStep, addresses: NextStep): readonly Xml[] {
  switch (step.do) {
    case 'say':
    case 'play':
      return [promptOf(step)];
    case 'gather': {
      const [before, last] = split(step.prompts);
      const attributes = {
        numDigits: step.keys ?? undefined,
        timeout: step.seconds,
        // Without it the first key alone is sent (docs.africastalking.com/voice/getdigits).
        finishOnKey: '#',
        callbackUrl: addresses.answered,
      };
      return [...before, element('GetDigits', attributes, last)];
    }
    case 'record': {
      const [before, last] = split(step.prompts);
      const attributes = {
        finishOnKey: '#',
        maxLength: step.maxSeconds,
        timeout: RECORD_SILENCE,
        trimSilence: true,
        playBeep: true,
        callbackUrl: addresses.answered,
      };
      return [...before, element('Record', attributes, last)];
    }
    case 'redirect':
      return [element('Redirect', {}, [addresses[step.because]])];
    case 'hangup':
      return [];
  }
}

/** One prompt is all that an action can hold: those before it are said first. */
function split(prompts: readonly Prompt[]): readonly [readonly Xml[], readonly Xml[]] {
  const said = prompts.map(promptOf);
  return [said.slice(0, -1), said.slice(-1)];
}

const promptOf = (prompt: Prompt): Xml =>
  prompt.do === 'play'
    ? element('Play', { url: prompt.url })
    : element('Say', { voice: VOICES[prompt.language] }, [prompt.text]);
