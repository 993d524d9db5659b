import { z } from 'zod';
import { routesOf, type Deprecation, type RouteDefinition, type RouteTable } from './route.ts';

/** Months between the announcement that something goes and its last day, at least. */
export const NOTICE_MONTHS = 6;

/** Marks a field as going out of use: the document shows it, and answers to requests with it carry the headers. */
export const deprecated = <Schema extends z.ZodType>(schema: Schema, told: Deprecation): Schema =>
  schema.meta({
    ...schema.meta(),
    deprecated: true,
    description: `Deprecated, gone after ${told.sunset}. ${told.instead}`,
    'x-deprecated-since': told.since,
    'x-sunset': told.sunset,
    'x-instead': told.instead,
  });

/** What of a route goes out of use: itself, fields of requests by where and name, and fields of its answers. */
export interface Deprecations {
  readonly whole: Deprecation | null;
  readonly query: Readonly<Record<string, Deprecation>>;
  readonly body: Readonly<Record<string, Deprecation>>;
  readonly answers: readonly Deprecation[];
}

export function deprecationsOf(route: RouteDefinition): Deprecations {
  return {
    whole: route.deprecated ?? null,
    query: fieldsOf(route.query),
    body: fieldsOf(route.body),
    answers: Object.values(route.responses).flatMap(({ schema }) =>
      schema ? marksIn(z.toJSONSchema(schema)) : [],
    ),
  };
}

/** The headers of an answer that depends on any of these: the oldest announcement and the earliest last day. */
export function deprecationHeaders(told: readonly Deprecation[]): Record<string, string> {
  if (told.length === 0) return {};
  const since = told.map((each) => each.since).sort()[0]!;
  const sunset = told.map((each) => each.sunset).sort()[0]!;
  return {
    // RFC 9745 wants a structured date, RFC 8594 one of HTTP.
    deprecation: `@${Date.parse(since) / 1000}`,
    sunset: new Date(sunset).toUTCString(),
    link: '</api/docs#changes>; rel="deprecation"; type="text/html"',
  };
}

/** What of a table goes with too short a notice, or on no date at all; empty when all is well. */
export const noticeFaults = (table: RouteTable): string[] =>
  routesOf(table).flatMap(({ id, route }) => {
    const { whole, query, body, answers } = deprecationsOf(route);
    return [...(whole ? [whole] : []), ...Object.values(query), ...Object.values(body), ...answers]
      .filter(({ since, sunset }) => !(Date.parse(sunset) >= noticeEnds(since)))
      .map(
        ({ since, sunset }) => `${id}: ${since} to ${sunset} is less than ${NOTICE_MONTHS} months' notice`,
      );
  });

function noticeEnds(since: string): number {
  const end = new Date(since);
  end.setUTCMonth(end.getUTCMonth() + NOTICE_MONTHS);
  return end.getTime();
}

/** The fields of a request that are marked, at its top: deeper ones are replaced with their parent. */
function fieldsOf(schema: z.ZodType | undefined): Record<string, Deprecation> {
  if (!schema) return {};
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, field]) => {
      const mark = markOf(field);
      return mark ? [[name, mark]] : [];
    }),
  );
}

function marksIn(node: unknown): Deprecation[] {
  if (typeof node !== 'object' || node === null) return [];
  const mark = markOf(node);
  return [...(mark ? [mark] : []), ...Object.values(node).flatMap(marksIn)];
}

function markOf(node: unknown): Deprecation | null {
  const marks = node as Readonly<Record<string, unknown>>;
  if (marks['deprecated'] !== true) return null;
  return {
    since: String(marks['x-deprecated-since']),
    sunset: String(marks['x-sunset']),
    instead: String(marks['x-instead']),
  };
}
