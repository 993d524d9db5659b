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
  /** What was said beside the cry: where they are, what happened. */
  readonly said?: string;
  /** ISO 8601, UTC. */
  readonly raisedAt: string;
  /** What it came by, with the provider's key of it where it has one: brought again it is known by that. */
  readonly hop?: { readonly channel: string; readonly key: string };
}

/**
 * Keeps each SOS on disk, sealed, until the database has it: a file each, written through before it is answered. Any
 * number of processes may append and drain at once.
 */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  /**
   * Hands every entry to `record`; those for which it throws are kept for the next time. Returns how many were recorded.
   * An entry that cannot be read stops none of the others; then it throws. One that a crash left half written was never
   * answered, and is let go.
   */
  drain(record: (entry: JournalEntry) => Promise<void>): Promise<number>;
  /** Seals anew whatever is under an older key; returns how many entries were, and how many no key opens. */
  reseal(): Promise<{ readonly done: number; readonly stuck: number }>;
}

/** An entry that is still being written; after so many milliseconds nobody writes it any more. */
const UNFINISHED = '.new';
const WRITTEN_WITHIN_MS = 60_000;
const CONTEXT = 'emergency.journal';

/** A journal in the folder `path`, which is made when it is first needed. */
export function createJournal({
  path,
  vault,
  writtenWithinMs = WRITTEN_WITHIN_MS,
}: {
  readonly path: string;
  readonly vault: Vault;
  readonly writtenWithinMs?: number;
}): Journal {
  /** When one that is being written was first seen. */
  const unfinished = new Map<string, number>();

  async function write(name: string, plain: string): Promise<void> {
    const file = join(path, name);
    const handle = await open(`${file}${UNFINISHED}`, 'w', 0o600);
    try {
      await handle.writeFile(vault.seal(CONTEXT, plain));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Only whole entries have a name that drain sees at once.
    await rename(`${file}${UNFINISHED}`, file);
    await syncFolder();
  }

  /** The name is on the disk too, should the power fail; where a folder cannot be opened the system sees to it itself. */
  async function syncFolder(): Promise<void> {
    const folder = await open(path, 'r').catch(() => null);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  }

  function isBeingWritten(name: string): boolean {
    if (!name.endsWith(UNFINISHED)) return false;
    const seenAt = unfinished.get(name) ?? performance.now();
    unfinished.set(name, seenAt);
    return performance.now() - seenAt < writtenWithinMs;
  }

  return {
    async append(entry) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await write(entry.id, JSON.stringify(entry));
    },

    async drain(record) {
      const names = await readdir(path).catch(orIfAbsent<string[]>([]));
      for (const name of unfinished.keys()) if (!names.includes(name)) unfinished.delete(name);
      let recorded = 0;
      let unreadable: unknown = null;
      for (const name of names) {
        if (isBeingWritten(name)) continue;
        const sealed = await readFile(join(path, name)).catch(orIfAbsent(null));
        // Another process was faster.
        if (sealed === null) continue;
        let entry: JournalEntry;
        try {
          entry = JSON.parse(vault.open(CONTEXT, sealed)) as JournalEntry;
        } catch (error) {
          if (name.endsWith(UNFINISHED)) await rm(join(path, name), { force: true });
          else unreadable = error;
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

    async reseal() {
      let [done, stuck] = [0, 0];
      for (const name of await readdir(path).catch(orIfAbsent([]))) {
        if (name.endsWith(UNFINISHED)) continue;
        const sealed = await readFile(join(path, name)).catch(orIfAbsent(null));
        if (sealed === null || sealed.subarray(0, vault.mark.length).equals(vault.mark)) continue;
        let plain: string;
        try {
          plain = vault.open(CONTEXT, sealed);
        } catch {
          stuck++;
          continue;
        }
        // One that is drained meanwhile comes back and is recorded twice, which is harmless.
        await write(name, plain);
        done++;
      }
      return { done, stuck };
    },
  };
}

const orIfAbsent =
  <T>(value: T) =>
  (error: unknown): T => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
