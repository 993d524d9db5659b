export { clientOf, createClient, ProblemError, type Client, type ClientOptions } from './client.ts';
export {
  deprecated,
  deprecationHeaders,
  deprecationsOf,
  NOTICE_MONTHS,
  type Deprecations,
} from './deprecation.ts';
export {
  createDocument,
  refusalsOf,
  type JsonSchema,
  type OpenApiDocument,
  type Operation,
  type Parameter,
} from './openapi.ts';
export { nextPage, PAGE, pageQuery } from './paging.ts';
export { FieldError, Problem, PROBLEM_PAGE, PROBLEM_TYPE, PROBLEMS, problemType } from './problem.ts';
export { HISTORY, needsSecondFactor, RIGHTS, ROLES, type Right, type Role } from './roles.ts';
export {
  defineRoute,
  routesOf,
  type Deprecation,
  type Method,
  type NamedRoute,
  type Permission,
  type ResponseDefinition,
  type RouteDefinition,
  type RouteTable,
} from './route.ts';
export type { Account, AccountDetails } from './routes/accounts.ts';
export { AccessToken, TokenPair } from './routes/auth.ts';
export { BROADCAST_ALERTS, type Broadcast } from './routes/broadcasts.ts';
export type { Duty, Emergency } from './routes/emergency.ts';
export { HOSPITAL_LEVELS, type Hospital, type Place } from './routes/hospitals.ts';
export {
  APPLICATION_STATUSES,
  SCHEME_CATEGORIES,
  type Scheme,
  type SchemeApplication,
  type SchemeSummary,
} from './routes/schemes.ts';
export { type Analysis, type AnalyzeRequest } from './routes/symptoms.ts';
export { LIVE_CLOSED, LIVE_PATH, LiveEvent, LiveHello, type LiveCode } from './routes/live.ts';
export { v1, versions } from './routes/index.ts';
export { tableFaults } from './table.ts';
