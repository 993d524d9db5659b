import { z } from 'zod';
import { SendFailed } from '../../core/errors.ts';
import { trim } from '../../core/text/messages.ts';
import type { OutgoingMessage } from '../channel.ts';
import { WHATSAPP_LIMIT as LIMIT, type WhatsAppForm } from '../media/whatsapp-form.ts';
import { valuesIn } from '../media/whatsapp-template.ts';
import type { Template } from './templates.ts';

const body = z.string().min(1).max(LIMIT.body);
const id = z.string().min(1).max(LIMIT.id);
const title = (max: number) =>
  z
    .string()
    .transform((words) => shortened(words, max))
    .pipe(z.string().min(1));
const areUnlike = (items: readonly { readonly id: string; readonly title: string }[]): boolean =>
  new Set(items.map((one) => one.id)).size === items.length &&
  new Set(items.map((one) => one.title)).size === items.length;

const Row = z.object({
  id,
  title: title(LIMIT.rowTitle),
  description: title(LIMIT.rowDescription).optional().catch(undefined),
});

/** A form within the limits, its labels cut if need be; what does not fit in any other way is no form. */
const Form = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), body: z.string().min(1).max(LIMIT.text) }),
  z.object({
    type: z.literal('buttons'),
    body,
    buttons: z
      .array(z.object({ id, title: title(LIMIT.buttonTitle) }))
      .min(1)
      .max(LIMIT.buttons)
      .refine(areUnlike),
  }),
  z.object({
    type: z.literal('list'),
    body,
    button: title(LIMIT.listButton),
    rows: z.array(Row).min(1).max(LIMIT.rows).refine(areUnlike),
  }),
  z.object({ type: z.literal('location-request'), body }),
]);

/**
 * The part of a sending that depends on what is said. Without a form that fits, the text says everything. Throws SendFailed
 * where the free hours are over and the text is a filling of no template, and where there is too much or nothing to say.
 */
export function contentOf(
  { text, form, late, template }: OutgoingMessage,
  templates: Readonly<Record<string, Template>>,
): object {
  if (late) return templateContent(text, template, templates);
  const parsed = Form.safeParse(form);
  if (parsed.success) return formContent(parsed.data as WhatsAppForm);
  if (text.trim() === '') throw new SendFailed('rejected', 'empty');
  if (text.length > LIMIT.text) throw new SendFailed('elsewhere', 'too-long');
  return formContent({ type: 'text', body: text });
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages and its siblings */
function formContent(form: WhatsAppForm): object {
  switch (form.type) {
    case 'text':
      return { type: 'text', text: { preview_url: false, body: form.body } };
    case 'buttons':
      return interactive('button', form.body, {
        buttons: form.buttons.map((reply) => ({ type: 'reply', reply })),
      });
    case 'list':
      return interactive('list', form.body, { button: form.button, sections: [{ rows: form.rows }] });
    case 'location-request':
      return interactive('location_request_message', form.body, { name: 'send_location' });
  }
}

const interactive = (type: string, words: string, action: object): object => ({
  type: 'interactive',
  interactive: { type, body: { text: words }, action },
});

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages */
function templateContent(text: string, name = '', templates: Readonly<Record<string, Template>>): object {
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (!template) throw new SendFailed('elsewhere', 'outside-window');
  const values = valuesIn(template.body, text);
  if (values === null) throw new SendFailed('elsewhere', 'template');
  const parameters = values.map((value) => ({ type: 'text', text: value }));
  return {
    type: 'template',
    template: {
      name: template.name,
      language: { code: template.language },
      components: parameters.length > 0 ? [{ type: 'body', parameters }] : [],
    },
  };
}

/** In one line of at most so many UTF-16 units, never inside a grapheme; "…" where something is left out. */
function shortened(words: string, max: number): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= max ? line : `${trim(line, max - 1)}…`;
}
