import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import type { Line } from '../text/line.ts';
import type { Catalogue } from '../text/messages.ts';
import type { CodeToDeliver } from './code-delivery.ts';

/** What codes are sent for. */
export const CODE_PURPOSES = ['sign-in', 'contact'] as const satisfies readonly CodeToDeliver['purpose'][];

/** The words around codes. Whoever sees them learns of nobody's health: they may be read over a shoulder. */
export const codeCatalogue: Catalogue = {
  name: 'code',
  folder: join(projectRoot, 'core', 'accounts', 'messages'),
  variables: { code: { tag: 'numeric', max: 6 }, minutes: { tag: 'numeric', max: 2 } },
};

/** The line of a code that is good for so many minutes more. */
export const codeLine = (purpose: CodeToDeliver['purpose'], digits: string, minutes: number): Line => ({
  key: `code.${purpose}`,
  params: { code: digits, minutes },
});
