import { chanceOf, drawHousehold } from '@arogya/rules';
import type { Pool } from 'pg';
import { createSchemes, loadSchemes, type Schemes } from '../../core/schemes/index.ts';

const DAY = '2026-11-23';
const WARM = 200;
const TIMES = 2000;
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

/** Milliseconds within which 99 of 100 households are told of all schemes, and searches among all of them are answered. */
export async function schemeTimes(pool: Pool): Promise<{ eligibility: number; search: number }> {
  const book = loadSchemes('IN');
  const clock = { now: () => new Date(`${DAY}T06:00:00Z`) };
  const schemes: Schemes = createSchemes({ book, pool, country: 'IN', clock });
  const random = chanceOf(3);
  const households = Array.from({ length: TIMES }, () => drawHousehold(book.facts.facts, DAY, random));
  return {
    eligibility: await p99((at) => schemes.eligibility(households[at % TIMES]!)),
    search: await p99((at) => schemes.search({ text: SEARCHES[at % SEARCHES.length] })),
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
