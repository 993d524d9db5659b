import { describe, expect, test } from '@jest/globals';
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { searchKey, soundsOf } from './search-key.ts';

const slips = (one: string, other: string): number =>
  DamerauLevenshteinDistance(searchKey(one), searchKey(other), { restricted: true });

/** Ways to write one name that are one key. */
const SAME: readonly (readonly [string, string])[] = [
  // spaces, capitals, vowels doubled or dropped
  ['Prayagraj', 'prayag raj'],
  ['Prayagraj', 'Praygraj'],
  ['Prayagraj', 'Pryagraaj'],
  ['Prayagraj', 'PRAYAG-RAJ'],
  ['Moradabad', 'Muradabad'],
  ['Moradabad', 'Moradabd'],
  ['Bareilly', 'Bareli'],
  ['Ramnagar', 'Ram Nagar'],
  ['Kanpur', 'Kaanpur'],
  ['Meerut', 'Mirut'],
  ['Cooch Behar', 'Koochbihar'],
  ['Gaya', 'Gayaa'],
  // breath, f and ph, z and j, w and v, sh and s, ksh and x
  ['Madurai', 'Madhurai'],
  ['Fatehpur', 'Phatehpur'],
  ['Azamgarh', 'Ajamgarh'],
  ['Muzaffarpur', 'Mujafarpur'],
  ['Siwan', 'Sivan'],
  ['Wardha', 'Vardha'],
  ['Shivpuri', 'Sivpuri'],
  ['Laxmipur', 'Lakshmipur'],
  ['Chhapra', 'Chapra'],
  ['Thiruvananthapuram', 'Tiruvanantapuram'],
  ['Tiruppur', 'Thirupur'],
  ['Alappuzha', 'Alapuzha'],
  ['Kozhikode', 'Kolikode'],
  // syllables that v closes, the silent h at the end, -ore, c and k
  ['Deogarh', 'Devgarh'],
  ['Bhavnagar', 'Bhaunagar'],
  ['Howrah', 'Haora'],
  ['Arrah', 'Ara'],
  ['Cuddapah', 'Kuddapa'],
  ['Indore', 'Indaur'],
  ['Vellore', 'Velur'],
  ['Calicut', 'Kalikut'],
  ['Sambalpur', 'Sanbalpur'],
  // Hindi
  ['Prayagraj', 'प्रयागराज'],
  ['Prayagraj', 'प्रयगराज'],
  ['Allahabad', 'अलाहाबाद'],
  ['Rampur', 'रामपुर'],
  ['Jaipur', 'जयपुर'],
  ['Fatehpur', 'फ़तेहपुर'],
  ['Ghaziabad', 'ग़ाज़ियाबाद'],
  ['Chandigarh', 'चंडीगढ़'],
  ['Deoria', 'देवरिया'],
  ['Nagaon', 'नगाँव'],
  ['Gyanpur', 'ज्ञानपुर'],
  ['Amritsar', 'अमृतसर'],
  ['Jhunjhunu', 'झुंझुनू'],
  ['Howrah', 'हावड़ा'],
  ['Shahjahanpur', 'शाहजहाँपुर'],
  // Tamil: one letter for k and g, t and d
  ['Madurai', 'மதுரை'],
  ['Chennai', 'சென்னை'],
  ['Nagapattinam', 'நாகப்பட்டினம்'],
  ['Thanjavur', 'தஞ்சாவூர்'],
  ['Tirunelveli', 'திருநெல்வேலி'],
  ['Krishnagiri', 'கிருஷ்ணகிரி'],
  ['Tenkasi', 'தென்காசி'],
  ['Vellore', 'வேலூர்'],
  ['Viluppuram', 'விழுப்புரம்'],
  ['Thoothukudi', 'தூத்துக்குடி'],
  // the other scripts
  ['Murshidabad', 'মুর্শিদাবাদ'],
  ['Amdavad', 'અમદાવાદ'],
  ['Vadodara', 'વડોદરા'],
  ['Ludhiana', 'ਲੁਧਿਆਣਾ'],
  ['Amritsar', 'ਅੰਮ੍ਰਿਤਸਰ'],
  ['Bathinda', 'ਬਠਿੰਡਾ'],
  ['Vijayawada', 'విజయవాడ'],
  ['Visakhapatnam', 'విశాఖపట్నం'],
  ['Bengaluru', 'ಬೆಂಗಳೂರು'],
  ['Mysuru', 'ಮೈಸೂರು'],
  ['Kannur', 'കണ്ണൂർ'],
  ['Alappuzha', 'ആലപ്പുഴ'],
  ['Bhubaneswar', 'ଭୁବନେଶ୍ୱର'],
  ['Puri', 'ପୁରୀ'],
];

