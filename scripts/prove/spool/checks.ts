import { none, told, type Line } from '../keep.ts';
import { WAYS } from './cries.ts';
import type { SpoolEvidence } from './trial.ts';

/** Milliseconds within which a cry is answered, and by which its time may be off in the record. */
const ANSWERED_MS = 2000;
const RAISED_MS = 3000;
/** The code's suffix may have been an answer to a question: without the database nobody can tell, and nobody is sent. */
const UNSURE = 'ussd code';

/** Holds the evidence against what was promised. */
export function judge(evidence: SpoolEvidence): Line[] {
  const { sizes, cries, recorded, kept, readable, left, backMs, awayMs, errors } = evidence;
  const faults = cries.flatMap(({ number, fault }) => (fault === null ? [] : [`${number}: ${fault}`]));
  const late = cries
    .filter(({ ms }) => ms > ANSWERED_MS)
    .map(({ number, way, ms }) => `${way} ${number}: ${ms.toFixed(0)} ms`);
  const wayOf = new Map(cries.map(({ number, way }) => [number, way]));
  const of = (wrong: (one: (typeof recorded)[number]) => boolean): string[] =>
    recorded.filter(wrong).map((one) => `${wayOf.get(one.number)} ${JSON.stringify(one)}`);
  const keptInAll = kept.reduce((sum, one) => sum + one, 0);
  return [
    told('cries for help while PostgreSQL was away', cries.length),
    told('PostgreSQL stopped and started', `${kept.length} times, ${(awayMs / 1000).toFixed(1)} s in all`),
    told('kill -9 of the service between the answers and its return', kept.length),
    ...WAYS.map((way) => told(`answered on ${way}, number, p50 / max`, timesOf(cries, way))),
    none('cries without the emergency number', faults),
    none(`cries answered later than ${ANSWERED_MS} ms`, late),
    {
      ...equal('entries on the disk at the kills; what is brought twice has two', keptInAll, sizes.tries),
      wanted: `at least ${sizes.tries}`,
      met: keptInAll >= sizes.tries,
    },
    none('entries in which a number or a word can be read', readable),
    none(
      'cries that are not in the table of emergencies',
      of(({ own }) => own === 0),
    ),
    none(
      'cries that are there twice',
      of(({ own, joined }) => own > 1 || joined > 0),
    ),
    equal('emergencies in the table, of anybody', evidence.emergencies, sizes.tries),
    none(
      'cries recorded as surer, or less sure, than they were',
      of(({ number, certainty }) => (certainty === 'confirmed') === (wayOf.get(number) === UNSURE)),
    ),
    none(
      'cries recorded at another time than they were raised',
      of(({ offMs }) => offMs > RAISED_MS),
    ),
    equal('entries left on the disk', left, 0),
    told(
      'from the return of PostgreSQL until all was recorded, longest',
      `${(Math.max(...backMs) / 1000).toFixed(1)} s, the start of the service in it`,
    ),
    equal('times the service ended by itself', evidence.deaths.length, 0),
    equal('the service stops when asked', evidence.stopped, 0),
    none(
      'errors in its log',
      Object.entries(errors).map(([event, count]) => `${event}: ${count}`),
    ),
  ];
}

function timesOf(cries: SpoolEvidence['cries'], way: string): string {
  const times = cries.flatMap((cry) => (cry.way === way ? [cry.ms] : [])).sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  return `${times.length}, ${at(0.5)} / ${at(1)} ms`;
}

const equal = (what: string, figure: number | string, wanted: number): Line => ({
  what,
  figure: String(figure),
  wanted: String(wanted),
  met: figure === wanted,
  example: figure === wanted ? null : `${what}: ${figure}`,
});
