import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rotate, type Round } from '../core/crypto/rotation.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createJournal } from '../core/emergencies/journal.ts';
import { readConfig } from '../server/config.ts';
import { withClient, withDatabase } from './database.ts';

/**
 * `npm run rotate-keys`: seals everything anew under the first of DATA_KEYS, while the service runs (docs/key-rotation.md).
 * Exits with 0 when nothing is left under another key, with 1 when something is; it may be ended and run again at any time.
 */

/** Rounds after which what is still found must be written by a process that seals with an old key. */
const MOST_ROUNDS = 20;
/** Milliseconds between two rounds: what was held is soon let go. */
const PAUSE_MS = 500;
/** Rows of a table between two lines of progress. */
const PROGRESS = 10_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

process.exit(await main());

async function main(): Promise<number> {
  try {
    return await rotateAll();
  } catch (error) {
    const { name, message, stack } = error as Error;
    complain(
      ['ConfigError', 'DatabaseStartError'].includes(name)
        ? message
        : `Not finished; run it again to go on: ${stack ?? message}`,
    );
    return 1;
  }
}

async function rotateAll(): Promise<number> {
  const { dataKeys, databaseOwnerUrl, databaseUrl, dataDir } = readConfig();
  const vault = createVault(dataKeys);
  const [current, ...older] = dataKeys.map(({ id }) => id);
  print(`Sealing anew under ${current}${older.length > 0 ? `, reading ${older.join(', ')} too` : ''}.`);
  const journal = createJournal({ path: join(dataDir, 'sos.journal'), vault });

  const last = await withDatabase({ url: databaseOwnerUrl ?? databaseUrl, dataDir }, (url) =>
    withClient(url, 'arogya keys', async (client) => {
      for (let round = 1; ; round++) {
        const result = await rotate({ client, vault, onProgress: progress() });
        const entries = await journal.reseal();
        print(`Round ${round}: ${result.done} rows and ${entries.done} journal entries sealed anew.`);
        const left = result.found - result.done;
        const isStuck = left === stuckIn(result) && result.done === 0;
        if (result.found === 0 || isStuck || round === MOST_ROUNDS)
          return { ...result, entries: entries.stuck };
        await sleep(PAUSE_MS);
      }
    }),
  );
  for (const [table, rows] of last.stuck)
    complain(
      `${table}: ${rows} rows are sealed with a key that DATA_KEYS does not hold, or say the same as others.`,
    );
  if (last.entries > 0) complain(`The journal of SOS: ${last.entries} entries that no key opens.`);
  if (last.found > 0) {
    if (last.found > stuckIn(last))
      complain(
        'Rows are still being sealed with an old key: restart every process with the new one in front.',
      );
    return 1;
  }
  if (last.entries > 0) return 1;
  print(`Nothing is left under another key than ${current}.`);
  if (older.length > 0) print(`${older.join(', ')} can be taken out of DATA_KEYS in ten minutes.`);
  return 0;
}

function stuckIn({ stuck }: Round): number {
  return [...stuck.values()].reduce((sum, rows) => sum + rows, 0);
}

/** A line for each table that had something, and one for each so many rows. */
function progress(): (table: string, done: number) => void {
  let told = { table: '', done: 0 };
  return (table, done) => {
    if (table === told.table && done - told.done < PROGRESS) return;
    told = { table, done };
    print(`  ${table}: ${done}…`);
  };
}
