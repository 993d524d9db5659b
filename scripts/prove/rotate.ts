import { parseArgs } from 'node:util';
import { freshBundle } from './crash/bundle.ts';
import { keep, none, tell, told, type Line } from './keep.ts';
import { runRotation, type RotateEvidence } from './rotate/trial.ts';

/** Fewer seconds than this prove too little to be kept. */
const WHOLE = 60;
const RATE = 100;

/**
 * `npm run prove -- rotate [--seconds 60] [--people 20000]`: the keys of the real service rotate while people talk, the
 * rotation killed once and begun again. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: String(WHOLE) },
      people: { type: 'string', default: '20000' },
    },
  });
  const seconds = Number(values.seconds);
  const people = Number(values.people);
  if (!(Number.isInteger(seconds) && seconds > 0 && Number.isInteger(people) && people > 0))
    throw new Error('--seconds and --people are whole numbers');
  await freshBundle();
  const evidence = await runRotation({ seconds, people, rate: RATE }, (line) =>
    process.stderr.write(`  ${line}\n`),
  );
  const lines = judge(evidence);
  if (seconds >= WHOLE)
    keep(
      'rotate',
      { options: `--seconds ${seconds} --people ${people}`, how: HOW, seconds: evidence.seconds },
      lines,
    );
  return tell(lines, evidence.seconds);
}

/** Holds the evidence against what was promised. */
export function judge(evidence: RotateEvidence): Line[] {
  const { before, during, after, left, killed, finished, rotatingSeconds } = evidence;
  const holds = (what: string, figure: string | number, wanted: string, met: boolean): Line => ({
    what,
    figure: String(figure),
    wanted,
    met,
    example: met ? null : `${what}: ${figure}`,
  });
  return [
    told('turns before, with the old key', before.turns),
    holds('rows under the old key', left[0], 'some', left[0] > 0),
    holds('turns while the keys rotated', during.turns, 'all answered', during.refused === 0),
    told('turns a second while the keys rotated', during.perSecond.toFixed(0)),
    told(
      'a turn, p50 / p99 in the worst five seconds',
      `${during.p50.toFixed(1)} / ${during.p99.toFixed(1)} ms`,
    ),
    holds('how the first rotation ended', killed ?? 'none', 'SIGKILL', killed === 'SIGKILL'),
    holds('rows left under the old key then', left[1], 'some', left[1] > 0),
    holds('exit code of the second', finished ?? 'none', '0', finished === 0),
    told('both together', `${rotatingSeconds.toFixed(1)} s`),
    holds('rows left under the old key at the end', left[2], '0', left[2] === 0),
    holds('turns with the new key alone', after.turns, 'all answered', after.refused === 0),
    none('turns that took too long, or failed', evidence.unfinished),
    told('old hops that came again: half-way, and with the new key alone', evidence.repeated),
    none('of these answered otherwise', evidence.otherwise),
    told('sealed values in the database', evidence.values),
    none('values and indexes that the new key alone does not fit', evidence.unread),
    none('addresses that are there twice', evidence.doubled),
    none('people whose turns are not their distinct deliveries', evidence.uneven),
    none('times the service ended by itself', evidence.deaths),
    none('errors in its log', evidence.errors),
  ];
}

const HOW = `The real service (API and worker, built bundle) on an embedded PostgreSQL, with people who talked long ago. It runs with the
old key; it is restarted with the new key in front of the old; \`npm run rotate-keys\` runs while ${RATE} turns a second come, is
killed in the middle and run again; the service is restarted with the new key alone. Some people's last hop comes
again half-way and at the end: it must get the answer it got. At the end everything is read with the new key alone.`;
