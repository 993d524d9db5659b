import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../root.ts';
import { jsonSchemas } from './json-schema.ts';
import { SCHEMES_FOLDER, schemeIds } from './read.ts';

const FOLDER = join(projectRoot, SCHEMES_FOLDER);
const read = (...path: string[]): string => readFileSync(join(FOLDER, ...path), 'utf8');

test.each(Object.entries(jsonSchemas()))(
  '%s is up to date (node scripts/run.mjs scripts/scheme-schemas.ts writes it)',
  (name, schema) => {
    expect(JSON.parse(read(name))).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);

test('what an editor checks is what is read', () => {
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(
    jsonSchemas()['scheme.schema.json']!,
  );
  for (const id of schemeIds(FOLDER).slice(0, 5)) {
    expect(check(parse(read(`${id}.yaml`)))).toBe(true);
  }
  expect(check({ ...(parse(read('pm-jay.yaml')) as object), states: 'some' })).toBe(false);
});
