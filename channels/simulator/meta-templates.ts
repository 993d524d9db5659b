import { z } from 'zod';
import { MetaFault, type SentTemplate, type ShownMessage } from './meta-sending.ts';

const Template = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string(),
  category: z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']),
  components: z.tuple([z.object({ type: z.literal('BODY'), text: z.string().min(1).max(1024) })]),
});

const VARIABLE = /\{\{(\d+)\}\}/g;

const fault = (code: number, details: string): MetaFault =>
  new MetaFault(code, 'There was an issue with the template', details);

/** Templates as Meta keeps them. */
export interface MetaTemplates {
  /** Takes one that is to be approved, which it is at once; throws MetaFault. */
  create(given: unknown): object;
  /** What a sending by a template shows; throws MetaFault where there is no such one, or its values do not fit. */
  show(sent: SentTemplate): ShownMessage;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview */
export function createMetaTemplates(): MetaTemplates {
  const bodies = new Map<string, string>();

  return {
    create(given) {
      const { data } = Template.safeParse(given);
      if (!data) throw new MetaFault(100, 'Invalid parameter', 'The template is not valid.');
      const [{ text }] = data.components;
      if (/^[^\p{L}\p{N}{]*\{\{|\}\}[^\p{L}\p{N}]*$/u.test(text))
        throw new MetaFault(
          100,
          'Invalid parameter',
          'Variables cannot be at the start or end of the template.',
        );
      bodies.set(`${data.name} ${data.language}`, text);
      return { id: String(bodies.size), status: 'APPROVED', category: data.category };
    },

    show({ name, language, components = [] }) {
      const body = bodies.get(`${name} ${language.code}`);
      if (body === undefined) throw fault(132001, 'Template name does not exist in the translation');
      const values = components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
      const wanted = body.match(VARIABLE)?.length ?? 0;
      if (values.length !== wanted)
        throw fault(
          132000,
          `body: number of localizable_params (${values.length}) does not match (${wanted})`,
        );
      if (values.some((value) => /[\n\t]| {5}/.test(value) || value === ''))
        throw fault(
          132018,
          'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
        );
      const text = body.replace(VARIABLE, (_, index: string) => values[Number(index) - 1]!);
      if (text.length > 1024) throw fault(132005, 'Translated text too long');
      return { type: 'template', text, template: { name, language: language.code } };
    },
  };
}
