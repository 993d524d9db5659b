import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { startEmbeddedPostgres } from '../../core/db/embedded.ts';
import { applyMigrations } from '../../core/db/migrate.ts';
import { projectRoot } from '../../core/root.ts';
import { runDistrict, type DistrictEvidence } from './district/trial.ts';
import { keep, none, tell, told, type Line } from './keep.ts';

/** Fewer responders than this prove too little to be kept. */
const WHOLE = 200;

/**
 * `npm run prove -- district [--responders 200] [--cries 120] [--seed 1]`: a simulated day of cries for help. 1 when a check
 * fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      responders: { type: 'string', default: String(WHOLE) },
      cries: { type: 'string', default: '120' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [responders, cries, seed] = [values.responders, values.cries, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  if (![responders, cries, seed].every((one) => Number.isInteger(one) && one > 0))
    throw new Error('--responders, --cries and --seed are whole numbers');
  const evidence = await onOwnDatabase((stored) =>
    runDistrict({ responders, cries, hours: 24, seed }, stored),
  );
  const lines = judge(evidence);
  if (responders >= WHOLE) {
    const options = `--responders ${responders} --cries ${cries} --seed ${seed}`;
    keep('district', { options, how: HOW, seconds: evidence.seconds }, lines);
  }
  return tell(lines, evidence.seconds);
}

/** Ends that are the service's own: each caller was told of it. */
const LAST_WORD: Readonly<Record<string, readonly string[]>> = {
  'handed-over': ['message handed-over', 'call handed-over'],
  closed: ['message over'],
};

/** Holds the evidence against what was promised. */
export function judge({ incidents, answers, doubles }: DistrictEvidence): Line[] {
  const accepted = incidents
    .flatMap((one) => (one.accepted === null ? [] : [one.accepted]))
    .sort((a, b) => a - b);
  const handed = incidents.filter(({ status }) => status === 'handed-over');
  const at = (share: number): string =>
    accepted.length === 0
      ? '–'
      : `${accepted[Math.min(accepted.length - 1, Math.floor(accepted.length * share))]} s`;
  const named = (wrong: DistrictEvidence['incidents']): string[] => wrong.map((one) => JSON.stringify(one));
  return [
    told('cries, each with its own caller', incidents.length),
    told('accepted by somebody', accepted.length),
    told('handed to the public number in the end', handed.length),
    told('of these never accepted by anybody', handed.filter((one) => one.accepted === null).length),
    ...[0.1, 0.5, 0.9, 0.99].map((share) => told(`from the cry to the accept, p${share * 100}`, at(share))),
    told('from the cry to the accept, longest', at(1)),
    ...Object.entries(answers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, count]) => told(`answers that came to "${what}"`, count)),
    none(
      'neither accepted nor handed to the public number',
      named(incidents.filter((one) => one.accepted === null && one.status !== 'handed-over')),
    ),
    none('not ended', named(incidents.filter(({ ended }) => ended === null))),
    none('had by two at one moment', doubles),
    none(
      'ended without a word to the caller',
      named(
        incidents.filter(
          ({ status, told: heard }) => LAST_WORD[status]?.some((word) => !heard.includes(word)) ?? true,
        ),
      ),
    ),
    none('timelines that are not whole', named(incidents.filter(({ whole }) => !whole))),
  ];
}

/** An embedded PostgreSQL of its own, gone afterwards. */
async function onOwnDatabase<T>(use: (stored: Parameters<typeof runDistrict>[1]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'arogya-district-'));
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  try {
    await applyMigrations({ url: server.url, projectRoot });
    const pool = new Pool({ connectionString: server.url, max: 10 });
    pool.on('error', () => undefined);
    return await use({ url: server.url, pool, close: () => pool.end() });
  } finally {
    await server.stop();
    for (const made of [folder, server.folder]) await rm(made, { recursive: true, force: true });
  }
}

const HOW = `The service's own emergencies on an embedded PostgreSQL, with a clock that goes from one thing to the next. Responders
lie around the middle of a district of seventy kilometres, most of them near it: 40 % never answer, 8 % have their telephone
off, 10 % first answer with a wrong code, 12 % answer after three to eighteen minutes, 10 % decline, 4 % accept and never go,
4 % accept and give it back. One cry in twenty is without a place, and one in ten is repeated. Callers answer nothing. The
windows and rings are those of core/country/in/emergencies.json; all of these shares are made up.`;
