import { expect, test } from '@jest/globals';
import { type NamedPlace, longName, shortName, titleCase } from './name.ts';

const at = (
  name: string,
  level: NamedPlace['level'],
  towns: string[] = ['chagallu', 'Other'],
): NamedPlace => ({
  name,
  level,
  towns,
  district: 'West Godavari',
  districtWords: ['west', 'godavari', 'eluru'],
});

test.each([
  [at('Primary health centre', 'phc'), 'PHC Chagallu', 'Primary Health Centre, Chagallu'],
  [at('primery helth centar', 'phc', []), 'PHC West Godavari', 'Primary Health Centre, West Godavari'],
  [at('P.H.C.', 'phc'), 'PHC Chagallu', 'Primary Health Centre, Chagallu'],
  [
    at('GOVT PRIMARY HEALTH CENTRE SOMAKHEDI', 'phc'),
    'PHC Somakhedi',
    'Govt Primary Health Centre Somakhedi',
  ],
  [at('PHC -RAMESWARAM', 'phc'), 'PHC Rameswaram', 'PHC -Rameswaram'],
  [at('community health centre dondi', 'chc'), 'CHC Dondi', 'Community Health Centre Dondi'],
  [at('Health and wellness centre', 'hwc'), 'HWC Chagallu', 'Health and Wellness Centre, Chagallu'],
  [at('District Hospital', 'district-hospital'), 'DH West Godavari', 'District Hospital, West Godavari'],
  [at('DISTRICT HOSPITAL ELURU', 'district-hospital'), 'DH Eluru', 'District Hospital Eluru'],
  [at('Ahmednagar', 'district-hospital'), 'DH Ahmednagar', 'Ahmednagar'],
  [at('rural hospital', 'sub-district-hospital'), 'SDH Chagallu', 'Sub-District Hospital, Chagallu'],
  [
    at('Sub Divisional Hospital Benipatti', 'sub-district-hospital'),
    'SDH Benipatti',
    'Sub Divisional Hospital Benipatti',
  ],
  [
    at('Govt Hospital, Valparaipattinam, Eluru TN.', 'sub-district-hospital'),
    'Govt Hosp, Valparaipattinam',
    'Govt Hospital, Valparaipattinam, Eluru TN',
  ],
  [at('Test Hospital Blood Bank', 'blood-bank'), 'Test Hospital', 'Test Hospital Blood Bank'],
  [at('Blood Bank', 'blood-bank'), 'Blood bank Chagallu', 'Blood Bank, Chagallu'],
])('%j', (facility, short, long) => {
  expect([shortName(facility), longName(facility)]).toEqual([short, long]);
});

test.each([
  [
    'a name of any length',
    'Maharshi Dayanand Saraswati Memorial Super Speciality Referral Hospital and Research Centre',
  ],
  ['one word too long', 'Thiruvananthapurammuvattupuzhakottarakkara'],
  ['letters that a small screen has not', 'Hôpital “Testpur” €¥ प्राथमिक'],
  ['nothing but signs', '*** --- ***'],
])('%s fits a small screen', (_what, name) => {
  for (const level of ['phc', 'sub-district-hospital', 'blood-bank'] as const)
    expect(shortName(at(name, level))).toMatch(/^[A-Za-z0-9][A-Za-z0-9 .,'()&/-]{2,27}$/);
});

test.each([
  ['PRIMARY HEALTH CENTRE', 'Primary Health Centre'],
  ['chc testpur', 'CHC Testpur'],
  ['SRN Hospital Prayagraj', 'SRN Hospital Prayagraj'],
  ["st. mary's hospital", "St. Mary's Hospital"],
])('%s is written %s', (text, written) => {
  expect(titleCase(text)).toBe(written);
});
