import { conditionsOf, type Fact, type Facts, limitsOf, UNKNOWN } from '@arogya/rules';
import { SELF, type Profiles } from '../core/people/profiles.ts';
import type { Applications } from '../core/schemes/applications.ts';
import type { Description, Schemes } from '../core/schemes/index.ts';
import type { SchemeTexts } from '../core/schemes/texts.ts';
import type { Card, Context, Judged, OwnApplications, Question } from '../flows/schemes/context.ts';

/** Listed of each kind, at most. */
const MOST = { likely: 10, open: 5, out: 5, mine: 5, found: 5 } as const;

/** Ages between which no rule decides, told apart as people do; and of whom which are likely. Years. */
export const AGES: readonly number[] = [0, 1, 10, 19, 60, 70];
const AGES_OF: Readonly<Record<Context['who'], readonly [from: number, to: number]>> = {
  self: [10, 120],
  child: [0, 18],
  mother: [10, 59],
  old: [60, 120],
  other: [0, 120],
};

/** What is asked first of whom: the old may be covered by their age alone, and of a child it says what not to ask. */
const FIRST: Partial<Readonly<Record<Context['who'], string>>> = { old: 'age', child: 'age' };

/** The helpline of the country's cover knows every state's. */
const COUNTRY_COVER = 'pm-jay';

/** Where to apply that is a hospital or a health centre. */
const HOSPITALS: ReadonlySet<string> = new Set(['empanelled-hospital', 'government-hospital', 'phc']);

type Asked = Pick<Context, 'person' | 'who' | 'facts'>;

