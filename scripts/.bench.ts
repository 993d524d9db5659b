import { readFileSync } from 'node:fs';
import pg from 'pg';
import { createPlaces } from '../core/places/places.ts';
const pool = new pg.Pool({ connectionString: readFileSync('/tmp/geo-pg.url', 'utf8'), max: 4 });
const p = createPlaces({ pool, country: 'IN' });
let seed = 7;
const rnd = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) / 16777216;
};
const rows = (await pool.query('select name,district,state,is_pin from place order by id')).rows;
const slip = (w: string) => {
  const i = 1 + Math.floor(rnd() * (w.length - 1));
  const L = 'abcdefghijklmnopqrstuvwxyz';
  const c = L[Math.floor(rnd() * 26)];
  switch (Math.floor(rnd() * 4)) {
    case 0:
      return w.slice(0, i) + w.slice(i + 1);
    case 1:
      return w.slice(0, i) + c + w.slice(i);
    case 2:
      return w.slice(0, i) + c + w.slice(i + 1);
    default:
      return w.slice(0, i) + (w[i + 1] ?? '') + w[i] + w.slice(i + 2);
  }
};
for (const kind of ['all', 'pin', 'district-hq', 'qualified']) {
  const set =
    kind === 'pin' || kind === 'qualified'
      ? rows.filter((r) => r.is_pin)
      : kind === 'district-hq'
        ? rows.filter((r) => r.name === r.district)
        : rows;
  const N = 2000;
  const t: number[] = [];
  let inn = 0,
    first = 0,
    none = 0,
    exact = 0;
  const slow: any[] = [],
    miss: string[] = [];
  for (let i = 0; i < N; i++) {
    const r = set[Math.floor(rnd() * set.length)];
    let q = slip(r.name);
    const typed = kind === 'qualified' ? (rnd() < 0.5 ? `${q}, ${r.district}` : `${q} ${r.state}`) : q;
    const s = process.hrtime.bigint();
    const f = await p.findByName(typed);
    const ms = Number(process.hrtime.bigint() - s) / 1e6;
    t.push(ms);
    if (ms > 30) slow.push([typed, ms.toFixed(0)]);
    const at = f.places.findIndex((x) => x.district === r.district && x.name === r.name);
    if (at >= 0) inn++;
    else if (miss.length < 25) miss.push(r.name + '~' + typed);
    if (at === 0) first++;
    if (f.match === 'none') none++;
    if (f.match === 'exact') exact++;
  }
  t.sort((a, b) => a - b);
  console.log(
    kind,
    'p50',
    t[N / 2]!.toFixed(1),
    'p90',
    t[(N * 0.9) | 0]!.toFixed(1),
    'p99',
    t[(N * 0.99) | 0]!.toFixed(1),
    'max',
    t.at(-1)!.toFixed(0),
    'in5',
    inn / N,
    'first',
    first / N,
    'none',
    none / N,
    'exact',
    exact / N,
    'slow',
    slow.slice(0, 12).join(' '),
  );
  if (process.argv[2]) console.log(miss.join(' | '));
}
await pool.end();
