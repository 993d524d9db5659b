import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { once } from 'node:events';
import { csvCell } from '../csv.ts';
import { REASONS, type Reason } from './candidate.ts';

/** A line that was not taken. Lists hold no phone numbers here: only what is needed to find the line and mend it. */
export type Refused = {
  line: number;
  key: string;
  name: string;
  district: string;
  state: string;
  reason: Reason;
  detail: string;
};

const COLUMNS = ['line', 'key', 'name', 'district', 'state', 'reason', 'explanation', 'detail'];
/** Longest cell: a broken line may hold anything. */
const LONGEST = 200;

/** Where the report on a file is. */
export const reportPath = (folder: string, file: string): string =>
  join(folder, `${basename(file, extname(file))}-report.csv`);

/** Lines refused so far by reason, and a file that has them all once `finish` has resolved; until then the old one stays. */
export async function openReport(path: string) {
  await mkdir(join(path, '..'), { recursive: true });
  const draft = `${path}.new`;
  const stream = createWriteStream(draft);
  await once(stream, 'open');
  stream.write(`${COLUMNS.join(',')}\n`);
  const counts = new Map<Reason, number>();

  async function close(): Promise<void> {
    stream.end();
    await once(stream, 'close');
  }

  return {
    counts: counts as ReadonlyMap<Reason, number>,
    async refuse({ line, key, name, district, state, reason, detail }: Refused): Promise<void> {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
      const cells = [String(line), key, name, district, state, reason, REASONS[reason], detail];
      if (!stream.write(`${cells.map(safeCell).join(',')}\n`)) await once(stream, 'drain');
    },
    async finish(): Promise<void> {
      await close();
      await rename(draft, path);
    },
    async discard(): Promise<void> {
      await close();
      await rm(draft, { force: true });
    },
  };
}

/** A spreadsheet would run a cell that begins like a formula. */
const safeCell = (text: string): string => csvCell(text.slice(0, LONGEST).replace(/^(?=[=+@-])/, "'"));
