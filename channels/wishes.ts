import type { Thread, Wanted } from '../core/conversations/store.ts';
import { EMERGENCY_REPLY } from '../core/emergencies/answers.ts';
import { EMERGENCY_PLACE, EMERGENCY_STOP } from '../core/emergencies/emergencies.ts';
import { EMERGENCY_SAID } from '../core/emergencies/said.ts';
import { UNLINK } from '../core/messages/unlink.ts';
import { CALL_BACK } from '../core/outbox/call-back.ts';
import { REMINDER } from '../core/reminders/wish.ts';
import { APPLICATION } from '../core/schemes/wish.ts';
import type { Outcome } from '../flows/conversation.ts';
import type { Drawn, Medium, MediumId, Wording } from '../flows/medium.ts';
import { NOT_ME_LINE } from '../flows/not-me.ts';
import type { Channel } from './channel.ts';
import type { FollowUpDue } from './follow-up.ts';
import { masked, templateOf } from './media/template.ts';
import type { MessagePayload, Page, Unasked } from './message.ts';

/** What a turn came to, whatever it looks like. */
export type Undrawn = Omit<Outcome, 'drawn' | 'redraw'>;

/** Outbox rows for what a turn wants to happen in the world. */
export interface Wishes {
  /** What the flows want; that it waits for the morning where somebody lives is seen to when it is due. */
  of(outcome: Undrawn, thread: Thread, medium: MediumId, now: Date): Wanted[];
  /**
   * The page itself, where it goes as a message by `answering`. Where it is no answer, `ours` says when the person last wrote,
   * until when it is worth something, and why it is not held back again.
   */
  reply(channel: Channel, answering: string, outcome: Outcome, now: Date, ours?: OurPage): Wanted;
}

