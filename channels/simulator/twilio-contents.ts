import { z } from 'zod';
import type { Tap } from './mailbox.ts';

/** A message as a phone shows it, made from a content and its variables. */
export interface Shown {
  readonly text: string;
  readonly taps: readonly Tap[];
}

const text = (most: number) => z.string().min(1).max(most);

/** https://www.twilio.com/docs/content: what each type takes; a variable counts by its name here, by its value when it is sent. */
const QuickReply = z.object({
  body: text(1024),
  actions: z
    .array(z.object({ type: z.literal('QUICK_REPLY').optional(), title: text(20), id: text(200) }))
    .min(1)
    .max(10),
});
const ListPicker = z.object({
  body: text(1024),
  button: text(20),
  items: z
    .array(z.object({ item: text(24), id: text(200), description: text(72).optional() }))
    .min(1)
    .max(10),
});
const Text = z.object({ body: text(1600) });
const Content = z.object({
  friendly_name: z.string().optional(),
  language: z.string().min(2),
  variables: z.record(z.string(), z.string()).default({}),
  types: z
    .strictObject({
      'twilio/quick-reply': QuickReply.optional(),
      'twilio/list-picker': ListPicker.optional(),
      'twilio/text': Text.optional(),
    })
    .refine((types) => Object.keys(types).length === 1, 'one type'),
});

type Types = z.output<typeof Content>['types'];

/** Why a content cannot be sent: Twilio's code. */
export class Unsendable extends Error {
  readonly code: number;
  /** It is told at once; else the message fails later. */
  readonly isRefused: boolean;
  constructor(code: number, isRefused: boolean) {
    super(`code ${code}`);
    this.code = code;
    this.isRefused = isRefused;
  }
}

/** The contents of an account. */
export interface Contents {
  /** The sid of a new one; throws a ZodError when it is none. */
  create(body: unknown, sid: string): string;
  /** From then on it may begin a conversation. False: there is none, or of a type that never may. */
  approve(sid: string): boolean;
  isApproved(sid: string): boolean;
  /** Throws Unsendable. */
  show(sid: string, variables: string | undefined): Shown;
  readonly count: number;
}

export function createContents(): Contents {
  const contents = new Map<
    string,
    { readonly types: Types; readonly samples: Record<string, string>; approved: boolean }
  >();
  return {
    get count() {
      return contents.size;
    },
    create(body, sid) {
      const { types, variables } = Content.parse(body);
      contents.set(sid, { types, samples: variables, approved: false });
      return sid;
    },
    approve(sid) {
      const content = contents.get(sid);
      if (!content || content.types['twilio/list-picker']) return false;
      return (content.approved = true);
    },
    isApproved: (sid) => contents.get(sid)?.approved === true,
    show(sid, variables) {
      const content = contents.get(sid);
      if (!content) throw new Unsendable(21655, true);
      const filled = fill(content.types, { ...content.samples, ...valuesOf(variables) });
      return shown(filled, content.approved);
    },
  };
}

/** Error 21656: no object of texts, an empty one, or one with a line break, a tab or many spaces. */
function valuesOf(variables: string | undefined): Record<string, string> {
  try {
    const values = z.record(z.string(), z.string().min(1)).parse(JSON.parse(variables ?? '{}'));
    if (!Object.values(values).some((value) => /[\n\r\t]| {5}/.test(value))) return values;
  } catch {
    // Told below.
  }
  throw new Unsendable(21656, true);
}

const fill = (types: Types, values: Readonly<Record<string, string>>): Types =>
  JSON.parse(JSON.stringify(types), (_, value: unknown) =>
    typeof value === 'string'
      ? value.replace(/\{\{(\w{1,16})\}\}/g, (_whole, name: string) => values[name] ?? '')
      : value,
  ) as Types;

/** What is too long or too much fails after it was taken: error 63021. */
function shown(types: Types, approved: boolean): Shown {
  const invalid = new Unsendable(63021, false);
  const { 'twilio/quick-reply': quick, 'twilio/list-picker': list, 'twilio/text': plain } = types;
  if (plain) {
    if (!Text.safeParse(plain).success) throw invalid;
    return { text: plain.body, taps: [] };
  }
  if (quick) {
    if (!QuickReply.safeParse(quick).success || (!approved && quick.actions.length > 3)) throw invalid;
    return {
      text: quick.body,
      taps: quick.actions.map(({ id, title }) => ({ id, title, kind: 'button' as const })),
    };
  }
  if (!list || !ListPicker.safeParse(list).success) throw invalid;
  return {
    text: list.body,
    taps: list.items.map(({ id, item, description }) => ({
      id,
      title: item,
      kind: 'row' as const,
      ...(description === undefined ? {} : { description }),
    })),
  };
}
