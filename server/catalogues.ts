import { join } from 'node:path';
import { codeCatalogue } from '../core/accounts/code-text.ts';
import { projectRoot } from '../core/root.ts';
import type { Catalogue } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';

/** Every message catalogue there is: the common one, that of codes, and one per flow. */
export const catalogues: readonly Catalogue[] = [
  { name: 'common', folder: join(projectRoot, 'core', 'text', 'common'), variables: {} },
  codeCatalogue,
  ...flows.map(({ name, variables }) => ({
    name,
    folder: join(projectRoot, 'flows', name, 'messages'),
    variables,
  })),
];
