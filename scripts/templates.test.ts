import { expect, test } from '@jest/globals';
import { createSms } from '../channels/media/sms.ts';
import { masked, templateOf } from '../channels/media/template.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';
import { walk } from '../flows/testing/walk.ts';
import { catalogues } from '../server/catalogues.ts';

const country = loadCountry('IN');
const { variableMax } = loadTelecom('IN').sms;
const { say } = createMessages({ catalogues, constants: country.constants });
const sms = createSms({ today: () => '2026-11-23' });

const pattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('\\{#numeric#\\}', '[\\d.,+ ]+')
      .replaceAll('\\{#alphanumeric#\\}', '.+')}$`,
    'u',
  );

test.each(flows)('each text of $name is a filling of the template that it names', async (flow) => {
  const { screens, messages } = await walk(flow);
  for (const { code } of languages) {
    const wording = { languages: [code], say };
    for (const { screen } of screens) {
      const { pages } = sms.draw(screen, wording, 0);
      for (let page = 0; page < pages; page++) {
        const drawn = sms.draw(screen, wording, page);
        const { text } = sms.draw(screen, masked(wording), page);
        const menu = `\n${say({ key: 'common.menu' }, code, 'sms')}`;
        const bare = text.endsWith(menu) ? text.slice(0, -menu.length) : text;
        const template = [bare, bare + menu]
          .map((one) => templateOf(one, [code]))
          .find(({ name }) => name === drawn.template);
        expect(template).toBeDefined();
        expect(drawn.text).toMatch(pattern(template!.text));
      }
    }
    for (const line of messages.flat()) {
      const template = templateOf(masked(wording).say(line, code, 'sms'), [code]);
      expect(say(line, code, 'sms')).toMatch(pattern(template.text));
    }
  }
});

test('the same words with other values are one template; other words are another', () => {
  const named = (name: string, km: number, key = 'hospital-lookup.row'): string =>
    templateOf(masked({ languages: ['en'], say }).say({ key, params: { name, km } }, 'en', 'sms'), ['en'])
      .name;
  expect(named('Civil Hospital', 4)).toBe(named('AIIMS, Jodhpur (new)', 140));
  expect(named('Civil Hospital', 4)).not.toBe(templateOf('Civil Hospital, 4 km', ['en']).name);
});

test('no variable is longer than the operators take', () => {
  const declared = catalogues.flatMap(({ variables }) => Object.entries(variables));
  expect(declared.filter(([, { max }]) => max > variableMax)).toEqual([]);
});
