import type { Client } from 'pg';
import { SEALED_TABLES, type SealedTable } from './sealed-columns.ts';
import type { Vault } from './vault.ts';

/** What one round over all tables found: rows under an older key, how many of them were sealed anew, what could not be. */
export interface Round {
  readonly found: number;
  readonly done: number;
  /** Tables with values that no key opens, or that say what another row says already, with how many. */
  readonly stuck: ReadonlyMap<string, number>;
}

/** Rows sealed anew in one statement. */
const BATCH = 100;
const UNIQUE_VIOLATION = '23505';

type Row = Readonly<Record<string, string | Buffer | null>>;

/**
 * One round over every table, seals anew under the current key whatever is under another, and makes its indexes anew. What
 * is to be done is known by the value's own first bytes, so a round that was ended begins where that one stopped. A row
 * that others hold or change at that moment is left to the next round: rounds are made until one finds nothing.
 */
export async function rotate({
  client,
  vault,
  batch = BATCH,
  tables = SEALED_TABLES,
  onProgress = () => undefined,
}: {
  readonly client: Client;
  readonly vault: Vault;
  readonly batch?: number;
  readonly tables?: readonly SealedTable[];
  readonly onProgress?: (table: string, done: number) => void;
}): Promise<Round> {
  let found = 0;
  let done = 0;
  const stuck = new Map<string, number>();
  for (const table of tables) {
    let inTable = 0;
    let after: Row | null = null;
    for (;;) {
      const rows: Row[] = await oldRows(client, vault, table, after, batch);
      if (rows.length === 0) break;
      found += rows.length;
      const given = rows.map((row) => sealAnew(vault, table, row));
      const fit = given.filter((row) => row !== null);
      const [written, doubled] = await write(client, table, fit);
      inTable += written;
      const unfit = given.length - fit.length + doubled;
      if (unfit > 0) stuck.set(table.table, (stuck.get(table.table) ?? 0) + unfit);
      onProgress(table.table, inTable);
      after = rows.at(-1)!;
    }
    done += inTable;
  }
  return { found, done, stuck };
}

const columnsOf = ({ sealed, indexes = {} }: SealedTable): string[] => [
  ...Object.keys(sealed),
  ...Object.keys(indexes),
];

/** Rows with a value that does not begin with the current key's mark, in the order of the primary key. */
async function oldRows(
  client: Client,
  vault: Vault,
  table: SealedTable,
  after: Row | null,
  limit: number,
): Promise<Row[]> {
  const key = Object.keys(table.key);
  const names = [...new Set([...key, ...columnsOf(table)])];
  const old = Object.keys(table.sealed).map((column) => `substring(${column} from 1 for $2) <> $1`);
  const from = key.map((column, index) => `$${index + 4}::${table.key[column]}`);
  const { rows } = await client.query<Row>({
    name: `rotate-find-${table.table}-${after ? 'next' : 'first'}`,
    text: `select ${names.join(', ')} from ${table.table}
      where (${old.join(' or ')}) ${after ? `and (${key.join(', ')}) > (${from.join(', ')})` : ''}
      order by ${key.join(', ')} limit $3`,
    values: [vault.mark, vault.mark.length, limit, ...(after ? key.map((column) => after[column]) : [])],
  });
  return rows;
}

/** A row as it was read and as it is to be: the columns of `to` alone are written. */
interface Anew {
  readonly row: Row;
  readonly to: Row;
}

/** Null when no key opens a value. */
function sealAnew(vault: Vault, { sealed, indexes = {} }: SealedTable, row: Row): Anew | null {
  const to: Record<string, Buffer | null> = {};
  const opened: Record<string, string | null> = {};
  try {
    for (const [column, context] of Object.entries(sealed)) {
      const value = row[column] as Buffer | null;
      opened[column] = value && vault.open(context, value);
      to[column] = opened[column] === null ? null : vault.seal(context, opened[column]!);
    }
    for (const [column, { from, of }] of Object.entries(indexes)) {
      const plain = opened[from] ?? null;
      // Where nothing is left to make it from, it stays.
      to[column] = plain === null ? (row[column] as Buffer | null) : vault.index(...of(plain));
    }
  } catch {
    return null;
  }
  return { row, to };
}

/** Writes rows that are still as they were read: how many, and how many of the others cannot be, because they are doubled. */
async function write(
  client: Client,
  table: SealedTable,
  rows: readonly Anew[],
): Promise<[written: number, doubled: number]> {
  if (rows.length === 0) return [0, 0];
  try {
    return [await swap(client, table, rows), 0];
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    if (rows.length === 1) return [0, 1];
    const half = Math.ceil(rows.length / 2);
    const [first, other] = [
      await write(client, table, rows.slice(0, half)),
      await write(client, table, rows.slice(half)),
    ];
    return [first[0] + other[0], first[1] + other[1]];
  }
}

/** Compares and swaps. Rows that somebody holds are passed over: who waits for nobody is in nobody's way for long. */
async function swap(client: Client, table: SealedTable, rows: readonly Anew[]): Promise<number> {
  const key = Object.keys(table.key);
  const sealed = Object.keys(table.sealed);
  // Rows that point here are written meanwhile, unless what they may point at changes.
  const lock = table.indexes ? 'update' : 'no key update';
  const columns = columnsOf(table);
  const given = [
    ...key.map(
      (column) => [`key_${column}`, table.key[column]!, rows.map(({ row }) => row[column])] as const,
    ),
    ...sealed.map((column) => [`was_${column}`, 'bytea', rows.map(({ row }) => row[column])] as const),
    ...columns.map((column) => [`new_${column}`, 'bytea', rows.map(({ to }) => to[column])] as const),
  ];
  const isSame = [
    ...key.map((column) => `t.${column} = g.key_${column}`),
    ...sealed.map((column) => `t.${column} is not distinct from g.was_${column}`),
  ].join(' and ');
  const { rowCount } = await client.query({
    name: `rotate-swap-${table.table}`,
    text: `with given as (
        select * from unnest(${given.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})
          as g(${given.map(([name]) => name).join(', ')})
      ), held as (
        select ${key.map((column) => `t.${column}`).join(', ')} from ${table.table} t join given g on ${isSame}
        for ${lock} of t skip locked
      )
      update ${table.table} t set ${columns.map((column) => `${column} = g.new_${column}`).join(', ')}
      from given g join held h on ${key.map((column) => `h.${column} = g.key_${column}`).join(' and ')}
      where ${isSame}`,
    values: given.map(([, , values]) => values),
  });
  return rowCount ?? 0;
}
