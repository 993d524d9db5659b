import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { caregiverLine } from '../channels/caregiver.ts';
import { codeTemplate } from '../channels/code-delivery.ts';
import { emergencyPage } from '../channels/emergency.ts';
import { answerNumbers } from '../channels/index.ts';
import { createSms } from '../channels/media/sms.ts';
import { masked, templateOf, type Template } from '../channels/media/template.ts';
import { writtenLines } from '../channels/notice.ts';
import { isRegistered, MOST_TEMPLATES, REGISTERED_SCREENS } from '../channels/registered-screens.ts';
import { whatsAppFaults, whatsAppTemplates } from '../channels/registered-whatsapp.ts';
import { CODE_PURPOSES, codeLine } from '../core/accounts/code-text.ts';
import { loadCountry } from '../core/country/country.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { emergencyCatalogue, line } from '../core/emergencies/notice.ts';
import { answeredAt } from '../core/messages/answered.ts';
import { broadcastLine, type BroadcastSubject, ENDED_BY } from '../core/messages/broadcast-texts.ts';
import type { EndedConsent } from '../core/messages/notice.ts';
import { languages } from '../core/text/languages.ts';
import { projectRoot } from '../core/root.ts';
import type { Line } from '../core/text/line.ts';
import { createMessages, readMessages } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';
import type { Subject } from '../flows/flow.ts';
import { whichScreen } from '../flows/questions.ts';
import type { Screen } from '../flows/screen.ts';
import { offerScreen } from '../flows/talk.ts';
import { walk } from '../flows/testing/walk.ts';
import { catalogues } from '../server/catalogues.ts';
import { readConfig } from '../server/config.ts';

/** Stands for the number that texts name for answers, where none is configured. */
const SOME_NUMBER = '##########';

/**
 * `npm run templates`: every text that is to be registered with the operators (India: DLT), tab separated: our name for it,
 * where it is said, the text. What the register then calls each goes into DLT_TEMPLATES. With `--whatsapp` the templates of
 * WhatsApp, as WHATSAPP_TEMPLATES takes them. With `--write` both lists are kept in the country's folder; with `--check` they
 * are held against what is kept, and each text that differs is named. Exits with 1
 * when one does, when there are too many for a language, when one is mostly variables or ends in one, or asks for an answer and
 * names no number for it. The number is SMS_INBOUND_NUMBER, else ten signs in its place; none with `--unanswered`.
 */
const { write, check, whatsapp, unanswered } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    whatsapp: { type: 'boolean', default: false },
    unanswered: { type: 'boolean', default: false },
  },
}).values;
const { country: code, variables } = readConfig();
const country = loadCountry(code);
const telecom = loadTelecom(country.code);
const numbered: Readonly<Record<string, string | undefined>> = unanswered
  ? {}
  : { SMS_INBOUND_NUMBER: SOME_NUMBER, ...variables };
const { say } = createMessages({
  catalogues,
  constants: country.constants,
  answered: answeredAt(telecom, numbered),
});
const sms = createSms({
  today: () => '2026-01-01',
  ...answerNumbers(telecom, numbered),
});
/** Values that stand for all others of an emergency's texts: only their tags are told. */
const EMERGENCY = {
  ...{ code: '0000', minutes: 15, km: 10, hours: 2, days: 2 },
  ...{ name: 'X', place: 'X', near: 'X', age: 'X', words: 'X', more: 'X' },
};
/** One broadcast of each purpose stands for all others: what it is about is a value. */
const BROADCASTS: readonly BroadcastSubject[] = [
  { purpose: 'health-alert', about: 'heat', day: null },
  { purpose: 'new-scheme', about: 'x', day: null },
];
/** Heard on a call alone, or within another text. */
const UNSENT = new Set([
  ...['helper', 'somebody', 'near', 'village', 'area'],
  ...['now', 'hour-ago', 'hours-ago', 'days-ago'],
]);
/** Said beside the flows, wherever a person is. */
const asides = [
  ...['started', 'stopped', 'news', 'no-news', 'unlinked', 'will-call'].map((key) => `common.${key}`),
  'sos.numbers',
];
/** Questions of ours that are open together often enough; others are sorted out in a call. */
const WHICH: readonly (readonly Subject[])[] = [
  ['medicine', 'visit'],
  ['medicine', 'illness'],
];
/** Words that ask for an answer, in each language, and choices with a number. */
const ASKS = /\b(reply|send)\b|\b(bhejein|likhein)\b|भेजें|लिखें|\n\d+ /iu;
/** Flows that nobody comes to before they have chosen a language. */
const KNOWN_ALONE = new Set(['menu', 'reminders']);
/** Kept beside the country's data, and compared with what is said now. */
const folder = join(projectRoot, 'core', 'country', country.code.toLowerCase());
const kept = { texts: join(folder, 'templates.tsv'), whatsApp: join(folder, 'whatsapp-templates.json') };

