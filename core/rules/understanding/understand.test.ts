import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createVocabulary } from '../vocabulary.ts';
import { noGuess } from './guess.ts';
import { lexicons } from './lexicon/index.ts';
import { createUnderstand } from './understand.ts';

const rows: unknown = JSON.parse(
  readFileSync(new URL('../../../ml/knowledge/findings.json', import.meta.url), 'utf8'),
);
const vocabulary = createVocabulary(rows);
const understand = createUnderstand(vocabulary, lexicons, noGuess, () => 2026);

/** The findings of a text as "fever cough -rash": what is absent with a minus. */
const findingsOf = (text: string): string[] =>
  Object.entries(understand(text).findings).map(([id, answer]) => (answer === 'absent' ? `-${id}` : id));

describe('what is said and denied', () => {
  test.each<[string, string]>([
    ['No fever but breathless', '-fever breathless'],
    ['denies chest pain, fever or cough', '-chest-pain -fever -cough'],
    ['no fever, cough or rash', '-fever -cough -rash'],
    ['no fever, no cough, headache', '-fever -cough headache'],
    ['neither fever nor cough', '-fever -cough'],
    ['diarrhoea without vomiting', 'diarrhoea -vomiting'],
    ['fever is not coming down', 'fever'],
    ['vomiting not stopping', 'vomiting'],
    ['bukhar nahi par saans phool rahi hai', '-fever breathless'],
    ['khansi hai bukhar nahi', 'cough -fever'],
    ['no urine since morning', 'no-urine'],
    ['loose motions, no blood', 'diarrhoea -blood-in-stool'],
    ['cough, no blood', 'cough -cough-blood'],
    ['ear pain no pus', 'ear-pain -ear-pus'],
    ['Afebrile, alert', '-fever -drowsy -unconscious'],
    ['my father had a heart attack. I have headache', 'headache'],
    ['my mother has diabetes and I have chest pain', 'chest-pain'],
    ['agar bukhar aaye to kya karu?', ''],
    ['what if he gets fever?', ''],
    ['what are the symptoms of malaria', ''],
    ['how to prevent dengue fever', ''],
    ['my cow has fever', ''],
    ['fever for 10 days', 'fever fever-long'],
    ['cough for 3 weeks', 'cough cough-two-weeks'],
    ['temp 39.2', 'fever'],
    ['haemoptysis and melaena', 'cough-blood black-stool'],
    ['cannot breathe through nose', 'blocked-nose'],
    ['small cut on finger, had tetanus injection last year', 'wound -tetanus-unknown'],
    ['loose motions since morning, no blood, no vomiting', 'diarrhoea -blood-in-stool -vomiting'],
    ['cramps on the first day of my periods, bleeding as usual', 'period-pain'],
    ['18 yr old boy, pain started yesterday', ''],
    ['38 weeks pregnant, water is coming since night', 'waters-leaking'],
    ['a buffalo gored him', 'big-accident'],
    ["hot tea fell on my son's face", 'burn burn-dangerous'],
    ['kaan me bhanbhan ki awaj aati hai', 'ringing-ears'],
    ['chehre par kale daag', 'rash'],
    ['she keeps dropping her spoon and her words come out all mixed', 'one-side-weak speech-trouble'],
    ['pani se dar lag raha hai, kutte ne kata tha mahina pehle', 'fear-of-water anxiety animal-bite'],
    ['kal raat se peshab nahi utar raha, pehle bhi dhaar patli thi', 'no-urine'],
    ['kamar dard, pair me nahi jata', 'back-pain'],
    ['low back pain, does not go down legs', 'back-pain -back-pain-leg'],
    ['heels dry with fissures, sugar checked normal', 'cracked-heels -diabetes'],
    ['बच्चे को मच्छर ने काटा, लाल निशान', 'insect-sting'],
    ['आंगनवाड़ी में फीता लाल आया', 'wasted'],
    ['कुत्ते ने काटा, सुई नहीं लगवाई', 'animal-bite bite-no-vaccine'],
    ['chhati me ganth hai dard nahi hota', 'breast-lump -chest-pain'],
    ['dhoop mein kaam kiya par behosh nahi hua', '-heat-collapse -fainting -unconscious'],
    ['mahina nahi aaya neeche se khoon aa raha hai', 'missed-period vaginal-bleeding'],
    ['saanp ne kata par nishan nahi hai', 'snakebite'],
    [
      'Palpitations for 2 days. No chest pain, dyspnoea, syncope.',
      'palpitations -chest-pain -breathless -fainting',
    ],
    ['Fever 3 days. No rash, breathless, vomiting', 'fever -rash breathless vomiting'],
    ['fever: no, cough: yes', '-fever cough'],
    ['kisi ko pehchan nahi raha', 'confused'],
    ['kal raat bachcha hua, aaj aankhein peeli', 'jaundice jaundice-first-day'],
    ['newborn 1 day old, skin is yellow', 'jaundice jaundice-first-day'],
    ['hemoptysis and melena', 'cough-blood black-stool'],
    ['loose motion and vomitings', 'diarrhoea vomiting'],
    ['headach and stomack pain', 'headache belly-pain'],
    ['sar dard hai, bukhar ulti kuch nahi', 'headache -fever -vomiting'],
    ['सिर दर्द है, बुखार उल्टी कुछ नहीं', 'headache -fever -vomiting'],
    ['khansi hai par bukhar ulti nahi', 'cough -fever -vomiting'],
    ['chot lagi, behoshi ulti nahi', 'wound -unconscious -fainting -vomiting'],
    ['3 din se ulti dast bukhar nahi', 'vomiting diarrhoea -fever'],
    ['ulti dast, bukhar nahi', 'vomiting diarrhoea -fever'],
    ['bachcha gira, behosh hai, ulti nahi', 'unconscious -vomiting'],
    ['khoon ya pani nahi ja raha, kamar dard hai', '-vaginal-bleeding -waters-leaking back-pain'],
    ['headache, no fever vomiting or giddiness', 'headache -fever -vomiting -dizziness'],
    ['jukam hai mai garbhvati nahi hu', 'runny-nose'],
    ['20 din se khansi nahi ja rahi', 'cough cough-two-weeks'],
    ['खाँसी नहीं जा रही', 'cough'],
    ['char din se neend theek se nahi aati', 'no-sleep'],
    ['sabzi kaatte hue ungli kat gayi', 'wound'],
    ['सब्ज़ी काटते हुए उंगली कट गई', 'wound'],
    ['kutte ne kaata', 'animal-bite'],
    ['3 mahine se ghutna dard', 'knee-pain'],
    ['tetanus ka tika laga hua hai', '-tetanus-unknown'],
    ['delivery ke baad bukhar aur badbudar pani', 'fever foul-discharge-after-birth'],
  ])('%s: %s', (text, expected) => {
    expect(findingsOf(text).sort()).toEqual(expected.split(' ').filter(Boolean).sort());
  });
});

