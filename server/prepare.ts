import { fork } from 'node:child_process';
import { checkEncoding } from '../core/db/encoding.ts';
import { applyMigrations, checkMigrated } from '../core/db/migrate.ts';
import { grantApp, mayMigrate } from '../core/db/role.ts';
import { projectRoot } from '../core/root.ts';
import { seed } from '../prisma/seed.ts';
import { migrateDoorbell, QUEUE_SCHEMA } from './doorbell.ts';

/** What a database needs before turns are taken: tables, the queue's tables, places and hospitals. */
export interface Preparation {
  /** As the service connects. */
  readonly databaseUrl: string;
  /** As the owner of the tables connects; without it the service owns them itself, or somebody else prepares. */
  readonly ownerUrl?: string | null;
  readonly queueInDatabase: boolean;
}

/**
 * Brings a database up to date and gives the service's role what it needs there; does nothing where all is done already.
 * A role that may change no tables only looks whether they are as they should be. Throws a sentence when it cannot be used.
 */
export async function prepare(
  { databaseUrl, ownerUrl, queueInDatabase }: Preparation,
  log: (event: string, fields: Readonly<Record<string, string | number | boolean>>) => void,
): Promise<void> {
  const url = ownerUrl ?? databaseUrl;
  if (!ownerUrl && (await isOnlyUser(url))) return checkMigrated({ url, projectRoot });
  await applyMigrations({ url, projectRoot });
  await checkEncoding(url);
  await seed({ url, projectRoot, log });
  if (queueInDatabase) await migrateDoorbell(url);
  if (!ownerUrl || roleOf(ownerUrl) === roleOf(databaseUrl)) return;
  const granted = await grantApp({ ownerUrl, appUrl: databaseUrl, queueSchema: QUEUE_SCHEMA });
  if (granted.tooStrong) log('database.role-too-strong', {});
}

const roleOf = (url: string): string => new URL(url).username;

/** A database that cannot be reached is explained by who comes after. */
const isOnlyUser = async (url: string): Promise<boolean> => !(await mayMigrate(url).catch(() => true));

/** The failure of a preparation elsewhere; its message is for the person who starts the service. */
export class PreparationFailed extends Error {
  override readonly name = 'PreparationFailed';
}

/**
 * Prepares in a process of its own: the migration engine and the seed take far more memory than the service ever needs.
 * The database's address goes over the channel between the two, not through the environment or the arguments.
 */
export function prepareElsewhere(program: string, preparation: Preparation): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(program, ['prepare'], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new PreparationFailed(said.trim() || 'The database could not be prepared.'));
    });
    child.send(preparation);
  });
}
