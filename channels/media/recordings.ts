import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the service answers with its recordings. */
export const RECORDINGS_PATH = '/recordings';

/** What telephone networks play: https://www.twilio.com/docs/voice/twiml/play, https://docs.africastalking.com/voice/play. */
const FORMATS = /^([0-9a-f]{20})\.(mp3|wav)$/;

/** What the recording of a sentence is called, without its ending. A sentence that changes is to be recorded anew. */
export const recordingName = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 20);

/**
 * The address of a sentence's recording, null where there is none. `folder` holds one folder a language, by our code, with
 * files named by `recordingName`; it is read once. Throws where it cannot be read.
 */
export function readRecordings(
  folder: string,
  publicBaseUrl: string,
): (text: string, language: string) => string | null {
  const addresses = new Map<string, string>();
  for (const language of readdirSync(folder, { withFileTypes: true })) {
    if (!language.isDirectory()) continue;
    for (const file of readdirSync(join(folder, language.name))) {
      const [, name] = FORMATS.exec(file) ?? [];
      if (name)
        addresses.set(
          `${language.name} ${name}`,
          `${publicBaseUrl}${RECORDINGS_PATH}/${encodeURIComponent(language.name)}/${file}`,
        );
    }
  }
  return (text, language) => addresses.get(`${language} ${recordingName(text)}`) ?? null;
}
