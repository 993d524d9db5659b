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
  /** The rows of all tables, and what is usual, as they stand. */
  readonly rows: readonly unknown[];
  readonly background: unknown;
  readonly bloodPressure: unknown;
}

/** Reads the knowledge once, at the start; throws naming what is malformed. */
export function loadKnowledge(): Knowledge {
  const rows = readdirSync(join(FOLDER, 'tables'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => z.array(z.unknown()).parse(read('tables', name)));
  return {
    vocabulary: createVocabulary(read('findings.json')),
    conditions: z.array(Condition).parse(read('conditions.json')),
    rows,
    background: read('background.json'),
    bloodPressure: read('blood-pressure.json'),
  };
}