const found = new Map<string, Template & { readonly where: string }>();
const registered = flows.filter(({ name }) => REGISTERED_SCREENS[name] !== undefined);
const walks = await Promise.all(registered.map(async (flow) => ({ flow, ...(await walk(flow)) })));
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
  const isStranger = spoken.length > 1;
  for (const { flow, screens, messages } of walks) {
    if (isStranger && KNOWN_ALONE.has(flow.name)) continue;
    for (const { screenId, screen } of screens)
      if (isRegistered(flow.name, screenId, screen)) draw(`${flow.name}.${screenId}`, screen);
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
  const tell = (where: string, told: Line, endedBy: EndedConsent | null = null): void => {
    const lines = writtenLines([told], endedBy);
    note(where, spoken.flatMap((code) => lines.map((one) => wording.say(one, code, 'sms'))).join('\n'));
  };
  tell('call-back', { key: 'common.not-reached' });
  // They are told to those alone whose language is known.
  if (!isStranger) {
    for (const subjects of WHICH) draw('which', whichScreen(subjects));
    for (const subject of BROADCASTS)
      tell(
        `broadcast.${subject.purpose}`,
        broadcastLine(subject, null, () => null),
        ENDED_BY[subject.purpose],
      );
    tell('dose.caregiver', caregiverLine({ name: 'X', phone: null }) as Line);
  }
  for (const purpose of CODE_PURPOSES) {
    const template = codeTemplate(codeLine(purpose, '000000', 10), { languages: spoken, say });
    found.set(template.name, { ...template, where: `code.${purpose}` });
  }
}

const listed = [...found.values()]
  .map(({ name, where, text }) => [name, where, text.replaceAll('\n', '\\n')].join('\t'))
  .sort();
const templates = whatsAppTemplates(found.values());
const whatsAppListed = [...templates].map(([name, one]) => `"${name}":${JSON.stringify(one)}`);
const lists = {
  texts: { lines: listed, whole: `${listed.join('\n')}\n` },
  whatsApp: { lines: whatsAppListed, whole: `{\n${whatsAppListed.join(',\n')}\n}\n` },
};
const faults = [
  ...tooMany(),
  ...[...found.values()].flatMap(unfit),
  ...whatsAppFaults(templates),
  ...(check ? [...changed('texts'), ...changed('whatsApp')] : []),
];
if (write) for (const list of ['texts', 'whatsApp'] as const) writeFileSync(kept[list], lists[list].whole);
else if (!check) process.stdout.write(lists[whatsapp ? 'whatsApp' : 'texts'].whole);
for (const [language, count] of counts())
  process.stderr.write(`${language}: ${count} of ${MOST_TEMPLATES} templates\n`);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Templates of each language, or of the two that a stranger is answered in. */
function counts(): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const name of found.keys()) {
    const language = name.slice(0, name.indexOf('.'));
    counted.set(language, (counted.get(language) ?? 0) + 1);
  }
  return counted;
}

function tooMany(): string[] {
  return [...counts()].flatMap(([language, count]) =>
    count > MOST_TEMPLATES
      ? [`${language}: ${count} templates, at most ${MOST_TEMPLATES} are registered`]
      : [],
  );
}

/** Operators refuse what is mostly variables, or ends in one; and nobody can answer a text that names no number for it. */
function unfit({ name, where, text }: Template & { readonly where: string }): string[] {
  const fixed = text.replace(/\{#\w+#\}/g, '').replace(/\s/g, '').length;
  const values = text.match(/\{#\w+#\}/g)?.length ?? 0;
  const { SMS_INBOUND_NUMBER: number } = numbered;
  const isMute = telecom.sms.registeredTemplates && number !== undefined && !text.includes(number);
  return [
    ...(values > 0 && fixed < 4 * values ? ['is mostly variables'] : []),
    ...(/\{#\w+#\}[^\p{L}\p{N}]*$/u.test(text) ? ['ends in a variable'] : []),
    ...(isMute && ASKS.test(text) ? ['asks for an answer and names no number for it'] : []),
  ].map((fault) => `${name} (${where}) ${fault}: ${text}`);
}

/** Each text that is said now and not kept, or kept and not said any more, by its name and place. */
function changed(list: keyof typeof lists): string[] {
  const written = existsSync(kept[list]) ? readFileSync(kept[list], 'utf8') : '';
  const lines = written.split('\n').map((line) => (list === 'texts' ? line : line.replace(/,$/, '')));
  const was = new Set(lines.filter((line) => !['', '{', '}'].includes(line)));
  const is = new Set(lists[list].lines);
  return [
    ...lists[list].lines.filter((line) => !was.has(line)).map((line) => `not registered: ${line}`),
    ...[...was].filter((line) => !is.has(line)).map((line) => `no longer said: ${line}`),
  ];
}
