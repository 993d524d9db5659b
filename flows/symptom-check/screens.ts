import { AREAS, DANGERS, WHO, type Question } from '@arogya/rules';
import type { Ask, Line, Option, Screen } from '../screen.ts';
import { agesOf, DURATIONS, PREGNANCIES } from './answers.ts';
import type { Context, Result } from './context.ts';
import { READ_BACK, WORDS } from './limits.ts';
import { whoOf } from './menu.ts';

const key = (name: string): string => `symptom-check.${name}`;
const line = (name: string): Line => ({ key: key(name) });
const option = (value: string, label: Line = line(value)): Option => ({ value, label });
const choice = (...options: readonly Option[]): Ask => ({ kind: 'choice', options });
const named = (id: string): Option => option(id, { key: `findings.${id}` });

/** Yes, no, don't know: 1, 2 and 3 wherever they stand. */
const YES_NO_UNSURE = choice(option('yes'), option('no'), option('unsure'));

/** The same beneath a long question: who is asked it has seen the whole words beneath the danger question. */
const SHORT_YES_NO_UNSURE = choice(
  option('yes'),
  option('no', line('no-short')),
  option('unsure', line('unsure-short')),
);

/** Beside what is present, 2 and 3 are "no" and "don't know" as in the questions before: whoever presses them names nothing. */
const FIRST_ALSO = 4;

const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);

/** "Yes: fever, cough." in lines of at most three. */
function listed(
  name: 'present' | 'absent' | 'causes',
  ids: readonly string[],
  catalogue: string,
): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < ids.length; at += 3) {
    const row = ids.slice(at, at + 3);
    const params = Object.fromEntries(
      row.map((id, index) => [`item${index + 1}`, { key: `${catalogue}.${id}` }]),
    );
    lines.push({ key: key(`${name}-${row.length}`), params });
  }
  return lines;
}

/** What is said of each kind of question, and what may be answered. */
function asked(question: Question, context: Context): Screen {
  switch (question.kind) {
    case 'screen':
      return { say: [{ key: `red-flags.${question.id}` }], ask: SHORT_YES_NO_UNSURE };
    case 'which':
      return {
        say: [line('which-one')],
        ask: choice(...question.findings.map(named), option('none', line('not-sure-which'))),
      };
    case 'also':
      return {
        say: [line('also')],
        ask: choice(
          ...question.findings.map((id, at) => ({ ...named(id), key: FIRST_ALSO + at })),
          { ...option('none', line('danger-none')), key: 2 },
          { ...option('not-known', line('unsure')), key: 3 },
        ),
      };
    case 'finding':
      return { say: [{ key: `findings.${question.id}-ask` }], ask: SHORT_YES_NO_UNSURE };
    case 'age':
      return {
        say: [line('age')],
        ask: choice(...Object.keys(agesOf(context.patient)).map((id) => option(id))),
      };
    case 'duration':
      return { say: [line('duration')], ask: choice(...Object.keys(DURATIONS).map((id) => option(id))) };
    case 'pregnancy':
      return {
        say: [line('pregnancy')],
        ask: choice(...PREGNANCIES.map((id) => option(id, line(`pregnancy-${id}`)))),
      };
  }
}

/** How soon and what to do: the first page alone says it. */
const action = ({ level, trial }: Result): readonly Line[] => [
  ...(trial ? [line('trial')] : []),
  line(level),
];

const because = ({ rules }: Result): readonly Line[] =>
  rules.length === 0 ? [] : [line('because'), ...rules.map((id) => ({ key: `reasons.${id}` }))];

/** What can be done at home, and for which signs to go now. */
const care = ({ care: id }: Result): readonly Line[] => [
  { key: `conditions.${id!}-care` },
  { key: `conditions.${id!}-return` },
];

/** The text that goes to the person's own phone. Neutral: it names neither who nor what. */
export const card = ({ result }: Context): readonly Line[] => [line(`card-${result!.level}`)];

