import type { Flow } from '../flow.ts';
import { Context } from './context.ts';
import { examples, sayings } from './examples.ts';
import { machine } from './machine.ts';
import { screens } from './screens.ts';

export const symptomCheck: Flow = {
  name: 'symptom-check',
  version: 1,
  machine,
  screens,
  context: Context,
  variables: {
    item1: { tag: 'alphanumeric', max: 32 },
    item2: { tag: 'alphanumeric', max: 32 },
    item3: { tag: 'alphanumeric', max: 32 },
  },
  migrations: {},
  examples,
  sayings,
  likeness,
};

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
    sex: patient.sex,
  };
}
