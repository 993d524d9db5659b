import { z } from 'zod';
import { TemplateBody } from '../media/whatsapp-template.ts';

/** A template that Meta has approved, with its body as it was approved. `language` is Meta's code: "en_US". */
export const Template = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be the name that it was approved by'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'must be a language code of WhatsApp'),
  body: TemplateBody,
});
export type Template = z.output<typeof Template>;
