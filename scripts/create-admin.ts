import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createAccounts } from '../core/accounts/accounts.ts';
import { createPasswords } from '../core/accounts/passwords.ts';
import { createAudit } from '../core/audit/audit.ts';
import { systemClock } from '../core/clock.ts';
import { createConversationStore } from '../core/conversations/store.ts';
import { createVault } from '../core/crypto/vault.ts';
import { createDatabase } from '../core/db/pool.ts';
import { readConfig } from '../server/config.ts';
import { withDatabase } from './database.ts';

/**
 * `npm run create-admin -- EMAIL`: makes the first account that manages others, in the database at DATABASE_URL, else in
 * the embedded one, whether the service runs or not. Exits with 0, with 1 when none was made, with 2 when it was called
 * wrongly, with 130 when it was stopped.
 */
const USAGE = `Usage: npm run create-admin -- EMAIL [--name NAME] [--another]
  EMAIL      what the administrator signs in with
  --another  there is one already, and this is one more
The password is read from standard input: at a terminal without showing it, else its first line. Without one it is made up
and shown once.`;

const ROLE = 'admin';
const STOPPED = 130;
/** Bytes by chance of a password that is made up. */
const RANDOM_BYTES = 15;
/** Errors whose message is a sentence for whoever called. */
const TOLD = new Set(['Refused', 'AccountRefused', 'ConfigError', 'DatabaseStartError', 'Unavailable']);

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

interface Wanted {
  readonly email: string;
  readonly name: string;
  readonly another: boolean;
}

process.exit(await main());

async function main(): Promise<number> {
  const wanted = readArguments();
  if (!wanted) return 2;
  try {
    const { dataKeys, databaseUrl, dataDir } = readConfig();
    const vault = createVault(dataKeys);
    return await withDatabase({ url: databaseUrl, dataDir }, async (url) => {
      const database = createDatabase({ url, max: 2, onIdleError: () => undefined });
      try {
        const clock = systemClock;
        const store = createConversationStore({ database, vault });
        const audit = createAudit({ database, vault });
        const passwords = createPasswords();
        const accounts = createAccounts({ database, vault, store, passwords, audit, clock });
        const { rowCount } = await database.query({
          name: 'admin-there',
          text: 'select from account where role = $1 and disabled_at is null limit 1',
          values: [ROLE],
        });
        if (rowCount && !wanted.another) {
          complain(
            'There is an administrator already, who can give others that role. For one more: --another.',
          );
          return 1;
        }
        const given = await readPassword();
        const password = given || randomBytes(RANDOM_BYTES).toString('base64url');
        await accounts.createAccount({ role: ROLE, email: wanted.email, name: wanted.name, password });
        print(
          'The administrator is there. Sign in, then confirm a second factor: until then it has no rights.',
        );
        if (!given) print(`The password, shown this once: ${password}`);
        return 0;
      } finally {
        await database.pool.end();
      }
    });
  } catch (error) {
    const { name, message, stack } = error as Error;
    complain(TOLD.has(name) ? message : `No account was made: ${stack ?? message}`);
    return 1;
  }
}

/** What is wanted; undefined, having said why, when it was called wrongly. */
function readArguments(): Wanted | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        name: { type: 'string', default: 'Administrator' },
        another: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [email, ...more] = positionals;
    if (email !== undefined && more.length === 0 && !values.help)
      return { email, name: values.name, another: values.another };
    complain(USAGE);
  } catch (error) {
    complain(`${(error as Error).message}\n\n${USAGE}`);
  }
  return undefined;
}

/** Empty: one is to be made up. */
async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/)[0] ?? '';
  // What is typed goes nowhere; the terminal itself shows nothing as long as this is open.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  for (const end of ['SIGINT', 'close']) terminal.on(end, () => process.exit(STOPPED));
  const ask = async (question: string): Promise<string> => {
    process.stderr.write(question);
    const line = await terminal.question('');
    process.stderr.write('\n');
    return line;
  };
  try {
    for (;;) {
      const first = await ask('Password (none: one is made up): ');
      if (first === '' || first === (await ask('Once more: '))) return first;
      complain('These were not the same.');
    }
  } finally {
    terminal.removeAllListeners('close').close();
  }
}
