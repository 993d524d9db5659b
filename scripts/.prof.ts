import { readFileSync } from 'node:fs';
import pg from 'pg';
const pool = new pg.Pool({ connectionString: readFileSync('/tmp/geo-pg.url', 'utf8'), max: 1 });
const C = `id, pin, name, district, state, latitude, longitude, spread_km as "spreadKm", is_pin as "isPin", search_key as "searchKey"`;
await pool.query("load 'auto_explain'").catch(() => 0);
for (const k of [
  'bnuidr',
  'srcnpur',
  'rmsurpdni',
  'muhmdpur',
  'krisnngr',
  'kulturr',
  'binkurinvdi',
  'vistipura',
  'budkgun',
  'sibnpur',
]) {
  const r = await pool.query({
    text: `explain (analyze,buffers) select ${C} from place where country = 'IN' and search_key % '${k}' and similarity(search_key, '${k}') >= 0.3 and ($1::text is null or state=$1) order by similarity(search_key, '${k}') desc, is_pin desc, id limit 600`,
    values: [null],
  });
  const t = r.rows.map((x) => x['QUERY PLAN']);
  console.log(
    k,
    t.find((x) => /Execution/.test(x)),
    t
      .filter((x) => /Bitmap|Removed|Sort|Heap Blocks/.test(x))
      .map((x) => x.trim().replace(/\(cost[^)]*\)/, ''))
      .join(' ; '),
  );
}
await pool.end();
