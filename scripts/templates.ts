import { codeTemplate } from '../channels/code-delivery.ts';
import { emergencyPage } from '../channels/emergency.ts';
import { createSms } from '../channels/media/sms.ts';
import { masked, templateOf, type Template } from '../channels/media/template.ts';
import { CODE_PURPOSES, codeLine } from '../core/accounts/code-text.ts';
import { loadCountry } from '../core/country/country.ts';
import { emergencyCatalogue, line } from '../core/emergencies/notice.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';
import type { Screen } from '../flows/screen.ts';
import { offerScreen } from '../flows/talk.ts';
import { walk } from '../flows/testing/walk.ts';
import { catalogues } from '../server/catalogues.ts';
import { readConfig } from '../server/config.ts';

/**
 * `npm run templates`: every text that a conversation by SMS may send, as operators want it registered (India: DLT), tab
 * separated: our name for it, where it is said, the text. What the register then calls each goes into DLT_TEMPLATES.
 */
const country = loadCountry(readConfig().country);
const { say } = createMessages({ catalogues, constants: country.constants });
const sms = createSms({ today: () => '2026-01-01' });
/** Values that stand for all others of an emergency's texts: only their tags are told. */
const EMERGENCY = { code: '0000', minutes: 15, km: 10, name: 'X', place: 'X', words: 'X', more: 'X' };
/** Heard on a call alone, or within another text. */
const UNSENT = new Set(['ask-call', 'helper']);
/** Said beside the flows, wherever a person is. */
const asides = ['common.busy', 'common.goodbye', 'common.started', 'common.stopped', 'sos.numbers'];

const found = new Map<string, Template & { readonly where: string }>();
const walks = await Promise.all(flows.map(async (flow) => ({ flow, ...(await walk(flow)) })));
for (const spoken of [...languages.map(({ code }) => [code as string]), country.mainLanguages]) {
  const wording = masked({ languages: spoken, say });
  const note = (where: string, text: string): void => {
    const template = templateOf(text, spoken);
    if (!found.has(template.name)) found.set(template.name, { ...template, where });
  };
  const menu = `\n${say({ key: 'common.menu' }, spoken[0]!, 'sms')}`;
  const draw = (where: string, screen: Screen): void => {
    const { pages, last } = sms.draw(screen, wording, 0);
    for (let page = 0; page < pages; page++) {
      const { text } = sms.draw(screen, wording, page);
      note(where, text);
      // The key for the menu is left out where it would cost a part, which is a matter of the values' length.
      if (page === pages - 1 && !last)
        note(where, text.endsWith(menu) ? text.slice(0, -menu.length) : text + menu);
    }
  };
  for (const { flow, screens, messages } of walks) {
    for (const { screenId, screen } of screens) draw(screenId, screen);
    for (const lines of messages) {
      const said = lines.map((line) => spoken.map((code) => wording.say(line, code, 'sms')).join('\n'));
      note(flow.name, said.join('\n'));
    }
  }
  draw('offer', offerScreen);
  for (const key of asides) draw(key, { say: [{ key }] });
  for (const key of Object.keys(readMessages(emergencyCatalogue, 'en')).filter((one) => !UNSENT.has(one))) {
    const page = emergencyPage(line(key, EMERGENCY), { languages: spoken, say });
    found.set(page.template, { name: page.template, where: `emergency.${key}`, text: page.registered });
  }
  for (const purpose of CODE_PURPOSES) {
    const template = codeTemplate(codeLine(purpose, '000000', 10), { languages: spoken, say });
    found.set(template.name, { ...template, where: `code.${purpose}` });
  }
}

for (const { name, where, text } of found.values()) {
  process.stdout.write(`${[name, where, text.replaceAll('\n', '\\n')].join('\t')}\n`);
}
