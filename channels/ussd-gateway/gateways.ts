import { z } from 'zod';
import { DIALECTS, type Dialect, type DialectName } from './dialects.ts';

/** A gateway that calls us: its name in our address, how it speaks, and the code that people dial there. */
export interface Gateway {
  readonly name: string;
  readonly code: string;
  readonly dialect: Dialect;
}

const names = Object.keys(DIALECTS) as [DialectName, ...DialectName[]];
const fieldName = z.string().regex(/^[\w.-]{1,40}$/, 'is no name of a field');

const Configured = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be small letters, digits and hyphens'),
    dialect: z.enum(names, `must be one of ${names.join(', ')}`),
    code: z.string().regex(/^\*\d+(\*\d+)*#$/, 'must be a code as people dial it, such as *121#'),
    fields: z.strictObject({ session: fieldName, number: fieldName, input: fieldName }).partial().default({}),
  })
  .superRefine(({ dialect, fields }, context) => {
    if (fields.session !== undefined && DIALECTS[dialect].mode === 'latest-by-number') {
      const message = `the dialect ${dialect} has no sessions`;
      context.addIssue({ code: 'custom', path: ['fields', 'session'], message });
    }
  });

/**
 * Reads USSD_GATEWAYS: a JSON list of `{"name", "dialect", "code", "fields"?}`, or the same in words, one gateway after
 * another with ";" between them: `airtel airtel *121#; other joined *384*4247# number=msisdn input=ussd_string`.
 * Throws a sentence that says which gateway is wrong, and how.
 */
export function readGateways(text: string): readonly Gateway[] {
  const entries = text.trim().startsWith('[') ? inJson(text) : inWords(text);
  const gateways = entries.map(readOne);
  const twice = gateways.find(
    ({ name }, index) => gateways.findIndex((other) => other.name === name) !== index,
  );
  if (twice) throw new Error(`USSD_GATEWAYS: two gateways are named "${twice.name}"`);
  return gateways;
}

function inJson(text: string): readonly unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    throw new Error('USSD_GATEWAYS: begins with "[" but is no JSON list');
  }
}

function inWords(text: string): readonly unknown[] {
  const entries = text.split(/[;\n]/).filter((entry) => entry.trim() !== '');
  return entries.map((entry) => {
    const [name, dialect, code, ...fields] = entry.trim().split(/\s+/);
    const pairs = fields.map((field) => {
      const sign = field.indexOf('=');
      // Without a sign it is a field of no name, which is refused with all else that is wrong.
      return sign < 0 ? [field, ''] : [field.slice(0, sign), field.slice(sign + 1)];
    });
    return { name, dialect, code, fields: Object.fromEntries(pairs) as unknown };
  });
}

function readOne(entry: unknown, index: number): Gateway {
  const parsed = Configured.safeParse(entry);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    throw new Error(`USSD_GATEWAYS: gateway ${index + 1}: ${faults.join('; ')}`);
  }
  const { name, code, dialect, fields } = parsed.data;
  const known: Dialect = DIALECTS[dialect];
  const renamed = Object.fromEntries(Object.entries(fields).filter(([, given]) => given !== undefined));
  return { name, code, dialect: { ...known, fields: { ...known.fields, ...renamed } } };
}
