import { createSms } from '../../channels/media/sms.ts';
import { loadCountry } from '../../core/country/country.ts';
import { createMessages } from '../../core/text/messages.ts';
import { begin } from '../../flows/turn.ts';
import { welcome } from '../../flows/welcome/index.ts';
import { catalogues } from '../catalogues.ts';

/** The registered text that strangers are answered with first: our name for it, and its words, which hold no value. */
export async function firstText(): Promise<{ readonly name: string; readonly body: string }> {
  const { constants, mainLanguages } = loadCountry('IN');
  const { say } = createMessages({ catalogues, constants });
  const { screen } = await begin(welcome, { language: null }, 2_000);
  const sms = createSms({ today: () => '2026-11-23' });
  const { template, text } = sms.draw(screen!, { languages: mainLanguages, say }, 0);
  return { name: template!, body: text };
}
