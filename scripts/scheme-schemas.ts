import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { projectRoot } from '../core/root.ts';
import { jsonSchemas } from '../core/schemes/json-schema.ts';
import { SCHEMES_FOLDER } from '../core/schemes/read.ts';

/** `node scripts/run.mjs scripts/scheme-schemas.ts`: writes the JSON Schemas beside the schemes anew. */
for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(
    join(projectRoot, SCHEMES_FOLDER, name),
    await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 }),
  );
