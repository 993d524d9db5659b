import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import type { CsvLine } from '../csv.ts';

/** The longest line that any list has, many times over; a quote that is never closed would swallow the file. */
const LINE_BYTES = 1_000_000;

/** The file cannot be read as a table; the message is for whoever imports it. */
export class UnreadableList extends Error {
  override readonly name = 'UnreadableList';
}

/** A line of a table: its number in the file, and its cells by lower-case column name, or null where they do not fit. */
export type Row = { line: number; cells: CsvLine | null };

/** An open list: its header, its size and how far it has been read (bytes), and its lines, once. */
export type OpenList = {
  header: readonly string[];
  bytes: number;
  bytesRead(): number;
  rows(): AsyncGenerator<Row>;
  close(): void;
};

/**
 * Opens a CSV file (RFC 4180, UTF-8 with or without a byte order mark, any line ends) as a stream, so that its size does
 * not matter. Throws UnreadableList, also from `rows`: no such file, empty, not UTF-8, a line too long, a stray quote.
 */
export async function openList(path: string): Promise<OpenList> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UnreadableList(`There is no file ${path}`);
  if (!found.isFile()) throw new UnreadableList(`${path} is not a file`);
  const file = createReadStream(path);
  const lines = parseLines(file, basename(path));
  const first = await lines.next();
  if (first.done) throw new UnreadableList(`${basename(path)} is empty`);
  const header = first.value.cells.map((name) => name.toLowerCase());
  return {
    header,
    bytes: found.size,
    bytesRead: () => file.bytesRead,
    async *rows() {
      for await (const { line, cells } of lines) {
        const fits = cells.length === header.length;
        yield { line, cells: fits ? Object.fromEntries(header.map((name, at) => [name, cells[at]!])) : null };
      }
    },
    close: () => file.destroy(),
  };
}

type Line = { line: number; cells: readonly string[] };

async function* parseLines(file: ReadStream, name: string): AsyncGenerator<Line> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: LINE_BYTES,
  });
  const decoded = file.pipe(checkUtf8());
  // A pipe does not hand on errors.
  file.on('error', (error) => decoded.destroy(error));
  decoded.on('error', (error) => parser.destroy(error));
  let last = 1;
  try {
    for await (const read of decoded.pipe(parser) as AsyncIterable<{ info: Info; record: string[] }>) {
      last = read.info.lines;
      yield { line: read.info.lines, cells: read.record };
    }
  } catch (error) {
    throw explain(error as Error, name, last);
  } finally {
    file.destroy();
  }
}

/** Passes UTF-8 on as text, without its byte order mark; anything else is an error. */
function checkUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk: Buffer | undefined, done: TransformCallback): void => {
    try {
      done(null, chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch {
      done(new UnreadableList('not UTF-8'));
    }
  };
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => decode(chunk, done),
    flush: (done) => decode(undefined, done),
  });
}

function explain(error: Error & { code?: string }, name: string, last: number): unknown {
  if (error instanceof UnreadableList)
    return new UnreadableList(
      `${name} is not UTF-8 after line ${last}: save it as "CSV UTF-8" and try again`,
    );
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new UnreadableList(
      `${name}: the line after line ${last} is longer than ${LINE_BYTES / 1_000_000} MB; perhaps a quote there is never closed`,
    );
  if (error.code?.startsWith('CSV_'))
    return new UnreadableList(`${name}: a stray quote after line ${last}: ${error.message.slice(0, 200)}`);
  if (error.code === 'EACCES' || error.code === 'EISDIR')
    return new UnreadableList(`${name} may not be read by this user`);
  return error;
}
