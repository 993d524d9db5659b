import { trim } from '../../core/text/messages.ts';
import type { Drawn, Medium, Reading, Wording } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { labelOf } from './numbering.ts';
import { readLocation, readReply, type Shown } from './reading.ts';
import {
  SOS_ID,
  WHATSAPP_LIMIT as LIMIT,
  whatsAppHeard,
  type WhatsAppButton,
  type WhatsAppForm,
  type WhatsAppRow,
} from './whatsapp-form.ts';
import { hasWaysOut, keyLine, numbered, pagesOf, type Page } from './whatsapp-pages.ts';
import { idOf, idOfKey, readTap } from './whatsapp-tap.ts';

/** Minutes after which a thread counts as left: people answer a message hours later. */
const IDLE_MINUTES = 720;

/**
 * WhatsApp: up to three short options as buttons, more as a list with a "More" row, places by a location request. All of
 * them can be typed too: `Drawn.text` is the whole page with its options numbered. `today` is YYYY-MM-DD.
 */
export function createWhatsApp({ today }: { readonly today: () => string }): Medium {
  return {
    id: 'whatsapp',
    idleMinutes: IDLE_MINUTES,
    draw(screen, wording, page) {
      const pages = pagesOf(screen, wording);
      const index = page > 0 ? Math.min(Math.floor(page), pages.length - 1) : 0;
      return drawPage(pages, index, screen, wording);
    },
    read(screen, reply, wording, page) {
      const pages = (): number => pagesOf(screen, wording).length;
      return read(reply, { screen, medium: 'whatsapp', wording, page, pages, today });
    },
  };
}

function read(reply: string, shown: Shown): Reading {
  const heard = whatsAppHeard(reply);
  switch (heard.type) {
    case 'typed':
      return readReply(heard.text, shown);
    case 'tap':
      return readTap(heard.id, shown);
    case 'location':
      return readLocation(heard.coordinates, shown);
    case 'voice-note':
    case 'media':
      return { type: 'UNREADABLE', notice: `common.${heard.type}` };
  }
}

function drawPage(pages: readonly Page[], index: number, screen: Screen, wording: Wording): Drawn {
  const page = pages[index]!;
  const more = index < pages.length - 1;
  const lines = page.entries.map((entry) => numbered(entry, wording));
  const text = joined([page.body, ...lines, keyLine(screen, index, more, wording)]);
  const form: WhatsAppForm = screen.ask
    ? formOf({ page, index, more, lines }, screen, wording)
    : { type: 'text', body: text };
  return { text, form, page: index, pages: pages.length, last: !screen.ask && !more };
}

interface Drawing {
  readonly page: Page;
  readonly index: number;
  readonly more: boolean;
  /** The options, numbered. */
  readonly lines: readonly string[];
}

/** What can be tapped, with its whole label; an option also with that behind its number. */
interface Tap {
  readonly id: string;
  readonly label: string;
  readonly keyed?: string;
}

function formOf({ page, index, more, lines }: Drawing, screen: Screen, wording: Wording): WhatsAppForm {
  const kind = screen.ask!.kind;
  const say = (name: string): string => labelOf({ key: `common.${name}` }, wording, 'whatsapp');
  const key = (name: 'more' | 'back' | 'menu'): Tap => ({
    id: idOfKey(screen, name),
    label: say(`tap-${name}`),
  });
  const keys = keyLine(screen, index, false, wording);
  if ((kind === 'place' || kind === 'location') && !more)
    return { type: 'location-request', body: joined([page.body, ...lines, keys]) };

  const taps = [...tapsOf(page, screen, wording), ...(more ? [key('more')] : [])];
  const isList = kind === 'choice' && (taps.length > LIMIT.buttons || longest(taps) > LIMIT.buttonTitle);
  const isTooLong = longest(taps) > (isList ? LIMIT.rowDescription : LIMIT.buttonTitle);
  // A list is closed until it is tapped; who needs the emergency must see it.
  const isHidden = isList && taps.some(({ id }) => id === SOS_ID);
  const isSpelled = kind === 'several' || isTooLong || isHidden;
  const all = hasWaysOut(screen, index) ? [...taps, key('back'), key('menu')] : taps;
  // The ways out can be tapped where there is room for both, else they are typed.
  const isWhole = all.length <= (isList ? LIMIT.rows : LIMIT.buttons) && areDistinct(all.map(labelled));
  const shown = isWhole ? all : taps;
  const body = joined([page.body, ...(isSpelled ? lines : []), ...(isWhole ? [] : [keys])]);
  if (isList) return { type: 'list', body, button: say('tap-list'), rows: rowsOf(shown) };
  return shown.length > 0 ? { type: 'buttons', body, buttons: buttonsOf(shown) } : { type: 'text', body };
}

/** The options that one tap answers with: of several, which are typed, only "none" and "skip". */
function tapsOf({ entries }: Page, screen: Screen, wording: Wording): readonly Tap[] {
  return entries
    .filter(({ means }) => screen.ask?.kind === 'choice' || means.type !== 'option')
    .map((entry) => ({
      id: idOf(screen, entry),
      label: labelOf(entry.label, wording, 'whatsapp'),
      keyed: numbered(entry, wording),
    }));
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const longest = (taps: readonly Tap[]): number => Math.max(0, ...taps.map(({ label }) => label.length));

const labelled = ({ label }: Tap): string => label;

const areDistinct = (titles: readonly string[]): boolean =>
  new Set(titles.map((title) => title.toLowerCase())).size === titles.length;

const buttonsOf = (taps: readonly Tap[]): readonly WhatsAppButton[] =>
  taps.map(({ id, label }) => ({ id, title: shortened(label, LIMIT.buttonTitle) }));

/** Rows with short titles, numbered where they would be alike; what a title cannot hold, the description holds whole. */
function rowsOf(taps: readonly Tap[]): readonly WhatsAppRow[] {
  const titles = taps.map(({ label }) => shortened(label, LIMIT.rowTitle));
  const isPlain = areDistinct(titles);
  return taps.map(({ id, label, keyed = label }, index) => ({
    id,
    title: isPlain ? titles[index]! : shortened(keyed, LIMIT.rowTitle),
    ...(titles[index] === label ? {} : { description: shortened(label, LIMIT.rowDescription) }),
  }));
}

/** In one line of at most so many UTF-16 units, never inside a grapheme; "…" where something is left out. */
function shortened(label: string, max: number): string {
  const line = label.replace(/\s+/g, ' ');
  return line.length <= max ? line : `${trim(line, max - 1)}…`;
}
