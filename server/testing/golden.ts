import { expect } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Compares a text with the file it is kept in. `npm test -- -u` writes it anew; the difference is reviewed like a product. */
export function matchesGolden(path: string, text: string): void {
  const { snapshotState } = expect.getState() as { snapshotState?: { _updateSnapshot?: string } };
  const update = snapshotState?._updateSnapshot;
  if (update === 'all' || (update === 'new' && !existsSync(path))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '(no golden file)');
}
