import { expect, test } from '@jest/globals';
import { createSms } from '../channels/media/sms.ts';
import { masked, templateOf } from '../channels/media/template.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { answeredAt } from '../core/messages/answered.ts';
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
        const template = templateOf(text, [code]);
        expect(template.name).toBe(drawn.template);
        expect(drawn.text).toMatch(pattern(template.text));
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

test.each(languages)(
  'in $code what asks for an answer names the number that can be written to',
  ({ code }) => {
    const telecom = loadTelecom('IN');
    const answered = answeredAt(telecom, { SMS_INBOUND_NUMBER: '9800000000' })!;
    const { say: tell } = createMessages({ catalogues, constants: country.constants, answered });
    for (const key of answered.keys) {
      const { variables } = catalogues.find(({ name }) => key.startsWith(`${name}.`))!;
      const params = Object.fromEntries(Object.keys(variables).map((name) => [name, 'X']));
      expect(tell({ key, params }, code, 'sms')).toMatch(/ 9800000000$/);
      expect(tell({ key, params }, code, 'voice')).not.toContain('9800000000');
    }
    expect(answeredAt(telecom, {})).toBeNull();
    expect(
      answeredAt({ sms: { ...telecom.sms, registeredTemplates: false } }, { SMS_INBOUND_NUMBER: '1' }),
    ).toBeNull();
  },
);