export const screens = {
  danger: ({ misses }: Context): Screen => ({
    say: [line(misses > 0 ? 'danger-again' : 'danger')],
    ask: YES_NO_UNSURE,
    top: true,
  }),

  'which-danger': ({ misses }: Context): Screen => ({
    say: [...again(misses), line('numbers'), line('which-danger')],
    ask: choice(
      ...Object.keys(DANGERS).map((id) => option(id, line(`danger-${id}`))),
      option('none', line('danger-none')),
    ),
  }),

  who: ({ misses }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'who')],
    ask: choice(...WHO.map((id) => option(id, line(`who-${id}`)))),
  }),

  'which-pregnancy': ({ misses }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'which-pregnancy')],
    ask: choice(
      option('yes', line('pregnant-now')),
      option('within-42-days', line('pregnancy-within-42-days')),
    ),
  }),

  complaint: ({ misses, patient }: Context): Screen => ({
    say: [line(misses > 0 ? 'complaint-again' : 'complaint')],
    ask: {
      kind: 'choice',
      options: [
        ...AREAS[whoOf(patient)].map(({ id }) => option(id, line(`area-${id}`))),
        option('something-else'),
      ],
      words: WORDS,
    },
  }),

  'which-complaint': ({ misses, patient, area }: Context): Screen => ({
    say: [line(misses > 0 ? 'complaint-again' : 'which-complaint')],
    ask: {
      kind: 'choice',
      options: [
        ...AREAS[whoOf(patient)].find(({ id }) => id === area)!.findings.map(named),
        option('something-else'),
      ],
      words: WORDS,
    },
  }),

  confirm: ({ misses, heard }: Context): Screen => ({
    say: [
      ...again(misses),
      line('understood'),
      ...listed('present', heard.present.slice(0, READ_BACK), 'findings'),
      ...listed('absent', heard.absent.slice(0, READ_BACK), 'findings'),
    ],
    ask: choice(option('right'), option('wrong')),
    reveals: true,
  }),

  correct: ({ misses, heard }: Context): Screen => ({
    say: [...again(misses), line('which-wrong')],
    ask: choice(...[...heard.present, ...heard.absent].map(named), option('none', line('none-wrong'))),
    reveals: true,
  }),

  question: (context: Context): Screen => {
    const screen = asked(context.question!, context);
    return { ...screen, say: [...again(context.misses), ...screen.say] };
  },

  result: ({ misses, result }: Context): Screen => {
    const { level, firstAid, conditions, sensitive, care, more } = result!;
    const isEmergency = level === 'emergency';
    return {
      say: [
        // The first words are how soon, also when they are said again.
        ...action(result!),
        ...(isEmergency ? [] : again(misses)),
        // Whoever is asked to choose again has heard why.
        ...(misses > 0 ? [] : because(result!)),
        ...(misses > 0 || isEmergency ? [] : listed('causes', conditions, 'conditions')),
        line('advice'),
      ],
      ask: choice(
        ...((isEmergency ? firstAid : care) === null
          ? []
          : [option('care', line(isEmergency ? 'first-aid' : 'care'))]),
        ...(more ? [option('more'), { ...option('call-back'), purpose: 'call-back' as const }] : []),
        option('hospital-lookup', line('hospital')),
        ...(isEmergency ? [option('sos')] : []),
        ...(!isEmergency && sensitive.length > 0 ? [option('causes')] : []),
        ...(isEmergency ? [] : [option('person')]),
        option('keep'),
        { ...option('sms'), purpose: 'copy-by-sms' as const },
        ...(isEmergency ? [] : [option('schemes')]),
      ),
      reveals: true,
    };
  },

  care: ({ misses, result }: Context): Screen => ({
    say: [
      ...again(misses),
      ...(result!.level === 'emergency'
        ? [line('numbers'), { key: `first-aid.${result!.firstAid!}` }]
        : [line('to-do'), ...care(result!)]),
    ],
    ask: choice(option('hospital-lookup', line('hospital')), option('to-result')),
    reveals: true,
  }),

  causes: ({ misses, result }: Context): Screen => ({
    say: [
      ...again(misses),
      line('no-diagnosis'),
      ...listed('causes', [...result!.conditions, ...result!.sensitive].slice(0, 3), 'conditions'),
    ],
    ask: choice(option('to-result')),
    reveals: true,
  }),

  person: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('person-numbers')],
    ask: choice(option('to-result')),
    reveals: true,
  }),

  sent: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('sent')],
    ask: choice(option('to-result')),
    reveals: true,
  }),

  listening: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('listening')],
    ask: choice(option('go-on'), option('not-now')),
  }),

  called: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('called')],
    ask: choice(option('to-result')),
  }),

  kept: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('kept')],
    ask: choice(option('to-result')),
    reveals: true,
  }),

  silent: (): Screen => ({ say: [line('neutral')] }),

  unavailable: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('unavailable')],
    ask: choice(option('retry')),
  }),
};
