import type { Lexicon } from '../lexicon.ts';
import { listed, listedAll } from './listed.ts';

/** English: the small words that turn a meaning, times, ages, numbers and measures. */
export const words: Omit<
  Lexicon,
  'language' | 'findings' | 'absent' | 'intents' | 'people' | 'harmless' | 'idioms'
> = {
  negation: {
    before: listed(
      `no, not, without, never, neither, nor, dont, doesnt, didnt, isnt, arent, wasnt, hasnt, havent, hadnt, nil, not any, no any, no sign of, no signs of, no evidence of, no complaint of, no complaints of, not having, not got, does not have, do not have, did not have, not complaining of, free of, free from, absence of, absent, no more, not associated with, no associated, has no, have no, had no, rather than, none of, not accompanied by, zero, lacks, minus, nothing like, nothing has/had/looks/is/was, nothing struck/hit/entered/fell/splashed/bit/stung, no longer any, hardly any, no previous, no prior, no preceding, no recent, no known, no visible, no palpable, no obvious, no apparent, no clinical, no audible, is spared, free of any, not been, never been, never had, has never had`,
    ),
    list: listed(
      `denies, denied any, denying, denies that, denied that, denies having, she denied, he denied, negative for, tested negative for, screened negative for, makes no mention of, gives no history of, there is no mention of, no complaint of, no complaints of, no history of, no h o, no past history of, no known history of, not known to have, no significant history of, no family history of, no other complaints like, no symptoms of, no symptoms suggestive of, no history suggestive of, denies any, denies history of, denies any history of, no associated symptoms such as, deny, there is no history of, nor any, ruled out for`,
    ),
    after: listed(
      `absent, nil, negative, not present, not there, is not there, was not there, not seen, none, ruled out, not coming, not happening, not noted, nahi, denied, minus ve, not reported, is absent, are absent, was absent, were absent, unremarkable, not found, not any, is nil`,
    ),
    ends: listed(
      `but, however, although, though, yet, except, only, has, presents with, presented with, complains of, complaining of, complained of, instead, because, due to, since yesterday, just, other than, apart from, because of, while, whereas, positive for, which, that, who, and has, and is, and now, with, having, then, so, until, came, comes, reports, reported, started, developed, develops, when, after, owing to, he has, she has, i have, and i, and he, and she, also has, which is, and presents, and complains, admits, only has, shows, showed, examination, on examination, o e, is, there is, there was, gets, got, on arrival`,
    ),
    still: listed(
      `not stopping, not getting better, not improving, not going, not going away, not coming down, no relief, not relieved, not reducing, not controlled, not only, no doubt, not subsiding, not better, not well, not feeling well, not feeling good, not good, not settling, no improvement, does not stop, will not stop, wont stop, doesnt stop, not resolved, not resolving, does not go, wont go away, does not go away, no change, not responding to, not cured, not cure, not fine, not okay, not ok, not sure, no idea, do not know, dont know, not healing, not healed, not been able, cannot bear, no medicine, no money, no doctor, no hospital, no one, nobody, not eating well, not able to work, unable to work, no help, not working, no response to, not decreasing, not relieved by, not improved, not responded, not tolerated, not subsided, not reduced, no effect, not settled, cannot stop, cant stop, not stop, has not stopped, not stopped, has not come down, as if, not normal, not right, not getting relief, never ending, burning pain, burning sensation, small area of redness, local redness, redness around ~ sting/bite, redness and swelling around ~ sting/bite, local swelling and redness, local redness and swelling, local redness and pain, mild redness, did not improve, did not stop, did not help, not helping, not help, not properly, no use, not taking medicine, no medicines, not taken any medicine, doesnt go, didnt go, did not go, hasnt gone, not gone, not yet gone, never stops, without relief, not get relief, without improvement, not been eating well, not getting cured, not go away, not getting less, not less, why not, or not, if not, not too, not eaten since, not left me, not leaving, not leave, no vehicle, no ambulance, no transport, no network, not mild, not much better, no longer able, not a single, not let, does not let, not due to, not related to, not relieving, nothing has/had/is helped/helps/helping/worked/works/working/relieved/relieves/stayed/stays/staying/eased/eases, nothing helps/works/relieves/eases, nothing was/is done/given/taken, no let up, no respite`,
    ),
  },
  closes: listed('is, are, was, were'),
  joins: listed(
    'and, or, nor, &, with, along with, as well as, plus, also, n, associated with, followed by, together with, accompanied by, and also, or any, and any, and/or',
  ),
  fillers: listed(
    'the, my, his, her, its, their, this, that, is, are, was, were, has, have, been, become, became, becoming, getting, got, gets, very, so, too, of, a, an, also, both, am, be, some, any, fully, completely, totally, always, really, quite, continuously, suddenly, severely, mildly, feeling, feels, babys, looks, looking, turned, turning, gone, going, bit, little, slightly, only, all, me',
  ),
  past: {
    marks: listed(
      `last year when, last year after, last year when pregnant, last year when i was pregnant, last year when he, last year when she, past history of, previous history of, last year, last yr, year ago, years ago, years back, year back, months ago ~ cured, in childhood, as a child, used to have, used to get, previously had, earlier had, in the past, when i was ~ child, when he was ~ child, when she was ~ child, long ago, previously, once had, had it before, last month i had, last month he had, last month she had, in my childhood, before marriage, as a kid, last winter, last summer, past episodes of, previous episode, similar episode last, two months ago ~ now fine, months back, used to be, when i was young, when i was small, in last pregnancy, in my last pregnancy, in previous pregnancy, last time, earlier in life, had in past, had ~ last month, was ~ last month, were ~ last month, kept ~ last month, could ~ last month, had ~ last week, was ~ last week, last month i was, last week i was, last summer i, last month he was, last month she was`,
    ),
    over: listed(
      `has gone, went away, has resolved, resolved, has subsided, subsided, is gone, gone now, cured, is cured, settled, recovered from, is fine now, is better now, is okay now, is ok now, has stopped, stopped now, is over, has settled, disappeared, no longer there, is no more, has cleared, cleared up, completely gone, improved now, got cured, became alright, is alright now, gone away, was cured, have gone, have stopped, has disappeared, no longer, is normal now, not there now, has become normal, healed, got better, got well, became fine, is now fine, are gone, has now resolved, has now gone, now resolved, now settled, now gone, over now, stopped, also stopped, its gone, it went off, went down, is normal`,
    ),
    now: listed(
      'now, today, currently, at present, presently, still, this time, these days, for the last, for the past, nowadays, at the moment, since, started, began, again, this morning, this week',
    ),
  },
  conditional: {
    begins: listed(
      `if, what if, in case of, in case, suppose, supposing, if there is, whenever there is, unless, even if, in the event of, should there be, what happens if, what to do if, whether, if ~ signs, r o, rule out, to rule out, watch for, watch out for, look out for`,
    ),
    ends: listed('then'),
    wonders: listed('what to do, what should i do, what should we do, what to give, what must i do'),
    asks: listed(
      `symptoms of, symptom of, signs of what, how to prevent, how to avoid, prevention of, what causes, what is the cause of, causes of, what is malaria, what is dengue, what is tb, what is, how does ~ spread, how ~ spread, tell me about, information about, information on, is there a vaccine for, vaccine against, can one get, what are the signs of, what are symptoms, how can i prevent, how can i avoid, how can we prevent, how can we avoid, how to stay safe from, difference between, how dangerous is, meaning of, how to protect from, explain, learn about, why do people get, who gets, how do you get, how do people get, vaccine for, how to save from, how to check for, what does ~ mean, can you tell about, can a person get, does ~ cause, can ~ cause, do mosquitoes, how is ~ treated, does eating, when to worry about, what should one do for, what are the, how to recognise, how to recognize, how to know if, read about, poster about, awareness, camp for, side effects of, which of the following, for tutorial, viva, mcq, quiz, essay on, chapter on, lecture on, assignment on, exam question, street play, flipchart, flip chart, safety session, health talk, health education, mock drill, is it true, how do we know, how do you know, how to keep, gave homework, for homework, taught us, they taught`,
    ),
  },
  otherPerson: listed(
    `family history of, f h, rumour of, rumor of, lost ~ son/daughter/father/mother/husband/wife/brother/sister/friend/uncle/aunt in, father/mother/brother/sister/husband/wife had heart, father/mother/brother/sister/husband/wife had stroke, died of, died from, died due to, died with, expired due to, died by, in my village someone, people in ~ village have, in the news, on tv, on television, in a film, in the film, in the movie, in a movie, friend of mine had, uncle had, aunt had, grandfather had, grandmother had, neighbour had, neighbor had, friend had, husband had a history, in a serial, i read that, i heard that, f h o, cousin had, died after, someone in my village, someone in ~ village, somebody in village, runs in ~ family, runs in the family, parents had, a man in, a woman in, a girl in, a boy in, my grandfather had, neighbours child, neighbour's child, neighbours son, neighbours daughter, hero, heroine, actor`,
  ),
  self: listed('i, my, me, myself, mine, im, ive, self, we'),
  pregnancy: {
    yes: listed(
      `pregnant, pregnancy, expecting, gravid, carrying ~ month/months/week/weeks/baby/child/twins/pregnancy, month/months carrying, am/im/is/she/wife/lady/woman carrying, carrying mother, carrying lady/woman, before delivery, before ~ childbirth, primigravida, primi, multigravida, gestation, weeks gestation, antenatal, g1, g2, g3, g 1/2/3/4/5/6 p 0/1/2/3/4/5, g 1/2/3/4/5/6, with child, in ~ trimester, first trimester, second trimester, third trimester, months pregnant, weeks pregnant, is pregnant, am pregnant, 5th/6th/7th/8th/9th month, water/waters/bag broke/broken/burst/leaking at 5/6/7/8/9 months, 5/6/7/8/9 months water/waters/bag broke/broken/burst/leaking, pregnent, pregnat, preg, pregant, gravida, ga, full term pregnant, intrauterine, weeks of pregnancy, family way, in 6th/7th/8th/9th month, 28/29/30/31/32/33/34/35/36/37/38/39/40/41 wks, am/is/at/completed 24/25/26/27/28/29/30/31/32/33/34/35/36/37/38/39/40/41 weeks/wks`,
    ),
    no: listed(
      'not pregnant, non pregnant, no pregnancy, hysterectomy, not expecting, tubectomy, sterilised, post menopausal, postmenopausal, upt negative, upt neg, upt ve, negative upt, pregnancy test negative, negative pregnancy test, urine pregnancy test negative, lmp ~ 1/2/3/4/5/6/7/8/9/10/12/14/15/18/20/21 days, lmp last week, lmp this week, lmp 1/2/3/one/two/three weeks/week, periods/period/cycles/cycle/menses regular/normal, periods/period/menses on time, last period/menses ~ 1/2/3/one/two/three ~ weeks/week, last period/menses last week, period/periods/menses came/started ~ last week/yesterday/today/week, menopause, menopausal, uterus removed, family planning operation, copper t, sterilized, sterilisation, tubectomised',
    ),
    couldBe: listed(
      'may be pregnant, might be pregnant, could be pregnant, maybe pregnant, possibly pregnant, think ~ pregnant, not sure if pregnant, pregnancy test not done, possible pregnancy, suspect pregnancy, could i be pregnant, may i be pregnant',
    ),
    birth: listed(
      `gave birth, give birth, given birth, delivered, delivery, postpartum, post partum, postnatal, post natal, puerperal, puerperium, childbirth, had ~ baby, delivered ~ baby, gave birth to ~ baby, gave birth to ~ boy, gave birth to ~ girl, had ~ caesarean, c section, caesarean, lscs, miscarriage, abortion, after delivery, after childbirth, miscarried, new mother, after birth, after giving birth, born ~ day/days/week/weeks/hour/hours ago/back/before, born today/yesterday, born last night, born this morning, had a baby, had my baby, stillbirth, cesarean, aborted, post abortion, d and c, mtp, lochia, pnc, after baby was born`,
    ),
  },
  age: {
    before: listed(
      'aged, age, age is, i am, im, he is, she is, aged about, aged around, dol, day of life, at age, age of, ages',
    ),
    after: listed('old, of age, of life, yo, y o, olds, ild'),
    afterPerson: listed('aged'),
  },
  time: {
    units: listedAll({
      minute: 'minute, min, mins, minutes, minuts',
      hour: 'hour, hr, hrs, hours, hous',
      day: 'day, dys, days, dayz, nights, night, nites',
      week: 'week, wk, wks, weeks, weeek',
      month: 'month, mo, mth, mths, months, mnth, mnths, mos',
      year: 'year, yr, yrs, years, yo, yers, yeras',
    }),
    before: listed(
      'for, since, past, last, from, over, x, during, about, for past, for last, nearly, almost, almost, in the last',
    ),
    after: listed('ago, back, now, duration, history, of, earlier, before'),
    fixed: [
      {
        days: 1,
        phrases: listed(
          'first day of period, first day of my period, since yesterday, from yesterday, yesterday, since last night, from last night, last night, overnight, since last evening, yesterday night, yestrday, yesterday evening, last evening, whole day, whole night, all day, all night, since yest, from yest',
        ),
      },
      {
        days: 0.5,
        phrases: listed(
          'since morning, from morning, this morning, since today, today, since this morning, from today morning, since today morning, from this morning, this afternoon, since evening, since afternoon, this evening, today morning, since night, tonight',
        ),
      },
      {
        days: 2,
        phrases: listed(
          'day before yesterday, since day before yesterday, couple of days, a couple of days, from day before yesterday, one two days, day or two, past couple of days',
        ),
      },
      {
        days: 3,
        phrases: listed(
          'few days, some days, a few days, several days, many days, for days, two three days, last few days, from days, since days, since few days, since some days',
        ),
      },
      {
        days: 14,
        phrases: listed(
          'couple of weeks, a couple of weeks, fortnight, for weeks, few weeks, a few weeks, two weeks, many weeks, several weeks, since weeks, since few weeks, some weeks',
        ),
      },
      {
        days: 60,
        phrases: listed(
          'couple of months, a couple of months, for months, few months, many months, several months, since months, since few months, some months',
        ),
      },
      {
        days: 365,
        phrases: listed(
          'for years, many years, few years, several years, since years, since childhood, since many years',
        ),
      },
      { days: 0.04, phrases: listed('half an hour, half hour, just now') },
    ],
  },
  numbers: {
    a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
    eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18,
    nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
    single: 1, couple: 2, half: 0.5, first: 1, second: 2, third: 3,
  }, // prettier-ignore
  addsToNumber: {},
  severity: {
    severe: listed(
      'severe, severely, unbearable, very bad, terrible, excruciating, intense, extreme, worst, too much, very much, intolerable, horrible, very severe, heavy, badly, extremely, agonising, acute severe, very strong, awful, strong, profuse, massive',
    ),
    mild: listed(
      'mild, slight, slightly, little, a little, minor, mildly, light, bit of, not severe, a bit, low grade, faint',
    ),
  },
  vitals: {
    temperature: listed(
      'temperature, temp, t, fever, tmp, febrile, temprature, temperature is, temperature of, body temperature',
    ),
    pressure: listed('bp, blood pressure, b p, bp is, bp was, pressure'),
    pulse: listed('pulse, hr, heart rate, pr, pulse rate, heartbeat, p r, beats per minute, bpm'),
    oxygen: listed(
      'spo2, spo 2, spo, oxygen, saturation, sats, o2 sat, oxygen saturation, sat, oxygen level, sao2, sp o2, sao 2, o 2 sat',
    ),
    breaths: listed(
      'rr, respiratory rate, breathing rate, respirations, breaths per minute, breaths, resp rate, breaths a minute, breath per minute, respiration, breaths in a minute, breaths min, breathing',
    ),
    sugar: listed(
      'sugar, glucose, blood sugar, blood glucose, rbs, grbs, cbg, fbs, sugar level, random sugar, glucometer, random blood sugar, bsl, capillary glucose, hgt',
    ),
    fahrenheit: listed('f, fahrenheit, degree f, degrees f, degree fahrenheit, degree, deg f, farenheit'),
    celsius: listed('c, celsius, centigrade, degree c, degrees c, degree celsius, deg c'),
  },
  evidence: listed(
    `cheek, the, is, has, have, had, and, with, for, of, was, my, i, am, are, in, on, to, since, from, his, her, he, she, it, no, not, an, a, this, that, but, after, when, baby, feeling, pain, very, come, came, min, on, up, all, have, do, go, going, only, like, also, getting, or, cannot, cant, at, there, been, being, who, which, years, year, old, days, day, what, your, you, me, we`,
  ),
  ambiguous: listed(
    `me, to, the, is, in, or, par, main, pet, hum, are, he, us, so, ho, do, no, on, an, a, at, bad, sat, din, fit, hot, if, i, my, per, pair, bus, but, man, mat, dad, dam, ban, nail, kam, age, cut, sir, bag, mar, lag, hip, loo, last, mo, has, had, jar, sun, kid, hi, hey, that, absent, dm, dol, ga, jaw, pal, tap, mere, hire, day, over, back, side, date, car, low, high, gas, light, minute, nil, none, now, just, only, self`,
  ),
};
