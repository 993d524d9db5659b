import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChat } from '../channels/media/chat.ts';
import { createSms } from '../channels/media/sms.ts';
import { problemsOf } from '../channels/media/testing/fits.ts';
import { lookOf } from '../channels/media/testing/look.ts';
import { createVoice } from '../channels/media/voice.ts';
import { createUssd } from '../channels/media/ussd.ts';
import { createWhatsApp } from '../channels/media/whatsapp.ts';
import { loadCountry } from '../core/country/country.ts';
import { projectRoot } from '../core/root.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import type { Flow } from '../flows/flow.ts';
import { flows } from '../flows/index.ts';
import type { Medium, Wording } from '../flows/medium.ts';
import { walk, type Walk } from '../flows/testing/walk.ts';
import { catalogues } from './catalogues.ts';
import { matchesGolden } from './testing/golden.ts';

const country = loadCountry('IN');
const fallbacks: string[] = [];
const { say } = createMessages({
  catalogues,
  constants: country.constants,
  onFallback: (key, language) => fallbacks.push(`${key} in ${language}`),
});
const today = (): string => '2026-11-23';
const media: readonly Medium[] = [
  createUssd({ today }),
  createSms({ today }),
  createVoice({ today }),
  createWhatsApp({ today }),
  createChat({ today }),
];
/** Each language alone, and the main ones together, as people are met whose language is not known. */
const spoken = [...languages.map(({ code }) => [code as string]), country.mainLanguages];
const walks = new Map<string, Promise<Walk>>();
const walked = (flow: Flow): Promise<Walk> => {
  if (!walks.has(flow.name)) walks.set(flow.name, walk(flow));
  return walks.get(flow.name)!;
};

test.each(flows)('$name keeps the rules of a conversation on every path', async (flow) => {
  expect((await walked(flow)).problems).toEqual([]);
});

const cases = flows.flatMap((flow) =>
  media.flatMap((medium) =>
    spoken.map((codes) => ({ flow, medium, codes, name: `${flow.name}.${codes.join('+')}.${medium.id}` })),
  ),
);

test.each(cases)(
  '$name: every screen fits, has a way back, and looks as it did',
  async ({ flow, medium, codes, name }) => {
    const { screens } = await walked(flow);
    const wording: Wording = { languages: codes, say };
    fallbacks.length = 0;
    const problems = screens.flatMap(({ screenId, screen }) =>
      problemsOf(screen, medium, wording).map(
        (problem) => `${flow.name}.${screenId} ${codes.join('+')} ${medium.id}: ${problem}`,
      ),
    );
    expect([...new Set(problems)]).toEqual([]);
    expect([...new Set(fallbacks)]).toEqual([]);
    matchesGolden(
      join(projectRoot, 'channels', 'media', 'golden', `${name}.txt`),
      draw(screens, medium, wording),
    );
  },
);

test('a missing Hindi message, and a text that is too long, are found by name', async () => {
  const flow = flows.find(({ name }) => name === 'hospital-lookup')!;
  const { screens } = await walked(flow);
  const ussd = media[0]!;
  const longer: Wording = {
    languages: ['hi'],
    say: (line, language, medium) =>
      line.key === 'hospital-lookup.new' ? 'लंबा'.repeat(30) : say(line, language, medium),
  };
  const tooLong = screens.flatMap(({ screen }) => problemsOf(screen, ussd, longer));
  expect(tooLong).not.toEqual([]);
  expect(tooLong.join()).toContain('hospital-lookup.new');

  const folder = mkdtempSync(join(tmpdir(), 'arogya-messages-'));
  const catalogue = catalogues.find(({ name }) => name === 'hospital-lookup')!;
  for (const { code } of languages) {
    const { new: left, ...others } = readMessages(catalogue, code);
    writeFileSync(
      join(folder, `${code}.json`),
      JSON.stringify(code === 'hi' ? others : { ...others, new: left }),
    );
  }
  const missing: string[] = [];
  const gap = createMessages({
    catalogues: catalogues.map((one) => (one === catalogue ? { ...one, folder } : one)),
    constants: country.constants,
    onFallback: (key, language) => missing.push(`${key} in ${language}`),
  });
  screens.forEach(({ screen }) => ussd.draw(screen, { languages: ['hi'], say: gap.say }, 0));
  rmSync(folder, { recursive: true });
  expect([...new Set(missing)]).toEqual(['hospital-lookup.new in hi']);
});

function draw(screens: Walk['screens'], medium: Medium, wording: Wording): string {
  const blocks = screens.map(({ screenId, screen }) => {
    const { pages } = medium.draw(screen, wording, 0);
    const drawn = Array.from({ length: pages }, (_, page) =>
      lookOf(medium.draw(screen, wording, page), medium.id),
    );
    return drawn
      .map((text, page) => `[${screenId}${pages > 1 ? ` ${page + 1}/${pages}` : ''}]\n${text}\n`)
      .join('\n');
  });
  return [...new Set(blocks)].join('\n');
}
