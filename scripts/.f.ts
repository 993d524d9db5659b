import { readFileSync } from 'node:fs';
import pg from 'pg';
import { createPlaces } from '../core/places/places.ts';
const pool = new pg.Pool({ connectionString: readFileSync('/tmp/geo-pg.url', 'utf8'), max: 2 });
const p = createPlaces({ pool, country: 'IN' });
for (const q of ['211001', '600001 chennai']) console.log(q, await p.findByPin(q));
console.log(await p.findByPin('211999'), await p.findByPin('999999'));
const qs = [
  'Prayagraj',
  'Praygraj',
  'prayag raj',
  'इलाहाबाद',
  'प्रयागराज',
  'प्रयगराज',
  'மதுரை',
  'மதுரெ',
  'மதறை',
  'Madhurai',
  'திருவனந்தபுரம்',
  'rampur',
  'rampur moradabad',
  'Rampur UP',
  'रामपुर, बिहार',
  'रामपुर',
  'Lakhimpur Kheri',
  'New Delhi',
  'Bangalore',
  'बंगलौर',
  'Banglore',
  'Trivandrum',
  'Nellore',
  'Patna',
  'Patan',
  'patana',
  'kanpr',
  'Kanpur',
  'gaya',
  'Siwan',
  'village rampur post bilari dist moradabad',
  'xyzqwpur, Moradabad',
  'Aurangabad',
  'aurangabad bihar',
  'Hyderabad',
  'हैदरबाद',
  'Haidrabad',
  'Thirunelveli',
  'திருநெல்வேல்',
  'চেন্নাই',
  'ಬೆಂಗಳೂರು',
  'অমৃতসর',
  'ਅੰਮ੍ਰਿਤਸਰ',
  'Bareli',
  'muzafarpur',
  'Mujaffarpur bihar',
  'Coimbatur',
  'kovai',
  'Mumbai',
  'delhi',
  'Dilli',
  'दिल्ली',
  'Kasganj',
  'Bhimavaram',
  'Pollachi',
  'Ooty',
  'ஊட்டி',
  '',
  "'; drop table place; --",
  '😀😀',
  'x'.repeat(10000),
  '%_%',
  'a',
  '1',
  'Shrirangam trichy',
  'nava gaon',
  'Port Blair',
  'Leh',
  'Salem',
  'சேலம்',
  'Vizag',
  'Guwahati',
  'गुवाहटी',
];
for (const q of qs) {
  const t = process.hrtime.bigint();
  const r = await p.findByName(q);
  const ms = Number(process.hrtime.bigint() - t) / 1e6;
  console.log(
    q.slice(0, 40),
    '→',
    r.match,
    ms.toFixed(1) + 'ms',
    r.places
      .map((x) => `${x.name}/${x.district}/${x.state.slice(0, 12)} ${x.pin} ±${x.spreadKm}`)
      .join(' | '),
  );
}
await pool.end();