/** One slip apart: found by edit distance and by the trigram index. */
const NEAR: readonly (readonly [string, string])[] = [
  ['Prayagraj', 'Prayagrah'],
  ['Cuttack', 'Kattak'],
  ['Kolkata', 'কলকাতা'],
  ['Jadavpur', 'যাদবপুর'],
  ['Prayagraj', 'Payagraj'],
  ['Moradabad', 'Moradabat'],
  ['Varanasi', 'Varansi'],
  ['Gorakhpur', 'Gorkhapr'],
  ['Lucknow', 'लखनऊ'],
  ['Delhi', 'दिल्ली'],
  ['Gwalior', 'ग्वालियर'],
  ['Hyderabad', 'हैदराबाद'],
  ['Patna', 'Patan'],
  ['Dharmapuri', 'Tharmapuri'],
  ['Madurai', 'மதுர'],
  ['Madurai', 'மடுரை'],
  ['Chennai', 'சேன்னை'],
  ['Erode', 'ஈரோடு'],
  ['Kanchipuram', 'காஞ்சிபுரம்'],
  ['Kozhikode', 'കോഴിക്കോട്'],
  ['Wayanad', 'വയനാടു'],
  ['Hyderabad', 'హైదరాబాద్'],
];

/** Other places: never one key. */
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['Patna', 'Patan'],
  ['Patna', 'Panna'],
  ['Mathura', 'Madurai'],
  ['Rampur', 'Raipur'],
  ['Rampur', 'Rampura'],
  ['Jalore', 'Jhalawar'],
  ['Gonda', 'Gondia'],
  ['Banda', 'Panda'],
  ['Gaya', 'Goa'],
  ['Kota', 'Kotma'],
  ['Bhopal', 'Nepal'],
  ['Sagar', 'Satara'],
  ['Pune', 'Puri'],
  ['Jammu', 'Jamui'],
  ['Dewas', 'Dausa'],
  ['Salem', 'Selu'],
];

describe('searchKey', () => {
  test('the table is as long as promised', () => {
    expect(SAME.length + NEAR.length + DIFFERENT.length).toBeGreaterThanOrEqual(80);
  });

  test.each(NEAR)('%s is at most a slip from %s', (one, other) => {
    expect([searchKey(one), searchKey(other), slips(one, other) <= 1]).toEqual([
      expect.any(String),
      expect.any(String),
      true,
    ]);
  });

  test.each(DIFFERENT)('%s is not %s', (one, other) => {
    expect(searchKey(one)).not.toBe(searchKey(other));
  });

  test.each(SAME)('%s is %s', (one, other) => {
    expect(searchKey(other)).toBe(searchKey(one));
  });

  test('is ASCII, and empty for a text without a letter it knows', () => {
    for (const text of ['Ahmadābād', 'São João', 'सेक्टर १५', 'Sector-15', "'; drop table place; --"]) {
      expect(searchKey(text)).toMatch(/^[a-z0-9]+$/);
    }
    for (const text of ['', '   ', '😀😀', '%_%', '\u200d', '北京', 'دہلی']) expect(searchKey(text)).toBe('');
    expect(searchKey('सेक्टर १५')).toBe(searchKey('Sektar 15'));
  });

  test('sounds tell apart what one key holds', () => {
    expect(searchKey('Patana')).toBe(searchKey('Patna'));
    expect(soundsOf('Patana')).not.toBe(soundsOf('Patna'));
  });
});
