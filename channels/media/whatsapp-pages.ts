import type { Wording } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { itemsOf, keyed, labelOf, numbering, zeroIsBack, type Entry } from './numbering.ts';
import { paginate } from './pages.ts';
import { WHATSAPP_LIMIT } from './whatsapp-form.ts';

/** What is said in one message, and the options that can be chosen from it. */
export interface Page {
  readonly body: string;
  readonly entries: readonly Entry[];
}

/** Room for the keys below a text, in UTF-16 units: "98 More, 0 Back, 00 Menu" in any language. */
const KEYS_ROOM = 48;

/** A screen as messages, in as few as the limits allow. A question is not torn from its options unless it must be. */
export function pagesOf(screen: Screen, wording: Wording): readonly Page[] {
  const room = (screen.ask ? WHATSAPP_LIMIT.aim : WHATSAPP_LIMIT.text) - KEYS_ROOM;
  const said = itemsOf(screen, wording, 'whatsapp').filter(({ whole }) => !whole);
  const bodies = paginate(
    said,
    (body) => body,
    (body) => body.length <= room,
  );
  const pages: Page[] = bodies.slice(0, -1).map((body) => ({ body, entries: [] }));
  const choose = labelOf({ key: 'common.choose' }, wording, 'whatsapp');
  let body = bodies.at(-1)! || choose;
  let rest = numbering(screen, 'whatsapp');
  do {
    const most = screen.ask?.kind === 'choice' ? mostRows(rest.length) : rest.length;
    const fitting = countFitting(rest.slice(0, most), room - body.length, wording);
    // On a page that says nothing else even a single option is taken, so that there is an end.
    const taken = fitting < most && body !== choose ? 0 : Math.max(fitting, Math.min(1, rest.length));
    pages.push({ body, entries: rest.slice(0, taken) });
    rest = rest.slice(taken);
    body = choose;
  } while (rest.length > 0);
  return pages;
}

/** Where not all fit in a list, one of its rows is More. */
const mostRows = (count: number): number => (count <= WHATSAPP_LIMIT.rows ? count : WHATSAPP_LIMIT.rows - 1);

/** How many of the options, numbered, fit in so many units. */
function countFitting(entries: readonly Entry[], room: number, wording: Wording): number {
  let used = 0;
  const tooMany = entries.findIndex((entry) => (used += numbered(entry, wording).length + 1) > room);
  return tooMany < 0 ? entries.length : tooMany;
}

/** An option as a line of text. */
export const numbered = ({ number, label }: Entry, wording: Wording): string =>
  keyed({ number, label }, labelOf(label, wording, 'whatsapp'));

/** The keys below a page as a line of text. */
export function keyLine(screen: Screen, page: number, more: boolean, wording: Wording): string {
  const key = (name: 'more' | 'back' | 'menu'): string =>
    labelOf({ key: `common.${name}` }, wording, 'whatsapp');
  const hasWays = hasWaysOut(screen, page);
  const isBack = hasWays && zeroIsBack(screen.ask, page);
  return [
    ...(more ? [key('more')] : []),
    ...(isBack ? [key('back')] : []),
    ...(hasWays ? [key('menu')] : []),
  ].join(', ');
}

/** Whether Back and Menu are offered: nothing lies before the first page of a top screen. */
export const hasWaysOut = ({ ask, top }: Screen, page: number): boolean =>
  ask !== undefined && !(top && page === 0);
