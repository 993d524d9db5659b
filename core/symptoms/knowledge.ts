import { createVocabulary, Level, type Vocabulary } from '@arogya/rules';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';

const Condition = z.strictObject({
  id: z.string(),
  group: z.string(),
  level: Level,
  /** Its name is shown, spoken or sent only to whoever asks for it. */
  sensitive: z.literal(true).optional(),
});
export type Condition = z.infer<typeof Condition>;

const FOLDER = join(projectRoot, 'ml', 'knowledge');

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8'));

/** What is known of illnesses: findings, conditions, and how often each finding is present with each (ml/knowledge). */
export interface Knowledge {
  readonly vocabulary: Vocabulary;
  readonly conditions: readonly Condition[];
  /** The rows of all tables, as they stand. */
  readonly tables: readonly unknown[];
  readonly background: unknown;
}

/** Reads the knowledge once, at the start; throws naming what is malformed. */
export function loadKnowledge(): Knowledge {
  const tables = readdirSync(join(FOLDER, 'tables'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => z.array(z.unknown()).parse(read('tables', name)));
  return {
    vocabulary: createVocabulary(read('findings.json')),
    conditions: z.array(Condition).parse(read('conditions.json')),
    tables,
    background: read('background.json'),
  };
}
