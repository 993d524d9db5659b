import type { FirstWords, Opening } from '../core/outbox/call.ts';
import type { Contact } from '../flows/conversation.ts';
import type { Drawn } from '../flows/medium.ts';
import { CALLED, sos } from '../flows/sos/index.ts';
import { sayFirst, sayOnly } from './media/voice-first.ts';

/** The first page of a call that we made. */
export const begun = ({ words, ends }: Opening, drawn: Drawn): Drawn =>
  ends ? sayOnly(words) : sayFirst(drawn, words);

/** The flow that a call of ours opens. One that is urgent and knows of none calls back who rang the number of the SOS. */
export function opensWith(opening: Opening | null): Pick<Contact, 'opens'> {
  if (!opening || opening.ends) return {};
  const { opens, argument, urgent, words } = opening;
  if (opens !== undefined) return { opens: { flow: opens, argument } };
  return urgent && words.length === 0 ? { opens: { flow: sos.name, argument: CALLED } } : {};
}

/** Whether a call of ours says something of its own, wherever the conversation stood. */
export const isTelling = (opening: Opening | null): boolean =>
  opening?.opens !== undefined || opening?.ends === true;

/** Where no call is ours. */
export const NOTHING_FIRST: FirstWords = { of: () => Promise.resolve(null) };
