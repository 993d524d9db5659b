import { ARM, BABY, BELLY, BLOOD, BURST, NOT, PAIN, SUDDENLY, SWOLLEN } from './en-danger-words.ts';
import { listedAll } from './listed.ts';

/** English: signs of danger in body and mind, in more of the ways they are told. */
export const signs = listedAll({
  unconscious: `${NOT} ~ responding/respond/reacting/react/waking/wake/rouse, ${NOT} ~ open/opening ~ eyes ~
    called/shaken/shake/call, lying ~ lifeless/senseless, senseless, no response ~ when/to/on/even, out cold,
    knocked out, does/do not answer ~ shake/call/shout, went unconscious`,
  drowsy: `${NOT} ~ fully ~ awake/waking/conscious/alert, hard/difficult/struggle ~ ~ wake/rouse/awaken, falls/falling/drifts/drifting
    ~ asleep/sleep ~ again/while/mid/talking, keeps falling asleep, sleepy and limp, wakes only ~ then,
    unusually/abnormally/excessively/strangely sleepy/drowsy/quiet, very/so/too drowsy/lethargic`,
  confused: `calling/calls/called ~ ~ wrong names/name, ${NOT} ~ recognise/recognize/recognising/recognizing/identify,
    talking/talks/speaking/speaks/saying/says ~ nonsense/rubbish/strange/strangely/irrelevant/gibberish/weird/incoherent/mad,
    behaving/acting/acts/behaves ~ strange/strangely/odd/oddly/mad/crazy/weird/abnormally, not himself/herself since/today/from,
    pulling/picking/plucking ~ sheet/sheets/bedclothes/air, lost ~ senses, out of ~ senses, making no sense`,
  fainting: `eyes ~ went/gone black/dark ~ fell, blanked/zoned out, fell ~ down senseless, lost ~ senses, keeled over, slumped/dropped ~
    to/down/on/over ~ floor/ground, giddy and fell, dizzy and fell`,
  fit: `whole/entire body ~ shaking/shook/jerking/jerked/stiff/stiffened ~ eyes/froth/foam/unconscious/minutes/minute, arms/limbs/hands/legs ~
    jerking/jerked/jerks/twitching/twitched ~ eyes/froth/foam/unaware/rolled, eyes ~ rolled/rolling/turned/staring ~
    up/back/white/upwards/upward, froth/frothing/foam/foaming ~ from/at ~ mouth, mouth ~ froth/frothing/foaming`,
  'fit-now': `shaking/jerking/convulsing/fitting right now, fit/fits/seizure/convulsion/convulsions ~ still ~ going/on, having/getting ~
    fit/fits/seizure/convulsion/convulsions ~ now/currently, fit/fits/seizure/convulsion going on`,
  'fit-long-or-repeated': `two/three/four/2/3/4/5/many/several/repeated/multiple fits/seizures/convulsions ~ today/since/one/within/night/morning,
    fit/fits/seizure/seizures/convulsion/jerking ~ again ~ again, fit/fits/seizure/convulsion/jerking/shaking ~ ${NOT} ~ stopping/stopped/stop,
    fit/seizure/convulsion ~ longer/more ~ than 5/five/10/ten, fits/seizures one after another, another fit/seizure/convulsion`,
  'breathless-at-rest': `${NOT} ~ get/getting/catch/draw ~ breath/air, cannot/cant/couldnt/unable ~ breathe,
    struggling/fighting/gasping/battling/desperate/straining ~ for/to ~ breath/breathe/air, sitting/sits/leaning ~ ~ to breathe,
    using ~ neck/stomach/shoulder muscles, breathless/breathlessness/panting/gasping ~ ~ sitting/rest/resting/lying/bed, ${NOT} ~ enough air,
    breathing ~ very/so/extremely ~ hard/difficult/laboured/labored`,
  'cannot-speak-sentence': `only/just say/says/speak/speaks/talk/manage/manages ~ one/two/few/single/1/2 ~ words/word, one/two/few/1/2 or
    two/three/2/3 words ~ at ~ time/breath, one/two/few/single/1/2/3 words/word ~ ~ breath/breaths/gasp/gasps, ${NOT} ~ complete/finish ~
    sentence/sentences/line, ${NOT} ~ talk/speak/say ~ ~ breathless/breathlessness/breath/breathing, speaks/talks/talking/speaking ~
    gasps/phrases, too breathless`,
  blue: `lips/tongue/face/fingertips ~ blue/bluish/dusky/purple/purplish/grey/gray/greyish,
    blue/bluish/dusky/purple/grey/gray ~ lips/tongue/face/fingertips, dusky`,
  'stopped-breathing': `${NOT} breathing, breathing/breath ~ stopped/stops/pauses/paused, stops/stopped/stopping ~ breathing, gaps/pauses ~
    in/between ~ breathing/breaths`,
  'noisy-breathing-in': `harsh/noisy/loud/crowing/strange/rough sound/noise/breathing ~ ~ breathes/inhales/inhaling/breath/in`,
  'chest-pressure': `chest ~
    heavy/tight/tightness/pressed/pressing/squeezed/squeezing/crushed/crushing/gripped/gripping/heaviness/constricted/clenched,
    heaviness/tightness/weight/pressure/squeezing/crushing/gripping/clenching/load/stone/brick/elephant ~ ~ on/in/over/across/around ~
    chest/heart, something/someone sitting/heavy/pressing ~ on ~ chest`,
  'chest-pain': `chest/heart/breastbone/sternum ~ ${PAIN}/stabbing/tearing/pricking, ${PAIN}/stabbing/tearing ~ ~
    chest/heart/breastbone/sternum`,
  'chest-pain-spreads': `chest/heart ~ ~ ~ jaw/arm/arms/shoulder/shoulders/hand/elbow/teeth, chest ~ ~ and ~ left/both ~
    arm/hand/shoulder/arms/jaw, left arm/hand/shoulder ~ ${PAIN}/heavy ~ ~ chest`,
  'cold-sweat': `drenched/soaked/wet/bathed/dripping/pouring ~ ~ sweat, sweat ~ pouring/dripping/running, sweating ~
    heavily/buckets/profusely/cold, cold/clammy/icy ~ sweat/sweaty/sweating, sweaty ~ cold/clammy, suddenly sweaty`,
  'face-droop': `mouth/face/smile/cheek ~ ~
    crooked/drooping/droopy/droops/droop/drooped/twisted/slipped/lopsided/uneven/sagging/tilted, one/left/right side/half of ~ face/mouth ~ ~
    down/drooping/dropped/weak/numb/fallen, crooked/lopsided/uneven/twisted smile/mouth/face, water/food/tea/saliva/drool ~ ~
    falls/dribbles/dribbling/leaking/spills/spilling ~ ~ one/corner/side`,
  'one-side-weak': `left/right/one arm/hand/leg/side/half/foot/limb ~ ~
    weak/dead/useless/limp/paralysed/paralyzed/weakness/powerless/lifeless/floppy, ${NOT} ~ lift/raise/move ~ left/right/one
    arm/hand/leg/side/foot, left/right/one arm/hand/leg/side ~ ~ ${NOT} ~ moving/working/lifting/move/work/lift/raise,
    weakness/paralysis/power ~ lost/gone/in/of/on ~ left/right/one arm/hand/leg/side/half/foot, things/cup/glass/spoon/phone ~
    falling/dropping/slipping/falls/drops/dropped ~ ~ hand, dragging ~ leg/foot, half ~ body ~ ${NOT}/dead/weak/numb/paralysed`,
  'speech-trouble': `${NOT} ~ speak/talk ~ properly/clearly/clear/suddenly, ${NOT} able to speak/talk, speech/words/tongue/talk/talking ~ ~
    slurred/slurring/unclear/garbled/jumbled/thick/twisted/mumbled, slurring/slurred/jumbled/garbled ~ words/speech/talk, words ~ ${NOT} ~
    come/coming/clear/form/forming, talking/speaking/talks/speaks like ~ drunk, lost ~ speech, ${NOT} ~ find ~ words, speech ~ ${NOT} ~ clear`,
  'both-legs-weak': `both legs/lower ~ ~ weak/paralysed/paralyzed/dead/limp/powerless/lifeless/weaker, ${NOT} ~ move/feel/lift ~ both/either legs, legs ~ ${NOT} ~ moving/working/holding, weakness ~ ~ moving/climbing/going/rising/spreading/creeping up,
    power/strength ~ ~ legs ~ gone/lost/less/going, legs ~ gave/given/giving/buckled/buckling way/away/under`,
  'sudden-vision-loss': `${SUDDENLY} ~ ~ blind/blindness/darkness/dark, ${SUDDENLY} ~ ${NOT} ~ see, ${NOT} ~ see ~ ${SUDDENLY}/anything,
    eye/eyes/vision/sight/eyesight ~ ~ ${SUDDENLY} ~ dark/gone/black/lost/stopped/blank/blind/went, vision/sight/eyesight ~
    went/turned/became ~ dark/black/blank/off, sight/vision/eyesight ~ lost/disappeared/vanished, lost ~ sight/vision/eyesight, half ~ vision ~
    gone/missing/lost/dark, curtain/shutter ~ ~ eye/vision/sight`,
  'headache-severe': `head ~ ${BURST}, ${BURST} ~ headache/headaches/head, headache ~ ${BURST}, crying/screaming/banging/rolling ~ ~
    headache/head, head ~ ~ going/about/like/will ~ ~ burst/explode/split/crack, terrible/horrible/awful/extreme/violent headache`,
  'headache-worst': `never ~ ~ ~ such/like ~ ~ headache, worst ~ headache, headache ~ worst ~ life, headache/head ~ ~ ${SUDDENLY} ~ ~
    like/hammer/thunder/blow/bomb/explosion/burst/hit/struck, ${SUDDENLY} ~ ~ severe/terrible/violent/worst/explosive/unbearable/tremendous ~
    headache, headache ~ ~ like ~ thunder/blow/bomb/explosion/bolt/gunshot/thunderclap/axe, felt/feels ~ ~ hit/struck ~ ~ head,
    ${SUDDENLY} ~ ~ hit/struck ~ back of ~ head, headache ~ peak/maximum ~ ~ seconds/minute/instantly`,
  'stiff-neck': `neck ~ ~ ${NOT} ~ bend/bending/touch/fold/flex/bends, ${NOT} ~ bend/touch/fold/flex/put/bring ~ chin/head ~ ~ chest/down/forward,
    ${NOT} ~ bend/fold/flex ~ neck, neck ~ rigid/board/wood, neck ~ ~ like ~ board/wood/stone/iron/stick, head ~ thrown/arched/pulled ~
    back/backwards`,
  'jaw-locked': `jaw ~ ~ locked/stuck/clenched/shut/jammed, ${NOT} ~ open ~ jaw, jaw ~ ${NOT} ~ open/opening, lockjaw, lock jaw, teeth clenched`,
  'body-spasms': `body ~ ~ arching/arches/arched/bow/plank ~ back/backwards/like/board, body ~ ~ stiffens/stiffening/stiffened, back ~
    arches/arching/arched/bends/bending like/backwards/bow, spasms/spasm ~ when/with/on ~ touch/touched/noise/light/sound, touch/noise/light/sound
    ~ ~ spasm/spasms`,
  'tongue-face-swelling': `face/mouth/eyelids/eyes ~ ~ ${SWOLLEN} ~ ~ ate/eating/sting/bee/wasp/medicine/injection/minutes/suddenly,
    tongue/lips/lip ~ ~ ${SWOLLEN}/bigger, ${SWOLLEN} ~ ~ tongue/lips/lip, throat ~ feels/is/getting ~ tight/closing/tightening,
    throat/tongue ~ swelling, throat ~ closed/closing/tightening, ${SWOLLEN} ~ face ~ ~ ate/eating/sting/bee/wasp/medicine/injection/minutes`,
  'trouble-swallowing': `cannot/cant/couldnt/unable/hardly/barely ~ swallow, not able to swallow, ${NOT} ~ swallow ~ ~ spit/saliva, water/food ~ ~ coming/comes/came ~ ~ nose`,
  drooling: `drooling, saliva/spit/drool ~ ~ dripping/dribbling/falling/flowing/running/dropping/pouring/drips ~ ~ mouth, ${NOT} ~ swallow ~ ~
    spit/saliva, lot/too/much ~ saliva ~ coming/mouth`,
  'drooping-eyelids': `eyelids/eyelid/lids/lid ~ ~ heavy/drooping/droopy/falling/dropping/drooped/droop, ${NOT} ~ lift/raise ~
    eyelids/eyelid/lids, ${NOT} ~ open ~ eyes ~ woke, eyes ~ half ~ closed/shut, heavy/drooping/droopy ~ eyelids/lids/eyes`,
  'vomits-blood': `vomit/vomited/vomiting/vomits/threw/throwing/brought/puked/puking/retching ~ ~ ${BLOOD}, ${BLOOD} ~ ~
    vomit/vomited/vomiting/vomits, vomit/vomited/vomiting/vomits ~ ~ like/dark/brown/black/red ~ coffee/blood/grounds/red/black/brown, vomit ~
    red/dark/black/brown`,
  'black-stool': `stool/stools/motion/motions/latrine/toilet/potty/poop/poo/shit/faeces/loo ~ ~ black/tar/tarry/coal/charcoal/ink/jet,
    black/tarry/jet ~ ~ stool/stools/motion/motions/latrine/toilet/potty/poop/poo/shit/faeces`,
  'vomits-everything': `${NOT} ~ keep/keeping/hold/holding/retain/retaining ~ ~ down/anything/water/food/fluids/inside,
    whatever/everything/anything/all ~ ~ eats/drinks/give/gives/takes/eat/drink/given/swallows ~ ~
    vomit/vomits/vomited/vomiting/out/comes/throws/back, vomit/vomits/vomiting/vomited ~ ~ everything/whatever/all/every/each/anything/even ~ ~
    drink/eat/drinks/eats/feed/sip/spoon/meal/water/given/feeds, nothing ~ stays/staying/remains/stay ~ down/inside/stomach`,
  'no-urine': `${NOT} ~ ~ pass/passed/passing/make/made ~ ~ urine/drop/pee, ${NOT} ~ ~ urinated/peed/pee/urinate, urine ~ ~ ${NOT} ~ ~
    come/coming/passing/passed/came, no/nil urine/pee/susu/wee ~ since/for/from/today/all/whole/last, only ~ few/two drops ~ urine, urine ~ only ~
    drops, nappy/diaper/nappies ~ ~ dry, dry nappy/diaper/nappies, urine ~ stopped/blocked/stuck`,
  'belly-pain-severe': `${BELLY} ~ ~ pain/paining/hurts/ache/cramps ~ ~
    unbearable/terrible/severe/worst/screaming/crying/rolling/doubled/writhing/horrible/agony/killing,
    unbearable/terrible/severe/horrible/agonising/tearing/violent/excruciating ~ ~ pain/ache/cramps ~ ~ ${BELLY},
    unbearable/terrible/severe/horrible/tearing ~ ~ ${BELLY} ~ pain/ache/cramps, screaming/crying/rolling/doubled/writhing/shouting/curled ~ ~ ~
    ${BELLY} ~ pain, screaming/crying/rolling/doubled/writhing/shouting ~ ~ pain ~ ~ ${BELLY}`,
  'belly-hard': `${BELLY} ~ hard/rigid/boardlike/wooden, ${BELLY} ~ ~ like ~ board/stone/rock/wood, guarding, rebound`,
  'belly-swollen': `${BELLY} ~ ~ swollen/swelling/swelled/distended/blown/drum/balloon/distension, distended/blown/swollen ~ ~ ${BELLY}, distension,
    lower ${BELLY} full ~ tense, ${BELLY} full ~ tense`,
  'no-stool-or-gas': `${NOT} ~ ~ passed/passing/pass ~ ~ stool/motion/latrine/gas/wind/flatus ~ or/nor ~ gas/wind/flatus/stool/motion, neither
    stool/motion/gas/wind nor gas/wind/motion/stool, no/nor gas/wind/flatus ~ ~ passed/passing/passes, ${NOT} ~ ~ fart/farted, no
    motion/stool/latrine ~ ~ no gas/wind/flatus`,
  'weak-cannot-stand': `${NOT} ~ ~ stand/walk ~ ~ weakness/weak/without/own/alone/support/steps, ${NOT} able to stand/walk, ${NOT} ~ stand, legs ~ ~
    ${NOT} ~ hold ~ him/her/me, too/so weak ~ ~ stand/walk/sit/get/move, collapses/falls ~ ~ standing/stands/stand, bedridden since ~
    yesterday/today/morning, carried in by`,
  'cold-body': `hands/arms and feet/legs ~ ~ cold/icy/ice, icy/ice cold ~ ~ hands/feet/body/touch, cold/icy hands and feet, body ~ ~ cold/icy,
    ${BABY} ~ ~ cold/icy ~ touch/feel, feels/felt/is ~ cold to ~ touch, limbs/extremities/peripheries/skin ~ ~ cold/icy`,
  'very-pale': `white as/like ~ paper/sheet/ghost/chalk/cotton, very/so/extremely/deathly/severely ~ pale, palms/tongue/face/lips/nails ~ ~
    bloodless/paper/colourless, no blood in ~ body`,
  'limb-cold-blue': `leg/arm/foot/hand ~ ~ cold ~ ~ blue/pale/white/black/numb/dark, toe/toes/finger/fingers ~ ~ cold ~ ~ blue/black/dark,
    leg/arm/foot/hand/toe/toes/finger/fingers ~ ~ blue/black/dark ~ ~ cold/numb, leg/arm/foot/hand ~ ~ ${SUDDENLY} ~ ~ cold`,
  'rash-purple': `spots/rash/patches/marks/dots/blotches ~ ~ ${NOT} ~ ~ fade/fading/disappear/vanish/vanishing ~ ~ press/pressed/pressing/glass,
    spots/rash/patches/marks/dots/blotches ~ ~ ${NOT} ~ ~ blanch/blanching, purple/violet/purplish ~ spots/patches/marks/dots/rash/blotches,
    spots/rash/patches/marks/dots/blotches ~ ~ purple/violet/purplish, petechiae/petechial`,
  'fever-gone-but-weak': `fever ~ ~ gone/went/left/stopped/down/over/normal/subsided ~ ~ but ~ ~ weak/cold/bleeding/restless/weaker/drowsy`,
  'testicle-pain-sudden': `testicle/testicles/testis/scrotum/balls ~ ~ ${SUDDENLY}/severe/unbearable/terrible/extreme/sharp ~ ~ ${PAIN},
    ${SUDDENLY}/severe/unbearable/terrible/sharp ~ ~ ${PAIN} ~ ~ testicle/testicles/testis/scrotum/balls, testicle/testicles/testis/balls ~ ~
    ${PAIN} ~ ~ ${SUDDENLY}/severe/unbearable/terrible/extreme`,
  'fast-breathing': `breathing/breath/breathes/breaths ~ ~ fast/quick/quickly/rapid/rapidly/faster, fast/quick/rapid/hurried ~
    breathing/breath/breaths`,
  'sunken-eyes': `eyes/eye ~ ~ sunken/sunk/sunked/hollow/shrunken, eyes ~ gone in/inside, sunken/hollow ~ eyes, soft spot/fontanelle ~ ~
    sunken/sunk/pit/depressed/down/hollow`,
  'severe-pain': `pain ~ ~ unbearable/terrible/excruciating/agony/agonising/horrible/intolerable, ${NOT} ~ bear/tolerate ~ ~ pain,
    unbearable/excruciating/terrible/agonising/horrible ~ pain, screaming/howling/writhing ~ ~ ~ pain`,
  'limb-deformed': `${ARM} ~ ~ ~ bent/crooked/deformed/misshapen/angled/angulated/odd/dislocated/displaced/sideways/shortened,
    bent/crooked/deformed/dislocated/displaced/angulated ~ ${ARM}, ${ARM} ~ ~ broken/fractured/snapped, broke/broken/fractured ~ ~ ${ARM}/bone/rib/ribs,
    fracture ~ ~ ${ARM}/bone, ${ARM} ~ ~ out of ~ place/socket/joint/shape, dinner fork, bone ~ broken/fractured/snapped/broke`,
  'limb-cannot-use': `${NOT} ~ ~ move/lift/raise/straighten ~ ~ ${ARM}, ${ARM} ~ ~ ${NOT} ~ ~ move/moving/lift/straighten, ${NOT} ~ ~
    put/bear/keep/place ~ ~ weight/foot/leg/step ~ ~ on/leg/foot/down/ground, ${NOT} ~ ~ bear/take weight, fell ~ ~ ~ ${NOT} ~ walk/stand/lift`,
});
