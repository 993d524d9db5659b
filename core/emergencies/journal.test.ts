import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, type Vault } from '../crypto/vault.ts';
import { createJournal, type Journal, type JournalEntry } from './journal.ts';

const entry = (id: string): JournalEntry => ({
  id,
  from: '+919700000001',
  certainty: 'confirmed',
  trigger: 'word',
  medium: 'sms',
  raisedAt: '2026-11-23T10:00:00.000Z',
});

let folder: string;
let path: string;
let vault: Vault;
let journal: Journal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arogya-journal-'));
  path = join(folder, 'sos.journal');
  vault = createVault([{ id: 't', secret: randomBytes(32) }]);
  journal = createJournal({ path, vault });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Drains it; the ids that were handed over. */
async function drained(fails: (id: string) => boolean = () => false): Promise<string[]> {
  const ids: string[] = [];
  await journal.drain(async ({ id }) => {
    if (fails(id)) throw new Error('not now');
    ids.push(id);
  });
  return ids.sort();
}

test('nothing was ever kept', async () => {
  expect(await drained()).toEqual([]);
});

test('each entry comes back once, whole', async () => {
  const entries = [entry('a'), entry('b')];
  await Promise.all(entries.map(journal.append));
  const seen: JournalEntry[] = [];
  expect(await journal.drain(async (each) => void seen.push(each))).toBe(2);
  expect(seen.sort((a, b) => a.id.localeCompare(b.id))).toEqual(entries);
  expect(await drained()).toEqual([]);
});

test('what cannot be recorded yet is kept', async () => {
  await Promise.all([entry('a'), entry('b')].map(journal.append));
  expect(await drained((id) => id === 'a')).toEqual(['b']);
  expect(await drained()).toEqual(['a']);
});

test('an entry that cannot be read is kept, told of, and stops none of the others', async () => {
  await Promise.all([entry('a'), entry('c')].map(journal.append));
  await writeFile(join(path, 'b'), 'half an ent');
  const ids: string[] = [];
  await expect(journal.drain(async ({ id }) => void ids.push(id))).rejects.toThrow();
  expect(ids.sort()).toEqual(['a', 'c']);
  expect(await readdir(path)).toEqual(['b']);
});

test('an entry that is still being written is not taken for one', async () => {
  await journal.append(entry('a'));
  await writeFile(join(path, 'b.new'), '');
  expect(await drained()).toEqual(['a']);
  expect(await readdir(path)).toEqual(['b.new']);
});

test('of what a crash left, the whole is taken and the half is let go', async () => {
  await journal.append(entry('a'));
  await rename(join(path, 'a'), join(path, 'a.new'));
  await writeFile(join(path, 'b.new'), 'half an ent');
  expect(await drained()).toEqual([]);
  journal = createJournal({ path, vault, writtenWithinMs: 0 });
  expect(await drained()).toEqual(['a']);
  expect(await readdir(path)).toEqual([]);
});

test('two that drain at once lose nothing, and neither does one that appends meanwhile', async () => {
  const seen = new Set<string>();
  let isOver = false;
  const drainers = [1, 2].map(async () => {
    while (!isOver) await journal.drain(async ({ id }) => void seen.add(id));
  });
  for (let n = 0; n < 100; n++) await journal.append(entry(String(n)));
  isOver = true;
  await Promise.all(drainers);
  for (const id of await drained()) seen.add(id);
  expect(seen.size).toBe(100);
});

test('no number can be read on the disk', async () => {
  await journal.append(entry('a'));
  expect((await readFile(join(path, 'a'))).includes('9700000001')).toBe(false);
});

test('entries are sealed anew under the current key, once; what no key opens is told of', async () => {
  const [k1, k2] = ['k1', 'k2'].map((id) => ({ id, secret: randomBytes(32) }));
  const under = (...keys: (typeof k1)[]): Journal =>
    createJournal({ path, vault: createVault(keys.map((key) => key!)) });
  await under(k1).append(entry('a'));
  await under(k2).append(entry('b'));
  await writeFile(join(path, 'c'), 'half an ent');
  expect(await under(k2, k1).reseal()).toEqual({ done: 1, stuck: 1 });
  expect(await under(k2, k1).reseal()).toEqual({ done: 0, stuck: 1 });
  await rm(join(path, 'c'));
  journal = under(k2);
  expect(await drained()).toEqual(['a', 'b']);
  expect(await journal.reseal()).toEqual({ done: 0, stuck: 0 });
});
