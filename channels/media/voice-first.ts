import type { Drawn } from '../../flows/medium.ts';
import { joinPrompts, stepsOf, type CallSteps, type Say } from './voice-tree.ts';

/** A page of a call that begins with other words: they are said with its first prompts, so that no line drops them. */
export function sayFirst(drawn: Drawn, words: readonly Omit<Say, 'do'>[]): Drawn {
  if (words.length === 0) return drawn;
  const prompts = words.map(({ text, language }): Say => ({ do: 'say', text, language }));
  const [first, ...others] = stepsOf(drawn);
  const form: CallSteps =
    first?.do === 'gather'
      ? [{ ...first, prompts: joinPrompts([...prompts, ...first.prompts]) }, ...others]
      : [...joinPrompts(prompts), ...stepsOf(drawn)];
  return { ...drawn, text: [...words.map(({ text }) => text), drawn.text].join('\n'), form };
}

/** A call that is only told something: the words twice, and its end; nothing is asked. */
export function sayOnly(words: readonly Omit<Say, 'do'>[]): Drawn {
  const prompts = words.map(({ text, language }): Say => ({ do: 'say', text, language }));
  const form: CallSteps = [...joinPrompts([...prompts, ...prompts]), { do: 'hangup' }];
  return { text: words.map(({ text }) => text).join('\n'), form, page: 0, pages: 1, last: true };
}

/** Seconds in which a key may be pressed before the words are said again. */
const DOOR_SECONDS = 5;

/** Neutral words and a wait for any key, which says that somebody listens. */
export function pressFirst(words: readonly Omit<Say, 'do'>[]): Drawn {
  const prompts = joinPrompts(words.map(({ text, language }): Say => ({ do: 'say', text, language })));
  const form: CallSteps = [
    { do: 'gather', prompts, keys: 1, speech: null, seconds: DOOR_SECONDS },
    { do: 'redirect', because: 'silent' },
  ];
  return { text: words.map(({ text }) => text).join('\n'), form, page: 0, pages: 1, last: false };
}
