import type { Request } from 'express';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { RouteDefinition, RouteTable } from '@arogya/contract';
import type { Principal } from './principal.ts';

type Part<Route, Name extends string> = Route extends { readonly [N in Name]: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** One request as its handler sees it: checked, and from somebody who may. */
export interface Call<Route extends RouteDefinition> {
  readonly params: Part<Route, 'params'>;
  readonly query: Part<Route, 'query'>;
  readonly headers: Part<Route, 'headers'>;
  readonly body: Part<Route, 'body'>;
  readonly principal: Route['permission'] extends 'public' ? null : Principal;
  readonly requestId: string;
  /** For what is rare: cookies, the address, the end of a connection. */
  readonly request: Request;
}

type Body<Definition> = Definition extends { readonly schema: infer Schema extends z.ZodType }
  ? { readonly body: z.input<Schema> }
  : Definition extends { readonly type: string }
    ? { readonly body: string | Readable }
    : { readonly body?: undefined };

/** One of the successes that the route promises. A list makes a header appear several times (Set-Cookie). */
export type Answer<Route extends RouteDefinition> = {
  [Status in keyof Route['responses']]: {
    readonly status: Status;
    readonly headers?: Readonly<Record<string, string | string[]>>;
    /** Whom it is about (a person's id), for the audit; never told to the caller. */
    readonly about?: string;
  } & Body<Route['responses'][Status]>;
}[keyof Route['responses']];

/** Does what a route is for. Throws Refused (with a status that the route promises) or Unavailable; all else is a bug. */
export type Handler<Route extends RouteDefinition> = (call: Call<Route>) => Promise<Answer<Route>>;

/** A handler for each route of a table: a missing one does not compile, and does not start. */
export type Handlers<Table extends RouteTable> = {
  readonly [Resource in keyof Table]: {
    readonly [Name in keyof Table[Resource]]: Handler<Table[Resource][Name]>;
  };
};
