import type { Medium, Wording } from '../../flows/medium.ts';
import type { Screen } from '../../flows/screen.ts';
import { isGsm7, septets, units } from './gsm7.ts';
import { itemsOf, labelOf, zeroIsBack } from './numbering.ts';
import { pageOf, paginate } from './pages.ts';
import { readReply } from './reading.ts';

/** What a USSD string can carry: 160 octets (3GPP TS 23.090), which is 182 septets or 80 UCS-2 units. */
export const USSD_LIMIT = { septets: 182, units: 80 } as const;
/** What is planned for: clones of the common gateways cap at 160 and count their "CON ". */
export const USSD_BUDGET = { septets: 160, units: 70 } as const;

/** Whether a text is within what is planned for one USSD string. */
export const fitsUssd = (text: string): boolean =>
  isGsm7(text) ? septets(text) <= USSD_BUDGET.septets : units(text) <= USSD_BUDGET.units;

/** Menus on basic phones: numbered options, pages with "98 More", "0 Back", "00 Menu" in one line. `today` is YYYY-MM-DD. */
export function createUssd({ today }: { readonly today: () => string }): Medium {
  return {
    id: 'ussd',
    idleMinutes: null,
    draw: (screen, wording, page) => pageOf(pagesOf(screen, wording), page, screen.ask !== undefined),
    read(screen, reply, wording, page) {
      const pages = (): number => pagesOf(screen, wording).length;
      return readReply(reply, { screen, medium: 'ussd', wording, page, pages, today });
    },
  };
}

function pagesOf(screen: Screen, wording: Wording): readonly string[] {
  const key = (name: 'more' | 'back' | 'menu'): string => labelOf({ key: `common.${name}` }, wording, 'ussd');
  const keys = (page: number, more: boolean): string =>
    [
      ...(zeroIsBack(screen.ask, page) && !(screen.top && page === 0) ? [key('back')] : []),
      ...(screen.ask && !screen.top ? [key('menu')] : []),
      ...(more ? [key('more')] : []),
    ].join(' ');
  const frame = (body: string, page: number, more: boolean): string =>
    [body, keys(page, more)].filter((part) => part !== '').join('\n');
  return paginate(itemsOf(screen, wording, 'ussd'), frame, fitsUssd);
}