/** The reads of the conversation about schemes. `hasPin`: whether what was before is opened by a PIN. */
export function createSchemePorts({
  schemes,
  texts,
  applications,
  profiles,
  hasPin,
  mayAskNews,
  country,
}: {
  readonly schemes: Schemes;
  readonly texts: SchemeTexts;
  readonly applications: Pick<Applications, 'list'>;
  readonly profiles: () => Pick<Profiles, 'list'>;
  readonly hasPin: (personId: string) => Promise<boolean>;
  readonly mayAskNews: (personId: string) => Promise<boolean>;
  /** ISO 3166-1: large numbers are grouped as people there write them. */
  readonly country: string;
}) {
  const { format: written } = new Intl.NumberFormat(`en-${country}`);

  /** What is known, with the age and the sex that people said of themselves elsewhere. */
  async function knownOf({ person, who, facts }: Asked): Promise<Facts> {
    if (person === null || who !== 'self') return facts;
    const self = (await profiles().list(person)).find(({ relation }) => relation === SELF);
    return {
      ...(self?.age == null ? {} : { age: self.age }),
      ...(self?.sex == null ? {} : { sex: self.sex }),
      ...facts,
    };
  }

  /** Bands of a number within which all rules that are open answer alike. */
  function bandsOf({ id, min = 0, max = 0 }: Fact, who: Context['who'], open: readonly string[]) {
    const [least, most] = id === 'age' ? AGES_OF[who] : [min, max];
    const limits = id === 'age' ? AGES : open.flatMap((scheme) => limitsIn(schemes.describe(scheme)!, id));
    const starts = [...new Set([least, ...limits])]
      .filter((start) => start >= least && start <= most)
      .toSorted((one, other) => one - other);
    return starts.map((from, at) => {
      const to = (starts[at + 1] ?? most + 1) - 1;
      return {
        value: Math.floor((from + to) / 2),
        from,
        to: to === max ? null : to,
        fromWritten: written(from),
        toWritten: to === max ? '' : written(to),
      };
    });
  }

  function questionOf(fact: Fact, who: Context['who'], open: readonly string[]): Question {
    const base = { fact: fact.id, options: [], bands: [] };
    if (fact.type === 'state') return { ...base, kind: 'place' };
    if (fact.type === 'number') return { ...base, kind: 'number', bands: bandsOf(fact, who, open) };
    if (fact.type === 'choice')
      return { ...base, kind: 'choice', options: fact.options!.map(({ id }) => id) };
    return { ...base, kind: 'yes-no' };
  }

  const isNear = (id: string, { state }: Facts): boolean => {
    const { states } = schemes.describe(id)!;
    return states === 'all' || (typeof state === 'string' && states.includes(state));
  };

  return {
    async findSchemes({ text }: { text: string }): Promise<readonly string[]> {
      const known = schemes.byKeyword(text);
      return known === null ? (await schemes.search({ text })).slice(0, MOST.found) : [known];
    },

    async judgeSchemes({ only, ...asked }: Asked & Pick<Context, 'only'>): Promise<Judged> {
      const known = await knownOf(asked);
      const how = only === null ? {} : { only: [only] };
      const answers = schemes.eligibility(known, how);
      const idsOf = (wanted: (typeof answers)[number]['answer']): string[] =>
        answers.filter(({ answer }) => answer === wanted).map(({ scheme }) => scheme);
      const likely = idsOf('yes');
      const open = idsOf('need');
      const first = only === null && known.age === undefined ? FIRST[asked.who] : undefined;
      const fact = first === undefined ? schemes.nextQuestion(known, how) : schemes.fact(first);
      const { state } = known;
      const isPoor = typeof state === 'string' && state !== UNKNOWN && !schemes.hasOwn(state);
      return {
        question: fact === null ? null : questionOf(fact, asked.who, open),
        likely: likely.slice(0, MOST.likely),
        open: open.filter((id) => isNear(id, known)).slice(0, MOST.open),
        out: idsOf('no')
          .filter((id) => isNear(id, known) || only !== null)
          .slice(0, MOST.out),
        useful: likely.filter((id) => isWorthTelling(schemes.describe(id)!)).length,
        askAt: isPoor ? (schemes.describe(COUNTRY_COVER)?.helpline?.number ?? null) : null,
      };
    },

    async readScheme({ scheme: id, ...asked }: Asked & Pick<Context, 'scheme'>): Promise<Card> {
      const known = await knownOf(asked);
      const scheme = schemes.describe(id)!;
      const [judged] = schemes.eligibility(known, { only: [id] });
      const { answer, because, needs, confirm, benefits, maybeBenefits, documents } = judged!;
      const reason = because.find(({ isMet }) => isMet === (answer === 'yes')) ?? because[0];
      const open = needs.map((need) => schemes.fact(need)!).find(({ question }) => question !== undefined);
      const papers = scheme.documents.filter((paper) => documents.includes(paper.id));
      const idsOf = (need: 'must' | 'helps'): string[] =>
        papers.filter((paper) => paper.need === need).map((paper) => paper.id);
      const given =
        answer === 'no' ? scheme.benefits.map((benefit) => benefit.id) : [...benefits, ...maybeBenefits];
      return {
        answer,
        because: reason && answer !== 'need' ? texts.reasonKey(id, reason.text) : null,
        open: answer === 'need' && open ? { fact: open.id, hasCheck: open.check !== undefined } : null,
        canAsk: schemes.nextQuestion(known, { only: [id] }) !== null,
        toConfirm: confirm.length > 0,
        pays: [`${id}-summary`, ...given.map((benefit) => `${id}-benefit-${benefit}`), ...besideOf(scheme)],
        must: idsOf('must'),
        helps: idsOf('helps'),
        apply: scheme.apply.map((_, at) => `${id}-apply-${at}`),
        isHospital: scheme.apply.some(({ place }) => HOSPITALS.has(place)),
        helpline: scheme.helpline?.number ?? null,
      };
    },

    mayAskNews: async ({ person }: Pick<Context, 'person'>) => person !== null && (await mayAskNews(person)),

    async applicationsOf({ person }: Pick<Context, 'person'>): Promise<OwnApplications> {
      if (person === null) return { mine: [], isShut: false };
      if (await hasPin(person)) return { mine: [], isShut: true };
      const all = (await applications.list(person)).filter(({ profile }) => profile === null);
      const mine = all.slice(0, MOST.mine).map(({ scheme, status }) => ({ scheme, status }));
      return { mine, isShut: false };
    },
  };

  /** What holds beside other schemes, as either file says it. */
  function besideOf({ id, overlaps }: Description): string[] {
    return overlaps.map(({ with: other, text }) => {
      const own = schemes.book.schemes.find((scheme) => scheme.id === id)!.overlaps;
      return own.some((one) => one.text === text) ? `${id}-overlap-${other}` : `${other}-overlap-${id}`;
    });
  }
}

/** Not for everybody anyway, and with money in it: for such a scheme the questions stop. */
const isWorthTelling = ({ who, benefits }: Description): boolean =>
  who !== undefined && benefits.some(({ amount }) => amount !== undefined);

/** The numbers from which a condition of a scheme on a fact answers otherwise. */
const limitsIn = ({ who }: Description, fact: string): number[] =>
  who
    ? [...conditionsOf(who)].flatMap(({ condition }) =>
        condition.fact === fact ? [...limitsOf(condition)] : [],
      )
    : [];
