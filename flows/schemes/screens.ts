import { linesOf, type Ask, type Line, type Option, type Screen } from '../screen.ts';
import { type Card, type Context, type Question, STATUSES, WHO } from './context.ts';
import { LISTED, PAPERS, REMIND_HOURS } from './limits.ts';

const line = linesOf('schemes');
/** A text of the schemes' own. */
const text = (name: string): Line => ({ key: `scheme-texts.${name}` });
const option = (value: string, label: Line = line(value)): Option => ({ value, label });
const choice = (...options: readonly Option[]): Ask => ({ kind: 'choice', options });
const when = (is: boolean, ...options: readonly Option[]): readonly Option[] => (is ? options : []);
const again = (misses: number): readonly Line[] => (misses > 0 ? [line('choose-again')] : []);
const named = (id: string): Option => option(id, text(`${id}-short`));

/** "Don't know": the third of yes and no, and the last of others. */
const unsure = ({ kind }: Question): Option => option(kind === 'yes-no' ? 'unsure' : 'pass', line('unsure'));

/** What is asked on screens of their own, which bear no number. */
const UNNUMBERED: ReadonlySet<string> = new Set(['maternity', 'state']);

const numberOf = (past: readonly string[]): number => past.filter((fact) => !UNNUMBERED.has(fact)).length + 1;

/** "18 to 69", "70 or more". */
function bandLabel(fact: string, { from, to, fromWritten, toWritten }: Question['bands'][number]): Line {
  if (fact === 'age' && to === 0) return line('under-1-year');
  if (to === null) return line('band-from', { from, fromWritten });
  return from === to
    ? line('band-one', { from, fromWritten })
    : line('band', { from, to, fromWritten, toWritten });
}

