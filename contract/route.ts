import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/**
 * Who may call a route: everybody, whoever has signed in, or who holds a right, named "thing:deed" ("reminders:write").
 * There is no default: a route without one does not compile, and one that the server cannot grant is refused.
 */
export type Permission = 'public' | 'signed-in' | `${string}:${string}`;

/** What goes out of use: ISO dates of the announcement and of the last day, and one sentence on what to use instead. */
export interface Deprecation {
  readonly since: string;
  readonly sunset: string;
  readonly instead: string;
}

/** One answer: JSON of `schema`, or text of the media type `type` (a stream of events, say), or nothing at all. */
export interface ResponseDefinition {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly type?: string;
}

/**
 * One thing that clients can do. Requests hold only what their schemas name: an unknown field is refused, so that a slip
 * never passes for a wish. Answers may gain fields at any time: clients ignore what they do not know.
 */
export interface RouteDefinition {
  readonly method: Method;
  /** From the version's root, in kebab-case, with parameters as ":name". */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly [string, ...string[]];
  readonly permission: Permission;
  /** Strict objects; numbers, booleans and lists are written as text in a query, lists with commas. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Names in lower case; other headers are let be. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of the body; 64 KiB without it. */
  readonly bodyLimit?: number;
  /** Successes by status. */
  readonly responses: { readonly [status: number]: ResponseDefinition };
  /** Refusals of this route's own by status, with when; what any route may refuse is not repeated (problem.ts). */
  readonly problems?: { readonly [status: number]: string };
  /** How long a success may be kept, and whether by caches that people share. Without it: not at all. */
  readonly cache?: { readonly seconds: number; readonly shared: boolean };
  /** For what raises an emergency: its requests are never counted and never refused as too many. No parameters in its path. */
  readonly unlimited?: true;
  /** Each call may cost money, as a code by SMS does: it has a smaller quota of its own. No parameters in its path. */
  readonly costly?: true;
  /**
   * Each readable request of somebody signed in that takes a right or changes something is noted in the audit, with its
   * status.
   * "itself": the service behind it notes each success, with what was done to whom; only refusals are noted beside.
   */
  readonly audited?: 'itself';
  readonly deprecated?: Deprecation;
}

/** A version of the interface: routes by resource and name. The two names are those of the client's methods. */
export type RouteTable = Readonly<Record<string, Readonly<Record<string, RouteDefinition>>>>;

/** Keeps a route's own types, so that handlers and clients know them. */
export const defineRoute = <const Route extends RouteDefinition>(route: Route): Route => route;

/** A route with its name, "resource.name". */
export interface NamedRoute {
  readonly id: string;
  readonly resource: string;
  readonly name: string;
  readonly route: RouteDefinition;
}

/** All routes of a table in its order. */
export const routesOf = (table: RouteTable): NamedRoute[] =>
  Object.entries(table).flatMap(([resource, routes]) =>
    Object.entries(routes).map(([name, route]) => ({ id: `${resource}.${name}`, resource, name, route })),
  );

/** The names of the parameters in a path, in order. */
export const parametersIn = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z]\w*)/g)].map(([, name]) => name!);
