import type { Drawn, Medium, Reading, Wording } from '../../flows/medium.ts';
import type { Ask, Screen } from '../../flows/screen.ts';
import { itemsOf, labelOf, numbering, type Entry } from './numbering.ts';
import { readLocation, readReply, type Shown } from './reading.ts';
import { tapped, whatsAppHeard } from './whatsapp-form.ts';
import { idOf, readTap } from './whatsapp-tap.ts';

/** An option as the portal shows it. `value` is what it sends back, and only means something to this screen. */
export interface ChatOption {
  readonly value: string;
  readonly label: string;
}

/** A question as the portal shows it: a control for its kind, with the options in the order of their numbers. */
export interface ChatAsk {
  readonly kind: Ask['kind'];
  readonly options: readonly ChatOption[];
  /** "None of these", which stands alone. */
  readonly none?: ChatOption;
  /** "Skip", where the question may be passed over. */
  readonly skip?: ChatOption;
  /** Bounds of a number and its unit. */
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  /** How many digits, or how many characters at most. */
  readonly length?: number;
  readonly maxLength?: number;
}

/** `Drawn.form` of the chat, plain JSON: what is said, what is asked, and whether there is a way back (type "0"). */
export interface ChatForm {
  readonly type: 'screen';
  readonly say: readonly string[];
  readonly ask: ChatAsk | null;
  readonly back: boolean;
}

/** The input for chosen options, by their values: one, or several where several are asked. */
export const chosen = (...values: readonly string[]): string => tapped(values.join(','));

/** Minutes after which a thread counts as left. */
const IDLE_MINUTES = 720;

/** The portal's own chat: a screen as it is, on one page. What is typed counts too. `today` is YYYY-MM-DD. */
export function createChat({ today }: { readonly today: () => string }): Medium {
  return {
    id: 'chat',
    idleMinutes: IDLE_MINUTES,
    draw: (screen, wording) => draw(screen, wording),
    read: (screen, reply, wording) =>
      read(reply, { screen, medium: 'chat', wording, page: 0, pages: () => 1, today }),
  };
}

function draw(screen: Screen, wording: Wording): Drawn {
  const menu = screen.ask ? [labelOf({ key: 'common.menu' }, wording, 'chat')] : [];
  const items = itemsOf(screen, wording, 'chat');
  const said = items.find(({ whole }) => !whole)?.text ?? '';
  const form: ChatForm = {
    type: 'screen',
    say: said === '' ? [] : said.split('\n'),
    ask: screen.ask ? askOf(screen.ask, screen, wording) : null,
    back: screen.ask !== undefined && !screen.top,
  };
  const text = [...items.map((item) => item.text), ...menu].join('\n');
  return { text, form, page: 0, pages: 1, last: !screen.ask };
}

function askOf(ask: Ask, screen: Screen, wording: Wording): ChatAsk {
  const say = (line: Entry['label']): string => labelOf(line, wording, 'chat');
  const entries = numbering(screen, 'chat');
  const ofType = (type: Entry['means']['type']): readonly ChatOption[] =>
    entries
      .filter(({ means }) => means.type === type)
      .map((entry) => ({ value: idOf(screen, entry), label: say(entry.label) }));
  const [none] = ofType('none');
  const [skip] = ofType('skip');
  return {
    kind: ask.kind,
    options: ofType('option'),
    ...(none ? { none } : {}),
    ...(skip ? { skip } : {}),
    ...(ask.kind === 'number' ? { min: ask.min, max: ask.max } : {}),
    ...(ask.kind === 'number' && ask.unit ? { unit: say(ask.unit) } : {}),
    ...(ask.kind === 'digits' ? { length: ask.length } : {}),
    ...(ask.kind === 'text' ? { maxLength: ask.maxLength } : {}),
  };
}

/** A shared location is taken as WhatsApp's is; pictures and voice notes are nothing that the portal sends. */
function read(reply: string, shown: Shown): Reading {
  const heard = whatsAppHeard(reply);
  if (heard.type === 'typed') return readReply(heard.text, shown);
  if (heard.type === 'tap') return readTap(heard.id, shown);
  if (heard.type === 'location') return readLocation(heard.coordinates, shown);
  return { type: 'UNCLEAR' };
}
