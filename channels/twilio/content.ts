import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { SendFailed } from '../../core/errors.ts';
import type { WhatsAppForm } from '../media/whatsapp-form.ts';
import type { AskTwilio } from './sdk.ts';

/** A message that people tap in. */
export type Menu = Extract<WhatsAppForm, { type: 'buttons' | 'list' }>;

/** How Twilio is asked for one: the content that has its shape, and what fills it. */
export interface Filled {
  readonly contentSid: string;
  /** JSON of texts by their number. */
  readonly contentVariables: string;
}

/** Contents by their shape, made as they are needed. */
export interface Contents {
  /** Null where it cannot be had: the text form says the same. */
  fill(menu: Menu): Promise<Filled | null>;
  /** A content that Twilio did not want: it is made anew the next time. */
  forget(contentSid: string): void;
}

/** Shapes kept; there are some tens of them. */
const CACHED = 500;

/** https://www.twilio.com/docs/content/using-variables-with-content-api: a content holds no more. */
const MAX_VARIABLES = 100;

/** A shape that could not be made is tried again after so many milliseconds. */
const AGAIN_MS = 60_000;

/**
 * Menus need a Content each at Twilio, before they are sent. Ours are made by shape alone (how many lines, how many
 * options) and every word in them is a variable, so that a few serve all menus in all languages, and nothing that anybody
 * is told is kept there. They are never approved: within the 24 hours they need not be, and so may begin with a variable.
 * https://www.twilio.com/docs/content/twilio-quick-reply, https://www.twilio.com/docs/content/twiliolist-picker
 */
export function createContents(ask: AskTwilio): Contents {
  const sids = new LRUCache<string, Promise<string | null>>({ max: CACHED });

  async function make(name: string, shape: Shape): Promise<string | null> {
    try {
      // The SDK passes the body on as it is, whatever its types say.
      const body = { friendly_name: name, language: 'en', ...shape };
      const { sid } = await ask((client) => client.content.v1.contents.create(body as never));
      if (!/^HX[0-9a-zA-Z]{1,64}$/.test(sid ?? '')) throw new SendFailed('unknown', 'unreadable-answer');
      return sid;
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error;
      sids.set(name, Promise.resolve(null), { ttl: AGAIN_MS });
      return null;
    }
  }

  return {
    async fill(menu) {
      const { values, ...shape } = shapeOf(menu);
      if (values.length > MAX_VARIABLES) return null;
      const name = createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 40);
      let made = sids.get(name);
      if (!made) sids.set(name, (made = make(name, shape)));
      const contentSid = await made;
      return contentSid === null ? null : { contentSid, contentVariables: variables(values) };
    },
    forget(contentSid) {
      for (const [name, made] of sids.entries()) {
        void made.then((sid) => {
          if (sid === contentSid && sids.peek(name) === made) sids.delete(name);
        });
      }
    },
  };
}

/** Texts by their number, from 1, as Twilio takes them: a line has no tabs and no long run of spaces (error 21656). */
export const variables = (values: readonly string[]): string =>
  JSON.stringify(
    Object.fromEntries(values.map((value, index) => [String(index + 1), value.trim().replace(/\s+/g, ' ')])),
  );

interface Shape {
  /** What is shown in the console. */
  readonly variables: Readonly<Record<string, string>>;
  readonly types: object;
}

/** The shape of a menu, each word in it a variable, and the words in that order. */
function shapeOf(menu: Menu): Shape & { readonly values: readonly string[] } {
  const values: string[] = [];
  const variable = (value: string): string => `{{${values.push(value)}}}`;
  // A value may hold no line break, and none may be empty: each line is one, an empty one stays empty.
  const body = menu.body
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : variable(line)))
    .join('\n');
  const types =
    menu.type === 'buttons'
      ? {
          'twilio/quick-reply': {
            body,
            actions: menu.buttons.map(({ id, title }) => ({
              type: 'QUICK_REPLY',
              title: variable(title),
              id: variable(id),
            })),
          },
        }
      : {
          'twilio/list-picker': {
            body,
            button: variable(menu.button),
            items: menu.rows.map(({ id, title, description }) => ({
              item: variable(title),
              id: variable(id),
              // Its place is required, and an empty value is not taken.
              ...(description?.trim() ? { description: variable(description) } : {}),
            })),
          },
        };
  return {
    types,
    variables: Object.fromEntries(values.map((_, index) => [String(index + 1), `text ${index + 1}`])),
    values,
  };
}
