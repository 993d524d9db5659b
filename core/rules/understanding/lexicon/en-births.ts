import { BABY, BLOOD, BURST, NOT, SWOLLEN } from './en-danger-words.ts';
import { listedAll } from './listed.ts';

const BIRTH = 'delivery/delivered/birth/childbirth/abortion/miscarriage/delivering/born/labour/labor';
const FEED =
  'feed/feeding/feeds/suck/sucking/suckle/breast/milk/nurse/nursing/latch/breastfeed/breastfeeding';
const PADS =
  'pad/pads/cloth/cloths/clothes/saree/bedsheet/sheet/bed/mattress/towel/towels/napkin/napkins/petticoat';

/** English: pregnancy, birth and the first months, in more of the ways they are told. */
export const births = listedAll({
  'vaginal-bleeding-heavy': `${BIRTH}/pregnant/pregnancy/placenta/baby ~ ~ ~ ${BLOOD} ~ ~
    heavy/heavily/lot/much/not/pouring/flowing/gushing/tap/river/profuse/profusely/excessive/excess/stopping/clots/soaked/badly/continuously,
    ${BIRTH}/pregnant/pregnancy/placenta/baby ~ ~ ~ heavy/heavily/lot/much/pouring/gushing/profuse/excessive/huge/big ~ ~ ${BLOOD},
    ${BLOOD} ~ ~ ~ ${PADS} ~ ~ hour/soaked/full/changed/wet, ${PADS} ~ ~ soaked/full/filled/wet/drenched/changed/changing ~ ~ hour/hours/minutes/blood/every,
    soaked/soaking/soaks/filled/changing/changed/filling ~ ~ ~ ${PADS} ~ ~ hour/hours/minutes/every/already/since, big/large/huge/fist ~ ~ clots,
    ${BLOOD} ~ ~ ~ ${BIRTH} ~ ~ heavy/heavily/lot/not/stopping/increasing, heavy/heavily/profuse/lots/lot ~ ~ ${BLOOD} ~ ~ ~ ${BIRTH}/vagina/below/pregnant`,
  'vaginal-bleeding': `spotting, brown/pink/red/blood ~ discharge/spots/spot ~ ~ pregnant/pregnancy/underwear/panty/month/months, pregnant/pregnancy ~ ~ ~
    spotting/${BLOOD}, ${BLOOD} ~ ~ ~ pregnant/pregnancy, ${BLOOD} ~ ~ ~ vagina/below/down/private/panty/underwear/pv/urine passage,
    months/weeks ~ ~ ~ spotting`,
  'labour-pains': `labour/labor/delivery pain/pains/started/begun, pains/contractions ~ ~ every ~ ~ minutes, contractions, baby ~ ~ about/going/ready to ~ born/come, baby ~ head ~ ~ seen/visible/out/showing/crowning, having ~ baby ~ now, in
    labour/labor`,
  'labour-long': `labour/labor/contractions ~ ~ ~ ~ baby ~ ~ not/stuck ~ ~ come/coming/born/out/delivered,
    labour/labor/contractions ~ ~ since ~ yesterday/night, labour/labor/contractions ~ ~ ~ 13/14/15/16/17/18/19/20/22/24/26/28/30/36/48 hours/hrs/hour,
    labour/labor/contractions ~ ~ ~ fourteen/fifteen/sixteen/eighteen/twenty/thirty ~ hours/hrs, 13/14/15/16/18/20/22/24/30/36 hours/hrs ~ ~
    labour/labor/contractions, pushing ~ ~ hours/long ~ ~ not, baby ~ stuck, pain/pains ~ ~ since ~ ~ hours ~ ~ baby not`,
  'placenta-not-out': `placenta/afterbirth ~ ~ ~ not/still/inside/stuck/retained/remains/hasnt/didnt/wont, retained placenta, not ~ ~ placenta`,
  'cord-or-hand-out': `cord/hand/foot/leg/arm/feet/bottom/buttock/elbow ~ ~ ~ out/outside/hanging/seen/visible/showing/first/coming ~ ~ birth/delivery/labour/vagina/below/private/before,
    baby ~ hand/foot/leg/arm/feet/cord ~ ~ ~ out/outside/first/seen/visible/hanging, cord ~ ~ ~ out/outside/hanging/visible/seen/prolapsed/prolapse/below,
    something/rope ~ ~ hanging ~ ~ below/vagina/down`,
  'waters-leaking': `waters/bag ~ ~ ~ broke/broken/burst/leaking/leaked/ruptured/gushed, water ~ ~ broke/broken/burst/gushed, water/fluid ~ ~ ~ leaking/leaked/dripping/trickling/gushing ~ ~
    below/down/vagina/pregnant/private/legs/month, leaking/gush/trickle ~ ~ water/fluid ~ ~ below/down/vagina/private/legs, pregnant ~ ~ ~ ~ water/fluid ~ leaking/leaked/broke/dripping, pv leak, leaking pv,
    membranes ruptured, ruptured membranes, prom`,
  'waters-foul-or-green': `water/waters/fluid/liquor ~ ~ ~ green/greenish/smelly/foul/smell/smells/smelling/dirty/brown/yellowish/stinking,
    green/greenish/foul/smelly/stinking ~ ~ water/waters/fluid/liquor, dirty ~ ~ water/waters/fluid ~ ~ ~ below/down/private/vagina/legs/birth/broke/leaking/coming/months/pregnant,
    broke/broken/leaking/pregnant ~ ~ ~ dirty ~ water/waters/fluid, passed/passes ~ meconium ~ ~ womb/inside/utero/birth/labour/liquor, meconium`,
  'fewer-movements': `baby/child/fetus/foetus ~ ~ ${NOT} ~ ~ moving/moved/move/kicking/kicked/kick ~ ~ womb/belly/stomach/inside/pregnant/pregnancy/since/today,
    baby ~ ~ ~ moving/movement/movements/kicks/kicking ~ ~ less/reduced/stopped/fewer/slow/weak/decreased/little, ${NOT} ~ ~ feel/feeling/felt ~ ~
    baby/movement/movements/kicks/kick/kicking, less/fewer/reduced/decreased/no ~ ~ movement/movements/kicks/kicking ~ ~ baby/womb/pregnant/since/today,
    no fetal/foetal/baby movement/movements/kicks, fetal/foetal/baby movements/kicks ~ ~ less/reduced/absent/stopped/decreased/fewer`,
  'headache-severe': `pregnant/pregnancy/delivery/delivered ~ ~ ~ head/headache ~ ~ ${BURST}`,
  'flashing-lights': `sees/seeing/see/saw ~ ~ ~ sparkles/stars/flashes/sparks/lights/spots/lightning/dots/glitter/zigzag, stars/sparkles/sparks/flashes/lights/glitter ~
    ~ ~ eyes/eye/vision/seeing, flashing/sparkling/twinkling lights/light/stars, flashes ~ light/lights`,
  'blurred-vision': `vision/eyes/eye/sight/seeing/sees ~ ~ ~ blurred/blurry/blur/blurr/hazy/foggy/double/dim/cloudy/unclear/misty,
    blurred/blurry/blur/blurr/hazy/foggy/double/dim/cloudy/unclear/misty ~ vision/sight/eyes/eye, sees/seeing/see double/blurry/blurred/hazy/two,
    everything ~ blurred/blurry/hazy/double/foggy/cloudy, ${NOT} ~ see ~ clearly/properly/clear`,
  'swelling-hands-face': `hands/face/fingers and face/hands/feet ~ ${SWOLLEN}, ${SWOLLEN} ~ ~ hands/face/fingers ~ face/hands/pregnant,
    hands/face/fingers ~ ~ ${SWOLLEN} ~ ~ pregnant/pregnancy, rings/ring/bangles ~ ~ tight/stuck, pregnant ~ ~ ~ ~ hands/face/fingers ~ ${SWOLLEN}, hands puffy`,
  'foul-discharge-after-birth': `${BIRTH} ~ ~ ~ ~ smelly/foul/smell/smells/smelling/stinking/bad ~ ~ discharge/water/bleeding/fluid/lochia,
    ${BIRTH} ~ ~ ~ ~ discharge/water/bleeding/fluid/lochia ~ ~ smelly/foul/smell/smells/smelling/stinking/bad/pus,
    smelly/foul/stinking ~ discharge/bleeding/lochia ~ ~ ~ ~ ${BIRTH}, lochia ~ ~ smelly/foul/smell/offensive/pus`,
  'thoughts-harm-baby': `telling/tells/tell/told/says/urge/thoughts/thought/ideas/feel/feels/feeling/want/wants/wanted/wish/afraid ~ ~ ~
    harm/kill/hurt/throw/drown/smother/drop/strangle/throwing/killing/harming/hurting/drowning/smothering/dropping ~ ~ baby/child/newborn/infant/son/daughter,
    throw/kill/drown/smother/strangle/throwing/killing/drowning ~ ~ ~ baby/newborn/infant`,
  'missed-period': `period/periods/menses ~ ~ missed/late/delayed/overdue/stopped, ${NOT} ~ ~ got/get/had/have/come ~ ~ period/periods/menses,
    period/periods/menses ~ ~ ${NOT} ~ ~ come/came/coming, missed ~ ~ period/periods/date/dates/menses/cycle, no period/periods/menses ~ for/since/from,
    months ~ ~ no period/periods, amenorrhoea/amenorrhea`,
  'feeds-badly': `${BABY} ~ ~ ${NOT} ~ ~ ${FEED}, ${NOT} ~ ~ ${FEED} ~ ~ since/from/today/at/well/properly/anymore,
    refuses/refusing/refuse/rejecting/rejects/stopped/stops ~ ~ ~ ${FEED}, ${FEED} ~ ~
    poorly/badly/less/weak/weakly/little/half/stopped/poor/refused/refusing, weak/poor/less/reduced ~ ${FEED}, falls asleep ~ ~ ${FEED}, tires/tired ~ ~ ${FEED},
    sucks/sucking/suck ~ ~ weak/weakly/poor/poorly/twice/stops/leaves, no interest ~ ~ ${FEED}`,
  'moves-only-when-touched': `${BABY} ~ ~ limp/floppy/lifeless/dull/still/listless/ragdoll, limp/floppy/lifeless ~ ${BABY}, limp ~ ~ rag/doll/cloth,
    moves/moving/stirs/cries/reacts/wakes only ~ ~ touch/touched/pinch/pinched/flick/stimulated/rub/rubbed, only ~ moves/stirs/cries/reacts ~ ~
    touch/touched/pinch/pinched/flick/stimulated/rub`,
  'not-crying': `${NOT} ~ cry/crying/cried ~ ~ birth/born/all/since/properly/loud, cry ~ ~ weak/feeble/faint/low/soft/thin, weak/feeble/faint/whimper ~ cry,
    crying ~ ~ very weakly/feebly/softly, stopped crying ~ ~ limp/weak`,
  'bulging-soft-spot': `soft spot/top/fontanelle/fontanel/head ~ ~ ~ bulging/bulge/bulges/raised/bulged, top of ~ head ~ ~ ${SWOLLEN}/bulging/raised/soft, soft
    spot/part ~ ~ head ~ ~ ${SWOLLEN}/up/tense/full, bulging ~ soft/fontanelle/fontanel/spot`,
  'cord-red': `cord/navel/umbilicus/umbilical/nabhi/stump/belly button ~ ~ ~ red/redness/reddish/inflamed/hot, red/redness/reddish/inflamed ~ ~ ~
    cord/navel/umbilicus/umbilical/stump/belly button`,
  'cord-pus': `cord/navel/umbilicus/umbilical/stump/belly button ~ ~ ~ pus/smell/smelly/smelling/foul/oozing/discharge/wet/sticky, pus/discharge/oozing/smell ~
    ~ ~ cord/navel/umbilicus/umbilical/stump/belly button`,
  'cord-bleeding': `cord/navel/umbilicus/umbilical/stump/belly button ~ ~ ~ ${BLOOD}, ${BLOOD} ~ ~ ~ cord/navel/umbilicus/umbilical/stump/belly button`,
  'many-pustules': `many/several/lots/10/12/15/20/30/full/multiple/covered ~ ~ ~ pus boils/spots/pimples/bumps/filled, pustules, pus filled
    spots/boils/pimples/bumps/blisters, boils/pustules ~ ~ all over`,
  'jaundice-palms-soles': `palms/soles/feet/hands/legs ~ ~ ~ yellow/yellowish, yellow/yellowish ~ ~ ~ palms/soles/feet/legs, yellow/yellowness ~ ~ ~ till/upto/to/down ~
    ~ feet/legs/soles/palms/knees/toes`,
  'vomits-green': `vomit/vomits/vomiting/vomited/threw/throwing ~ ~ ~ green/greenish/bile/bilious/grass, green/greenish/bilious ~ ~ vomit/vomits/vomiting/vomited`,
  'cannot-eat-drink': `${NOT} ~ ~ drink/drinking/drinks/eat/eating/eats ~ ~ anything/water/single/drop/sip/spoon, ${NOT} ~ ~ drink/drinking ~ since,
    refuses/refusing/refused ~ ~ water/drink/fluids/drinking/everything, nothing ~ ~ mouth ~ since, ${NOT} ~ take/taking/taken ~ ~ anything/water/fluids/sip, stopped drinking ~ water/milk/anything, stopped eating and drinking`,
});
