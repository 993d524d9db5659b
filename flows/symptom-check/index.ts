import type { Flow, SavedSnapshot } from '../flow.ts';
import { Context } from './context.ts';
import { examples, sayings } from './examples.ts';
import { machine } from './machine.ts';
import { whoOf } from './menu.ts';
import { screens } from './screens.ts';

export const symptomCheck: Flow = {
  name: 'symptom-check',
  version: 3,
  machine,
  screens,
  context: Context,
  variables: {
    item1: { tag: 'alphanumeric', max: 32 },
    item2: { tag: 'alphanumeric', max: 32 },
    item3: { tag: 'alphanumeric', max: 32 },
    days: { tag: 'numeric', max: 2 },
  },
  migrations: {
    2: (snapshot) => ({ ...snapshot, context: { ...ADDED, ...withNeed(snapshot.context) } }),
    3: (snapshot) => ({ ...snapshot, context: { isUntold: false, ...snapshot.context } }),
  },
  examples,
  sayings,
  likeness,
};

/** What the answers of version 1 did not have. */
const ADDED = { person: null, contacts: null, isWhispered: false, isAlone: false };

/** A result of version 1 says nothing of the hospital. */
const withNeed = (context: SavedSnapshot['context']): SavedSnapshot['context'] =>
  context['result'] ? { ...context, result: { need: 'any', ...context['result'] } } : context;

/** What screens are drawn from: who answered what does not change them, only what is asked next. */
function likeness({ misses, area, heard, question, past, result, said, patient }: Context): unknown {
  return {
    misses,
    area,
    heard,
    question,
    past: Math.min(past.length, 1),
    result,
    said,
    ageWord: patient.ageWord,
    who: whoOf(patient),
  };
}
