import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import type { Scheme } from '@arogya/rules';
import { loadGeography } from '../../core/country/geography.ts';
import { readSchemes, schemeIds, SCHEMES_FOLDER } from '../../core/schemes/read.ts';
import { wordsOf } from '../../core/schemes/search.ts';
import { SEARCH_KEY_VERSION, searchKey } from '../../core/text/search-key.ts';

/** Changes when this file makes other rows of the same data. */
const SEED_VERSION = 2;
const COUNTRY = 'IN';
const NAME = 'in/schemes';

const INSERT = `insert into scheme (id, country, category, states, name, words)
  values ($1, $2, $3, $4, $5, array_to_tsvector($6::text[]))`;
const INSERT_KEYS = 'insert into scheme_key (scheme_id, key) select $1, unnest($2::text[])';

/**
 * Loads the schemes into `scheme`, where they are searched, in one transaction, unless just these have been loaded before
 * (seed_file). Throws, changing nothing, naming every faulty line of what is new. The client must not be inside a transaction.
 */
export async function seedSchemes({
  client,
  projectRoot,
}: {
  readonly client: ClientBase;
  readonly projectRoot: string;
}): Promise<{ rows: number; changed: boolean }> {
  const folder = join(projectRoot, SCHEMES_FOLDER);
  const hash = hashOf(folder);
  const known = await client.query<{ hash: string; rows: number }>(
    'select hash, rows from seed_file where name = $1',
    [NAME],
  );
  if (known.rows[0]?.hash === hash) return { rows: known.rows[0].rows, changed: false };
  const { schemes } = readSchemes(folder, loadGeography(COUNTRY).states);

  await client.query('begin');
  try {
    await client.query('delete from scheme where country = $1', [COUNTRY]);
    for (const scheme of schemes) {
      await client.query(INSERT, rowOf(scheme));
      await client.query(INSERT_KEYS, [scheme.id, keysOf(scheme)]);
    }
    await client.query('analyze scheme, scheme_key');
    await client.query(
      `insert into seed_file (name, hash, rows) values ($1, $2, $3)
       on conflict (name) do update set hash = excluded.hash, rows = excluded.rows, loaded_at = now()`,
      [NAME, hash, schemes.length],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  return { rows: schemes.length, changed: true };
}

/** Of what the rows are made of; reading it all takes longer. */
function hashOf(folder: string): string {
  const hash = createHash('sha256').update(`${SEED_VERSION} ${SEARCH_KEY_VERSION}`);
  for (const id of schemeIds(folder))
    hash.update(`\n${id}\n`).update(readFileSync(join(folder, `${id}.yaml`)));
  return hash.digest('hex');
}

const namesOf = ({ name, short, aliases, keywords }: Scheme): string[] => [
  ...Object.values(name),
  ...Object.values(short),
  ...aliases,
  ...keywords,
];

/** Names are found with slips, by the key of each word and of all of them joined. */
const keysOf = (scheme: Scheme): string[] =>
  [...new Set(namesOf(scheme).flatMap((name) => [...wordsOf(name), name].map(searchKey)))].filter(Boolean);

/** Texts are found by just their words. */
function rowOf(scheme: Scheme): unknown[] {
  const { id, category, states, name, summary, benefits } = scheme;
  const texts = [
    ...namesOf(scheme),
    ...Object.values(summary),
    ...benefits.flatMap(({ text }) => Object.values(text)),
  ];
  return [
    id,
    COUNTRY,
    category,
    states === 'all' ? [] : states,
    name.en,
    [...new Set(texts.flatMap(wordsOf))],
  ];
}
