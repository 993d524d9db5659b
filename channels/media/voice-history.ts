import { globalWord } from '../../flows/global-words.ts';
import type { Heard } from '../channel.ts';

/** What happened in a call since we last spoke. */
export type CallEvent =
  | { readonly type: 'began' }
  | { readonly type: 'keys'; readonly keys: string }
  /** `confidence` from 0 to 1; null where the recogniser gave none. */
  | { readonly type: 'speech'; readonly text: string; readonly confidence: number | null }
  /** Nobody answered. */
  | { readonly type: 'silent' }
  /** There was more to say, and nobody stopped us. */
  | { readonly type: 'listening' };

/** Replies that no key and no word can give, as the voice medium reads them. */
export const SAID = {
  unclear: '<unclear>',
  silent: '<silent>',
  listening: '<listening>',
  gone: '<gone>',
} as const;

/** So many silences in a row, and nobody is there. */
const MAX_SILENCES = 3;

/** Below it a recogniser guesses. Ours to set: no provider names one. 0 means that it was not measured. */
const LEAST_CONFIDENCE = 0.45;

/** The emergency key, wherever it is pressed, and the word that it stands for. */
const EMERGENCY = { key: '*', word: 'sos' } as const;
/** A cry that was perhaps misheard is asked about: this is the word for that. */
const PERHAPS_EMERGENCY = 'help';

/**
 * What is new at `step` of a call, counted from 0 when it begins; each of our answers names the next step in the address
 * that it is answered at. A step that the call has passed is late. `heard` is the step and the silences before it.
 */
export const callHistory =
  (step: number, event: CallEvent) =>
  (before: string | undefined): Heard => {
    const [lastStep = -1, silencesBefore = 0] = before?.split('.').map(Number) ?? [];
    if (step <= lastStep) return 'late';
    const silences =
      event.type === 'silent' ? silencesBefore + 1 : event.type === 'listening' ? silencesBefore : 0;
    return { inputs: inputsOf(event, silences), heard: `${step}.${silences}` };
  };

function inputsOf(event: CallEvent, silences: number): readonly string[] {
  switch (event.type) {
    case 'began':
      return [];
    case 'silent':
      return [silences >= MAX_SILENCES ? SAID.gone : SAID.silent];
    case 'listening':
      return [SAID.listening];
    case 'keys':
      return [pressed(event.keys)];
    case 'speech':
      return [uttered(event.text, event.confidence)];
  }
}

function pressed(keys: string): string {
  if (keys.includes(EMERGENCY.key)) return EMERGENCY.word;
  const digits = keys.replace(/\D/g, '');
  return digits === '' ? SAID.unclear : digits;
}

function uttered(text: string, confidence: number | null): string {
  const words = text.replace(/[<>]/g, ' ').trim();
  const isGuess = confidence !== null && confidence > 0 && confidence < LEAST_CONFIDENCE;
  if (isGuess && ['SOS', 'SOS?'].includes(globalWord(words)?.type ?? '')) return PERHAPS_EMERGENCY;
  return isGuess || words === '' ? SAID.unclear : words;
}
