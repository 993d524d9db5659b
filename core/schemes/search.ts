import type { Pool } from 'pg';
import { isOutage } from '../db/pool.ts';
import { Unavailable } from '../errors.ts';
import { normalize } from '../text/normalize.ts';
import { searchKey } from '../text/search-key.ts';

/** What is searched for; all of it must fit. An empty text finds everything. */
export interface SchemeSearch {
  /** Any words, in any script, with slips. */
  readonly text?: string | undefined;
  /** English name of a state: its schemes and those of the whole country. */
  readonly state?: string | undefined;
  readonly category?: string | undefined;
}

/** Words of a text that are looked for: nobody means more. */
const MOST_WORDS = 8;
/** Below this, on average over the words, a scheme was not meant. */
const LEAST = 0.42;
/** What a word counts for that only a text has, not a name. */
const IN_TEXT = 0.5;

/** What all words joined count for beside each alone, where they are like one whole name. */
const AS_A_WHOLE = 0.5;

/**
 * A word counts as much as it is like a key of a name (1: the same), or a little where a text has just that word. Of those that
 * are as likely the country's come first, or a state's own where a state was said.
 */
const SEARCH = `with asked as (select * from unnest($4::text[], $5::text[]) with ordinality as one(word, key, position)),
  near as (select scheme_id, position, max(similarity(scheme_key.key, asked.key)) as likeness
    from asked join scheme_key on scheme_key.key % asked.key group by scheme_id, position),
  whole as (select scheme_id, max(similarity(key, $6)) as likeness from scheme_key where key % $6 group by scheme_id)
  select id from (
    select s.id, s.name, cardinality(s.states) = 0 as everywhere,
      coalesce(avg(greatest(near.likeness, case when s.words @@ word::tsquery then ${IN_TEXT} else 0 end))
        filter (where word is not null), 1) as score,
      ${AS_A_WHOLE} * coalesce(max(whole.likeness), 0) as bonus
    from scheme s left join asked on true
      left join near on near.scheme_id = s.id and near.position = asked.position
      left join whole on whole.scheme_id = s.id
    where s.country = $1 and ($2::text is null or cardinality(s.states) = 0 or $2 = any(s.states))
      and ($3::text is null or s.category = $3)
    group by s.id) found
  where score >= ${LEAST}
  order by score + bonus desc, everywhere = ($2::text is null) desc, name, id`;

/** Searches the schemes of one country; throws Unavailable when the database does not answer. */
export function createSchemeSearch({ pool, country }: { readonly pool: Pool; readonly country: string }) {
  /** Ids, the likeliest first; without a text by name. */
  return async function search({ text = '', state, category }: SchemeSearch): Promise<string[]> {
    const words = wordsOf(text).slice(0, MOST_WORDS);
    // What has no word in it asks for nothing.
    if (text.trim() !== '' && words.length === 0) return [];
    try {
      const { rows } = await pool.query<{ id: string }>({
        name: 'scheme-search',
        text: SEARCH,
        values: [
          country,
          state ?? null,
          category ?? null,
          words.map((word) => `'${word}'`),
          words.map(searchKey),
          searchKey(text),
        ],
      });
      return rows.map(({ id }) => id);
    } catch (error) {
      throw isOutage(error) ? new Unavailable('the list of schemes', { cause: error }) : error;
    }
  };
}

/** The words of a text as they are compared; letters, marks and digits only. */
export const wordsOf = (text: string): string[] => normalize(text).split(' ').filter(Boolean);