/** A page that nobody asked for. */
export interface OurPage {
  readonly heardAt: Date;
  readonly until: Date | undefined;
  readonly unasked: Unasked;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Minutes to a call that was wished for, when the session on the screen is over; and until it is not made any more. */
const CALL_BACK_MINUTES = { after: 1, late: 30 } as const;

export function createWishes({
  say,
  mainLanguages,
  messageChannel,
  texts,
}: {
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  /** The channel that messages to a person leave by; null when nothing can be sent. */
  readonly messageChannel: string | null;
  /** The medium of that channel. */
  readonly texts: Medium;
}): Wishes {
  function of(outcome: Undrawn, thread: Thread, medium: MediumId, now: Date): Wanted[] {
    const { language = thread.language, memory = thread.memory } = kept(outcome, thread, now);
    const languages = language ? [language] : mainLanguages;
    return outcome.effects.flatMap((effect): Wanted[] => {
      switch (effect.type) {
        case 'message': {
          if (messageChannel === null) return [];
          const said = (wording: Wording): string =>
            (effect.afterHours === undefined ? effect.lines : [...effect.lines, NOT_ME_LINE])
              .map((line) => languages.map((code) => wording.say(line, code, 'sms')).join('\n'))
              .join('\n');
          const wording = { languages, say };
          const template = templateOf(said(masked(wording)), languages).name;
          const payload = { text: said(wording), template };
          if (effect.afterHours === undefined) return [message(messageChannel, payload, false, now)];
          const later = new Date(now.getTime() + effect.afterHours * HOUR_MS);
          const { toApply } = effect;
          const unasked = { unasked: { exempt: null }, ...(toApply === undefined ? {} : { toApply }) };
          return [message(messageChannel, { ...payload, ...unasked }, false, later)];
        }
        case 'emergency': {
          const { certainty, trigger, said } = effect;
          const payload = {
            ...{ certainty, trigger, medium, place: effect.place ?? memory },
            ...(said === undefined ? {} : { said, isShared: effect.place !== undefined }),
          };
          return [{ kind: 'emergency', channel: null, urgent: true, payload, dueAt: now }];
        }
        case 'emergency-place': {
          const payload = { place: effect.place };
          return [{ kind: EMERGENCY_PLACE, channel: null, urgent: true, payload, dueAt: now }];
        }
        case 'emergency-said': {
          const payload = { said: effect.said };
          return [{ kind: EMERGENCY_SAID, channel: null, urgent: true, payload, dueAt: now }];
        }
        case 'emergency-stop':
          return [
            {
              kind: EMERGENCY_STOP,
              channel: null,
              urgent: true,
              payload: effect.isDoubted ? { isDoubted: true } : {},
              dueAt: now,
            },
          ];
        case 'emergency-reply': {
          const { emergency, said } = effect;
          return [
            { kind: EMERGENCY_REPLY, channel: null, urgent: true, payload: { emergency, said }, dueAt: now },
          ];
        }
        case 'deadline': {
          const payload = { revision: thread.revision + 1, moves: outcome.state.moves, medium };
          const dueAt = new Date(now.getTime() + effect.minutes * MINUTE_MS);
          return [{ kind: 'deadline', channel: null, urgent: false, payload, dueAt }];
        }
        case 'call-back': {
          const dueAt = new Date(now.getTime() + CALL_BACK_MINUTES.after * MINUTE_MS);
          const lateAfter = new Date(dueAt.getTime() + CALL_BACK_MINUTES.late * MINUTE_MS);
          return [
            { kind: CALL_BACK, channel: null, urgent: false, payload: { called: null, lateAfter }, dueAt },
          ];
        }
        case 'reminder':
          return [{ kind: REMINDER, channel: null, urgent: false, payload: effect.wish, dueAt: now }];
        case 'unlink':
          // Its answer goes first: after it the number is somebody else's.
          return [
            {
              kind: UNLINK,
              channel: null,
              urgent: false,
              payload: {},
              dueAt: new Date(now.getTime() + MINUTE_MS),
            },
          ];
        case 'assessment': {
          const payload = { assessment: effect.assessment };
          return [{ kind: 'assessment', channel: null, urgent: false, payload, dueAt: now }];
        }
        case 'application': {
          const { scheme, status } = effect;
          return [
            { kind: APPLICATION, channel: null, urgent: false, payload: { scheme, status }, dueAt: now },
          ];
        }
        case 'follow-up': {
          const { level, hours, isLast = false } = effect;
          return hours.map((after, index) => {
            const dueAt = new Date(now.getTime() + after * HOUR_MS);
            // Where others are due anyway, "the same" leads to no further one.
            const payload: FollowUpDue = { level, isLast: isLast || index < hours.length - 1 };
            return { kind: 'follow-up', channel: null, urgent: false, payload, dueAt };
          });
        }
        default:
          return [];
      }
    });
  }

  /** A page as a message; where that may be written only for some hours, until when, and what a text would say then. */
  function replyPayload({ freeHours }: Channel, { drawn, redraw }: Outcome, heardAt: Date): MessagePayload {
    if (freeHours === undefined) return pageOf(drawn);
    const freeUntil = new Date(heardAt.getTime() + freeHours * HOUR_MS).toISOString();
    return { ...pageOf(drawn), freeUntil, elsewhere: pageOf(redraw(texts)) };
  }

  return {
    of,
    reply: (channel, answering, outcome, now, ours) => {
      const payload = replyPayload(channel, outcome, ours?.heardAt ?? now);
      const until = ours?.until ? { until: ours.until.toISOString() } : {};
      const unasked = ours ? { unasked: ours.unasked, ...until } : {};
      return message(answering, { ...payload, ...unasked }, isUrgent(outcome), now);
    },
  };
}

/** What of a drawn page is sent. */
export const pageOf = ({ text, form, template }: Drawn): Page => ({
  text,
  ...(form === undefined ? {} : { form }),
  ...(template === undefined ? {} : { template }),
});

const message = (channel: string, payload: MessagePayload, urgent: boolean, now: Date): Wanted => ({
  kind: 'message',
  channel,
  urgent,
  payload,
  dueAt: now,
});

/** The words of ours that a consent answered, by their key; the ledger keeps it beside the notice's version. */
const CONSENTED_TO: Readonly<Record<string, string>> = {
  service: 'welcome.notice',
  history: 'symptom-check.keep',
  reminders: 'reminders.confirm',
  messages: 'common.stopped',
  'scheme-news': 'common.news',
};

/** Somebody cries for help, or answers a cry: it goes before everything else. */
export const isUrgent = (outcome: Undrawn): boolean =>
  outcome.effects.some(({ type }) => type === 'emergency' || type === 'emergency-reply');

/** Somebody says STOP, and nothing else. */
export const isStop = ({ effects: [effect, ...others] }: Undrawn): boolean =>
  others.length === 0 && effect?.type === 'consent' && effect.purpose === 'messages' && !effect.given;

/** What of an outcome is kept with the person and the conversation; a place with when it was said, for an emergency later. */
export function kept({ state, effects }: Undrawn, thread: Thread, now: Date) {
  const remembered = effects.filter((effect) => effect.type === 'remember');
  const language = remembered.findLast((effect) => effect.language)?.language;
  const memory = remembered.findLast((effect) => effect.lastPlace)?.lastPlace;
  return {
    state,
    ...(language === undefined ? {} : { language }),
    ...(memory === undefined ? {} : { memory: { ...memory, knownAt: now.toISOString() } }),
    consents: effects
      .filter((effect) => effect.type === 'consent')
      .map(({ purpose, given }) => ({
        purpose,
        given,
        language: language ?? thread.language ?? 'en',
        ...(given && CONSENTED_TO[purpose] ? { wording: CONSENTED_TO[purpose] } : {}),
      })),
  };
}
