import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Prisma's schema engine (the WASM build that npm brings: no download), bound to one database. */
export type Engine = {
  /** Applies what is missing and returns the names; each script is one transaction. */
  apply(migrations: MigrationList): Promise<string[]>;
  /** The script that leads from what `migrations` make, tried in a scratch database, to the Prisma schema. */
  diff(migrations: MigrationList, schema: string): Promise<string>;
};

/** Lends an engine for the database at `url` to `use`, and closes its connection after. */
export async function withEngine<T>(
  url: string,
  schema: string,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadWasm();
  const pool = openPool({ connectionString: url });
  let engine: SchemaEngine | undefined;
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url, pool));
    engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, factory);
    return await use(engineOn(engine));
  } finally {
    engine?.free();
    await pool.end();
  }
}

function engineOn(engine: SchemaEngine): Engine {
  const filters = { externalTables: [], externalEnums: [] };
  return {
    async apply(migrationsList) {
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    },
    async diff(migrations, schema) {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
        script: true,
        exitCode: null,
        filters,
      });
      return stdout ?? '';
    },
  };
}

// Node has it; the types for it come only with those of a browser.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

type Wasm = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
let loaded: Promise<Wasm> | undefined;

function loadWasm(): Promise<Wasm> {
  return (loaded ??= (async () => {
    // The package's main file imports .wasm, which Node cannot do yet; its inner file takes it by hand.
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const inner = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(join(dirname(inner), 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, {
      './schema_engine_bg.js': withIdleTimers(bindings),
    });
    // The engine reports a panic here, and fails without a word when nobody listens.
    const registry = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(message: string): void } };
    registry.PRISMA_WASM_PANIC_REGISTRY ??= {
      set_message(message) {
        throw new Error(`Prisma's schema engine failed: ${message.split('\n', 1)[0]}`);
      },
    };
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return bindings;
  })());
}

/** The engine never clears the timer (10 s) it sets when it takes its lock; that must not keep a process alive. */
function withIdleTimers(bindings: object): object {
  const entries = Object.entries(bindings) as [string, (...args: unknown[]) => unknown][];
  const setsTimer = ([name]: [string, unknown]) => name.startsWith('__wbg_setTimeout');
  const idle = entries
    .filter(setsTimer)
    .map(([name, set]) => [name, (...args: unknown[]) => (set(...args) as NodeJS.Timeout).unref()]);
  return { ...bindings, ...Object.fromEntries(idle) } as object;
}

/** One connection, so that the engine's session lock holds; a migration may take as long as it needs. */
function openPool(config: pg.PoolConfig): pg.Pool {
  const onConnect = async (client: pg.ClientBase) => {
    await client.query('SET statement_timeout = 0');
  };
  // pg waits for the promise, although its types say it is given none.
  // eslint-disable-next-line @typescript-eslint/no-misused-promises
  const pool = new pg.Pool({ ...config, max: 1, connectionTimeoutMillis: 10_000, onConnect });
  pool.on('error', () => undefined);
  return pool;
}

function adapterFactory(url: string, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaPg(pool);
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => repair(await inner.connect()),
    async connectToShadowDb() {
      const name = `arogya_scratch_${randomBytes(6).toString('hex')}`;
      await pool.query(`CREATE DATABASE ${name}`);
      const scratchUrl = new URL(url);
      scratchUrl.pathname = `/${name}`;
      const scratch = openPool({ connectionString: scratchUrl.href });
      const adapter = repair(await new PrismaPg(scratch).connect());
      adapter.dispose = async () => {
        await scratch.end();
        await pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
      };
      return adapter;
    },
  };
}

type PgAdapter = SqlDriverAdapter & {
  underlyingDriver(): pg.Pool;
  performIO(query: object): Promise<{ fields: { dataTypeID: number }[] }>;
  onError(error: unknown): never;
};

const INTERNAL_CHAR = 18;
const BPCHAR = 1042;

/**
 * Two gaps of @prisma/adapter-pg 7.10 as a migration's driver: it cuts scripts at every semicolon, even in a comment or a
 * function, and runs the pieces without a transaction; and it cannot read "char", which the catalogue has for constraints.
 */
function repair(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const target = adapter as PgAdapter;
  target.executeScript = async (script) => {
    try {
      // Without parameters the server takes a whole script, as one transaction.
      await target.underlyingDriver().query(script);
    } catch (error) {
      target.onError(error);
    }
  };

  const characters = new WeakMap<object, number[]>();
  const performIO = target.performIO.bind(target);
  target.performIO = async (query) => {
    const result = await performIO(query);
    const found = [...result.fields.keys()].filter(
      (index) => result.fields[index]?.dataTypeID === INTERNAL_CHAR,
    );
    for (const index of found) result.fields[index]!.dataTypeID = BPCHAR;
    characters.set(query, found);
    return result;
  };
  const queryRaw = target.queryRaw.bind(target);
  target.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of characters.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return target;
}
