import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REASONS } from '../core/facilities/import/candidate.ts';
import { importFacilities, type Progress, type Summary } from '../core/facilities/import/import.ts';
import { reportPath } from '../core/facilities/import/report.ts';
import { projectRoot } from '../core/root.ts';
import { withClient, withDatabase } from './database.ts';

/**
 * `npm run import -- facilities FILE…`: takes public lists of health facilities into the database at DATABASE_OWNER_URL or
 * DATABASE_URL, else into the embedded one in DATA_DIR, whether the service runs or not. Exits with 0, with 1 when a file was not taken, with 2
 * when it was called wrongly, with 130 when it was stopped.
 */
const USAGE = `Usage: npm run import -- facilities FILE…
  FILE   a CSV file as GeoSadak (PMGSY), the NHA (PM-JAY) or data.gov.in (health centres, blood banks) gives it, or a table
         of your own. What is refused, and why, is written to DATA_DIR/imports/FILE-report.csv.`;

/** Errors whose message is a sentence for whoever imports. */
const TOLD = new Set([
  'UnreadableList',
  'UnknownShape',
  'Stopped',
  'DatabaseStartError',
  'DatabaseNewer',
  'MigrationFailed',
  'NotReady',
]);
const STOPPED = 130;
/** What the database's list of connections shows. */
const NAME = 'arogya import';

const STEPS: Readonly<Record<Progress['step'], string>> = {
  waiting: 'waiting for another import',
  reading: 'reading',
  merging: 'finding duplicates',
  saving: 'saving',
};
const BAR = 30;

const dataDir = resolve(projectRoot, process.env['DATA_DIR'] || 'data');
const country = process.env['COUNTRY'] || 'IN';
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

class NotReady extends Error {
  override readonly name = 'NotReady';
}

process.exit(await main());

async function main(): Promise<number> {
  const files = readArguments();
  if (!files) return 2;
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    complain(`There is no file ${missing.join(', ')}`);
    return 2;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (stop.signal.aborted ? process.exit(STOPPED) : stop.abort()));
  try {
    // Hospitals are changed by whoever owns the tables: the service only reads them.
    const given = process.env['DATABASE_OWNER_URL'] || process.env['DATABASE_URL'] || null;
    await withDatabase({ url: given, dataDir }, async (url) => {
      if (given) await checkReady(given);
      for (const file of files) await importFile(url, file, stop.signal);
    });
    return 0;
  } catch (error) {
    const { name, message, stack } = error as Error;
    complain(
      TOLD.has(name)
        ? message
        : `The import failed, and nothing of this file was changed: ${stack ?? message}`,
    );
    return name === 'Stopped' ? STOPPED : 1;
  }
}

/** The files to import; undefined, having said why, when it was called wrongly. */
function readArguments(): string[] | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false } },
    });
    const [kind, ...files] = positionals;
    if (values.help) print(USAGE);
    else if (kind !== undefined && kind !== 'facilities')
      complain(`"${kind}" cannot be imported, only facilities.\n\n${USAGE}`);
    else if (files.length === 0) complain(USAGE);
    else return files;
  } catch (error) {
    complain(`${(error as Error).message}\n\n${USAGE}`);
  }
  return undefined;
}

async function checkReady(url: string): Promise<void> {
  const ready = await withClient(url, NAME, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      "select to_regclass('facility_source') is not null and to_regclass('place') is not null as made",
    );
    if (!rows[0]!.made) return false;
    const places = await client.query('select from place where country = $1 limit 1', [country]);
    return places.rowCount === 1;
  });
  if (!ready)
    throw new NotReady(
      'The database at DATABASE_URL is not prepared for this version: run "npm start -- prepare" first.',
    );
}

async function importFile(url: string, file: string, signal: AbortSignal): Promise<void> {
  const reportFile = reportPath(join(dataDir, 'imports'), file);
  const bar = createBar(file);
  const from = performance.now();
  try {
    const summary = await withClient(url, NAME, (client) =>
      importFacilities({ client, file, country, reportFile, onProgress: bar.show, signal }),
    );
    bar.clear();
    print(describe(summary, (performance.now() - from) / 1000, reportFile));
  } catch (error) {
    bar.clear();
    throw error;
  }
}

/** A line that is drawn over itself at a terminal; elsewhere a line for each step. */
function createBar(file: string) {
  let last = '';
  const isTerminal = process.stdout.isTTY;
  const clear = (): void => {
    if (isTerminal) process.stdout.write('\r\u001b[2K');
  };
  return {
    clear,
    show({ step, done, total }: Progress): void {
      if (isTerminal) {
        const share = total > 0 ? Math.min(1, done / total) : 1;
        const filled = Math.round(share * BAR);
        clear();
        process.stdout.write(
          `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.floor(share * 100)} %  ${STEPS[step]}`,
        );
      } else if (step !== last) print(`${file}: ${STEPS[step]}`);
      last = step;
    },
  };
}

function describe(
  { list, lines, taken, refused, facilities, merged, ours, unchanged }: Summary,
  seconds: number,
  reportFile: string,
): string {
  const unplaced = refused.get('unplaced') ?? 0;
  const reasons = [...refused].sort(([, one], [, other]) => other - one);
  return [
    `${list}: ${lines} lines in ${seconds.toFixed(1)} s`,
    `  shown     ${taken - unplaced}, of which ${merged} are one with another line or list, ${ours} with our own table`,
    `  not shown ${lines - taken + unplaced}`,
    ...reasons.map(([reason, count]) => `    ${String(count).padStart(6)}  ${REASONS[reason]}`),
    unchanged
      ? `  the same as before: ${facilities.total} imported facilities`
      : `  now ${facilities.total} imported facilities: ${facilities.added} added, ${facilities.changed} changed, ${facilities.removed} removed`,
    `  report    ${reportFile}`,
  ].join('\n');
}
