import { EMAIL, type Compose, type Notice, type NoticeCall } from '../core/emergencies/notice.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Wished } from '../core/outbox/outbox.ts';
import type { Line } from '../core/text/line.ts';
import type { Messages } from '../core/text/messages.ts';
import type { Wording } from '../flows/medium.ts';
import { CALLED, sos } from '../flows/sos/index.ts';
import { sosHelper } from '../flows/sos-helper/index.ts';
import { sosOpen, STILL } from '../flows/sos-open/index.ts';
import { masked, templateOf } from './media/template.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';
import type { MessagePayload, Page } from './message.ts';

/** The channels that people are reached by; null where there is none. */
export interface EmergencyRoads {
  readonly sms: string | null;
  readonly voice: string | null;
  readonly whatsapp: string | null;
  readonly email: string | null;
}

/** A call about an emergency is worth nothing later. */
const CALL_MS = 10 * 60_000;
/** Hours after their own word in which anything may be written to somebody on WhatsApp. */
const FREE_MS = 24 * 3_600_000;

/**
 * What is told in an emergency as rows of the outbox, all of them urgent: to who wrote on WhatsApp there, and by text where
 * that is closed; to who has a mailbox alone there; to all others by text; by a call where one is wanted.
 */
export function createEmergencyNotices({
  roads,
  say,
  mainLanguages,
  consoleUrl = null,
}: {
  readonly roads: EmergencyRoads;
  readonly say: Messages['say'];
  readonly mainLanguages: readonly string[];
  /** Where operators see to it: it stands in what is mailed to them. */
  readonly consoleUrl?: string | null;
}): Compose {
  return ({ to, text, call, dueAt }: Notice, now: Date): Wished[] => {
    const { personId, identityId, language, medium } = to;
    if (identityId === null) return [];
    const wording: Wording = { languages: language === null ? mainLanguages : [language], say };
    const row = (kind: string, channel: string, payload: unknown): Wished => ({
      ...{ personId, identityId, kind, channel, urgent: true, payload, dueAt },
    });
    if (medium === EMAIL)
      return text && roads.email ? [row('message', roads.email, mailOf(text, wording, consoleUrl))] : [];
    const byWhatsApp = medium === 'whatsapp' ? roads.whatsapp : null;
    const road = byWhatsApp ?? roads.sms;
    return [
      ...(text && road ? [row('message', road, payloadOf(text, wording, byWhatsApp ? now : null))] : []),
      ...(call && roads.voice ? [row(CALL, roads.voice, callOf(call, wording, dueAt))] : []),
    ];
  };
}

/** A mail is no registered text. */
const mailOf = (text: Line, wording: Wording, url: string | null): MessagePayload => ({
  text: [emergencyPage(text, wording).text, ...(url === null ? [] : [url])].join('\n'),
});

/** On WhatsApp since when they wrote is not known here: what it says of a closed window sends it by text. */
function payloadOf(text: Line, wording: Wording, heardAt: Date | null): MessagePayload {
  const { registered: _, ...page } = emergencyPage(text, wording);
  if (heardAt === null) return page;
  return { text: page.text, freeUntil: new Date(heardAt.getTime() + FREE_MS).toISOString(), elsewhere: page };
}

/** A line as a text in each language, and the registered text that it is a filling of. */
export function emergencyPage(
  line: Line,
  wording: Wording,
): Required<Pick<Page, 'text' | 'template'>> & { readonly registered: string } {
  const said = ({ languages, say }: Wording): string =>
    languages.map((code) => say(line, code, 'sms').replace(/ {2,}/g, ' ').trim()).join('\n');
  const { name, text: registered } = templateOf(said(masked(wording)), wording.languages);
  return { text: said(wording), template: name, registered };
}

const callOf = (call: NoticeCall, wording: Wording, dueAt: Date): CallPayload => ({
  until: new Date(dueAt.getTime() + CALL_MS).toISOString(),
  ...beginningOf(call, (line) =>
    languagesOf(wording).map((language) => ({ text: heardOf(line, language, wording), language })),
  ),
});

/** What a question says, its conversation says itself: an answering machine hears no more than that there is one. */
function beginningOf(
  call: NoticeCall,
  said: (line: Line) => CallPayload['words'],
): Omit<CallPayload, 'until'> {
  if ('says' in call) return { words: said(call.says), ...(call.ends ? { ends: true } : {}) };
  switch (call.asks) {
    case 'needed':
      return { words: [], opens: sos.name, argument: CALLED };
    case 'still-needed':
      return { words: said({ key: `${sosOpen.name}.calling` }), opens: sosOpen.name, argument: STILL };
    case 'can-come':
      return { words: [], opens: sosHelper.name, argument: call.emergency };
  }
}
