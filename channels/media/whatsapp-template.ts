import { z } from 'zod';

/** Characters that the body of a template may have, and a value that fills it may not. */
const MAX_BODY = 1024;
const UNFIT_VALUE = /[\n\t]| {5}/;
const VARIABLE = /\{\{\d+\}\}/g;
/** Characters without spaces that stand by each variable, at least: what is mostly variables is refused. */
const FIXED_BY_VARIABLE = 4;

/**
 * What Meta refuses of the body of a template, named; empty where nothing is wrong with it.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/overview
 */
export function bodyFaults(body: string): readonly string[] {
  const values = body.match(VARIABLE) ?? [];
  const fixed = body.replace(VARIABLE, '').replace(/\s/g, '').length;
  return [
    ...(body.length > MAX_BODY ? ['is too long'] : []),
    ...(/^[^\p{L}\p{N}]*\{\{/u.test(body) ? ['begins with a variable'] : []),
    ...(/\}\}[^\p{L}\p{N}]*$/u.test(body) ? ['ends in a variable'] : []),
    ...(/\}\}\s*\{\{/.test(body) ? ['has two variables side by side'] : []),
    ...(fixed < FIXED_BY_VARIABLE * values.length ? ['is mostly variables'] : []),
    ...(values.some((value, index) => value !== `{{${index + 1}}}`) ? ['does not count its variables'] : []),
    ...(/\n{3}/.test(body) ? ['has more than two line breaks in a row'] : []),
  ];
}

/** The body of an approved template: its fixed words, {{1}} and so on where values stand. */
export const TemplateBody = z.string().superRefine((body, context) => {
  for (const message of bodyFaults(body))
    context.addIssue({ code: 'custom', message: `the body ${message}` });
});

/** A registered text, its tags in braces, as the body of a template: values side by side are one. */
export function bodyOf(registered: string): string {
  let count = 0;
  return registered.replace(/(\{#\w+#\})+/g, () => `{{${++count}}}`);
}

/** What stands for each variable of a body in a text; null where the text is no filling of it, or a value is refused. */
export function valuesIn(body: string, text: string): readonly string[] | null {
  const pattern = body
    .split(VARIABLE)
    .map((fixed) => fixed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^]+?)');
  const values = new RegExp(`^${pattern}$`, 'u').exec(text)?.slice(1) ?? null;
  return values?.some((value) => UNFIT_VALUE.test(value)) ? null : values;
}
