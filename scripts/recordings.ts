import { createVoice } from '../channels/media/voice.ts';
import { readRecordings, recordingName } from '../channels/media/recordings.ts';
import { hasValue, masked } from '../channels/media/template.ts';
import { loadCountry } from '../core/country/country.ts';
import { isLanguage, languages } from '../core/text/languages.ts';
import { createMessages } from '../core/text/messages.ts';
import { flows } from '../flows/index.ts';
import { offerScreen } from '../flows/talk.ts';
import { walk } from '../flows/testing/walk.ts';
import type { Screen } from '../flows/screen.ts';
import { catalogues } from '../server/catalogues.ts';
import { readConfig } from '../server/config.ts';

/**
 * `npm run recordings -- LANGUAGE`: every fixed sentence that a call says in a language and that VOICE_RECORDINGS has no
 * recording of, tab separated: the file's name without its ending, the sentence. Sentences with values in them (a
 * hospital's name) cannot be recorded beforehand and are spoken by the provider's voice.
 */
const [language = ''] = process.argv.slice(2);
if (!isLanguage(language)) {
  process.stderr.write(
    `Usage: npm run recordings -- LANGUAGE\nLanguages: ${languages.map(({ code }) => code).join(' ')}\n`,
  );
  process.exit(2);
}
const { country: code, recordingsDir } = readConfig();
const country = loadCountry(code);
const { say } = createMessages({ catalogues, constants: country.constants });
const recorded = recordingsDir ? readRecordings(recordingsDir, '') : () => null;

const wanted = new Map<string, string>();
const note = (text: string, of: string): null => {
  if (of === language && !hasValue(text) && recorded(text, of) === null)
    wanted.set(recordingName(text), text);
  return null;
};
const media = [true, false].map((speech) =>
  createVoice({
    today: () => '2026-01-01',
    placeCodeLength: country.examplePin.length,
    speech,
    recording: note,
  }),
);
const screens: Screen[] = [
  offerScreen,
  { say: [{ key: 'common.goodbye' }] },
  { say: [{ key: 'sos.numbers' }] },
];
for (const flow of flows) screens.push(...(await walk(flow)).screens.map(({ screen }) => screen));
const wording = masked({ languages: [language], say });
for (const screen of screens)
  for (const medium of media) {
    const { pages } = medium.draw(screen, wording, 0);
    for (let page = 1; page < pages; page++) medium.draw(screen, wording, page);
  }
for (const [name, text] of wanted) process.stdout.write(`${name}\t${text}\n`);
