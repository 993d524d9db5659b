import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import fc from 'fast-check';
import { setTimeout } from 'node:timers/promises';
import { Problem, type OpenApiDocument, type Operation, type Parameter } from '@arogya/contract';
import { arbitraryOf, odd } from './arbitrary.ts';

/** One request as drawn: what it holds by where. `body` undefined: none; `raw`: bytes in place of JSON. */
interface Drawn {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  readonly body?: unknown;
  readonly raw?: string;
}

/** What was seen of a route: requests by status. */
export type Seen = Record<string, Record<string, number>>;

/**
 * Asks every route of a document `runs` times with what it takes and `runs` times with what it does not. Throws, with the
 * request that shows it, on an answer that the document does not promise: a status, a type, a field, no request id, a
 * success for a request that is not valid, and any 5xx. The same seed draws the same requests.
 */
export async function checkPromises({
  document,
  url,
  runs,
  seed = 1,
  headersFor = () => ({}),
}: {
  readonly document: OpenApiDocument;
  readonly url: string;
  readonly runs: number;
  readonly seed?: number;
  /** Signs in, as a route wants it. */
  readonly headersFor?: (operation: Operation) => Record<string, string>;
}): Promise<Seen> {
  const ajv = new Ajv2020({ strict: false, coerceTypes: false });
  (formatsPlugin as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'document', components: document.components });
  const compile = (schema: object): ValidateFunction =>
    ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')) as object,
    );

  const seen: Seen = {};
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const isValid = validity(operation, compile);
      const answers = Object.fromEntries(
        Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
          Object.entries(content).map(([type, { schema }]) => [`${status} ${type}`, compile(schema)]),
        ),
      );
      const counts = (seen[operation.operationId] = {} as Record<string, number>);
      const ask = async (drawn: Drawn): Promise<void> => {
        const status = await askOnce(drawn, { method, path, operation, isValid, answers });
        counts[status] = (counts[status] ?? 0) + 1;
      };
      const { valid, invalid } = requestsOf(operation, document);
      for (const requests of [valid.filter(isValid), invalid]) {
        await fc.assert(fc.asyncProperty(requests, ask), {
          numRuns: runs,
          seed,
          endOnFailure: true,
          includeErrorInReport: true,
        });
      }
    }
  }
  return seen;

  async function askOnce(
    drawn: Drawn,
    route: {
      method: string;
      path: string;
      operation: Operation;
      isValid: (drawn: Drawn) => boolean;
      answers: Record<string, ValidateFunction>;
    },
  ): Promise<number> {
    const body = drawn.raw ?? (drawn.body === undefined ? undefined : JSON.stringify(drawn.body));
    const response = await fetch(url + document.servers[0]!.url + addressOf(route.path, drawn), {
      method: route.method.toUpperCase(),
      headers: {
        ...headersFor(route.operation),
        ...(drawn.header as Record<string, string>),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const { status, headers } = response;
    const text = await textOf(response);
    const told = `${status} ${text.slice(0, 300)}`;
    if (status >= 500) throw new Error(`a fault: ${told}`);
    if (!headers.get('x-request-id')) throw new Error(`no request id: ${told}`);
    if (!route.operation.responses[status]) {
      // An empty or dotted parameter is another address, or none.
      const isElsewhere = Object.values(drawn.path).some((value) => /^\.{0,2}$/.test(String(value)));
      if (isElsewhere && status < 500) return status;
      throw new Error(`not promised: ${told}`);
    }
    if (status < 400 && !route.isValid(drawn)) throw new Error(`taken, though it is not valid: ${told}`);
    const type = (headers.get('content-type') ?? '').split(';')[0]!;
    const isPromised = route.answers[`${status} ${type}`];
    if (!isPromised) {
      if (text === '' && !route.operation.responses[status].content) return status;
      throw new Error(`of another type, ${type}: ${told}`);
    }
    const isJson = type.endsWith('json');
    if (!isPromised(isJson ? JSON.parse(text) : text)) {
      throw new Error(`not as promised: ${ajv.errorsText(isPromised.errors)}: ${told}`);
    }
    if (status >= 400) Problem.parse(JSON.parse(text));
    return status;
  }
}

/** The body; of a stream, which may never end, what comes first. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body!.getReader();
  const first = await Promise.race([reader.read(), setTimeout(50, null)]);
  await reader.cancel();
  return first?.value ? Buffer.from(first.value).toString() : '';
}

/** Whether a request is valid by the document alone. */
function validity(
  operation: Operation,
  compile: (schema: object) => ValidateFunction,
): (drawn: Drawn) => boolean {
  const parameters = operation.parameters.map((its) => ({ ...its, check: compile(its.schema) }));
  const content = operation.requestBody?.content['application/json'];
  const checkBody = content && compile(content.schema);
  return (drawn) => {
    const known = (place: Parameter['in']) => parameters.filter((its) => its.in === place);
    if (drawn.raw !== undefined && checkBody) return false;
    if (checkBody && !checkBody(drawn.body)) return false;
    if (Object.keys(drawn.query).some((name) => !known('query').some((its) => its.name === name)))
      return false;
    return parameters.every((its) => {
      const value = drawn[its.in][its.name];
      if (value === undefined) return !its.required;
      return its.check(readAs(its.schema, writeAs(value)));
    });
  };
}

const writeAs = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(String).join(',')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A parameter as the service must understand it. */
function readAs(schema: Parameter['schema'], text: string): unknown {
  const { type, items } = schema as { type?: string; items?: Parameter['schema'] };
  if (type === 'array') return text === '' ? [] : text.split(',').map((each) => readAs(items!, each));
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

const wellFormed = (text: string): string => Buffer.from(text).toString();

function addressOf(path: string, drawn: Drawn): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(wellFormed(writeAs(drawn.path[name]))),
  );
  const query = Object.entries(drawn.query).map(([name, value]): [string, string] => [
    wellFormed(name),
    wellFormed(writeAs(value)),
  ]);
  return query.length > 0 ? `${filled}?${new URLSearchParams(query).toString()}` : filled;
}

/** Requests that a route takes, and requests with one thing wrong. */
function requestsOf(operation: Operation, { components: { schemas } }: OpenApiDocument) {
  const part = (place: Parameter['in']) => {
    const its = operation.parameters.filter((each) => each.in === place);
    const fields = Object.fromEntries(its.map(({ name, schema }) => [name, arbitraryOf(schema, schemas)]));
    return fc.record(fields, {
      requiredKeys: its.filter(({ required }) => required).map(({ name }) => name),
      noNullPrototype: true,
    });
  };
  const content = operation.requestBody?.content['application/json'];
  const valid: fc.Arbitrary<Drawn> = fc.record(
    {
      path: part('path'),
      query: part('query'),
      header: part('header'),
      ...(content ? { body: arbitraryOf(content.schema, schemas) } : {}),
    },
    { noNullPrototype: true },
  );
  const named = operation.parameters.filter((each) => each.in !== 'header');
  const faults: fc.Arbitrary<(drawn: Drawn) => Drawn>[] = [
    fc
      .tuple(fc.string({ minLength: 1, maxLength: 12 }), odd)
      .map(([name, value]) => (drawn: Drawn) => ({ ...drawn, query: { ...drawn.query, [name]: value } })),
  ];
  if (named.length > 0) {
    const wrong = fc.tuple(fc.constantFrom(...named), odd);
    faults.push(
      wrong.map(([its, value]) => (drawn: Drawn) => ({
        ...drawn,
        [its.in]: { ...drawn[its.in], [its.name]: value },
      })),
    );
  }
  if (content) {
    faults.push(
      odd.map((body) => (drawn: Drawn) => ({ ...drawn, body })),
      fc.string().map((raw) => (drawn: Drawn) => ({ ...drawn, raw })),
      fc.tuple(fc.string({ maxLength: 12 }), odd).map(([name, value]) => (drawn: Drawn) => ({
        ...drawn,
        body: { ...(drawn.body as object), [name]: value },
      })),
    );
  }
  const invalid = fc.tuple(valid, fc.oneof(...faults)).map(([drawn, spoil]) => spoil(drawn));
  return { valid, invalid };
}
