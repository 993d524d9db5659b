import { z } from 'zod';

/** A name of ours for a text, or "*" for all others. */
const NAME = /^([\w.+/-]{1,100}|\*)$/;

/** A variable of the environment; one that is left blank is as good as absent. */
export const unlessBlank = <Field extends z.ZodType>(field: Field) =>
  z.preprocess((value) => (value === '' ? undefined : value), field);

/** Where a provider's API is, when it is not where the provider says. */
export const apiBaseUrl = unlessBlank(z.url().optional());

/** A JSON object in a variable: what a provider calls each text, by our name of it; "*" for all others. Absent: none. */
export const namedTexts = <Value extends z.ZodType>(value: Value) => {
  const Texts = z.record(z.string().regex(NAME, 'must be a name of a text'), value);
  return unlessBlank(
    z
      .string()
      .default('{}')
      .transform((text, context) => {
        const parsed = Texts.safeParse(readJson(text));
        if (parsed.success) return parsed.data;
        for (const { path, message } of parsed.error.issues)
          context.addIssue({
            code: 'custom',
            message: path.length > 0 ? `${path.join('.')}: ${message}` : 'must be a JSON object, by names',
          });
        return z.NEVER;
      }),
  );
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
