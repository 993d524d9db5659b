import type { Lexicon } from '../lexicon.ts';
import { BELLY } from './hi-latn-belly.ts';
import { BIRTHS } from './hi-latn-births.ts';
import { BODY } from './hi-latn-body.ts';
import { BREATH } from './hi-latn-breath.ts';
import { CHEST } from './hi-latn-chest.ts';
import { COMMON } from './hi-latn-common.ts';
import { EVERYDAY, EVERYDAY_HARMLESS } from './hi-latn-everyday.ts';
import { GENERAL } from './hi-latn-general.ts';
import { EXPLAINED } from './hi-latn-explained.ts';
import { HARMLESS, MEANT } from './hi-latn-harmless.ts';
import { HARMS } from './hi-latn-harms.ts';
import { HEAD } from './hi-latn-head.ts';
import { INJURY } from './hi-latn-injury.ts';
import { IDIOMS, INTENTS } from './hi-latn-intents.ts';
import { MIND } from './hi-latn-mind.ts';
import { PEOPLE } from './hi-latn-people.ts';
import { RISKS } from './hi-latn-risks.ts';
import { SEEN } from './hi-latn-seen.ts';
import { SENSES } from './hi-latn-senses.ts';
import { SIGNS } from './hi-latn-signs.ts';
import { SURROUNDINGS } from './hi-latn-surroundings.ts';
import { WOMEN } from './hi-latn-women.ts';
import { joined, listed, listedAll } from './listed.ts';
import { spellings } from './hi-latn-spellings.ts';
import { spelled } from './spelled.ts';

