/**
 * What words mean where somebody says what to be reminded of, in the languages offered. They are compared whole and
 * normalised; longer ones first, so that "do baar" is taken before "do".
 */

/** Times of day, as hours that most people mean. Judgement, read back before anything is kept. */
export const TIMES_SAID: readonly (readonly [time: string, words: readonly string[]])[] = [
  [
    '06:00',
    [
      'early morning',
      'subah subah',
      'savere',
      'sawere',
      'tadke',
      'empty stomach',
      'khali pet',
      'सवेरे',
      'तड़के',
      'खाली पेट',
    ],
  ],
  [
    '08:00',
    [
      'morning',
      'mornings',
      'breakfast',
      'subah',
      'subha',
      'nashta',
      'nashte',
      'naashte',
      'सुबह',
      'नाश्ते',
      'नाश्ता',
    ],
  ],
  ['14:00', ['afternoon', 'noon', 'midday', 'lunch', 'dopahar', 'dophar', 'dopehar', 'दोपहर', 'दुपहर']],
  ['18:00', ['evening', 'evenings', 'shaam', 'sham', 'sandhya', 'शाम', 'साँझ', 'सांझ']],
  ['20:00', ['night', 'nights', 'dinner', 'raat', 'rat', 'raat ko', 'रात']],
  [
    '22:00',
    [
      'bedtime',
      'bed time',
      'before sleep',
      'sote samay',
      'sone se pehle',
      'sone ke pehle',
      'सोते समय',
      'सोने से पहले',
    ],
  ],
];

/** So often a day, at these times. */
export const OFTEN_SAID: readonly (readonly [times: readonly string[], words: readonly string[]])[] = [
  [
    ['08:00'],
    [
      'once a day',
      'once daily',
      'once',
      'daily once',
      'ek baar',
      'din mein ek baar',
      'od',
      'दिन में एक बार',
      'एक बार',
    ],
  ],
  [
    ['08:00', '20:00'],
    [
      ...['twice a day', 'twice daily', 'twice', 'two times', '2 times', '2x', 'bd', 'bid'],
      ...['every 12 hours', 'har 12 ghante', 'हर 12 घंटे', 'हर 12 घंटे में'],
      ...['do baar', '2 baar', 'do bar', '2 bar', 'दो बार', '2 बार'],
    ],
  ],
  [
    ['08:00', '14:00', '20:00'],
    [
      ...['every 8 hours', 'har 8 ghante', 'हर 8 घंटे', 'हर 8 घंटे में'],
      ...['three times', 'thrice', 'thrice a day', '3 times', '3x', 'tds', 'tid'],
      ...['teen baar', '3 baar', 'teen bar', '3 bar', 'तीन बार', '3 बार'],
    ],
  ],
  [
    ['06:00', '12:00', '18:00', '22:00'],
    [
      'every 6 hours',
      'har 6 ghante',
      'हर 6 घंटे',
      'four times',
      '4 times',
      'qid',
      'char baar',
      'chaar baar',
      '4 baar',
      'चार बार',
      '4 बार',
    ],
  ],
];

/** How the days follow each other. */
export const EVERY_SAID: readonly (readonly [days: number, words: readonly string[]])[] = [
  [
    1,
    [
      'every day',
      'everyday',
      'daily',
      'each day',
      'roz',
      'rozana',
      'har din',
      'har roz',
      'रोज़',
      'रोज',
      'रोज़ाना',
      'रोजाना',
      'हर दिन',
    ],
  ],
  [
    2,
    [
      'every other day',
      'alternate day',
      'alternate days',
      'every second day',
      'ek din chhodkar',
      'ek din chhod kar',
      'ek din chod kar',
      'एक दिन छोड़कर',
      'एक दिन छोड़ कर',
    ],
  ],
  [
    7,
    [
      'every week',
      'weekly',
      'once a week',
      'har hafte',
      'hafte mein ek baar',
      'hafte me ek baar',
      'हर हफ़्ते',
      'हर हफ्ते',
      'हफ़्ते में एक बार',
      'हफ्ते में एक बार',
    ],
  ],
];

/** 1 Monday … 7 Sunday. */
export const WEEKDAYS_SAID: readonly (readonly [weekday: number, words: readonly string[]])[] = [
  [1, ['monday', 'mondays', 'mon', 'somvar', 'somwar', 'सोमवार']],
  [2, ['tuesday', 'tuesdays', 'tue', 'mangalvar', 'mangalwar', 'mangal', 'मंगलवार', 'मंगल']],
  [3, ['wednesday', 'wednesdays', 'wed', 'budhvar', 'budhwar', 'बुधवार']],
  [
    4,
    [
      'thursday',
      'thursdays',
      'thu',
      'guruvar',
      'guruwar',
      'brihaspativar',
      'veervar',
      'गुरुवार',
      'बृहस्पतिवार',
      'वीरवार',
    ],
  ],
  [5, ['friday', 'fridays', 'fri', 'shukravar', 'shukrawar', 'shukrvar', 'jumma', 'शुक्रवार', 'जुम्मा']],
  [6, ['saturday', 'saturdays', 'sat', 'shanivar', 'shaniwar', 'शनिवार']],
  [7, ['sunday', 'sundays', 'sun', 'ravivar', 'raviwar', 'itvar', 'itwar', 'रविवार', 'इतवार']],
];

