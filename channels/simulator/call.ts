import {
  elementsIn,
  isPrompt,
  promptOf,
  type CallTrouble,
  type Dialect,
  type Line,
  type Prompt,
  type Spoken,
} from './dialects.ts';
import type { Fate } from './fate.ts';
import type { Form } from './road.ts';
import { textOf, type Element } from './xml.ts';

/** What is heard in a call since the last key or word. */
export interface CallHeard {
  readonly call: string | null;
  readonly heard: readonly Prompt[];
  /** A question stands. */
  readonly open: boolean;
  readonly error?: CallTrouble;
  /** For whoever tests: "status 500", "13512: Gather in xx-XX". */
  readonly detail?: string;
}

/** A call that is played here. */
export interface Call extends Spoken {
  readonly line: Line;
  readonly fate: Fate;
  readonly startedAt: number;
  /** Where it is answered next, and where its end is told. */
  address: string;
  statusAddress: string;
  question: Element | null;
  /** What is to be done after the question. */
  rest: readonly Element[];
  isWaiting: boolean;
  patience?: NodeJS.Timeout;
}

/** What cannot be done now, in that call or in none. */
export const refuse = (error: CallTrouble, call: Call | null = null): CallHeard => ({
  call: call?.id ?? null,
  heard: [],
  open: call !== null,
  error,
});

/** Plays actions into `heard`, up to a question or the end; an address where the next document is. */
export function play(
  call: Call,
  actions: readonly Element[],
  dialect: Dialect,
  heard: Prompt[],
): { url: string; form: Form } | null {
  call.question = null;
  for (const [index, action] of actions.entries()) {
    if (isPrompt(action)) heard.push(promptOf(action, dialect));
    else if (action.name === dialect.question) {
      heard.push(...elementsIn(action).map((prompt) => promptOf(prompt, dialect)));
      call.question = action;
      call.rest = actions.slice(index + 1);
      return null;
    } else if (action.name === 'Redirect') {
      return { url: new URL(textOf(action).trim(), call.address).href, form: {} };
    } else if (action.name !== 'Pause') return null;
  }
  return null;
}