function optionsOf({ fact, kind, options, bands }: Question): readonly Option[] {
  if (kind === 'yes-no') return [option('yes'), option('no')];
  if (kind === 'number') return bands.map((band) => option(String(band.value), bandLabel(fact, band)));
  return options.map((id) => option(id, text(`fact-${fact}-${id}`)));
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** The papers, under what they are for: those that must be there, then those that help. */
function papersOf({ must, helps }: Card, size: number): Line[][] {
  const under = (head: Line, ids: readonly string[]): Line[][] =>
    chunks(ids, size).map((some) => [head, ...some.map((id) => text(`paper-${id}`))]);
  const all = [...under(line('papers-must'), must), ...under(line('papers-helps'), helps)];
  return all.length > 0 ? all : [[line('no-papers')]];
}

/** A part of a scheme, screen by screen. */
export function screensOf({ part, card }: Pick<Context, 'part' | 'card'>): readonly (readonly Line[])[] {
  const { pays, apply, helpline } = card!;
  if (part === 'pays') return pays.map((name) => [line('gives'), text(name)]);
  if (part === 'papers') return papersOf(card!, PAPERS);
  return [
    ...apply.map((name) => [line('apply-at'), text(name)]),
    ...(helpline === null ? [] : [[line('helpline', { helpline })]]),
  ];
}

/** "You can likely get it", "not settled", "not for you", and why. */
function verdict({ answer, because, open }: Card): readonly Line[] {
  const reason = because === null ? [] : [text(because)];
  if (answer === 'yes') return [line('verdict-yes'), ...reason];
  if (answer === 'no') return [line('verdict-no'), ...reason];
  if (open === null) return [line('verdict-ask')];
  return [line('verdict-need'), text(`fact-${open.fact}${open.hasCheck ? '-check' : ''}`)];
}

/** The checklist that goes to the person's own phone: every paper, where to apply, whom to ask. */
export const checklist = ({ scheme, card }: Context): readonly Line[] => [
  line('card', { scheme: text(`${scheme}-short`) }),
  ...papersOf(card!, card!.must.length + card!.helps.length).flat(),
  line('apply-at'),
  ...card!.apply.map(text),
  ...(card!.helpline === null ? [] : [line('helpline', { helpline: card!.helpline })]),
];

/** Told to whoever wished to be reminded. Neutral: it names no scheme. */
export const reminder: readonly Line[] = [line('reminder')];

const listed = (ids: readonly string[], step: number): readonly Option[] =>
  ids.slice(step * LISTED, (step + 1) * LISTED).map(named);
const hasRest = (ids: readonly unknown[], step: number): boolean => ids.length > (step + 1) * LISTED;

export const screens = {
  who: ({ misses, only }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'who')],
    ask: choice(...WHO.map((id) => option(id, line(`who-${id}`))), ...when(only === null, option('mine'))),
  }),

  maternity: ({ misses }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'maternity')],
    ask: choice(...['pregnant', 'after-birth'].map((id) => option(id, text(`fact-maternity-${id}`)))),
  }),

  question: ({ misses, question, past }: Context): Screen => ({
    say: [...again(misses), line('question', { number: numberOf(past) }), text(`fact-${question!.fact}`)],
    ask: choice(...optionsOf(question!), unsure(question!)),
  }),

  place: ({ misses }: Context): Screen => ({
    say: [line(misses > 0 ? 'place-again' : 'place')],
    ask: { kind: 'place' },
    optional: true,
  }),

  'which-place': ({ misses, places }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'which-place')],
    ask: choice(
      ...places.map(({ name, state }, at) => option(String(at), line('place-in', { place: name, state }))),
      option('none', line('none-of-these')),
    ),
  }),

  result: ({ misses, likely, open, out, question, askAt, step, offersNews }: Context): Screen => ({
    say: [
      ...again(misses),
      line(likely.length > 0 ? 'likely' : 'none-likely'),
      ...(askAt === null ? [] : [line('no-own', { helpline: askAt })]),
    ],
    ask: choice(
      ...listed(likely, step),
      ...when(hasRest(likely, step), option('rest')),
      ...when(question !== null, option('ask-more')),
      ...when(open.length > 0, option('open')),
      ...when(out.length > 0, option('out')),
      option('anew'),
      ...when(offersNews && !hasRest(likely, step), option('news')),
    ),
    reveals: true,
  }),

  news: ({ misses }: Context): Screen => ({
    say: [...again(misses), { key: 'common.news' }],
    ask: choice(option('to-list')),
  }),

  open: ({ misses, open }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'open-list')],
    ask: choice(...open.map(named)),
    reveals: true,
  }),

  out: ({ misses, out }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'out-list')],
    ask: choice(...out.map(named)),
    reveals: true,
  }),

  found: ({ misses, found }: Context): Screen => ({
    say: [line(misses > 0 ? 'choose-again' : 'found')],
    ask: choice(...found.map(named), option('anew', line('find'))),
  }),

  scheme: ({ misses, scheme, card }: Context): Screen => ({
    say: [
      ...again(misses),
      text(`${scheme}-short`),
      ...verdict(card!),
      ...(card!.toConfirm && card!.answer === 'yes' ? [line('confirm')] : []),
    ],
    ask: choice(
      option('pays'),
      option('papers'),
      option('apply'),
      ...when(card!.canAsk, option('check')),
      ...when(card!.answer !== 'no', option('save')),
    ),
    reveals: true,
  }),

  part: (context: Context): Screen => {
    const { misses, part, step, card } = context;
    const all = screensOf(context);
    return {
      say: [...again(misses), ...all[Math.min(step, all.length - 1)]!],
      ask: choice(
        ...when(step < all.length - 1, option('next')),
        ...when(part === 'apply' && card!.isHospital, option('hospital-lookup', line('hospital'))),
        ...when(part !== 'pays', { ...option('sms'), purpose: 'copy-by-sms' }),
        option('to-scheme'),
      ),
      reveals: true,
    };
  },

  sent: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('sent')],
    ask: choice(option('to-scheme')),
  }),

  saved: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('saved')],
    ask: choice(...Object.keys(REMIND_HOURS).map((id) => option(id)), option('no-reminder')),
  }),

  reminded: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('reminded')],
    ask: choice(option('to-scheme')),
  }),

  mine: ({ misses, mine, isShut }: Context): Screen => ({
    say: [...again(misses), line(isShut ? 'mine-shut' : mine.length === 0 ? 'mine-none' : 'mine-list')],
    ask: choice(
      ...mine.map(({ scheme, status }) =>
        option(scheme, line('row', { scheme: text(`${scheme}-short`), status: line(`status-${status}`) })),
      ),
      option('anew', line('find')),
    ),
    reveals: true,
  }),

  status: ({ misses, scheme, status }: Context): Screen => ({
    say: [
      ...again(misses),
      line('row', { scheme: text(`${scheme}-short`), status: line(`status-${status}`) }),
      line('which-status'),
    ],
    ask: choice(
      ...STATUSES.filter((id) => id !== 'eligible' && id !== status).map((id) =>
        option(id, line(`status-${id}`)),
      ),
      option('look'),
    ),
    reveals: true,
  }),

  noted: ({ misses, status }: Context): Screen => ({
    say: [...again(misses), line(status === 'rejected' ? 'noted-rejected' : 'noted')],
    ask: choice(option('look'), option('mine')),
    reveals: true,
  }),

  unavailable: ({ misses }: Context): Screen => ({
    say: [...again(misses), line('unavailable')],
    ask: choice(option('retry')),
  }),
};
