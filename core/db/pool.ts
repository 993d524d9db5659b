import { Pool, type QueryResult, type QueryResultRow } from 'pg';
import { Unavailable } from '../errors.ts';

/** A named statement: planned once per connection. `values` are bound, never spliced. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Queries with the turn's limits; an unreachable or overloaded database is Unavailable, anything else a bug. */
export interface Database {
  readonly pool: Pool;
  query<Row extends QueryResultRow>(statement: Statement): Promise<QueryResult<Row>>;
}

/** SQLSTATE classes and driver codes that mean "not now": connections, resources, operator intervention, time-outs. */
const OUTAGE = /^(08|53|57|58|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT$|25P0)/;

export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code) return OUTAGE.test(code);
  return /timeout exceeded|read timeout|Connection terminated|connection timeout|Client has encountered/i.test(
    error.message,
  );
}

/** Milliseconds a turn waits for a connection and for a statement; a caller's session drops soon after. */
const CONNECTION_MS = 800;
const STATEMENT_MS = 1500;

export function createDatabase({
  url,
  max,
  onIdleError,
}: {
  readonly url: string;
  readonly max: number;
  readonly onIdleError: (error: Error) => void;
}): Database {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECTION_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 500,
    keepAlive: true,
    application_name: 'arogya',
  });
  pool.on('error', onIdleError);

  return {
    pool,
    async query<Row extends QueryResultRow>(statement: Statement) {
      try {
        return await pool.query<Row>(statement as { name: string; text: string; values: unknown[] });
      } catch (error) {
        throw isOutage(error) ? new Unavailable('the database', { cause: error }) : error;
      }
    },
  };
}
