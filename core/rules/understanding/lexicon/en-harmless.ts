import type { Phrases } from '../lexicon.ts';
import { listed, listedAll } from './listed.ts';

/** English: words that belong to something harmless, and not to the danger that a part of them names. */
export const harmless: Phrases = listed(`
    voices/voice ~ ~ ~ muffled, voices ~ ~ side, kettle/water/milk/tea/rice ~ boil/boils/boiling/boiled, boil/boils/boiled ~ ~ tea/water/milk/rice, carrying ~ ~ months/weeks, months/weeks carrying, am carrying,
  saddle area ~ ~ feeling/normal/sensation, he/she still sits/sit/plays/play/eats/eat/drinks/drink/walks/smiles/cries, changing/change/changes/changed ~ pad/pads ~ every 3/4/5/6/three/four/five/six ~ hours/hour/hr/hrs,
  rabies/tetanus/flu/covid/booster/baby/insulin/vaccine/vaccination/allergy shot/shots, shots done/given/completed/over/finished,
  rabies/tetanus vaccine/vaccines/vaccination/injection/injections/course/dose/doses, rabies/tetanus ~ shot/shots, vaccine/vaccination/injection for/against rabies/tetanus,
  tetanus was/is given/taken/done/due, tetanus was ~ ~ ~ ago/back, tetanus ~ last year/month/week, had/got/took/taken/given tetanus,
  snake plant/plants/charmer/catcher/catchers/park/gourd/boat/repellent/boots/game, snake and ladder, snakes and ladders, rat snake, there are snakes in/near, skin pinch normal/fine/ok/quick, skin pinch goes back ~ quickly/fast/immediately/normally,
  burn mark/marks/scar/scars/ointment/cream/calories/fat/bill, burnt mark/marks/scar/scars, burn scar ~ ~ ~ hand/face/arm/leg/foot/hands,
  scar/scars/mark/marks of ~ ~ burn/burns, scar/scars/mark/marks from ~ ~ burn/burns, childhood burn/burns, old burn/burns, old burn ~ ~ ~ hand/face/arm/leg/foot,
  burnt/burned the/my/a/some/our dosa/roti/rotis/chapati/rice/dal/curry/food/milk/toast/bread/sabji/sabzi/vegetable/vegetables/cake/pan/paper/garbage/waste/stubble/crop,
  dosa/roti/rotis/chapati/rice/curry/food/toast/bread/motor/bulb/fuse/transformer/meter got/was/is/has burnt/burned,
  chilli/chillies/chili/chilly/spicy/masala/pickle/pepper ~ ~ burns/burn/burnt/burning, mouth/tongue burns/burn ~ ~ ~ chilli/spicy/masala/hot,
  stomach/belly/throat/heart/tummy burns/burning, chest burns/burning ~ ~ after/when/eating/food/spicy/lying, stomach/belly/tummy burnt one/an/for/after/whole,
  had/have/having/drink/drinking/drank/take/taking/took/sip/sipping/make/making/give/giving hot tea/milk/water/soup/coffee/food,
  burning/burnt/burns/burn ~ ~ had hot tea/milk/soup/coffee/food, hot water bag/bottle/bath/bucket,
  feel/feels/feeling/sense ~ ~ touch/touching/touched hot,
  how to fit, to fit a/the/it/in, fit a/the rod/lock/fan/pump/pipe/tap/bulb/door/inverter/camera, otherwise/still/quite/very/really/totally/absolutely ~ is fit, is fit and, are fit and,
  was fit and, i am ~ and/& fit, i am fit, year/years/yrs/yr old and/& fit, young/slim/thin/old/well/healthy/strong/active/fine and/& fit, fit and/& well/fine/cheerful, fits my/his/her/the/in/into/on/inside, seizure/fit/fits/seizures/angina/wheeze/symptom free, in a fit of anger/rage/laughter/jealousy,
  eye drop/drops for, for eye drop/drops, use/using/put/putting/puts/need/give/gave/came/buy ~ ~ eye drop/drops,
  mouth/face/buttock/buttocks ~ ~ hanging, skin/arm/arms/hand/hands/leg/legs/foot/wrist/lip/lips/finger/fingers/limb/flesh/tongue/belly/breast ~ ~ hanging, hanging skin/flesh/belly/clothes/loose/down,
  mouth open/opens/opening full/fully/wide,
  leave/leaving/left/stop/stopping/quit/quitting/drink/drinks/drinking/drank/takes/country/illicit/bottle/bottles/much/foreign/desi liquor, liquor shop/shops/bottle/habit/addiction/ban/addict,
  snake drawing/picture/photo/painting/story/skin/shedding/toy/tattoo, toy/rubber/plastic snake, draws/drew/draw/drawing/painted/paints ~ ~ snake, snake gourd curry/sabji/sabzi, phobia of rabies/snake/snakes/water/dogs, fear of rabies/snake/snakes/dogs,
  fever control/chart/clinic/camp/survey/helpline, h o anaphylaxis/overdose/pph, history of pph, residual/old/completed stroke/hemiplegia/hemiparesis, hemiplegia/hemiparesis/aphasia/weakness static/residual,
  stroke/hemiplegia ~ ~ static/residual,
  hands/feet always cold, hands/feet are always cold, hands and feet are always cold, hands and feet always cold, always cold hands, always had ~ cold hands,
  do/does/did not drink enough/much/any/less water, dont/doesnt/didnt drink enough/much water, when/if ~ dont drink water,
  heart attack level, give/gives/given/giving ~ ~ ~ heart attack one day, drowning in ~ loans/loan/debt/debts/assignments/homework/exams/files/bills/interest/emi,
  suffocating/suffocated in/by this/my/the/that city/job/office/marriage/relationship/town/work/house,
  should/can/may i/we stop milk/breastfeeding/feeding, burn/burning and ache/pain ~ ~ navel/stomach/chest,
  laugh/laughing/cough/coughing/sneeze/sneezing little urine, laugh/laughing/cough/coughing/sneeze/sneezing ~ ~ little urine, little urine comes/leaks ~ ~ ~ laugh/laughing/cough/coughing/sneeze/sneezing,
  i take/taking iron/calcium/vitamin tablet/tablets, took iron/calcium tablet/tablets so/daily/regularly/after/for, i ~ started/am taking iron/calcium/vitamin tablet/tablets`);

