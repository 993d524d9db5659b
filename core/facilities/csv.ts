/** One line of a CSV file by the names of its columns; a missing cell is "". */
export type CsvLine = Readonly<Record<string, string>>;

/**
 * Reads CSV with a header (RFC 4180: quoted fields may hold commas, doubled quotes and line breaks). Spaces around a
 * field do not count. Blank lines are skipped; a quote that is not closed throws.
 */
export function parseCsv(text: string): CsvLine[] {
  const [header = [], ...rows] = readRows(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

const FIELD = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;

function readRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex;
    const [, field = '', end] = FIELD.exec(text) ?? [];
    if (end === undefined) throw new Error(`CSV: a stray quote near "${text.slice(at, at + 40)}"`);
    row.push((field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field).trim());
    if (end === ',' && FIELD.lastIndex < text.length) continue;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  }
  return rows;
}

/** A cell as it is written: in quotes where it must be. */
export const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
