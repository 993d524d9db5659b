import type { ClientBase } from 'pg';
import { loadGeography } from '../../country/geography.ts';
import type { CsvLine } from '../csv.ts';
import type { Reason, SourceRecord } from './candidate.ts';
import { recordId } from './entry.ts';
import { judge } from './judge.ts';
import { mergeRecords } from './merge.ts';
import { createGazetteer, type Gazetteer } from './place.ts';
import { openList } from './read.ts';
import { openReport } from './report.ts';
import { type Shape, shapeOf } from './shapes.ts';
import * as store from './store.ts';

/** What an import did. `lines` = `taken` + those refused; an unplaced line is taken too, and shown once a list places it. */
export type Summary = {
  list: string;
  lines: number;
  taken: number;
  refused: ReadonlyMap<Reason, number>;
  /** Facilities in the database by what became of them, over all lists. */
  facilities: { total: number; added: number; changed: number; removed: number };
  /** Of the lines taken: how many are one facility with another list's or line's, and how many with our own table's. */
  merged: number;
  ours: number;
  /** Nothing in the database is other than it was. */
  unchanged: boolean;
};

/** How far an import is: bytes of the file while it is read, then without a measure. */
export type Progress = { step: 'waiting' | 'reading' | 'merging' | 'saving'; done: number; total: number };

/** The import was stopped before its end; the database is as it was. */
export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor() {
    super('Stopped: nothing was changed');
  }
}

/** Read, judged and staged at a time. */
const BATCH = 2000;

/**
 * Makes the facilities of one file those that the database has of its list: new ones are added, changed ones changed, those
 * that left the file removed, and duplicates within and across lists made one (merge.ts). All or nothing, in one
 * transaction; readers see the old facilities until then. Imports wait for one another. The same file twice changes nothing.
 * Lines that are refused are counted and written to `reportFile`. The client must not be inside a transaction, and the
 * country's places must have been seeded. Throws UnreadableList, UnknownShape, Stopped (by `signal`).
 */
export async function importFacilities({
  client,
  file,
  country,
  reportFile,
  onProgress = () => undefined,
  signal,
}: {
  readonly client: ClientBase;
  readonly file: string;
  readonly country: string;
  readonly reportFile: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}): Promise<Summary> {
  const list = await openList(file);
  const stopIfAsked = (): void => {
    if (signal?.aborted) throw new Stopped();
  };
  let report: Awaited<ReturnType<typeof openReport>> | undefined;
  try {
    const shape = shapeOf(list.header, file);
    report = await openReport(reportFile);
    await store.begin(client, () => onProgress({ step: 'waiting', done: 0, total: 0 }));
    const gazetteer = createGazetteer({
      places: await store.readPlaces(client, country),
      geography: loadGeography(country),
    });

    const staged = new Map<string, { line: number; record: SourceRecord }>();
    let lines = 0;
    let batch: SourceRecord[] = [];
    for await (const row of list.rows()) {
      lines += 1;
      const record = await takeLine(row, { shape, gazetteer, staged, report });
      if (record) batch.push(record);
      if (batch.length >= BATCH) {
        await store.stage(client, country, batch);
        batch = [];
      }
      if (lines % BATCH !== 0) continue;
      stopIfAsked();
      onProgress({ step: 'reading', done: list.bytesRead(), total: list.bytes });
    }
    await store.stage(client, country, batch);
    const changes = await store.swap(client, country, shape.id);

    stopIfAsked();
    onProgress({ step: 'merging', done: 0, total: 0 });
    const records = await store.readRecords(client, country);
    const { facilities, facilityOf } = mergeRecords({
      records,
      curated: await store.readCurated(client, country),
      gazetteer,
    });
    for (const { line, record } of staged.values())
      if (!facilityOf.has(recordId(record)))
        await report.refuse({ ...record, line, key: record.sourceKey, reason: 'unplaced', detail: '' });

    stopIfAsked();
    onProgress({ step: 'saving', done: 0, total: 0 });
    const saved = await store.save(client, country, facilities, facilityOf);
    await client.query('commit');
    await report.finish();
    const homes = [...staged.values()].map(({ record }) => [
      recordId(record),
      facilityOf.get(recordId(record)),
    ]);
    return {
      list: shape.list || shape.id,
      lines,
      taken: staged.size,
      refused: report.counts,
      facilities: { total: facilities.length, ...saved },
      merged: homes.filter(([own, home]) => home?.includes(':') && home !== own).length,
      ours: homes.filter(([, home]) => home !== undefined && !home.includes(':')).length,
      unchanged: changes + saved.added + saved.changed + saved.removed + saved.relinked === 0,
    };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await report?.discard();
    throw error;
  } finally {
    list.close();
  }
}

/** The record of a line; undefined when it was refused, and said so in the report. */
async function takeLine(
  { line, cells }: { line: number; cells: CsvLine | null },
  {
    shape,
    gazetteer,
    staged,
    report,
  }: {
    shape: Shape;
    gazetteer: Gazetteer;
    staged: Map<string, { line: number; record: SourceRecord }>;
    report: Awaited<ReturnType<typeof openReport>>;
  },
): Promise<SourceRecord | undefined> {
  if (!cells) {
    await report.refuse({ line, key: '', name: '', district: '', state: '', reason: 'columns', detail: '' });
    return undefined;
  }
  const draft = shape.read(cells);
  const judged = judge(draft, shape, gazetteer);
  const before = staged.get(draft.key);
  if (!('reason' in judged) && !before) {
    staged.set(draft.key, { line, record: judged });
    return judged;
  }
  const { key, name, district, state } = draft;
  const refusal =
    'reason' in judged ? judged : { reason: 'repeated' as const, detail: `line ${before!.line}` };
  await report.refuse({ line, key, name, district, state, ...refusal });
  return undefined;
}
