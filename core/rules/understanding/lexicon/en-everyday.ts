import { listed, listedAll } from './listed.ts';

const EYELID = 'eyelid/eyelids/lid/lids/eyelash/lashes';
const SCALP = 'scalp/head/hair';
const HEEL = 'heel/heels/sole/soles';
const PLACE = 'skin/face/cheek/cheeks/back/chest/neck/arm/arms/hand/hands/leg/legs/body/shoulder/shoulders';
const RIDE = 'bus/car/jeep/taxi/auto/boat/journey/ghat/hills/travel/travelling/traveling';

/** English: small troubles of every day that have names of their own. */
export const everyday = listedAll({
  hiccups: `hiccup/hiccups/hiccough/hiccoughs/hiccupping/hiccuping`,
  pimples: `pimple/pimples/acne/blackhead/blackheads/whitehead/whiteheads/zit/zits`,
  boil: `pimple/pimples ~ ~ ~ pus`,
  dandruff: `dandruff, flakes/flaking ~ ~ ~ ${SCALP}/shoulders/collar, ${SCALP} ~ ~ ~ flakes/flaky/flaking`,
  'head-lice': `lice/louse/nits, lice ~ ~ ${SCALP}`,
  'hair-fall': `hair ~ ~ fall/falls/falling/loss/thin/thinning/shedding, hairfall, losing ~ hair, loss of hair, hair ~ ~ comes/coming out, bald ~ patch/patches/spot/spots, balding`,
  'cracked-heels': `${HEEL} ~ ~ ~ ~ cracked/cracks/crack/dry/rough/peeling/fissure/fissures/split/cracking, cracked/cracks/dry/rough/splits/fissures ~ ~ ${HEEL}, feet ~ cracked, skin ~ peeling/peels/peel ~ ~ ~ ${HEEL}`,
  'travel-sickness': `motion/travel/car/bus/sea sickness, carsick, travelsick, sick/queasy/nauseous/nausea ~ ~ in/on/while/during ~ ${RIDE}, vomit/vomits/vomiting/vomited ~ ~ in/on/while/during ~ ${RIDE}, ${RIDE} makes ~ ~ sick`,
  vomiting: `vomit/vomits/vomiting/vomited ~ ~ in/on/while/during ~ ${RIDE}`,
  stye: `stye/sty/styes/chalazion/hordeolum, pimple/bump/boil ~ ~ ~ ${EYELID}, ${EYELID} ~ ~ pimple/bump/boil`,
  'eye-discharge': `swelling ~ ~ ~ ${EYELID}`,
  lump: `lump ~ ~ ~ ${EYELID}, ${EYELID} ~ ~ lump`,
  sunburn: `sunburn/sunburnt/sunburned, sun burn/burnt/burned, burnt/burned ~ ~ sun`,
  wart: `wart/warts/verruca, wart/warts ~ ~ hand/hands/finger/fingers/thumb/face/neck/foot/sole`,
  'ingrown-nail': `ingrown/ingrowing ~ nail/toenail/toe, nail/toenail ~ ~ growing/grown/digging ~ into, nail/toenail ~ ~ ingrown/ingrowing`,
  'bad-breath': `bad/foul/smelly/stinking breath, halitosis, breath ~ ~ smell/smells/smelling/stinks/foul/bad, bad/foul smell ~ ~ mouth, mouth ~ ~ smells/stinks`,
  hangover: `hangover, hung over`,
  'tired-eyes': `eyes ~ ~ tired/tire/strain/strained/heavy, tired/strained/heavy eyes, eye strain/fatigue, eyestrain, strain ~ ~ eyes`,
  'irregular-periods': `irregular ~ period/periods/menses/cycle/cycles/monthly, period/periods/menses/cycle/cycles/monthly ~ ~ irregular, period/periods/menses/cycle/cycles ~ ~ not regular`,
  nightfall: `nightfall ~ ~ week/month/problem/times/daily/often, have/has/having/get/gets/getting/stop nightfall, wet dream/dreams, nocturnal emission/emissions`,
  'trouble-conceiving': `not/cannot/cant/unable/difficulty ~ ~ conceive/conceiving, trying ~ ~ conceive, trying for ~ baby/child, infertile/infertility/childless, no child/children/baby/issue after ~ ~ years ~ ~ marriage/married/wedding, married ~ ~ ~ no child/children/baby/issue, not conceived`,
  'low-milk': `breast milk ~ ~ less/low/little/insufficient, not enough breast milk, not enough milk for ~ baby/child, low milk, milk supply ~ ~ less/low/poor, breastmilk ~ ~ less/low/not, less/little breast milk`,
  'bed-wetting': `bed wetting/wets, wets/wetting/wet ~ bed/mattress/bedsheet, bedwetting, bedwetter, urinate/urinates/urinating/pees/peeing/pee/urine ~ ~ bed/sleep`,
  'white-patches': `white/pale patch/patches/spot/spots ~ ~ ~ ${PLACE}, white/pale patch/patches ~ itch/itchy/itching, vitiligo/leucoderma/leukoderma, ${PLACE} ~ ~ white/pale patch/patches`,
});

/** What hiccups and a smelling breath are not, or not an illness. */
export const everydayHarmless = listed(
  'baby hiccups inside, hiccups inside, hiccup/hiccups like, like ~ hiccup/hiccups, breath ~ smells/smell of/because ~ ~ milk/onion/garlic',
);
