import type { Line, Param } from '../core/text/line.ts';

export type { Line, Param };

/**
 * The whole vocabulary between a flow and the world. A flow shows a Screen; a medium draws it and reads the reply
 * back into a UserEvent from the same Ask. No words, no channel, no language here.
 */

/** One answer a person can choose. `value` is what the flow receives. */
export interface Option {
  readonly value: string;
  readonly label: Line;
  /** What choosing it does to the conversation's medium; a medium for which that is pointless leaves the option out. */
  readonly purpose?: 'copy-by-sms' | 'call-back' | 'not-me';
  /** Its number on every screen and in every call, whatever stands before it: people learn it. */
  readonly key?: number;
  /** A ring at a number of ours says it as well, where there is one. */
  readonly rings?: true;
}

/** What a screen waits for. */
export type Ask =
  /**
   * `words`: free words, up to so many graphemes, are an answer too where they are none of the options. `of`: what it asks about,
   * where two questions may read alike: a tap below one is no answer to the other. `located`: a shared location is an answer too.
   * `silence`: nothing is really asked, something is waited for: a call goes on by itself in a moment, with that option.
   */
  | {
      readonly kind: 'choice';
      readonly options: readonly Option[];
      readonly words?: number;
      readonly of?: string;
      readonly located?: true;
      readonly silence?: string;
    }
  | { readonly kind: 'several'; readonly options: readonly Option[]; readonly none: Line }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit?: Line }
  | { readonly kind: 'digits'; readonly length: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'place' }
  | { readonly kind: 'location' }
  | { readonly kind: 'text'; readonly maxLength: number };

/** What is said and, unless the conversation ends here, what is asked. */
export interface Screen {
  readonly say: readonly Line[];
  readonly ask?: Ask;
  /** The screen shows an answer's result: a resumed conversation must not open on it (the machine handles RESUME). */
  readonly reveals?: true;
  /** Nothing lies before or above it: the medium offers no way back, though it takes one. */
  readonly top?: true;
  /** A question that may be passed over: the medium offers SKIP. */
  readonly optional?: true;
}

/** An answer's value: choice, digits, text, place as typed and date (YYYY-MM-DD) are strings; several is a list. */
export type AnswerValue = string | number | readonly string[] | Coordinates;

/** WGS 84 degrees. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** The only events a person can cause. */
export type UserEvent =
  | { readonly type: 'ANSWER'; readonly value: AnswerValue }
  | { readonly type: 'SKIP' }
  | { readonly type: 'UNCLEAR' }
  | { readonly type: 'BACK' };

/** Events the engine causes: a conversation taken up again, and a deadline that came while the same question stood. */
export type EngineEvent = { readonly type: 'RESUME' } | { readonly type: 'TIMEOUT' };

export type FlowEvent = UserEvent | EngineEvent;

/** The value of an answer; null for every other event. */
export const answerOf = (event: FlowEvent): AnswerValue | null =>
  event.type === 'ANSWER' ? event.value : null;

/** The words of an answer: the value chosen, or what was said; empty for every other event. */
export const wordsOf = (event: FlowEvent): string => {
  const value = answerOf(event);
  return typeof value === 'string' ? value : '';
};

/** The lines of a flow, or of another catalogue, by their names in it. */
export const linesOf =
  (catalogue: string) =>
  (name: string, params?: Line['params']): Line => ({
    key: `${catalogue}.${name}`,
    ...(params ? { params } : {}),
  });
