import { CasesFile, DocumentsFile, FactsFile, Scheme } from '@arogya/rules';
import { z } from 'zod';

/** What editors complete and check the files with, by the file beside them that says it. */
export const jsonSchemas = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries({ facts: FactsFile, documents: DocumentsFile, scheme: Scheme, cases: CasesFile }).map(
      ([name, schema]) => [
        `${name}.schema.json`,
        z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
      ],
    ),
  );
