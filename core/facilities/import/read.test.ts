import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openList, UnreadableList } from './read.ts';
import { writeList } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arogya-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string | Buffer) {
  const list = await openList(await writeList(folder, 'list.csv', text));
  const rows = [];
  for await (const row of list.rows()) rows.push(row);
  return rows;
}
const cells = async (text: string | Buffer) => (await read(text)).map((row) => row.cells);

describe('is read', () => {
  test.each([
    ['a plain file', 'A,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['Windows line ends', 'a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['no line end at the end', 'a,b\n1,2', [{ a: '1', b: '2' }]],
    ['a byte order mark', '\uFEFFa,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['quotes, commas and line breaks in a cell', 'a,b\n"1, ""x""","y\nz"\n', [{ a: '1, "x"', b: 'y\nz' }]],
    ['spaces around cells', 'a,b\n 1 , 2 \n', [{ a: '1', b: '2' }]],
    ['blank lines', 'a,b\n\n1,2\n,\n\n', [{ a: '1', b: '2' }]],
    ['Hindi', 'a\nपशु\n', [{ a: 'पशु' }]],
    ['a line too short, and one too long', 'a,b\n1\n1,2,3\n4,5\n', [null, null, { a: '4', b: '5' }]],
    ['only a header', 'a,b\n', []],
  ])('%s', async (_what, text, expected) => {
    expect(await cells(text)).toEqual(expected);
  });

  test('a letter that is cut in two between reads', async () => {
    const text = `a\n${'x'.repeat(65_534)}é\n`;
    expect((await cells(text))[0]!['a']).toHaveLength(65_535);
  });

  test('with the number of each line, also after a cell of several lines', async () => {
    expect((await read('a,b\n1,"x\ny"\n2,3\n')).map(({ line }) => line)).toEqual([3, 4]);
  });
});

describe('is refused in a sentence', () => {
  test.each([
    ['an empty file', '', /is empty/],
    ['Latin-1', Buffer.from('a,b\ncaf\xe9,2\n', 'latin1'), /not UTF-8/],
    ['UTF-16', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), /not UTF-8/],
    ['a file that ends within a letter', Buffer.from([0x61, 0x0a, 0xe0, 0xa4]), /not UTF-8/],
    ['a quote that is never closed', 'a,b\n"1,2\n3,4\n', /stray quote/],
    ['a quote within a cell', 'a,b\n"1"x,2\n', /stray quote/],
    ['a line of ten megabytes', `a,b\n1,2\n${'x'.repeat(10_000_000)},2\n`, /longer than 1 MB/],
  ])('%s', async (_what, text, expected) => {
    const reading = read(text);
    await expect(reading).rejects.toBeInstanceOf(UnreadableList);
    await expect(reading).rejects.toThrow(expected);
  });

  test('a file that is not there, and a folder', async () => {
    await expect(openList(join(folder, 'none.csv'))).rejects.toThrow(/There is no file/);
    await expect(openList(folder)).rejects.toThrow(/is not a file/);
  });
});
