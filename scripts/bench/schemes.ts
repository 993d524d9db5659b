import { chanceOf, drawHousehold } from '@arogya/rules';
import type { Pool } from 'pg';
import { createSchemes, loadSchemes, type Schemes } from '../../core/schemes/index.ts';
import { runQuestionnaire } from './questionnaire.ts';
import type { Bench } from './stage.ts';

const DAY = '2026-11-23';
const WARM = 200;
const TIMES = 2000;
/** Households that are asked. */
const HOUSEHOLDS = 5000;
/** What people search for: names, short forms, slips, three scripts, words of a text, and nothing that exists. */
const SEARCHES = [
  'ayushman bharat',
  'aayushmaan kard',
  'आयुष्मान भारत',
  'janani suraksha',
  'jnani surakhsha',
  'जननी सुरक्षा',
  'tb',
  'cancer',
  'hospital money for poor family',
  'மருத்துவ காப்பீடு',
  'swasthya sathi',
  'arogyasri',
  'xyzzy',
  '',
];

/** How soon somebody is told which schemes are for them, and how many questions simulated households are asked. */
export const schemes: Bench = async ({ pool, size, note }) => {
  const { eligibility, search } = await schemeTimes(pool);
  note('eligibility over all schemes, p99', `${eligibility.toFixed(2)} ms`, 'under 2 ms', eligibility < 2);
  note('search over all schemes, p99', `${search.toFixed(2)} ms`, 'under 10 ms', search < 10);
  const asked = runQuestionnaire(loadSchemes('IN'), size(HOUSEHOLDS), DAY);
  note('households simulated', String(asked.households));
  note('questions of a fixed questionnaire, mean', asked.fixed.toFixed(1));
  note('questions chosen one by one, mean', asked.chosen.toFixed(1));
  const share = asked.chosen / asked.fixed;
  note('chosen / fixed', share.toFixed(3), 'at most 0.5', share <= 0.5);
  const same = asked.same / asked.households;
  note('the same answers both ways', `${(100 * same).toFixed(2)} %`, '100 %', same === 1);
  const within = asked.withinSix;
  note(
    'first useful answer within 6 questions',
    `${(100 * within).toFixed(1)} %`,
    'at least 90 %',
    within >= 0.9,
  );
  note('first useful answer, 90th of 100', `${asked.firstUseful} questions`);
  note('first scheme that pays or covers, 90th of 100', `${asked.firstPaying} questions`);
};

/** Milliseconds within which 99 of 100 households are told of all schemes, and searches among all of them are answered. */
async function schemeTimes(pool: Pool): Promise<{ eligibility: number; search: number }> {
  const book = loadSchemes('IN');
  const clock = { now: () => new Date(`${DAY}T06:00:00Z`) };
  const known: Schemes = createSchemes({ book, pool, country: 'IN', clock });
  const random = chanceOf(3);
  const households = Array.from({ length: TIMES }, () => drawHousehold(book.facts.facts, DAY, random));
  return {
    eligibility: await p99((at) => known.eligibility(households[at % TIMES]!)),
    search: await p99((at) => known.search({ text: SEARCHES[at % SEARCHES.length] })),
  };
}

async function p99(work: (at: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < WARM + TIMES; at++) {
    const started = performance.now();
    await work(at);
    if (at >= WARM) times.push(performance.now() - started);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(TIMES * 0.99)]!;
}
