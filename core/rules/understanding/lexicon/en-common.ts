import { listedAll } from './listed.ts';

const SORE =
  'pain/pains/paining/painful/ache/aches/aching/sore/soreness/hurt/hurts/hurting/catch/tender/strain/strained/pulled/discomfort/jam/jammed';
const STIFF = 'stiff/stiffness';
const LIMB =
  'shoulder/shoulders/arm/arms/forearm/forearms/elbow/wrist/hand/hands/thumb/finger/fingers/hip/hips/thigh/thighs/leg/legs/shin/shins/foot/feet/heel/heels/sole/soles/toe/toes/ankle/ankles/buttock/palm/nail/muscle/muscles';
const KNEE = 'knee/knees/kneecap';
const RUBBED = 'shoe/shoes/sandal/sandals/chappal/chappals/slipper/boot/boots';

/** English: everyday complaints, in more of the ways they are told. */
export const common = listedAll({
  fever: `body/forehead/head/skin ~ ~ hot/warm/burning ~ touch/100/101/102/103/104, warm/hot body, body ~ hot/warm/burning, feels/feeling ~ hot/warm/feverish, running ~ temperature, feverish`,
  'battery-swallowed': `cell/battery/batteries/magnet/magnets ~ ~ missing/gone/lost/swallowed/ate/eaten/gulped/inside, swallowed/ate/gulped/put ~ ~ ~ cell/battery/batteries/magnet/magnets`,
  'back-pain': `${SORE} ~ back/waist/spine/lumbar/tailbone, back/waist/spine/lumbar/tailbone ~ ~ ${SORE}, low/lower back ~ ${SORE}/${STIFF}, back/waist ~ ${STIFF}, ${STIFF} ~ back/waist, lumbago`,
  'neck-pain': `${SORE} ~ ~ ~ neck/nape, neck/nape ~ ${SORE}, neck ~ ~ ~ sleep/slept/pillow/sleeping, slept ~ ~ ~ neck, crick ~ neck, stiff neck ~ ~
    sleeping/slept/pillow/wrong/travel, neck stiff ~ ~ sleeping/slept/pillow/wrong/travel`,
  'knee-pain': `${SORE} ~ ~ ~ ${KNEE}, ${KNEE} ~ ~ ${SORE}/sound/cracking/creaking/clicking/noise`,
  'limb-pain': `${LIMB} ~ ${STIFF}, ${SORE} ~ ${LIMB}, ${LIMB} ~ ~ ${SORE}, frozen shoulder, shoulder ~ ~ frozen/jammed/locked`,
  'joint-pain': `${SORE} ~ ~ joint/joints/knuckles/knuckle, joint/joints/knuckles/knuckle ~ ~ ${SORE}`,
  'body-ache': `whole/all body/limbs ~ ~ ${SORE}, ${SORE} ~ ~ all/whole/over/entire body, muscles/limbs ~ ~ ${SORE}, body ~ ${SORE}/broken/heavy`,
  'morning-stiffness': `stiff/stiffness ~ ~ ~ morning/waking/wake, morning ~ ~ stiff/stiffness`,
  headache: `head ~ ~ ${SORE}/heavy/throbbing/pounding, ${SORE}/heaviness/throbbing/pressure/band/tightness ~ ~ ~ head/temples/temple, band/heaviness/throbbing ~ ~ ~ forehead, temples/temple ~ ~ ${SORE}/heavy/throbbing`,
  'headache-one-sided': `half/one side/left/right side of ~ head ~ ${SORE}/throbbing/throbs, half head ~ ${SORE}/throbbing/throbs, throbbing ~ ~ one side`,
  toothache: `jaw ~ ${SORE}, ${SORE} ~ jaw ~ chewing/chew, ${SORE} ~ ~ tooth/teeth/molar/gum/gums/cavity, tooth/teeth/molar/cavity ~ ~ ${SORE}/sensitive/hole/decayed/rotten/shaking/loose, wisdom tooth, cold/hot/sweet ~ ~ hurts/pains ~ ~ tooth/teeth`,
  'ear-pain': `${SORE} ~ ~ ear/ears, ear/ears ~ ~ ${SORE}, holding/pulling/rubbing/touching/tugging ~ ~ ear/ears, earache`,
  'ear-pus': `ear/ears ~ ~ pus/discharge/leaking/running/wet/smelly/fluid/water/oozing, pus/discharge/fluid/water ~ ~ ~ ~ ear/ears, water like pus, pus ~ pillow`,
  'ear-blocked': `cannot/cant/unable ~ hear, not able to hear, dont/doesnt hear ~ properly/well/clearly, ear/ears ~ ~ blocked/block/full/wax/muffled/closed/plugged/popping, wax ~ ~ ear/ears, hearing ~ ~ less/reduced/low/poor/muffled/difficult, hears/hear less,
    hard of hearing, deaf`,
  'ringing-ears': `ear/ears ~ ~ ~ ringing/buzzing/humming/whistling/sound/hissing, ringing/buzzing/humming/hissing ~ ~ ~ ear/ears, tinnitus`,
  'runny-nose': `nose ~ ~ running/runny/dripping/leaking/watery/tap/flowing/water, running/runny/watery nose, clear/watery/nasal nasal/nose/fluid discharge, snot, sniffles,
    nasal discharge, runny, common cold, caught/catching ~ cold, rhinorrhoea/rhinorrhea/rhinitis/coryza`,
  'blocked-nose': `nose ~ ~ blocked/block/stuffy/stuffed/closed/jam/congested/full, blocked/stuffy/stuffed/closed/congested nose, nasal block/blockage/congestion/obstruction, sinus/sinuses,
    not/cannot/cant/unable ~ breathe ~ ~ nose`,
  sneezing: `dust allergy, allergy ~ ~ dust/pollen/cold, allergic ~ ~ dust/pollen, sneeze/sneezes/sneezing/sneezed, achoo`,
  'sore-throat': `${SORE}/scratchy/itchy/irritation/irritated/raw/dry/ticklish/rough ~ ~ ~ throat, throat ~ ~ ${SORE}/scratchy/itchy/irritated/irritation/raw/dry/ticklish/rough/bad/infection/infected/red,
    tonsils/tonsil/tonsillitis/pharyngitis, hurts/pain/painful ~ ~ swallow/swallowing`,
  hoarse: `voice ~ ~ hoarse/husky/gone/lost/rough/cracked/sitting/heavy/changed, hoarse/husky ~ voice, lost ~ voice, hoarseness, laryngitis`,
  'watery-eyes': `eye/eyes ~ ~ watering/watery/water/tearing/teary/streaming, watering ~ ~ eyes/eye`,
  'eye-itching': `dry/gritty/twitching ~ eyes/eye/eyelid, eye/eyes/eyelid ~ ~ twitching/twitch/flicker, eye/eyes ~ ~ itch/itching/itchy/scratchy/gritty/sand/irritated/irritation/dry, itch/itching/itchy/gritty/irritation/scratchy ~ ~ ~ eye/eyes, eyes ~ ~ dry`,
  'eye-discharge': `eye/eyes ~ ~ ~ yellow/white matter/discharge/pus/water/crust/fluid, eye/eyes ~ ~ sticking ~ yellow, eye/eyes ~ ~ ~ sticky/sticking/stuck/matter/pus/discharge/crust/crusty/glued/gummy/gum, yellow/white/sticky ~ matter/discharge/pus ~ ~ ~ eye/eyes, sticky ~ eye/eyes`,
  'red-eye': `eye/eyes ~ ~ red/redness/pink/bloodshot, red/pink/bloodshot ~ eye/eyes, conjunctivitis, pinkeye`,
  heartburn: `acid/sour/bitter/food/water ~ ~ comes/coming/rises/rising ~ ~ mouth/throat, burning/burn/burns/sour/acid/acidity ~ ~ ~ stomach/chest/throat/mouth/food/meal/eating/upper/epigastrium/abdomen/spicy, stomach/chest/upper ~ ~ ~ burning/burns/acidic,
    sour/acid/bitter ~ burp/burps/belch/belching/taste/water, acidity, gastric/gastritis, burps/burping/belching/belch`,
  'belly-pain-upper': `burning/${SORE} ~ ~ upper/epigastric ~ abdomen/belly/stomach/region/tummy, upper abdomen/belly/stomach/abdominal/tummy ~ ~ ${SORE}/burning`,
  bloating: `stomach/tummy/belly ~ ~ sounds/sound/noise/noises/rumbling/gurgling/growling, stomach/belly/tummy/abdomen ~ ~ ~ bloated/bloating/gassy/gas/full/heavy/puffed/upset, bloated/bloating/gassy/gas/flatulence/wind ~ ~ stomach/belly/tummy/problem/trouble/forming/trapped,
    passing ~ ~ lot/more/much gas/wind, fullness after`,
  nausea: `feel/feels/feeling ~ ~ vomit/vomiting/sick/puke/queasy/nauseous/nauseated, nausea/nauseous/queasy`,
  constipation: `motion/motions/stool/stools/latrine/potty/bowel/bowels/poop ~ ~ ~ hard/dry/tight/difficult/straining/infrequent/stuck, hard/dry ~ stool/stools/motion/motions/potty/pellets,
    not/no/hasnt/didnt proper/clear ~ motion/motions/stool/potty/latrine, no/not motion/motions/stool/potty/latrine/poop ~ since/for/from/three/four/2/3/4, not/hasnt/didnt ~ ~ gone/passed/pooped ~ ~
    potty/toilet/motion/latrine/stool, straining ~ ~ stool/motion/toilet/latrine, constipated, motion ~ not clear`,
  diarrhoea: `loose/watery/runny/liquid/thin ~ stool/stools/motion/motions/potty/poop/latrine/bowels, stool/stools/motion/motions/potty/poop/tummy/stomach ~ ~ loose/watery/runny/liquid/running,
    running ~ ~ toilet/latrine/loo`,
  'frequent-urine': `urine/urinate/pee/peeing/toilet/susu/bathroom ~ ~ ~ frequently/often/again/times/frequent/repeatedly, frequent/repeated/again urination/urine/pee/peeing/toilet,
    get/gets/getting/wake/wakes up ~ ~ ~ urine/urinate/pee/toilet, up/wake/wakes/woken ~ ~ ~ times ~ ~ urine/urinate/pee/toilet, nocturia, times ~ ~ night ~ ~ urine/pee`,
  'weak-urine-stream': `stream/flow ~ ~ thin/weak/slow/poor/dribbling/intermittent/broken, thin/weak/slow/poor ~ stream/flow, dribbling/dribbles ~ ~ urine/stream/end/after, urine ~ ~ dribbling/drop/drops/slow ~ slowly/by/comes,
    dribbling stream, takes ~ ~ time ~ ~ start ~ ~ urine, straining ~ ~ urine/urinate/pee, prostate`,
  'burning-urine': `burning/burns/stinging/stings/${SORE} ~ ~ ~ urine/urinate/urinating/urination/pee/peeing/passing/susu, urine/urination/pee/peeing/susu ~ ~ burning/burns/stinging/stings/hot/${SORE}, dysuria`,
  rash: `rash/rashes/eruption/eruptions, red/small/tiny/itchy ~ spots/bumps/pimples,
    spots/bumps ~ ~ on/over ~ face/skin/body/arms/legs/back/hands/chest/cheeks/neck, dark/brown/black ~ patches/spots/pigmentation, tan/tanned/tanning/melasma/pigmentation, skin ~ ~ red/bumpy/rough`,
  itching: `itch/itches/itching/itchy/itchiness/scratching`,
  'dry-itchy-skin': `skin ~ peeling ~ ~ hands/hand/feet/fingers/palms/lips/soles/foot, scalp/head ~ ~ ~ dry/itchy/itching/itch, itch/itching/itchy ~ ~ ~ scalp, feet/lips/hands/skin/elbows/fingers/fingertips ~ ~
    ~ cracked/cracks/crack/dry/rough/peeling/fissure/fissures/chapped/flaky/cracking/scaly, cracked/dry/rough/chapped/flaky/scaly ~ feet/lips/hands/skin/elbows/palms, corn/corns/callus`,
  'heat-rash': `prickly heat, heat ~ rash/rashes/boils/spots/pimples, sweat/summer rash, miliaria`,
  'skin-red-hot': `skin/neck/nape/arms/forearms/shoulders/cheeks/face/back ~ ~ ~ ~ red ~ ~ sun/heat/sore/hot, sun ~ ~ ~ ~ skin/neck/cheeks/face/arms ~ ~ ~ red/burning/burnt/hot, nape ~ ~ ~ red`,
  'rash-ring': `nail/nails/toenail/toenails ~ ~ ~ yellow/black/thick/fungus/fungal/brittle, fungus ~ nail/nails/toenail/toenails, ringworm, round/ring/circular/circle ~ ~ patch/patches/rash/itching/itch/spot, fungal, jock itch, athletes foot, tinea, itch/itching/itchy/rash ~ ~ ~ groin/thighs/thigh/armpit/toes/waist`,
  boil: `boil/boils/abscess/furuncle/carbuncle, pus ~ filled ~ lump/bump/swelling/pimple, painful ~ ~ red ~ lump/bump/swelling`,
  'insect-sting': `mosquito/mosquitoes/insect/bug/flea/bedbug/ant/ants ~ ~ bites/bite/bit/bitten/biting/stung, bitten ~ ~ mosquito/mosquitoes/insect/bug/ant/ants/bedbugs, bites ~ ~ itch/itching/itchy/mosquito`,
  'mouth-ulcer': `ulcer/ulcers/sore/sores/blister/blisters/canker ~ ~ ~ mouth/lip/lips/tongue/gum/gums/cheek, mouth/lip/tongue/cheek ~ ~ ulcer/ulcers/sore/sores/blister/blisters`,
  'mouth-patch-long': `white/red/hard ~ ~ patch/patches/spot/area/layer ~ ~ mouth/cheek/tongue/gum/gums, mouth/cheek/tongue ~ ~ white/red patch/patches`,
  'mouth-opens-little': `mouth ~ ~ opens/open/opening ~ ~ little/less/fingers/finger/partly/half, not/cannot/cant/unable ~ open ~ mouth ~ fully/wide/full/properly`,
  wound: `blister/blisters ~ ~ ~ ${RUBBED}, ${RUBBED} ~ ~ blister/blisters/bite/cut/rubbed, grazed/graze/scraped/scratch/scratches/scratched ~ knee/elbow/hand/arm/leg/shin/palm/skin, small/minor/little ~ cut/scratch/nick/wound, nail ~ broke/broken/torn,
    splinter, paper cut`,
  sprain: `ankle/foot/wrist/knee/finger/thumb ~ ~ twisted/rolled/sprained/turned/twist/sprain, twisted/rolled/sprained/turned/twist/sprain ~ ~ ~ ankle/foot/wrist/knee/finger/thumb/leg`,
  cramps: `cramp/cramps/cramping/charley horse, muscle/calf/leg/foot ~ ~ cramp/cramps/cramping/tightened/knot/pull/catch`,
  'calf-pain': `${SORE} ~ ~ calf/calves, calf/calves ~ ~ ${SORE}`,
  'swelling-one-calf': `one/right/left/single ~ calf ~ ~ ~ swollen/swelling/thick/thicker/bigger/fat/swelled/larger, calf ~ ~ ~ swollen/swelling/thick/thicker/bigger/larger, swollen/swelling/thick ~ ~ ~ calf`,
  tiredness: `tired/tiredness/exhausted/fatigue/fatigued/weary/weariness/weakness/weak, no/less/low energy/stamina/strength, worn out, run down`,
  'no-sleep': `not/cannot/cant/unable/no/less/poor/dont/didnt/hardly/barely/disturbed/broken ~ ~ sleep/sleeping/slept/asleep, sleep ~ ~ less/poor/late/disturbed/broken/bad/problem/not/difficult/gone,
    sleepless/insomnia, awake ~ ~ night/nights, lying awake`,
  anxiety: `anxious/anxiety/nervous/tension/worried/worry/stress/stressed/fearful/restlessness/ghabrahat, mind ~ ~ racing/restless/worried, heart ~ ~ uneasy, feeling ~ uneasy/scared/afraid`,
  'low-mood': `sad/sadness/depressed/depression/unhappy/hopeless/gloomy/miserable/tearful, feel/feels/feeling ~ low/empty/down/nothing/hopeless/lonely, crying/cries/cry ~ ~ ~ reason/alone/sad/spells/often/nothing, sad ~ ~ crying/cries/cry, low ~ crying,
    no interest ~ ~ anything/work/life/things/people, lost interest, not ~ ~ interested/interest, mood ~ ~ low/off/bad/down, feels/feel like crying, no joy/pleasure/happiness`,
  'missed-period': `monthly/menses/period/periods/cycle ~ ~ ~ after ~ 2/3/4/5/6/two/three/four ~ months, period/periods/menses/cycle/monthly ~ ~ late/delayed/stopped/missed`,
  'period-pain': `period/periods/menses/menstrual/menstruation/monthly/mc ~ ~ ~ ${SORE}/cramps/cramp, ${SORE}/crampy/cramps/cramp ~ ~ ~ period/periods/menses/menstrual/menstruation/monthly, dysmenorrhoea/dysmenorrhea`,
  'vaginal-discharge': `white/yellow/curdy/thick/watery/smelly/excess ~ discharge ~ ~ below/vagina/private/down/underwear/itching, discharge ~ ~ vagina/below/private/underwear/down, white discharge, leucorrhoea/leukorrhea/leucorrhea`,
  'breast-lump': `lump/lumps/knot/swelling/gland/mass/nodule ~ ~ ~ breast/breasts/boob, breast/breasts ~ ~ lump/lumps/knot/mass/hard/nodule`,
  'nipple-change': `nipple ~ ~ ~ discharge/blood/pulled/turned/inverted/inside/sore/cracked/in, skin ~ ~ breast ~ pulled/dimpled/orange, skin ~ over ~ it pulled/dimpled`,
  'swollen-glands': `gland/glands/lump/lumps/knot ~ ~ ~ neck/armpit/groin/jaw/underarm, neck/armpit/groin ~ ~ gland/glands/lump/lumps/knot`,
  'animal-bite': `dog/cat/monkey/bat/rat/jackal/mongoose/puppy/kitten/pig/donkey/horse/cow/wolf/fox ~ ~ nipped/nip/bit/bitten/bite/scratched/scratch/licked/lick/clawed/snapped/attacked/teeth/pounced, nipped/bit/bitten/bite/scratched/licked/clawed/attacked ~ ~ ~
    dog/cat/monkey/bat/rat/jackal/mongoose/puppy/kitten/pig/donkey/horse/wolf/fox`,
  'numb-patch': `patch/spot/area ~ ~ ~ ~ not/dont/no/doesnt/without/less/cannot/cant ~ ~ feel/feeling/sensation, pale/white/light/discoloured/discolored/reddish ~ patch/spot/patches/mark ~ ~ ~ feel/feeling/numb/sensation, numb ~ ~ patch/spot/area`,
  'anus-pain-lump': `piles/haemorrhoids/hemorrhoids/haemorrhoid/hemorrhoid/fistula, fissure ~ anus/anal/motion/stool, ${SORE}/lump/swelling/burning ~ ~ ~ anus/anal/rectum/bottom/latrine/motion`,
  'weight-loss': `lost/losing/loss ~ ~ ~ weight/kg/kilo/kilos, weight ~ ~ loss/lost/losing/reduced/down/decreasing/falling/less/dropped, clothes/pants/blouse/bangles/belt/shirt ~ ~ loose, become/becoming/became/getting ~ thin/thinner/skinny`,
  'worms-in-stool': `worm/worms ~ ~ stool/stools/potty/motion/latrine/anus, stool/stools/potty/motion ~ ~ worm/worms, pinworm/pinworms/roundworm/threadworm`,
  'slow-vision-loss': `vision/sight/eyesight/seeing ~ ~ ~ slowly/gradually/weak/weaker/less/dim/poor/reduced/reducing, slowly/gradually ~ ~ ~ vision/sight/eyesight, cataract, not/cannot/cant/unable/difficulty ~ ~ read/reading/see ~ ~ near/small/newspaper/far/distance/letters/thread/needle`,
  lump: `mole/moles/wart/lump/swelling ~ ~ growing/bigger/grown/increasing/bleeding, growing mole/lump/swelling`,
  'poor-appetite': `not/doesnt/dont/isnt ~ eating/eat ~ ~ properly/well/much/food, eats/eating ~ less/little, less/no/poor/low appetite/hunger, not hungry, picky ~ eating`,
});

