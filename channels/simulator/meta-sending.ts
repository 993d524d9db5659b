import { z } from 'zod';

/** What a person sees of a message: its words, and what can be tapped. */
export interface ShownMessage {
  readonly type: 'text' | 'button' | 'list' | 'location_request_message' | 'template';
  readonly text: string;
  readonly buttons?: readonly { readonly id: string; readonly title: string }[];
  /** The title of what opens the rows. */
  readonly button?: string;
  readonly rows?: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
  readonly template?: { readonly name: string; readonly language: string };
}

/** An error as Meta answers it. */
export class MetaFault extends Error {
  readonly code: number;
  readonly status: number;
  constructor(code: number, title: string, details: string, status = 400) {
    super(title);
    this.code = code;
    this.status = status;
    this.cause = details;
  }

  get body(): object {
    return {
      error: {
        message: `(#${this.code}) ${this.message}`,
        type: 'OAuthException',
        code: this.code,
        error_data: { messaging_product: 'whatsapp', details: this.cause },
        fbtrace_id: 'simulated',
      },
    };
  }
}

const missing = (field: string): MetaFault =>
  new MetaFault(100, 'Invalid parameter', `The parameter ${field} is required.`);
const wrong = (details: string): MetaFault => new MetaFault(131009, 'Parameter value is not valid', details);

const words = z.string();
const Reply = z.object({ type: z.literal('reply'), reply: z.object({ id: words, title: words }) });
const Row = z.object({ id: words, title: words, description: words.optional() });
const Section = z.object({ title: words.optional(), rows: z.array(Row) });
const Body = z.object({ text: words });
const Sending = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.object({ body: words, preview_url: z.boolean().optional() }) }),
  z.object({
    type: z.literal('interactive'),
    interactive: z.discriminatedUnion('type', [
      z.object({ type: z.literal('button'), body: Body, action: z.object({ buttons: z.array(Reply) }) }),
      z.object({
        type: z.literal('list'),
        body: Body,
        action: z.object({ button: words, sections: z.array(Section) }),
      }),
      z.object({
        type: z.literal('location_request_message'),
        body: Body,
        action: z.object({ name: z.literal('send_location') }),
      }),
    ]),
  }),
  z.object({
    type: z.literal('template'),
    template: z.object({
      name: words,
      language: z.object({ code: words }),
      components: z
        .array(
          z.object({
            type: z.enum(['header', 'body', 'button']),
            parameters: z.array(z.object({ type: z.literal('text'), text: words })),
          }),
        )
        .optional(),
    }),
  }),
]);
type Interactive = Extract<z.output<typeof Sending>, { type: 'interactive' }>['interactive'];
/** A sending by a template, with what stands for its variables. */
export type SentTemplate = Extract<z.output<typeof Sending>, { type: 'template' }>['template'];

/**
 * What a sending shows, checked as Meta checks it; `show` knows the templates. Throws MetaFault.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages and its sub-pages
 */
export function checkSending(body: unknown, show: (sent: SentTemplate) => ShownMessage): ShownMessage {
  const { data, error } = Sending.safeParse(body);
  if (!data) throw missing(error.issues[0]?.path.join('.') || 'type');
  switch (data.type) {
    case 'text':
      check('text.body', data.text.body, 4096);
      return { type: 'text', text: data.text.body };
    case 'interactive':
      return checkInteractive(data.interactive);
    case 'template':
      return show(data.template);
  }
}

function checkInteractive({ type, body, action }: Interactive): ShownMessage {
  check('interactive.body.text', body.text, type === 'list' ? 4096 : 1024);
  switch (type) {
    case 'button': {
      const buttons = action.buttons.map(({ reply }) => reply);
      count('Buttons', buttons.length, 3);
      buttons.forEach(({ id, title }) => {
        check('Button ID', id, 256);
        check('Button title', title, 20);
      });
      unlike(
        'Button ID',
        buttons.map(({ id }) => id),
      );
      unlike(
        'Button title',
        buttons.map(({ title }) => title),
      );
      return { type, text: body.text, buttons };
    }
    case 'list': {
      const rows = action.sections.flatMap((section) => section.rows);
      check('Action button', action.button, 20);
      count('Sections', action.sections.length, 10);
      if (action.sections.length > 1)
        action.sections.forEach(({ title }) => check('Section title', title, 24));
      count('Total row count', rows.length, 10);
      rows.forEach(({ id, title, description }) => {
        check('Row ID', id, 200);
        check('Row title', title, 24);
        if (description !== undefined) check('Row description', description, 72);
      });
      unlike(
        'Row ID',
        rows.map(({ id }) => id),
      );
      return {
        type,
        text: body.text,
        button: action.button,
        rows: rows.map(({ description, ...row }) => ({
          ...row,
          ...(description === undefined ? {} : { description }),
        })),
      };
    }
    case 'location_request_message':
      return { type, text: body.text };
  }
}

/** In UTF-16 units: nobody has seen Meta count otherwise. */
function check(name: string, value: string | undefined, max: number): void {
  if (value === undefined || value.trim() === '') throw missing(name);
  if (value.length > max) throw wrong(`${name} is too long. Max length is ${max}`);
}

function count(name: string, given: number, max: number): void {
  if (given < 1 || given > max) throw wrong(`${name} must be between 1 and ${max}. Given: ${given}`);
}

function unlike(name: string, values: readonly string[]): void {
  if (new Set(values).size !== values.length) throw wrong(`Duplicated ${name} values`);
}
