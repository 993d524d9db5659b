import type { Lexicon } from '../lexicon.ts';
import { belly, bellyAbsent } from './en-belly.ts';
import { births } from './en-births.ts';
import { body, bodyAbsent } from './en-body.ts';
import { chest, chestAbsent } from './en-chest.ts';
import { common, commonAbsent } from './en-common.ts';
import { everyday, everydayHarmless } from './en-everyday.ts';
import { explained } from './en-explained.ts';
import { general, generalAbsent } from './en-general.ts';
import { harmless, meant } from './en-harmless.ts';
import { harms } from './en-harms.ts';
import { head, headAbsent } from './en-head.ts';
import { injury, injuryAbsent } from './en-injury.ts';
import { idioms, intents } from './en-intents.ts';
import { mind, mindAbsent } from './en-mind.ts';
import { people } from './en-people.ts';
import { risks, risksAbsent } from './en-risks.ts';
import { seen } from './en-seen.ts';
import { signs } from './en-signs.ts';
import { spellings } from './en-spellings.ts';
import { women, womenAbsent } from './en-women.ts';
import { words } from './en-words.ts';
import { joined } from './listed.ts';
import { spelled } from './spelled.ts';

const plain: Lexicon = {
  language: 'en',
  findings: joined(
    general,
    head,
    chest,
    belly,
    women,
    body,
    injury,
    mind,
    risks,
    signs,
    seen,
    harms,
    births,
    common,
    everyday,
    meant,
  ),
  absent: joined(
    generalAbsent,
    headAbsent,
    chestAbsent,
    bellyAbsent,
    womenAbsent,
    bodyAbsent,
    injuryAbsent,
    mindAbsent,
    risksAbsent,
    commonAbsent,
  ),
  vague: {
    blood: ['blood', 'bleeding'],
    pus: ['pus', 'discharge'],
    swelling: ['swelling', 'swollen'],
    pain: [
      'pain',
      'painful',
      'dull pain',
      'dull ache',
      'dull aching',
      'burns when/while ~ eat/eating/drink/touch',
      'touch/touching ~ hot',
    ],
    discharge: ['discharge', 'sticky'],
    redness: ['redness', 'red around', 'skin around ~ red', 'red skin around', 'surrounding skin ~ red'],
    water: [
      'water ~ came/coming/comes/leaking/running/dripping',
      'fluid ~ came/coming/leaking',
      'watery leak',
    ],
    dull: ['dull', 'sleepy', 'lethargy', 'sluggish', 'not active', 'less active', 'inactive'],
  },
  intents,
  people,
  harmless: [...harmless, ...explained, ...everydayHarmless],
  idioms,
  ...words,
};

/** English as it is said in India, by people and in the notes of clinics, slips of spelling among it. */
export const ENGLISH: Lexicon = spelled(plain, spellings);
