import { Refused } from '../core/errors.ts';
import type { WebhookRequest } from './channel.ts';

/** The fields of a webhook by name, with nothing inherited: any name may be asked for. */
export type RequestFields = Readonly<Record<string, string>>;

/**
 * The fields of a request, wherever the provider puts them: in the address, in a form, or in a flat object of JSON.
 * Throws Refused(400) when the body says that it is JSON and is none.
 */
export function fieldsOf(request: WebhookRequest): RequestFields {
  const { query, form } = request;
  const fields = isJson(request) ? { ...query, ...flat(jsonOf(request)) } : { ...query, ...form };
  return Object.assign(Object.create(null) as Record<string, string>, fields);
}

/** Whether a body says that it is JSON. */
export const isJson = ({ headers }: Pick<WebhookRequest, 'headers'>): boolean =>
  /\bjson\b/i.test(headers['content-type'] ?? '');

/** A body of JSON. Throws Refused(400) when it is none. */
export function jsonOf({ rawBody }: Pick<WebhookRequest, 'rawBody'>): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8')) as unknown;
  } catch {
    throw new Refused(400, 'the body is no JSON');
  }
}

/** The texts and numbers of an object; all else is none of any provider's. */
export function flat(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const plain = Object.entries(value).filter(([, one]) => typeof one === 'string' || typeof one === 'number');
  return Object.fromEntries(plain.map(([field, one]) => [field, String(one)]));
}
