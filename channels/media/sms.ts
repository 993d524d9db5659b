import type { Medium, Wording } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { isGsm7, segments, units } from './gsm7.ts';
import { itemsOf, labelOf } from './numbering.ts';
import { pageOf, paginate } from './pages.ts';
import { readReply } from './reading.ts';
import { isListed, masked, templateOf } from './template.ts';

/** The longest message, in parts: each is paid for, and longer ones arrive in pieces. The rest follows on "98". */
export const SMS_SEGMENTS = 3;
/** Minutes after which a thread counts as left: people answer a text hours later. */
const IDLE_MINUTES = 720;

/** UCS-2 units of a part of a longer message: more than three of them need no exact count, which takes its time. */
const UNITS_OF_PART = 67;

/** Whether a text is within one message. */
export const fitsSms = (text: string): boolean =>
  (isGsm7(text) || units(text) <= SMS_SEGMENTS * UNITS_OF_PART) && segments(text) <= SMS_SEGMENTS;

/**
 * Text messages: one message with its options, "98 More" where it is too long. `today` is YYYY-MM-DD. `replyTo`: the number
 * that what asks for an answer names, where the sender's name is none that can be written to; `ringTo`: the one where a ring
 * says what an option does that may be said so.
 */
export function createSms({
  today,
  replyTo,
  ringTo,
}: {
  readonly today: () => string;
  readonly replyTo?: string | undefined;
  readonly ringTo?: string | undefined;
}): Medium {
  const pagesOf = (screen: Screen, wording: Wording): readonly string[] =>
    drawPages(screen, wording, { replyTo, ringTo });
  return {
    id: 'sms',
    idleMinutes: IDLE_MINUTES,
    draw(screen, wording, page) {
      const drawn = pageOf(pagesOf(screen, wording), page, screen.ask !== undefined);
      const skeleton = pageOf(pagesOf(screen, masked(wording)), drawn.page, screen.ask !== undefined);
      return { ...drawn, template: templateOf(skeleton.text, wording.languages).name };
    },
    read(screen, reply, wording, page) {
      const pages = (): number => pagesOf(screen, wording).length;
      return readReply(reply, { screen, medium: 'sms', wording, page, pages, today });
    },
  };
}

/** The numbers that a question can be answered at, each as a line below it. */
interface AnswerNumbers {
  readonly replyTo: string | undefined;
  readonly ringTo: string | undefined;
}

function drawPages(screen: Screen, wording: Wording, { replyTo, ringTo }: AnswerNumbers): readonly string[] {
  const { ask } = screen;
  const line = (name: string, number: string): string =>
    `${labelOf({ key: `common.${name}` }, wording, 'sms')} ${number}`;
  const mayRing = ask?.kind === 'choice' && ask.options.some(({ rings }) => rings);
  const named = (isAsked: boolean): readonly string[] => [
    ...(replyTo && isAsked ? [line('reply-to', replyTo)] : []),
    ...(ringTo && mayRing ? [line('ring-taken', ringTo)] : []),
  ];
  const withKey = (body: string, name: 'more' | 'menu'): string =>
    [body, labelOf({ key: `common.${name}` }, wording, 'sms')].filter((part) => part !== '').join('\n');
  const frame = (alone: string, _page: number, more: boolean): string => {
    const body = [alone, ...named(ask !== undefined || more)].join('\n');
    if (more) return withKey(body, 'more');
    if (!screen.ask) return body;
    const withMenu = withKey(body, 'menu');
    // With values whether it costs a part is a matter of their length: the same words would be two registered texts.
    const isDear = holdsValues(screen) ? !fitsSms(withMenu) : segments(withMenu) > segments(body);
    return isDear ? body : withMenu;
  };
  return paginate(itemsOf(screen, wording, 'sms'), frame, fitsSms);
}

const holdsValues = ({ say, ask }: Screen): boolean => {
  const labels =
    ask?.kind === 'choice' || ask?.kind === 'several' ? ask.options.map(({ label }) => label) : [];
  return [...say, ...labels].some((line) => line.params !== undefined || isListed(line));
};
