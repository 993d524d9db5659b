/** What is never said about health, looked for in every text there is and in every screen that can be reached. */
import { describe, expect, test } from '@jest/globals';
import { loadCountry } from '../core/country/country.ts';
import { findForbidden } from '../core/symptoms/forbidden.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';
import type { MediumId } from '../flows/medium.ts';
import { walk } from '../flows/testing/walk.ts';
import { catalogues } from './catalogues.ts';

const MEDIA: readonly MediumId[] = ['ussd', 'sms', 'voice', 'whatsapp', 'chat'];
const { say } = createMessages({ catalogues, constants: loadCountry('IN').constants });

describe.each(languages.map(({ code }) => code))('%s', (code) => {
  test.each(catalogues.map((catalogue) => [catalogue.name, catalogue] as const))(
    'texts of %s',
    (_, catalogue) => {
      const said = Object.entries(readMessages(catalogue, code)).flatMap(([key, message]) =>
        Object.values(typeof message === 'string' ? { any: message } : message).flatMap((text) =>
          findForbidden(text, code).map((found) => `${key}: ${found}`),
        ),
      );
      expect(said).toEqual([]);
    },
  );

  test.each(flows.map((flow) => [flow.name, flow] as const))('screens of %s', async (_, flow) => {
    const { screens, messages } = await walked(flow);
    const lines = [...screens.map(({ screen }) => screen.say), ...messages];
    const found = lines.flatMap((said) =>
      MEDIA.flatMap((medium) => findForbidden(said.map((line) => say(line, code, medium)).join('\n'), code)),
    );
    expect(found).toEqual([]);
  });
});

const walks = new Map<string, ReturnType<typeof walk>>();
function walked(flow: (typeof flows)[number]): ReturnType<typeof walk> {
  const known = walks.get(flow.name) ?? walk(flow);
  walks.set(flow.name, known);
  return known;
}
