import { parseArgs } from 'node:util';
import { readHead, verifyAudit, type KnownHead } from '../core/audit/verify.ts';
import { createVault } from '../core/crypto/vault.ts';
import { readConfig } from '../server/config.ts';
import { withClient, withDatabase } from './database.ts';

/**
 * `npm run audit:verify`: goes along the audit's chain. Exits with 0 when it holds, with 1 when a position is wrong, with 2
 * when it was called wrongly.
 */
const USAGE = `Usage: npm run audit:verify [-- --head POSITION:HASH]
  --head   the head that an earlier run printed: the chain must still go through it, which shows that no tail was cut off`;

/** Rows between two lines of progress. */
const PROGRESS = 100_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

process.exit(await main());

async function main(): Promise<number> {
  const known = readArguments();
  if (known === undefined) return 2;
  try {
    return await verify(known);
  } catch (error) {
    const { name, message, stack } = error as Error;
    complain(
      ['ConfigError', 'DatabaseStartError'].includes(name)
        ? message
        : `The audit could not be verified: ${stack ?? message}`,
    );
    return 1;
  }
}

/** The head that was given, or null; undefined, having said why, when it was called wrongly. */
function readArguments(): KnownHead | null | undefined {
  try {
    const { head } = parseArgs({ options: { head: { type: 'string' } } }).values;
    if (head === undefined) return null;
    const known = readHead(head);
    if (known) return known;
    complain(`"${head}" is not a head as this command prints it.\n\n${USAGE}`);
  } catch (error) {
    complain(`${(error as Error).message}\n\n${USAGE}`);
  }
  return undefined;
}

async function verify(known: KnownHead | null): Promise<number> {
  const { dataKeys, databaseUrl, dataDir } = readConfig();
  const vault = createVault(dataKeys);
  let told = 0;
  const onProgress = (rows: number): void => {
    if (rows - told < PROGRESS) return;
    told = rows;
    complain(`${rows} rows…`);
  };
  const verdict = await withDatabase({ url: databaseUrl, dataDir }, (url) =>
    withClient(url, 'arogya audit', (client) => verifyAudit({ client, vault, known, onProgress })),
  );
  if (!verdict.holds) {
    complain(`WRONG at position ${verdict.position}: ${verdict.what}.`);
    return 1;
  }
  const { rows, until, waiting, head } = verdict;
  print(`The audit holds: ${rows} rows${until ? `, sealed up to ${until.toISOString()}` : ''}.`);
  if (waiting > 0)
    print(`${waiting} more wait for their seal, which the running service gives them within a second.`);
  if (rows > 0)
    print(`Head: ${head}\nKeep it elsewhere; with --head it shows later that nothing was cut off.`);
  return 0;
}