describe('what was, is supposed, or has come to nobody is no danger of now', () => {
  const dangersOf = (text: string): string[] =>
    Object.entries(understand(text).findings).flatMap(([id, answer]) =>
      answer === 'present' && vocabulary.find(id)?.danger ? [id] : [],
    );

  test.each([
    'she fainted and had a seizure in 2012',
    'my aunt had a stroke six years back, walks with a stick',
    'as a child he had fits with fever',
    'last winter uncle was bitten by a viper, he is well',
    'char saal pehle nana ko dil ka daura pada tha',
    'jab main chhoti thi mujhe mirgi ka daura padta tha',
    'pichhle sawan bua ko saanp ne kaata tha, bach gayi',
    'do hazar bees mein lakwa hua tha',
    'पाँच साल पहले ताऊ को साँप ने काटा था',
    'दादी को दो हज़ार दस में लकवा हुआ था',
    'जब वह छोटा था तब उसे दौरा पड़ा था',
    'bichhu kaate to kaunsi dawa lagaye',
    'koi nadi me doobe to kise bulaye',
    'साँप काटे तो कितनी देर में अस्पताल जाना चाहिए',
    'बिजली का करंट लगे तो क्या पहले लाइन काटें',
    'a cobra was in the cowshed, nobody was bitten',
    'bus overturned near the bridge, everyone safe',
    'bichhu nikla tha, kisi ko dasa nahi',
    'khet me bijli giri, kisi ko kuch nahi hua',
    'आँगन में साँप दिखा था, किसी को काटा नहीं',
    'my calf was bitten by a snake, which doctor',
    'the rice burnt while I was outside, bad smell',
    'bakri ko saanp ne kaata, kaun sa doctor',
    'pankha jal gaya raat ko, mistri ka number',
    'गाय को साँप ने काटा, डॉक्टर का नंबर',
    'ट्रांसफार्मर जल गया, लाइनमैन को बुलाओ',
    'epilepsy since school, no seizures for 4 years, can he ride a cycle',
    'didi ko mirgi hai, teen saal se daura nahi, shadi ho sakti kya',
    'मिर्गी है, पाँच साल से दौरा नहीं, गोली कब बंद होगी',
    'stroke and fit, what is different',
    'lakwa aur mirgi me fark kya',
    'लकवा और मिर्गी में अंतर क्या',
    'in a dream I was drowning',
    'sapne me doob rahi thi',
    'सपने में डूब रही थी',
  ])('%s', (text) => expect(dangersOf(text)).toEqual([]));

  test.each<[string, string]>([
    ['he had a fit an hour ago', 'fit'],
    ['ek ghanta pehle daura pada tha', 'fit'],
    ['एक घंटा पहले दौरा पड़ा था', 'fit'],
    ['bitten by a snake two hours back', 'snakebite'],
    ['2018 me daura pada tha, aaj phir pada', 'fit'],
    ['2018 में दौरा पड़ा था, आज फिर पड़ा', 'fit'],
    ['teen saal pehle operation hua tha seene me dard ho raha hai', 'chest-pain'],
    ['तीन साल पहले ऑपरेशन हुआ था, सीने में दर्द है', 'chest-pain'],
    ['chest pain started two months ago', 'chest-pain'],
    ['mahina pehle kutte ne kaata tha', 'animal-bite'],
    ['papa ko saanp ne kaata hai, behosh ho jaye to kya kare', 'snakebite'],
    ['पापा को साँप ने काटा है, बेहोश हो जाए तो क्या करें', 'snakebite'],
    ['bachcha doob gaya to kya kare', 'drowning'],
    ['saans nahi le raha to kya kare', 'stopped-breathing'],
    ['bhai ko saanp ne kaata, aur kisi ko kuch nahi hua', 'snakebite'],
    ['saanp ne kaat liya, kisi ko pata nahi', 'snakebite'],
    ['भाई को साँप ने काटा, बाकी सब सुरक्षित', 'snakebite'],
    ['my brother was bitten by a snake, nobody else was hurt', 'snakebite'],
    ['bus overturned, my son is hurt, nobody helps', 'big-accident'],
    ['what is this, my father has chest pain', 'chest-pain'],
    ['what is the cause of my chest pain', 'chest-pain'],
    ['behosh hai, kya hota hai aise me', 'unconscious'],
    ['बेहोश पड़ी है, इसका मतलब क्या', 'unconscious'],
    ['seene me dard uthe to kya kare roz uthta hai', 'chest-pain'],
    ['bus palat gayi sab bach gaye mere chacha ka pair kat gaya', 'big-accident'],
    ['nau saal pehle saanp ne kaata tha ab phir kaata', 'snakebite'],
    ['gaay duhte saanp ne kaata', 'snakebite'],
    ['गाय दुहते साँप ने काटा', 'snakebite'],
    ['burnt my hand while cooking rice', 'burn'],
    ['haath jal gaya roti banate', 'burn'],
    ['motor se haath jal gaya', 'burn'],
    ['रोटी बनाते हाथ जल गया', 'burn'],
    ['no fits for two years, today morning he had a fit', 'fit'],
    ['2 saal se daura nahi tha, aaj subah daura pada', 'fit'],
    ['दो साल से दौरा नहीं था, आज सुबह दौरा पड़ा', 'fit'],
    ['can you help, my father has a heart attack', 'chest-pain'],
    ['papa ko heart attack aaya hai, gas se farak kya', 'chest-pain'],
    ['पापा को दिल का दौरा पड़ा है, क्या करना चाहिए', 'chest-pain'],
  ])('%s: %s', (text, danger) => expect(dangersOf(text)).toContain(danger));
});

