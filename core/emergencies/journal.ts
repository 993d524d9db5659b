import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../crypto/vault.ts';

/** An SOS that was answered while the database could not be reached. */
export interface JournalEntry {
  readonly id: string;
  /** The `value` of the address it came from. */
  readonly from: string;
  /** Unconfirmed where it may have been an answer: without the database nobody can tell. */
  readonly certainty: 'confirmed' | 'unconfirmed';
  readonly trigger: string;
  readonly medium: string;
  /** ISO 8601, UTC. */
  readonly raisedAt: string;
}

/**
 * Keeps each SOS on disk, sealed, until the database has it: a file each, written through before it is answered. Any
 * number of processes may append and drain at once.
 */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  /**
   * Hands every entry to `record`; those for which it throws are kept for the next time. Returns how many were recorded.
   * An entry that cannot be read stops none of the others; then it throws.
   */
  drain(record: (entry: JournalEntry) => Promise<void>): Promise<number>;
}

/** An entry that is still being written. */
const UNFINISHED = '.new';

/** A journal in the folder `path`, which is made when it is first needed. */
export function createJournal({ path, vault }: { readonly path: string; readonly vault: Vault }): Journal {
  return {
    async append(entry) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      const file = join(path, entry.id);
      const handle = await open(`${file}${UNFINISHED}`, 'w', 0o600);
      try {
        await handle.writeFile(vault.seal('emergency.journal', JSON.stringify(entry)));
        await handle.sync();
      } finally {
        await handle.close();
      }
      // Only whole entries have a name that drain sees.
      await rename(`${file}${UNFINISHED}`, file);
    },

    async drain(record) {
      const names = await readdir(path).catch(orIfAbsent([]));
      let recorded = 0;
      let unreadable: unknown = null;
      for (const name of names) {
        if (name.endsWith(UNFINISHED)) continue;
        const sealed = await readFile(join(path, name)).catch(orIfAbsent(null));
        // Another process was faster.
        if (sealed === null) continue;
        let entry: JournalEntry;
        try {
          entry = JSON.parse(vault.open('emergency.journal', sealed)) as JournalEntry;
        } catch (error) {
          unreadable = error;
          continue;
        }
        const isRecorded = await record(entry).then(
          () => true,
          () => false,
        );
        if (!isRecorded) continue;
        // After a crash between these two it is recorded twice, which is harmless.
        await rm(join(path, name), { force: true });
        recorded++;
      }
      if (unreadable !== null) throw unreadable;
      return recorded;
    },
  };
}

const orIfAbsent =
  <T>(value: T) =>
  (error: unknown): T => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
