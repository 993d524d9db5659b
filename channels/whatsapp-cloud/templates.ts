import { z } from 'zod';

/** A template that Meta has approved, whose body has one variable: the text goes there. `language` is Meta's code: "en_US". */
export const Template = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be the name that it was approved by'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'must be a language code of WhatsApp'),
});
export type Template = z.output<typeof Template>;

const Templates = z.record(z.string().regex(/^([\w.+/-]{1,100}|\*)$/), Template);

/** WHATSAPP_TEMPLATES: the approved template of each text, by our name of it, as JSON; "*" for all others. */
export const templates = z
  .string()
  .default('{}')
  .transform((text, context) => {
    try {
      const parsed = Templates.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: 'custom', message: `${path.join('.') || 'it'}: ${message}` });
      }
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON object of names and templates' });
    }
    return z.NEVER;
  });