/** What such longer words name themselves. */
export const meant: Readonly<Record<string, Phrases>> = listedAll({
  epilepsy: `seizure/seizures/fit/fits medicine/medicines/tablet/tablets/drug/drugs, tablet/tablets/medicine ~ ~ fits/seizures/fit`,
  'bone-pain-attack': `sickle pain attack/attacks, sickle cell attack/attacks, sickle ~ crisis`,
  'back-pain': `tail bone pain/paining/pains, tailbone pain/paining/pains`,
  'headache-severe': `head/headache/skull ~ is splitting/cracking, head splitting pain/ache, with splitting head/headache, splitting head/headache`,
  'object-swallowed': `swallowed/gulped ~ pin by`,
  burn: `hot water bag/bottle ~ burst/leaked/opened, oil/ghee/water/milk/tea/dal ~ came/fell/poured/spilled/splashed on ~ ~ chest/stomach/belly/leg/legs/hand/hands/arm/arms/face/back/thigh`,
  'face-droop': `face/mouth/lip hanging ~ one/left/right side, left/right ~ corner/side ~ mouth/face/lip hanging`,
  drooling: `spit/saliva ~ ~ hanging`,
  wasting: `skin ~ hanging ~ ~ old man/woman/person, skin hanging loose`,
  'wound-open-bone': `flesh ~ hanging`,
  'stopped-breathing': `no air ~ ~ nose/mouth/nostrils`,
  'belly-pain': `knife like/type pain ~ stomach/belly/abdomen`,
  'mouth-opens-little': `mouth not opening wide/full, cannot open ~ mouth ~ for pani/panipuri/roti/burger/laddu`,
  'ringing-ears': `whistle/whistling sound ~ ~ ear/ears, ear/ears ~ ~ whistle/whistles`,
});