describe('who, since when, and what was measured', () => {
  test.each<[string, Record<string, unknown>]>([
    ['A 48-year-old woman with chest pain', { age: { value: 48, unit: 'years' }, sex: 'female' }],
    ['34M with fever', { age: { value: 34, unit: 'years' }, sex: 'male' }],
    ['6 mo old with fever', { age: { value: 6, unit: 'months' } }],
    ['day 5 of life, poor feeding', { age: { value: 5, unit: 'days' } }],
    [
      'meri beti dedh mahine ki hai, bukhar hai',
      { age: { value: 1.5, unit: 'months' }, sex: 'female', relation: 'child' },
    ],
    ['my mother is 72 and has fever', { age: { value: 72, unit: 'years' }, sex: 'female' }],
    [
      'do din se jukam hai. 19 saal ka ladka hu',
      { age: { value: 19, unit: 'years' }, sex: 'male', relation: 'self', durationDays: 2 },
    ],
    ['मैं 17 साल की लड़की हूँ, पेट में दर्द', { age: { value: 17, unit: 'years' }, relation: 'self' }],
    ['cramps since morning, 27y unmarried', { age: { value: 27, unit: 'years' }, durationDays: 0.5 }],
    ['2 din se muh me chhale, 16 saal ki', { age: { value: 16, unit: 'years' }, durationDays: 2 }],
    ['60 saal se upar hai, chakkar aata hai', { age: { value: 60, unit: 'years' } }],
    ['baby is of 2 months having fever', { age: { value: 2, unit: 'months' } }],
    ['baby born 12 days ago has fever', { age: { value: 12, unit: 'days' } }],
    ['bachcha paida hue 5 din hue, doodh nahi pi raha', { age: { value: 5, unit: 'days' } }],
    ['delivery ko 10 din hue, bukhar hai', { pregnancy: 'within-42-days' }],
    ['9 months pregnant and baby has not moved since morning', { pregnancy: 'yes', sex: 'female' }],
    ['fever for 3 days', { durationDays: 3 }],
    ['fever x4d', { durationDays: 4 }],
    ['cough 3/7', { durationDays: 3 }],
    ['fever for the last two weeks', { durationDays: 14 }],
    ['gave birth 10 days ago, fever', { pregnancy: 'within-42-days' }],
    ['I am 32 weeks pregnant with headache', { pregnancy: 'yes' }],
    ['BP 168/112', { vitals: { systolic: 168, diastolic: 112 } }],
    ['T 102F', { vitals: { temperatureC: 38.9 } }],
    ['SpO2 88%', { vitals: { spo2: 88 } }],
    ['RR 34/min, HR 132', { vitals: { breathsPerMinute: 34, pulse: 132 } }],
    ['T 39.4, HR 128', { vitals: { temperatureC: 39.4, pulse: 128 } }],
    ['sugar 48 mg/dl', { vitals: { glucoseMgDl: 48 } }],
    ['bukhar 102 hai', { vitals: { temperatureC: 38.9 } }],
    ['2 din se jukam, 35 saal ka mazdoor', { age: { value: 35, unit: 'years' }, durationDays: 2 }],
    ['20 saal ka purana dard', { durationDays: 7305 }],
    ['do din se jukam hai, 35 ka hu', { age: { value: 35, unit: 'years' }, durationDays: 2 }],
    ['सुबह से पेट दर्द है, 10 साल का है', { age: { value: 10, unit: 'years' }, durationDays: 0.5 }],
    ['bachche ko dast, 2 saal', { age: { value: 2, unit: 'years' } }],
    ['cough for 3 days, not pregnant', { pregnancy: 'no', durationDays: 3 }],
    ['mai 35 saal ki hu, pet se nahi hu, jukam hai', { pregnancy: 'no' }],
    ['khansi, saans normal, 3 din', { durationDays: 3 }],
    ['अट्ठारह दिन से खाँसी', { durationDays: 18 }],
    ['9va mahina, sar dard', { pregnancy: 'yes' }],
    ['water broke at 7 months', { pregnancy: 'yes' }],
  ])('%s', (text, expected) => expect(understand(text)).toMatchObject(expected));

  test('a baby not yet born is not the one who is ill', () => {
    const { ageWord, pregnancy } = understand('pregnant 7 month, back pain, baby moving, no bleeding');
    expect({ ageWord, pregnancy }).toEqual({ ageWord: undefined, pregnancy: 'yes' });
  });

  test.each([
    ['padosi ko chaku maara', 'present'],
    ['पड़ोसी को चाकू मारा', 'present'],
    ['padosi ko chaku maara, mujhe sirf khansi hai', undefined],
    ['padosi ko pichle saal chaku maara tha', undefined],
  ])('%s: whoever speaks of a neighbour alone asks for help for them', (text, expected) =>
    expect(understand(text).findings['big-accident']).toBe(expected),
  );

  test('days of a number that is not known are no one day', () => {
    expect(understand('bahut din se khansi').durationDays).toBeUndefined();
  });
});

describe('self-harm', () => {
  test.each(['I want to die', 'I want to kill myself', 'main marna chahta hu'])('%s is heard', (text) =>
    expect(understand(text).intents).toContain('self-harm'),
  );
  test.each(["I don't want to kill myself", 'no suicidal thoughts', 'I do not want to die'])(
    '%s is not',
    (text) => expect(understand(text).intents).toEqual([]),
  );
});

describe('what is of no illness', () => {
  test.each([
    '',
    'asdf qwer zxcv',
    '!!! ??? 123 456',
    'dance fever saturday night',
    'you take my breath away and I fell in love with your eyes',
    'I would die for you, my heart beats for you',
    'Shall I compare thee to a summer day? Thou art more lovely and more temperate',
    'पल पल दिल के पास तुम रहती हो',
    'what is the price of wheat in the market',
  ])('%j gives nothing', (text) => expect(understand(text)).toMatchObject({ findings: {}, health: false }));

  test('ten kilobytes of letters', () => {
    expect(understand('lorem ipsum dolor amet '.repeat(450)).findings).toEqual({});
    expect(understand('x'.repeat(10_000)).findings).toEqual({});
  });

  test('any text is read without error, and offsets lie inside it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
        for (const { start, end } of understand(text).mentions) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