/** Phrases by which an everyday complaint is said to be absent. */
export const commonAbsent = listedAll({
  'tetanus-unknown': `tetanus/tt/titanus ~ ~ done/taken/given/booster/shot/injection/vaccine/vaccinated/updated/date/got/took, booster ~ ~ back/ago/taken, taken/took/given/had/got ~ ~ tetanus/tt`,
  'limb-cannot-use': `able/can ~ ~ walk/stand/bear/put/move/bend/use ~ ~ weight/full/normally/properly/steps/fully/it, bends/moves/walks/walking fully/normally/well/fine/ok/freely, bear/bears/bearing ~ weight`,
  'no-urine': `urine/pee/urination ~ ~ ok/okay/fine/normal/good/clear/normally/passing, passing ~ urine, passes urine, urinating ~ normally/well, peeing ~ fine/normally/well/ok`,
  'cannot-eat-drink': `drinking/drinks/eating/eats/taking/takes ~ ~ well/fine/ok/okay/normally/plenty/ors/water/fluids/milk/khichdi/food/normal, eating and drinking, tolerating ~ fluids/feeds/orally/oral`,
  'belly-hard': `abdomen/abd/belly/stomach/tummy ~ soft`,
  drowsy: `active/playing/playful/alert/smiling, going ~ school, plays ~ normally/well`,
});
