import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../core/root.ts';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { folded, isGsm7, segments, septets, units } from './gsm7.ts';

describe('lengths', () => {
  test.each<[string, boolean, number, number, number]>([
    // text, GSM-7, septets, units, segments
    ['', true, 0, 0, 1],
    ['Fever? 1 Yes 2 No', true, 17, 17, 1],
    ['€', true, 2, 1, 1],
    ['[a]', true, 5, 3, 1],
    ['a'.repeat(160), true, 160, 160, 1],
    ['a'.repeat(161), true, 161, 161, 2],
    ['a'.repeat(159) + '€', true, 161, 160, 2],
    ['a'.repeat(306), true, 306, 306, 2],
    ['a'.repeat(307), true, 307, 307, 3],
    ['बुखार', false, NaN, 5, 1],
    ['क'.repeat(70), false, NaN, 70, 1],
    ['क'.repeat(71), false, NaN, 71, 2],
    ['🙏', false, NaN, 2, 1],
    ['\t', false, NaN, 1, 1],
    ['`', false, NaN, 1, 1],
    ['\ud800', false, NaN, 1, 1],
  ])('%j', (text, gsm, septetCount, unitCount, segmentCount) => {
    expect(isGsm7(text)).toBe(gsm);
    expect(septets(text)).toBe(septetCount);
    expect(units(text)).toBe(unitCount);
    expect(segments(text)).toBe(segmentCount);
  });
});

test('parts are those of sms-segments-calculator', () => {
  const character = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...'abc 1\n') },
    fc.constantFrom(...'€[]|', 'क', '🙏'),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 500 }), (characters) => {
      const text = characters.filter((one, index) => isGsm7(one) || index % 3 === 0).join('');
      expect(segments(text)).toBe(new SegmentedMessage(text).segmentsCount);
      const gsm7 = characters.filter(isGsm7).join('');
      expect(segments(gsm7)).toBe(new SegmentedMessage(gsm7).segmentsCount);
    }),
  );
});

describe('folded', () => {
  test.each<[string, string]>([
    ['Plain', 'Plain'],
    ['“Don’t wait” – go…', '"Don\'t wait" - go...'],
    ['Fee ₹500, ₹ 20 (₹)', 'Fee Rs 500, Rs 20 (Rs)'],
    ['a\u00a0b\tc\u2009d', 'a b c d'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['38°C', '38C'],
    ['SpO2 ≥ 94', 'SpO2 >= 94'],
    ['Bhārat José', 'Bharat José'],
    ['e\u0301', 'é'],
    ['`tick`', "'tick'"],
    ['Take care 🙏 – now', 'Take care 🙏 – now'],
    ['“बुखार”', '“बुखार”'],
  ])('%j becomes %j', (text, plain) => expect(folded(text)).toBe(plain));
});

const vectors = join(projectRoot, '..', 'shared', 'channels', 'vectors');
const whenThere = existsSync(vectors) ? describe : describe.skip;

whenThere('the vectors of others', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(vectors, name), 'utf8'));

  test('segments and encodings', () => {
    const { vectors: rows } = read('sms-segments.json') as {
      vectors: { id: string; text: string; encoding?: string; segments?: number; utf16Units?: number }[];
    };
    for (const { id, text, encoding, segments: count, utf16Units } of rows) {
      if (count !== undefined) expect([id, segments(text)]).toEqual([id, count]);
      if (encoding !== undefined) expect([id, isGsm7(text) ? 'GSM-7' : 'UCS-2']).toEqual([id, encoding]);
      if (utf16Units !== undefined) expect([id, units(text)]).toEqual([id, utf16Units]);
    }
    expect(rows.length).toBeGreaterThan(30);
  });

  test('the alphabet and its extension', () => {
    const tables = read('gsm7-tables.json') as {
      default: (string | null)[];
      extension: (string | null)[];
      vectors: { id: string; text?: string; septets?: number[]; gsm7?: boolean }[];
    };
    const characters = (table: (string | null)[]) =>
      table.filter((code) => code !== null).map((code) => String.fromCodePoint(parseInt(code.slice(2), 16)));
    for (const character of characters(tables.default))
      expect([character, septets(character)]).toEqual([character, 1]);
    for (const character of characters(tables.extension))
      expect([character, septets(character)]).toEqual([character, 2]);
    for (const { id, text, septets: coded, gsm7 } of tables.vectors) {
      if (text !== undefined && coded) expect([id, septets(text)]).toEqual([id, coded.length]);
      if (text !== undefined && gsm7 !== undefined) expect([id, isGsm7(text)]).toEqual([id, gsm7]);
    }
  });
});
