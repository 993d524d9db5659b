import { join } from 'node:path';
import { codeCatalogue } from '../core/accounts/code-text.ts';
import { emergencyCatalogue } from '../core/emergencies/notice.ts';
import { broadcastCatalogue } from '../core/messages/broadcast-texts.ts';
import { projectRoot } from '../core/root.ts';
import { loadSchemes } from '../core/schemes/index.ts';
import { createSchemeTexts } from '../core/schemes/texts.ts';
import type { Catalogue } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';

/** What is said of illness: names and questions of findings, red flags, reasons, first aid, and conditions. */
const ofIllness = ['findings', 'red-flags', 'reasons', 'first-aid', 'conditions'].map((name) => ({
  name,
  folder: join(projectRoot, 'core', 'symptoms', name),
  variables: {},
}));

/** Every scheme, read once. India is the first country that has any. */
export const schemeBook = loadSchemes('IN');
export const schemeTexts = createSchemeTexts(schemeBook);

/**
 * Every message catalogue there is: the common one, those of codes, of emergencies and of broadcasts, those of illness, that
 * of schemes, and one per flow.
 */
export const catalogues: readonly Catalogue[] = [
  { name: 'common', folder: join(projectRoot, 'core', 'text', 'common'), variables: {} },
  codeCatalogue,
  emergencyCatalogue,
  broadcastCatalogue,
  ...ofIllness,
  schemeTexts.catalogue,
  ...flows.map(({ name, variables }) => ({
    name,
    folder: join(projectRoot, 'flows', name, 'messages'),
    variables,
  })),
];
