import type { Card, Judged, OwnApplications, Question } from './context.ts';

const judged = (question: Question | null, more: Partial<Judged> = {}): Judged => ({
  question,
  likely: [],
  open: [],
  out: [],
  useful: 0,
  askAt: null,
  ...more,
});

const place = (name: string, state: string) => ({
  name,
  district: 'Thiruvananthapuram',
  state,
  latitude: 25.45,
  longitude: 81.84,
  spreadKm: 12,
});

const card = (more: Partial<Card> = {}): Card => ({
  answer: 'yes',
  because: 'pm-jay-because-0',
  open: null,
  canAsk: false,
  toConfirm: true,
  pays: ['pm-jay-summary', 'pm-jay-benefit-cover', 'pm-jay-benefit-after-care'],
  must: ['aadhaar'],
  helps: ['ration-card', 'family-id', 'pm-letter'],
  apply: ['pm-jay-apply-0', 'pm-jay-apply-1', 'pm-jay-apply-2'],
  isHospital: true,
  helpline: '1800-180-8080',
  ...more,
});

/** The least, the most and the usual that the ports may answer. Every question and every scheme has a test of its own. */
export const examples: {
  readonly findPlaces: readonly { readonly places: readonly ReturnType<typeof place>[] }[];
  readonly findSchemes: readonly (readonly string[])[];
  readonly judgeSchemes: readonly Judged[];
  readonly readScheme: readonly Card[];
  readonly mayAskNews: readonly boolean[];
  readonly applicationsOf: readonly OwnApplications[];
} = {
  findPlaces: [
    { places: [] },
    { places: [place('Mundakkayam Junction', 'One state')] },
    { places: [place('Rampur', 'Longest state name that is known'), place('Rampur', 'Another state')] },
  ],
  findSchemes: [[], ['pm-jay'], ['pm-jay', 'pm-jay-70', 'suman']],
  judgeSchemes: [
    judged({ fact: 'ration-card', kind: 'choice', options: ['aay', 'priority', 'apl', 'none'], bands: [] }),
    judged({ fact: 'tb-treatment', kind: 'yes-no', options: [], bands: [] }),
    judged({
      fact: 'income',
      kind: 'number',
      options: [],
      bands: [
        { value: 1, from: 1, to: 1, fromWritten: '1', toWritten: '1' },
        { value: 60000, from: 2, to: 120000, fromWritten: '2', toWritten: '1,20,000' },
        { value: 120001, from: 120001, to: null, fromWritten: '1,20,001', toWritten: '' },
      ],
    }),
    judged({ fact: 'state', kind: 'place', options: [], bands: [] }),
    judged(null, { askAt: '14555', open: ['pm-jay'], out: ['janani-suraksha-yojana', 'suman'] }),
    judged(
      { fact: 'disability', kind: 'yes-no', options: [], bands: [] },
      {
        likely: ['pm-jay', 'pm-jay-70', 'suman', 'janaushadhi', 'cghs', 'echs', 'esic'],
        open: ['niramaya', 'cancer-patient-fund'],
        out: ['nikshay-poshan', 'matru-vandana'],
        useful: 5,
      },
    ),
  ],
  readScheme: [
    card(),
    card({ answer: 'need', because: null, open: { fact: 'ayushman-list', hasCheck: true }, canAsk: true }),
    card({
      ...{ answer: 'need', because: null, toConfirm: false, must: [], helps: [], isHospital: false },
      ...{ apply: ['pm-jay-apply-2'], helpline: null },
    }),
    card({ answer: 'no', because: 'pm-jay-because-1', toConfirm: false }),
  ],
  mayAskNews: [true, false],
  applicationsOf: [
    { mine: [], isShut: false },
    { mine: [], isShut: true },
    {
      mine: [
        { scheme: 'pm-jay', status: 'eligible' },
        { scheme: 'pm-jay-70', status: 'applied' },
        { scheme: 'suman', status: 'approved' },
        { scheme: 'janani-suraksha-yojana', status: 'rejected' },
      ],
      isShut: false,
    },
  ],
};

export const sayings: readonly string[] = ['999999', 'pmjay', 'no such thing'];
