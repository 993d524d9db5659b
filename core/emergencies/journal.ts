import { appendFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Vault } from '../crypto/vault.ts';

/** An SOS that was answered while the database could not be reached. */
export interface JournalEntry {
  readonly id: string;
  readonly number: string;
  readonly trigger: string;
  readonly medium: string;
  /** ISO 8601, UTC. */
  readonly raisedAt: string;
}

/** Keeps each SOS on disk, sealed, until the database has it: one line each, written through before it is answered. */
export interface Journal {
  append(entry: JournalEntry): Promise<void>;
  /** Hands every entry to `record`; those for which it throws are kept for the next time. */
  drain(record: (entry: JournalEntry) => Promise<void>): Promise<number>;
}

export function createJournal({ path, vault }: { readonly path: string; readonly vault: Vault }): Journal {
  const draining = `${path}.draining`;

  const read = async (file: string): Promise<string[]> =>
    readFile(file, 'utf8').then(
      (text) => text.split('\n').filter(Boolean),
      (error: unknown) => {
        if (isAbsent(error)) return [];
        throw error;
      },
    );

  const append = async (lines: readonly string[]): Promise<void> => {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true });
  };

  return {
    append: (entry) => append([vault.seal('emergency.journal', JSON.stringify(entry)).toString('base64')]),

    async drain(record) {
      // A drain that was cut short left its file: those entries go first, and recording twice is harmless.
      if ((await read(draining)).length === 0) {
        await rename(path, draining).catch((error: unknown) => {
          if (!isAbsent(error)) throw error;
        });
      }
      const lines = await read(draining);
      const kept: string[] = [];
      for (const line of lines) {
        const entry = JSON.parse(
          vault.open('emergency.journal', Buffer.from(line, 'base64')),
        ) as JournalEntry;
        await record(entry).catch(() => kept.push(line));
      }
      if (kept.length > 0) await append(kept);
      await rm(draining, { force: true });
      return lines.length - kept.length;
    },
  };
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
