import type { Clock } from '../core/clock.ts';
import type { ConversationStore, Thread } from '../core/conversations/store.ts';
import { SendFailed } from '../core/errors.ts';
import { type EndedConsent, type Notice, type NoticePayload, readNotice } from '../core/messages/notice.ts';
import { CALL, type CallPayload } from '../core/outbox/call.ts';
import type { Claimed, Sent, Wished } from '../core/outbox/outbox.ts';
import type { Line } from '../core/text/line.ts';
import type { Wording } from '../flows/medium.ts';
import { NOT_ME_LINE } from '../flows/not-me.ts';
import { told } from '../flows/told/index.ts';
import type { Channel } from './channel.ts';
import { segments } from './media/gsm7.ts';
import { fitsSms } from './media/sms.ts';
import { masked, templateOf } from './media/template.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';
import { stateOf } from './thread.ts';
import type { Senders } from './message.ts';

/**
 * Tells people what they did not ask for, by the roads that lead to them: WhatsApp where they write there, a call where they
 * call, else a text, then a call. What is only written goes by no call.
 */
export interface Notices {
  /** The channel that a row leaves by first; null where no road leads to its person. */
  first(row: Claimed): Promise<string | null>;
  /** The one that is tried after the row's; null after the last. */
  after(row: Pick<Claimed, 'channel' | 'payload'>): string | null;
  /** Puts it into words and sends it by the row's channel. Throws SendFailed. */
  send(row: Claimed): Promise<Sent>;
}

/** What a notice says in writing: its sentences, how the consent that it rests on is ended, and "not me". */
export const writtenLines = (lines: readonly Line[], endedBy: EndedConsent | null): readonly Line[] => [
  ...lines,
  ...(endedBy === null ? [] : [{ key: `common.end-${endedBy}` }]),
  NOT_ME_LINE,
];

/** A call is worth nothing later, however often it is made. */
const CALL_MS = 3 * 3_600_000;
const HOUR_MS = 3_600_000;

export function createNotices({
  store,
  saidInstead,
  channels,
  senders,
  messageChannel,
  callChannel,
  say,
  mainLanguages,
  ring,
  clock,
}: {
  readonly store: Pick<ConversationStore, 'byPerson'>;
  /** Puts down a row that says what another one was to say; resolves with its id, null where that is there already. */
  readonly saidInstead: (id: string, wished: Wished, now: Date) => Promise<string | null>;
  /** Every channel there is, by id. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly senders: Senders;
  /** The channels that texts leave by and that calls are made by; null where there is none. */
  readonly messageChannel: string | null;
  readonly callChannel: string | null;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly ring: (ids: readonly string[]) => void;
  readonly clock: Clock;
}): Notices {
  /** The roads to a phone, in their order. */
  const roadsOf = (payload: unknown): readonly string[] =>
    [messageChannel, readNotice(payload)?.isWritten ? null : callChannel].filter((road) => road !== null);
  /** Read once for a row, to choose its road and to find its words. */
  const threads = new Map<string, Thread | null>();

  /** Where they write on a messenger, that; it is open to us, or has registered texts. */
  function messengerOf(last: Channel | undefined): string | null {
    return last?.freeHours !== undefined && senders.has(last.id) ? last.id : null;
  }

  /** In which words: those of their language, else of the one that they are said to speak, else of the main ones. */
  const wordingOf = ({ language }: Notice, thread: Thread): Wording => {
    const known = thread.language ?? language;
    return { languages: known === null ? mainLanguages : [known], say };
  };

  function pageOf(notice: Notice, thread: Thread): { readonly text: string; readonly template: string } {
    const wording = wordingOf(notice, thread);
    const { languages } = wording;
    const lines = writtenLines(notice.lines, notice.endedBy);
    const said = (wording: Wording): string =>
      languages.map((code) => lines.map((line) => wording.say(line, code, 'sms')).join('\n')).join('\n');
    return { text: said(wording), template: templateOf(said(masked(wording)), languages).name };
  }

  async function write(row: Claimed, channel: string, notice: Notice, thread: Thread): Promise<Sent> {
    const send = senders.get(channel);
    if (!send) throw new SendFailed('elsewhere', 'no-sender');
    if (!row.to) throw new SendFailed('rejected', 'no-number');
    const { text, template } = pageOf(notice, thread);
    if (!fitsSms(text)) throw new SendFailed('elsewhere', 'too-long');
    const { freeHours } = channels.get(channel) ?? {};
    const isLate =
      freeHours !== undefined && clock.now().getTime() > thread.heardAt.getTime() + freeHours * HOUR_MS;
    const message = { to: row.to, text, template };
    const accepted = await send(isLate ? { ...message, late: true } : message);
    return { channel, ...accepted, segments: segments(text), template };
  }

  /**
   * A call with the same words is a row of its own: it is told once, and tried again like any call. Where it was the first
   * road, a text is written to who does not hear it.
   */
  async function call(row: Claimed, notice: Notice, thread: Thread, isFirst: boolean): Promise<Sent> {
    const channel = row.channel!;
    const wording = wordingOf(notice, thread);
    const now = clock.now();
    const words = languagesOf(wording).flatMap((language) =>
      notice.lines.map((line) => ({ text: heardOf(line, language, wording), language })),
    );
    const until = new Date(Math.min(now.getTime() + CALL_MS, notice.until?.getTime() ?? Infinity));
    const { exempt = null, silentDays } = row.payload as NoticePayload;
    const again = { exempt, silentDays, isAgain: true } as const;
    const page = pageOf(notice, thread);
    const isWritten = isFirst && messageChannel !== null && fitsSms(page.text);
    const payload: CallPayload = {
      ...{ words, until: until.toISOString(), opens: told.name },
      ...(notice.endedBy === null ? {} : { argument: notice.endedBy }),
      unasked: { exempt: 'let-go', silentDays, again: exempt },
      ...(isWritten
        ? { instead: { channel: messageChannel, payload: { ...page, unasked: again, afterCall: true } } }
        : {}),
    };
    const { personId, identityId } = row;
    const wished = {
      personId,
      identityId,
      kind: CALL,
      channel,
      urgent: false,
      payload,
      dueAt: row.createdAt,
    };
    const id = await saidInstead(row.id, { ...wished, matter: `notice:${row.id}` }, now);
    if (id !== null) ring([id]);
    return { channel };
  }

  return {
    async first({ id, personId, to, payload }) {
      const thread = await store.byPerson(personId);
      threads.set(id, thread);
      const last = channels.get((thread && stateOf(thread)?.channel) ?? '');
      const messenger = messengerOf(last);
      if (messenger !== null) return messenger;
      if (to?.kind !== 'phone') return null;
      const roads = roadsOf(payload);
      const isCalled = last?.medium.id === 'voice' && callChannel !== null && roads.includes(callChannel);
      return (isCalled ? callChannel : roads[0]) ?? null;
    },

    after({ channel, payload }) {
      const roads = roadsOf(payload);
      return roads[roads.indexOf(channel ?? '') + 1] ?? null;
    },

    async send(row) {
      const known = threads.get(row.id);
      threads.delete(row.id);
      const notice = readNotice(row.payload);
      if (!notice) throw new SendFailed('rejected', 'no-payload');
      if (notice.until !== null && clock.now() > notice.until) throw new SendFailed('rejected', 'late');
      const thread = known ?? (await store.byPerson(row.personId));
      if (!thread || row.channel === null) throw new SendFailed('rejected', 'no-road');
      return row.channel === callChannel
        ? call(row, notice, thread, known !== undefined)
        : write(row, row.channel, notice, thread);
    },
  };
}