/** Units of a course. */
export const UNITS_SAID: readonly (readonly [unit: 'days' | 'weeks' | 'months', words: readonly string[]])[] =
  [
    ['days', ['day', 'days', 'din', 'dino', 'dinon', 'दिन', 'दिनों']],
    ['weeks', ['week', 'weeks', 'hafta', 'hafte', 'hafton', 'saptah', 'हफ़्ता', 'हफ़्ते', 'हफ्ता', 'हफ्ते', 'सप्ताह']],
    [
      'months',
      [
        'month',
        'months',
        'mahina',
        'mahine',
        'mahino',
        'maheene',
        'mahinon',
        'maas',
        'महीना',
        'महीने',
        'महीनों',
        'माह',
      ],
    ],
  ];

/** A course without an end. */
export const ENDLESS_SAID: readonly string[] = [
  ...['always', 'for ever', 'forever', 'lifelong', 'life long', 'for life', 'no end'],
  ...['hamesha', 'humesha', 'zindagi bhar', 'umar bhar', 'हमेशा', 'ज़िंदगी भर', 'जिंदगी भर', 'उम्र भर'],
];

/** Only when needed: nobody is reminded of that. */
export const AS_NEEDED_SAID: readonly string[] = [
  ...['as needed', 'when needed', 'if needed', 'if pain', 'when pain', 'sos'],
  ...['zaroorat par', 'jarurat par', 'zarurat par', 'zaroorat padne par', 'dard ho to', 'dard hone par'],
  ...['ज़रूरत पर', 'जरूरत पर', 'ज़रूरत पड़ने पर', 'जरूरत पड़ने पर', 'दर्द हो तो', 'दर्द होने पर'],
];

/** What a schedule of visits is asked for with. */
export const CARE_SAID: readonly (readonly [about: 'pregnancy' | 'child', words: readonly string[]])[] = [
  [
    'child',
    [
      ...['vaccine', 'vaccines', 'vaccination', 'immunisation', 'immunization', 'polio', 'baby', 'child'],
      ...['teeka', 'tika', 'tike', 'teeke', 'tikakaran', 'teekakaran', 'bachche ka', 'bache ka'],
      ...['टीका', 'टीके', 'टीकाकरण', 'पोलियो', 'बच्चे का', 'बच्चे के'],
    ],
  ],
  [
    'pregnancy',
    [
      ...['pregnant', 'pregnancy', 'antenatal', 'anc', 'garbhvati', 'garbhavati', 'garbh', 'pet se'],
      ...['गर्भवती', 'गर्भ', 'पेट से'],
    ],
  ],
];

/** What stands around the name of a medicine and is none of it. */
export const AROUND: readonly string[] = [
  ...[
    'take',
    'taking',
    'give',
    'remind',
    'reminder',
    'me',
    'my',
    'to',
    'of',
    'for',
    'the',
    'a',
    'an',
    'at',
    'in',
    'and',
    'i',
    'need',
  ],
  ...[
    'medicine',
    'medicines',
    'tablet',
    'tablets',
    'tab',
    'pill',
    'pills',
    'capsule',
    'please',
    'until',
    'till',
    'am',
    'pm',
    'o',
    'clock',
  ],
  ...[
    'day',
    'days',
    'week',
    'month',
    'every',
    'per',
    'times',
    'time',
    'on',
    'after',
    'before',
    'food',
    'meal',
    'meals',
    'with',
  ],
  ...[
    'dawa',
    'dawai',
    'davai',
    'dawaai',
    'goli',
    'goliyan',
    'lena',
    'leni',
    'lene',
    'le',
    'lo',
    'hai',
    'hain',
    'ki',
    'ka',
    'ke',
    'ko',
    'se',
    'tak',
  ],
  ...[
    'aur',
    'mein',
    'me',
    'mujhe',
    'meri',
    'mera',
    'yaad',
    'dilao',
    'dilana',
    'dilaye',
    'baje',
    'khana',
    'khani',
    'khane',
    'baad',
    'pehle',
    'din',
    'bhar',
    'liye',
    'par',
  ],
  ...[
    'दवा',
    'दवाई',
    'गोली',
    'गोलियाँ',
    'लेना',
    'लेनी',
    'लेने',
    'है',
    'हैं',
    'की',
    'का',
    'के',
    'को',
    'से',
    'तक',
    'और',
    'में',
    'मुझे',
    'मेरी',
    'मेरा',
  ],
  ...['याद', 'दिलाओ', 'दिलाएँ', 'दिलाना', 'बजे', 'खाना', 'खानी', 'खाने', 'बाद', 'पहले', 'दिन', 'भर', 'लिए', 'पर'],
];
