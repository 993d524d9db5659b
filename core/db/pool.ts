import { types } from 'node:util';
import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { Unavailable } from '../errors.ts';

/** A named statement: planned once per connection. `values` are bound, never spliced. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Whatever answers a statement: the database, or one transaction of it. */
export interface Queries {
  query<Row extends QueryResultRow>(statement: Statement): Promise<QueryResult<Row>>;
}

/** Queries within their limits of time; an unreachable or overloaded database is Unavailable, anything else a bug. */
export interface Database extends Queries {
  readonly pool: Pool;
  /** Runs all of `work` or nothing of it: what it throws undoes what it did. Never for a turn (store.ts says why). */
  transaction<Result>(work: (within: Queries) => Promise<Result>): Promise<Result>;
}

/** SQLSTATE classes and driver codes that mean "not now": connections, resources, operator intervention, time-outs. */
const OUTAGE = /^(08|53|57|58|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT$|25P0)/;

export function isOutage(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code } = error as { code?: string };
  if (code) return OUTAGE.test(code);
  return /timeout exceeded|read timeout|Connection terminated|connection timeout|Client has encountered/i.test(
    error.message,
  );
}

/** Connections that are not closed when they idle. */
const KEPT = 8;
/** Milliseconds a turn waits for a connection and for a statement; a caller's session drops soon after. */
export const TURN = { connection: 800, statement: 1500 } as const;
/** The same where nobody waits on a phone. */
const PATIENT = { connection: 20_000, statement: 20_000 } as const;

export function createDatabase({
  url,
  max,
  onIdleError,
  limits = PATIENT,
}: {
  readonly url: string;
  readonly max: number;
  readonly onIdleError: (error: Error) => void;
  readonly limits?: { readonly connection: number; readonly statement: number };
}): Database {
  const pool = new Pool({
    connectionString: url,
    max,
    // A new connection has to prepare every statement again: those that a usual day needs are kept.
    min: Math.min(max, KEPT),
    connectionTimeoutMillis: limits.connection,
    statement_timeout: limits.statement,
    query_timeout: limits.statement + 500,
    keepAlive: true,
    application_name: 'arogya',
  });
  pool.on('error', onIdleError);

  return {
    pool,
    query: async (statement) => again(() => queriesOn(pool).query(statement)),
    async transaction(work) {
      const connection = await pool.connect().catch(explain);
      let failed: Error | undefined;
      // A connection that is lost says so to whoever holds it, between two statements too; unheard it would end the process.
      const lost = (error: Error): void => void (failed = error);
      connection.on('error', lost);
      try {
        await connection.query('begin').catch(explain);
        const result = await work(queriesOn(connection));
        await connection.query('commit').catch(explain);
        return result;
      } catch (error) {
        await connection.query('rollback').catch((broken: unknown) => (failed = broken as Error));
        throw error;
      } finally {
        connection.off('error', lost);
        connection.release(failed);
      }
    },
  };
}

/** SQLSTATE of a statement that was undone because two waited for each other. */
const DEADLOCK = '40P01';
const MOST_TRIES = 3;

/** A lone statement that met a deadlock did nothing, so it can be done again: whom it met has gone on. */
async function again<Result>(statement: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await statement();
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || tries === MOST_TRIES) throw error;
    }
  }
}

const queriesOn = (connection: Pool | PoolClient): Queries => ({
  query: async <Row extends QueryResultRow>(statement: Statement) =>
    connection.query<Row>(statement as { name: string; text: string; values: unknown[] }).catch(explain),
});

function explain(error: unknown): never {
  throw isOutage(error) ? new Unavailable('the database', { cause: error }) : error;
}
