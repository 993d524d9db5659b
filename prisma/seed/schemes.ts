import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { Scheme } from '@arogya/rules';
import { loadGeography } from '../../core/country/geography.ts';
import { readSchemes, SCHEMES_FOLDER } from '../../core/schemes/read.ts';
import { wordsOf } from '../../core/schemes/search.ts';
import { SEARCH_KEY_VERSION, searchKey } from '../../core/text/search-key.ts';

/** Changes when this file makes other rows of the same data. */
const SEED_VERSION = 1;
const COUNTRY = 'IN';
const NAME = 'in/schemes';

const INSERT = `insert into scheme (id, country, category, states, name, words, search_keys)
  values ($1, $2, $3, $4, $5, array_to_tsvector($6::text[]), $7)`;

/**
 * Loads the schemes into `scheme`, where they are searched, in one transaction, unless just these have been loaded before
 * (seed_file). Throws, changing nothing, naming every faulty line. The client must not be inside a transaction.
 */
export async function seedSchemes({
  client,
  projectRoot,
}: {
  readonly client: ClientBase;
  readonly projectRoot: string;
}): Promise<{ rows: number; changed: boolean }> {
  const { schemes } = readSchemes(join(projectRoot, SCHEMES_FOLDER), loadGeography(COUNTRY).states);
  const rows = schemes.map(rowOf);
  const hash = createHash('sha256')
    .update(`${SEED_VERSION} ${SEARCH_KEY_VERSION} ${JSON.stringify(rows)}`)
    .digest('hex');
  const known = await client.query<{ hash: string }>('select hash from seed_file where name = $1', [NAME]);
  if (known.rows[0]?.hash === hash) return { rows: rows.length, changed: false };

  await client.query('begin');
  try {
    await client.query('delete from scheme where country = $1', [COUNTRY]);
    for (const row of rows) await client.query(INSERT, row);
    await client.query(
      `insert into seed_file (name, hash, rows) values ($1, $2, $3)
       on conflict (name) do update set hash = excluded.hash, rows = excluded.rows, loaded_at = now()`,
      [NAME, hash, rows.length],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return { rows: rows.length, changed: true };
}

/** Names are found with slips, by the key of each word and of all of them joined; texts by just their words. */
function rowOf(scheme: Scheme): unknown[] {
  const { id, category, states, name, short, aliases, keywords, summary, benefits } = scheme;
  const names = [...Object.values(name), ...Object.values(short), ...aliases, ...keywords];
  const texts = [...names, ...Object.values(summary), ...benefits.flatMap(({ text }) => Object.values(text))];
  const keys = names.flatMap((one) => [...wordsOf(one), one]).map(searchKey);
  return [
    id,
    COUNTRY,
    category,
    states === 'all' ? [] : states,
    name.en,
    [...new Set(texts.flatMap(wordsOf))],
    [...new Set(keys)].filter(Boolean).join(' '),
  ];
}