const plain: Lexicon = {
  language: 'hi-Latn',
  findings: joined(
    GENERAL,
    MIND,
    HEAD,
    CHEST,
    BELLY,
    WOMEN,
    BODY,
    INJURY,
    RISKS,
    SENSES,
    SURROUNDINGS,
    SIGNS,
    BREATH,
    BIRTHS,
    HARMS,
    COMMON,
    EVERYDAY,
    SEEN,
    MEANT,
  ),
  absent: listedAll({
    'numb-patch': `sunn daag nahi`,
    'chest-indrawing': `pasli/pasliya ~ andar ~ nahi/nhi/na ~ ja/dhas/dhans, pasli/pasliya ~ nahi/nhi chal/dhas/dhans`,
    'self-harm-plan': `iraada/irada/tareeka/tarika ~ nahi/nhi, kuch/kuchh karne ka ~ ~ iraada/irada ~ ~ ~ nahi/nhi`,
    'one-side-weak': `lakwa/lakva ~ ~ nishani ~ nahi/nhi`,
    grunting: `karah nahi raha/rahi`,
    'both-legs-weak': `dono pair kamzor nahi`,
    'stopped-breathing': `saans band nahi, saans rukti nahi`,
    fever: `bukhar/bukhaar koni/konya`,
    'fruity-breath': `phal jaisi gandh nahi`,
    'red-eye-painful': `aankh/ankh/aankhe/ankhe laal/lal hai par/lekin/magar dard nahi/nhi`,
    'feeds-badly': `doodh/dudh/dhudh ~ pi/pee/peeta/pita/piti/peeti raha/rahi/leta/leti/hai, doodh/dudh ~ theek/thik ~ pi/pee/peeta/pita/piti/peeti/le,
      doodh/dudh ~ achhe/acche ~ pi/pee/peeta/pita/peeti/piti`,
    'cannot-eat-drink': `pani/khana/doodh pine/peene/khane me/mein ~ dikkat/taklif/pareshani nahi/nhi, kha pi raha/rahi/leta/rahe, khana ~ theek/thik ~ kha, khana pina ~ theek/thik/normal, kha/khana pee raha/rahi, pani pi raha/rahi/leta`,
    'poor-appetite': `bhookh/bhukh/bhook ~ lagti/lag hai/rahi, bhookh/bhukh ~ theek/thik/normal`,
    fainting: `behosh nahi hua/hui/tha`,
    unconscious: `behosh nahi hua/hui, hosh me/mein hai/h/hu/hoon, hosh me susti nahi/nhi, hosh/hos ~ theek/thik, hosh aa gaya`,
    breathless: `saans/sans/saas ~ theek/thik/normal/sahi`,
    'no-urine': `peshab/pesab/pishab ~ theek/thik/normal/sahi, peshab/pesab/pishab ho raha`,
    constipation: `pet saaf/saf ~ ho/hota/hai, latrine/tatti ~ theek/thik/normal/roz`,
    'no-sleep': `neend/nind ~ theek/thik/achhi/acchi/puri/poori`,
    'fewer-movements': `bachcha/bacha/baby ~ ghoom/ghum/hil raha, bachcha/bacha/baby ~ ghoomta/ghumta/hilta hai`,
    'back-pain-leg-weak': `peshab/latrine/tatti/pakhane ~ ~ control/kabu/kaabu hai/theek/thik/pura`,
    unimmunised: `sare/saare/sab/sabhi tike/teeke ~ lage/lag, tika/teeka/tike/teeke ~ lag/laga/lage/lagwa chuka/gaye/gaya/hai/liya/diya, tike/teeke pure/poore`,
    'bite-no-vaccine': `tika/teeka/injection/sui ~ lagwa/laga/lag liya/li/gaya/gayi/chuka, rabies ~ tika/teeka/injection ~ lag/laga/lagwa`,
    'tetanus-unknown': `tetanus/titanus ~ tika/teeka/injection/sui ~ laga/lagwa/lagwaya/lagi/liya, tetanus/tt ~ laga/lagwa/lagi hai/hua/chuka/liya`,
    'face-droop': `chehra/muh ~ theek/thik/seedha/sidha`,
    'stiff-neck': `gardan ~ jhuk rahi/jati/jaati, gardan ~ theek/thik`,
    cancer: `cancer ~ nahi nikla`,
  }),
  vague: listedAll({
    blood: 'khoon, khun, khon, blood, rakt, lahu, bleeding',
    pus: 'mawad, mavad, peep, pus',
    swelling: 'sujan, soojan, swelling',
    pain: 'dard, drd, darad, pain, pida, peera',
    redness:
      'lali, laali, lalima, aaspas/aspas ~ lal/laal, aas/as pas/paas ~ lal/laal, charo or/taraf ~ lal/laal',
    water: 'pani/paani ~ aa/nikal/beh/bah/gir/ja/tapak/chhut, pani/paani aaya',
    dull: 'susti, sust, dhila, dheela, dhili, sleepy, dull',
  }),
  intents: INTENTS,
  negation: {
    before: listed('na, bina, without, no, not, bagair, bgair'),
    list: [],
    after: listed(
      'sab minus ve, minus ve, sab negative, kabhi nahi, kabhi nhi, kuch nahi, kuch nhi, kuch bhi nahi, bilkul nahi, bilkul nhi, nahi par, nahi pr, nhi par, nhi pr, nahin par, nahi hai par, nahi, nhi, nahin, nahee, nai, naahi, naahin, nahii, naa, mat, nhin, ni, naikhe, naikhi, nikhe',
    ),
    ends: listed(
      'par, pr, nahi par, nahi pr, nhi par, nhi pr, nahin par, ab nahi hai par, hai par, hai pr, h par, h pr, hain par, tha par, raha par, rahi par, gaya par, gayi par, hua par, hui par, nahi hai par, lekin, magar, mgr, but, bus, bas, sirf, kintu, parantu, halanki, phir bhi, fir bhi, lkin, lekn, baki, baaki, keval, bhale, jabki',
    ),
    still:
      listed(`bachcha/baccha/bacha nahi ho, wapas nahi ja, wapas nahi jata, vapas nahi jata, andar nahi ja, koi nahi/nhi, koi bhi nahi/nhi, sui/suiya/injection/inject nahi/nhi lagwai/lagwaya/lagwayi/laga/lagi/lagaya/di, doctor/hospital/gaadi/gadi/ambulance/paisa/paise ~ nahi/nhi, bina dard/takleef/chot/karan ke, utar ~ nahi, ruk ~ nahi, band nahi, theek/thik ~ nahi, thik hi nahi, nahi ~ utar/ruk/ruka/utara, nahi ho ~ theek/thik, nahi hua theek/thik, aaram/araam/aram ~ nahi, kam ~ nahi ho, kam nahi, fark/farak/fayda/faida/asar ~ nahi,
      chup ~ nahi, ja ~ nahi raha/rahi, khatam/khatm nahi, sahi nahi ho, chhod nahi, nahi chhod, pata nahi, malum/maloom nahi, nahi pata, samajh nahi, kya karu samajh nahi, sirf nahi, bardasht/sahan/sah nahi, acha/achha/accha nahi, dawa/dawai/doctor/paise ~ nahi, koi nahi hai ghar, nahi mil/mila, nahi to/toh, hai ki nahi, hai ya nahi, kyon/kyu nahi,
      kuch/kuchh samajh/pata nahi, yahan/yaha ~ nahi, nahi ho ~ bardasht/sahan, nahi bata`),
  },
  closes: listed(
    'hai, h, hain, hay, he, tha, thi, the, hu, hun, hoon, raha, rahi, rahe, rha, rhi, rhe, gaya, gayi, gaye, gya, gyi, gai, hua, hui, hue, lagta, lagti, aata, aati, karta, karti, kar diya, ba, baa, bate, ho gail, hota, hoti, liya, li, diya',
  ),
  joins: listed(
    'aur, or, and, ya, evam, tatha, va, ke saath, ke sath, k sath, k saath, au, ar, sath me, saath mein',
  ),
  fillers: listed(
    'par, pe, pr, ko, ka, ki, ke, me, mein, mai, se, bhi, hi, ne, toh, wala, wali, wale, bahut, bhot, bht, kafi, kaafi, bilkul, ekdum, mera, meri, mere, mujhe, uska, uski, uske, usko, use, iska, iski, iske, hamare, hamari, ji, abhi, aaj, kal, achanak, thoda, thodi, jaise, jaisa, jaisi',
  ),
  past: {
    marks: listed(
      `pichhle/pichle/pichla saal/sal/mahine/hafte/baar/varsh, bachpan me/mein, pehle/pahle tha/thi/hua/hui/hota/hoti/aata/aate, saal/sal pehle/pahle, salo/saalo pehle/pahle, mahine/mahina pehle/pahle, pehle/pahle ~ tha/thi/the/chuka, ho chuka/chuki tha/hai, hua karta, aate the, aata tha, hota tha, hoti thi, last year, jawani me/mein, kabhi hua`,
    ),
    over: listed(
      `theek/thik ho gaya/gayi/gaye, theek/thik hai ab, band ho gaya/gayi/gaye, utar gaya, chala gaya, chali gayi, ab nahi hai par, ab nahi, khatam/khatm ho gaya/gayi, sahi ho gaya/gayi, ab theek/thik, ab nahi hai, nahi hai ab, nahi aate ab, ruk gayi/gaya`,
    ),
    now: listed('ab, abhi, aaj, aaj kal, aajkal, is waqt, is samay, fir se, phir se, dobara, filhal'),
  },
  conditional: {
    begins: listed(
      'agar, agr, yadi, jab kabhi, maan lo, man lijiye, man lo, if, yadi kisi ko, jo agar, kisi ko ~ ~ to/toh',
    ),
    ends: listed('to, toh, tab, tb'),
    wonders: listed('kya kare, kya karen, kya karein, kya karu, kya karna chahiye, kya karna hai, kya karna'),
    asks: listed(`me kya khana, me kya khaye, kya khana chahiye, kya khaye, ke lakshan, ke laxan, lakshan kya, laxan kya, symptoms kya, kya hota hai, kaise hota, kaise failta, kaise phailta, kaise bache, kaise bachen, se kaise bach, se bachne, se bachav, ke karan kya, kyon/kyu hota, ka matlab, kya matlab, kaise pata chale, ke bare/baare me/mein, ki jankari/jaankari,
      ho jaye to, ho jaaye to, ho jae to, ho to kya, hone par kya, aaye to kya, aye to kya, kaat/kat le to, ho jaye toh, hone pe kya, ka tika kab, kab lagta, hota kya hai`),
  },
  otherPerson: listed(
    `padosi/padoshi/padosan/parosi/pdosi ko/ke/ka/ki/ne, dost/mitra/saheli/friend ko/ke/ka/ki, mere/meri dost/padosi/saheli ko/ke, kisi aur/or/dusre, chacha/mama/nana/kaka ~ the/tha mar/mare, khandan/family me/mein ~, gaon/gaanv me/mein kisi, tv/film/picture/serial/news me/mein, kisi ne bataya`,
  ),
  self: listed(
    'mujhe, mujko, mujhko, muje, mujhse, mai, main, mein khud, mera, meri, mere, hum, hame, hamein, hame, humko, hamko, hamar, hamra, hamra ke, ham, mjhe, mje, apne, apna, apni',
  ),
  people: PEOPLE,
  pregnancy: {
    yes: listed(`garbhvati, garbhwati, garbhawati, garbvati, garbh se, garbhavastha, pet se hu/hun/hoon/hai/h/hain/thi, pet se, pregnant, pregnent, pregnet, pregnancy, pragnent, pregnency, hamila, hamal se, umeed se, ummeed se, paon bhari, pair bhari, pair bhaari,
      mahine/mahina/maah/mah/month ka/ki/ke pet/garbh/hamal/pregnancy/garabh, mahina/mahine chal raha hai, mahine ki pregnant/garbhvati/pet, garbh hai, garbh ka/ke/ki, garbh me/mein, 4/5/6/7/8/9 va/vaa/wa/waa/vaan/wan/th mahina/mahine/maheena/month, saatva/satva/aathva/athva/nauva/nauvan/nauwa/chhatha/paanchva/panchva/chautha/teesra/tisra/dusra mahina, saatwa/aathwa/chhatwa mahina, pet me/mein bachcha/bacha/baby, judwa bachche/bache`),
    no: listed(
      'garbhvati nahi, pregnant nahi, pet se nahi, pet se nahi hu/hun/hoon/hai/h/hain, garbh nahi hai, garbh se nahi, garbh nahi, nasbandi, nasbandi ho, bachcha nahi thahra, pregnancy nahi, mahwari/mc/period/mahina ~ time/samay ~ par/pe ~ aata/aati/hai, mahwari/mc/period/mahina ~ abhi/pichle/kal/aaj ~ hafte/aaya/aayi/hui/hua, mahwari/mc/period ~ niyamit, bachchedani/bacchedani nikal, mahwari/mc/period band ~ saal, copper t',
    ),
    couldBe: listed(
      'mahina chadh, mahina chad, period miss, mahwari nahi aayi, date nikal gayi, shayad pregnant, lagta hai pregnant, pregnant ho sakti',
    ),
    birth: listed(
      `delivery ko, dilevri ko, delivery hui, delivery hue, delivery ke baad, delivery ke bad, delivery hone ke, delivery, dilevri, bachcha/bacha/baby hue, paida/peda hue/hua/hui, janam/janm hua/hue/liya, bachcha/bacha/baby hone ke, bachcha/bacha hua, beta/beti hua/hui, beta/beti paida, jachgi, jachki, jachcha, jacha, prasav ke baad, prasav hua, prasav ko, prasav, bachche ko janm, bachcha gir, bacha gir, garbhpat, abortion, miscarriage, pet gir, safai karayi, jaapa`,
    ),
  },
  age: {
    before: listed('umar, umra, umr, age, aayu, ayu, umer, umar hai, umar lagbhag'),
    after: listed(
      'ka hu, ka hun, ki hu, ki hun, ki hoon, ka hoon, ke hain, umar, umr, ki umar, ki umr, old, umar ka, umar ki, umr ka, ki umar hai, ke ho, ka ho gaya, years old, se upar, ke upar, se upar ke/ki/ka',
    ),
    afterPerson: listed('ka, ki, ke, kaa, kii, k'),
  },
  time: {
    units: listedAll({
      minute: 'minute, minat, mint, min, mnt',
      hour: 'ghanta, ghante, ghanto, ghnte, ghnta, ghantey, hour, hours, hrs',
      day: 'din, dino, dinon, dn, day, days, roj, roz, dinn',
      week: 'hafta, hafte, hafto, hafton, haftey, hapta, hapte, saptah, week, weeks, haphta',
      month: 'mahina, mahine, mahino, maheena, maheene, mhina, mhine, maah, mah, month, months, mahinon',
      year: 'saal, sal, varshiya, varshiy, salo, saalo, baras, barso, varsh, year, years, sall, barash',
    }),
    before: listed('pichhle, pichle, pichla, karib, kareeb, lagbhag, last, pichhla, since'),
    after: listed(
      'se, pehle, pahle, phle, pehley, ho gaye, ho gaya, ho gya, hue, hua, huye, beet gaye, ke baad, se hai, say',
    ),
    fixed: [
      {
        days: 1,
        phrases: listed(
          'pehla din, pahla din, pehle din, kal se, kl se, kal raat se, kal rat se, kal subah se, kal sham se, kal shaam se, kal dopahar se, kalh se, kalhe se, kal hi se, kal',
        ),
      },
      {
        days: 2,
        phrases: listed('parso se, parson se, prso se, parso, parson, ek do din, ek do din se, do ek din'),
      },
      { days: 3, phrases: listed('narso se, tarso se, do teen din, 2 3 din') },
      {
        days: 4,
        phrases: listed('kuch din se, kuchh din se, kuch dino se, kuchh dino se, do char din, kai din se'),
      },
      {
        days: 0.5,
        phrases: listed(
          'subah se, savere se, aaj se, aaj subah se, raat se, rat se, sham se, shaam se, dopahar se, aaj',
        ),
      },
      { days: 7, phrases: listed('hafte bhar se, hafta bhar se, hafte bhar, ek hafte, saat din') },
      { days: 30, phrases: listed('mahine bhar se, mahina bhar se, mahine bhar, mahine se, ek mahine') },
      {
        days: 90,
        phrases: listed(
          'mahino se, mahinon se, kai mahine se, kai mahino se, kuch mahino se, kuch mahine se',
        ),
      },
      { days: 365, phrases: listed('saal bhar se, sal bhar se, saal se') },
      { days: 1095, phrases: listed('saalo se, salo se, barso se, kai saal se, bahut saal se') },
    ],
  },
  numbers: {
    ek: 1, do: 2, teen: 3, tin: 3, char: 4, chaar: 4, paanch: 5, panch: 5, chhe: 6, chhah: 6, cheh: 6, chhai: 6, saat: 7, sat: 7, aath: 8, ath: 8, nau: 9, das: 10, dus: 10,
    gyarah: 11, gyara: 11, barah: 12, bara: 12, terah: 13, tera: 13, chaudah: 14, chauda: 14, pandrah: 15, pandra: 15, solah: 16, sola: 16, satrah: 17, satra: 17, atharah: 18, attharah: 18, athara: 18,
    unnis: 19, bees: 20, bis: 20, ikkis: 21, bais: 22, teis: 23, chaubis: 24, pachis: 25, pachchis: 25, chhabbis: 26, sattais: 27, athais: 28, untis: 29, tees: 30, tis: 30, ikattis: 31, battis: 32,
    taintis: 33, chautis: 34, paintis: 35, chhattis: 36, saintis: 37, adtis: 38, untalis: 39, chalis: 40, chaalis: 40, iktalis: 41, bayalis: 42, taintalis: 43, chavalis: 44, paintalis: 45,
    chhiyalis: 46, saintalis: 47, adtalis: 48, unchas: 49, pachas: 50, pachaas: 50, ikyavan: 51, bavan: 52, tirpan: 53, chauvan: 54, pachpan: 55, chhappan: 56, sattavan: 57, atthavan: 58,
    unsath: 59, saath: 60, sath: 60, painsath: 65, sattar: 70, pachhattar: 75, assi: 80, pachasi: 85, nabbe: 90, sau: 100, dedh: 1.5, derh: 1.5, ded: 1.5, dhai: 2.5, dhaai: 2.5, adhai: 2.5, aadha: 0.5, adha: 0.5,
    aadhe: 0.5, pauna: 0.75,
  }, // prettier-ignore
  addsToNumber: { saadhe: 0.5, sadhe: 0.5, sarhe: 0.5, saarhe: 0.5, sava: 0.25, sawa: 0.25, paune: -0.25 },
  severity: {
    severe: listed(
      'bahut tez, bahut tej, bahut zyada, bahut jyada, behad, bhayankar, bhyankar, asahniya, bardasht nahi, sahan nahi, tez, tej, zor ka, jor ka, jor se, zor se, buri tarah, bhari, severe, zordar, jordar, khatarnak, jaanleva',
    ),
    mild: listed(
      'halka, halki, halke, thoda, thodi, thode, thora, mild, zara sa, jara sa, mamuli, kam kam, thoda thoda',
    ),
  },
  vitals: {
    temperature: listed('bukhar, bukhaar, temperature, temp, tapman, taapman, fever, tap'),
    pressure: listed('bp, b p, bipi, blood pressure, pressure, presure, raktchap'),
    pulse: listed('pulse, nabz, naadi, nadi ki gati, nabj, dhadkan, heart rate'),
    oxygen: listed('oxygen, oksijan, spo2, spo, oximeter, oxymeter, auxigen'),
    breaths: listed(
      'baar saans/sans, bar saans/sans, ki saans/sans, saans ki gati, saans ek minute me, saans ginti, breaths',
    ),
    sugar: listed('sugar, suger, shugar, glucose, sugar level, random sugar, fasting'),
    fahrenheit: listed('f, fahrenheit, digri, degree, degri'),
    celsius: listed('c, celsius, celcius'),
  },
  harmless: [...HARMLESS, ...EXPLAINED, ...EVERYDAY_HARMLESS],
  idioms: IDIOMS,
  evidence: listed(
    'hai, h, hain, ko, ka, ki, ke, se, mein, me, mera, meri, mere, mujhe, raha, rahi, rahe, rha, rhi, nahi, nhi, aur, ho, hua, hui, hue, gaya, gayi, gaye, kya, bahut, bhi, ne, pe, par, din, bachcha, bache, hu, hun, tha, thi, kar, karta, lag, dard, bukhar, ba, hum, ye, wo, koi, kuch, liya, li, aa, jata, aata, aati, aaya, hota, hoti',
  ),
  ambiguous: listed(
    'pet, pair, per, main, me, to, par, do, sir, sar, pain, head, band, sat, sath, bad, nal, kan, gas, fit, tap, loo, lu, dad, pus, fat, peep, pip, seek, jal, phool, fool, ful, sans, saas, foot, boon, but, ban, keel, kil, date, nas, bal, bus, bas, mar, lag, cut, mc, tang, bag, ling, gale, gala, mood, mud, hip, dum, dam, rat, bat, kat, tel, peel, pile, lal, kale, sun, suji, hal, hil, chest, age, in, is, us, ho, he, the, men, mein, no, na, ya, or, and, se, ne, on, an, hi, hit, pad, car, press, stove, dye, cell, jar, pen, mar, nose, eye, ear, cough, fever, vomit, stool, swelling, mouth, throat, hand, leg, legs, neck, back, bite, medicine, tablet, pressure, presure, bp, high, tight, side, light, bleeding, blood, milk, baby, bathroom, toilet, urine, taste, mat, man, mann, dal, den, bina, hath, sau, bees, teen, tin, tees, char, ran, ja, jaan, raja, mausam, sari, mala, mata, kaki, sui, soya, mila, pal, pani, pila, pili, nail, hosh, hot, an, ni, naa, pr',
  ),
};

/** Hindi as it is typed in Latin letters, with words of Bhojpuri and Awadhi. */
export const HINDI_LATIN: Lexicon = spelled(plain, spellings);
