import { createSms } from '../channels/media/sms.ts';
import { masked, templateOf, type Template } from '../channels/media/template.ts';
import { loadCountry } from '../core/country/country.ts';
import { languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
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
/** Said beside the flows, wherever a person is. */
const asides = ['common.busy', 'common.goodbye', 'common.started', 'common.stopped', 'sos.numbers'];

const found = new Map<string, Template & { readonly where: string }>();
for (const spoken of [...languages.map(({ code }) => [code as string]), country.mainLanguages]) {
  const wording = masked({ languages: spoken, say });
  const note = (where: string, text: string): void => {
    const template = templateOf(text, spoken);
    if (!found.has(template.name)) found.set(template.name, { ...template, where });
  };
  const draw = (where: string, screen: Screen): void => {
    const { pages } = sms.draw(screen, wording, 0);
    for (let page = 0; page < pages; page++) note(where, sms.draw(screen, wording, page).text);
  };
  for (const flow of flows) {
    const { screens, messages } = await walk(flow);
    for (const { screenId, screen } of screens) draw(screenId, screen);
    for (const lines of messages) {
      const said = lines.map((line) => spoken.map((code) => wording.say(line, code, 'sms')).join('\n'));
      note(flow.name, said.join('\n'));
    }
  }
  draw('offer', offerScreen);
  for (const key of asides) draw(key, { say: [{ key }] });
}

for (const { name, where, text } of found.values()) {
  process.stdout.write(`${[name, where, text.replaceAll('\n', '\\n')].join('\t')}\n`);
}
