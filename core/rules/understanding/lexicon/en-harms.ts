import { BLOOD, HIM, MANY, MEANS, POISON, SWALLOWED, TABLETS } from './en-danger-words.ts';
import { listedAll } from './listed.ts';

const STRUCK = 'hit/struck/banged/knocked/bumped/hurt/injured/cracked/bashed/smashed/injury/blow/split';
const STUNG = 'stung/sting/stings/bit/bitten/bite/bites/attacked/stinging';
const STINGER = 'bee/bees/wasp/wasps/hornet/hornets/honeybee/honeybees';
const HOT = 'hot/boiling/boiled/scalding';
const LIQUID = 'water/tea/oil/milk/dal/ghee/rice/curry/soup/coffee/tar/wax/pan/jaggery';
const FELL = 'fell/spilled/spilt/poured/splashed/dropped/spill/upset/overturned/tipped/pulled/thrown';
const FROM = 'from/off/out';
const HEIGHT =
  'roof/terrace/tree/balcony/ladder/height/building/wall/truck/tractor/bus/train/horse/pole/storey/floor/scaffolding/cart/jeep';
const CHEMICAL =
  'acid/lime/chuna/cement/chemical/bleach/phenyl/pesticide/spray/caustic/powder/alkali/battery/harpic/toilet/detergent/whitewash/chilli/glue/fertiliser/fertilizer/kerosene/petrol/diesel/solution/liquid/detergent';

/** English: injuries, poisons, bites, burns and harm to oneself, in more of the ways they are told. */
export const harms = listedAll({
  'head-injury': `head ~ ~ ${STRUCK}, ${STRUCK} ~ ~ head, fell ~ ~ ~ on ~ head, bump/lump/swelling/cut/wound/bleeding ~ ~ head ~ ~ fall/fell/accident/hit,
    stone/bat/ball/brick/stick/rod/coconut ~ ~ head`,
  'big-accident': `${HIM} ~ ${FELL} ~ ~ ${FROM} ~ ~ ${HEIGHT}, fell/fallen/thrown/jumped/falling/slipped ~ ${FROM} ~ ~ ${HEIGHT},
    wall/tree/roof/truck/tractor/pole/beam/house/bricks/load ~ ~ fell/collapsed/overturned ~ ~ ${HIM}/me/legs/chest/body,
    crushed/trapped/buried/pinned ~ ~ under/by/between/beneath/machine/tractor/wall, run/ran/knocked/hit/dragged ~ ~ over/by/down ~ ~
    bike/car/truck/bus/tractor/train/auto/jeep/van/bull/vehicle/scooter, bike/car/truck/bus/tractor/auto/jeep/scooter/motorcycle ~ ~
    accident/crash/collision/crashed/overturned/skidded/collided, gored, bull/elephant/tiger/leopard/buffalo ~ ~ attacked/gored/trampled/horn,
    stabbed/shot/gunshot, hand/arm/fingers/finger/foot ~ ~ cut/chopped/torn/came/severed off, amputated/severed, finger/fingers/hand/arm/leg/foot ~ ~
    machine/thresher/cutter/chaff/grinder/belt/saw`,
  'heavy-bleeding': `${BLOOD} ~ ~ pouring/gushing/spurting/squirting/flowing/pumping/streaming/spouting/jet/fountain/tap/river/soaking/soaked, ${BLOOD} ~
    ~ not/wont/doesnt/isnt/cannot ~ ~ stop/stopping/stopped/clot, soaked/soaking/soaks/soak/drenched/filled/full ~ ~ ~ blood,
    lots/litre/litres/cup/cups/bowl/glass/bucket ~ blood, losing/lost ~ ~ blood, bleeding ~ like ~ tap/water/river/goat`,
  'wound-dirty': `stepped/trod/walked ~ ~ ~ nail/thorn/glass/iron/wire, nail/thorn/glass/iron/wire/splinter/kanta ~ ~ ~ pierced/pricked/entered/stuck/poked
    ~ ~ foot/sole/hand/leg/heel/finger, rusty/muddy/dirty ~ ~ nail/wire/iron/sickle/cut/knife/blade/tin, deep/gaping ~ cut/wound/gash`,
  wound: `cut/sliced/nicked/gashed/slit/scraped/grazed ~ ~ finger/hand/thumb/leg/foot/arm/knee/elbow/palm/toe/chin/forehead/lip/shin,
    finger/hand/thumb/leg/foot/arm/knee/elbow/palm/toe/chin/forehead/shin ~ ~ cut/sliced/nicked/gashed/scraped/grazed/peeled, graze/scrape/scratch/nick`,
  burn: `${HOT} ~ ${LIQUID} ~ ~ ${FELL}, ${FELL} ~ ~ ${HOT} ~ ${LIQUID}, ${HOT} ~ ${LIQUID} ~ ~ on ~ ~ hand/leg/foot/arm,
    burnt/burned/scalded/singed ~ ~ hand/leg/foot/arm/finger/fingers/thigh, ${LIQUID} ~ ~ splashed/spilled/spilt/fell ~ ~
    blisters/blister/burnt/burned/skin, oil/flame/fire/cracker/iron/pan/tawa/stove/chulha ~ ~ burn/burnt/burned/blister/blisters,
    burn/burns/burnt/burned ~ ~ oil/flame/fire/cracker/iron/pan/tawa/stove/chulha/silencer/steam/tea`,
  'burn-dangerous': `${HOT} ~ ${LIQUID} ~ ~ ~ face/mouth/neck/genitals/private/head/eyes/eye/back/chest/body,
    burnt/burned/scalded/burn/burns ~ ~ ~ face/genitals/private/neck/mouth/half/whole, face/genitals/neck/mouth/half/whole ~ ~
    burnt/burned/burn/burns/scalded/fire, acid/chemical/lime/electric/current/caustic ~ ~ ~ burn/burns/burnt/burned, acid ~ ~ thrown/face/body/skin,
    clothes/saree/sari/dupatta/shirt/hair/frock/dress ~ ~ fire/flames, cylinder/stove/cooker/boiler ~ ~ burst/exploded/blast/blew,
    crackers/cracker/firecracker ~ ~ face/hand/hands/eye ~ ~ burst/burnt/blast`,
  snakebite: `something/creature/thing/serpent/unknown ~ ~ bit/bitten/bite/stung ~ ~ grass/field/dark/night/sleeping/sleep/paddy/farm/forest/floor/bushes/hay/wood/shoe/bed/leg/foot,
    bit/bitten/bite ~ ~ something/unknown ~ ~ grass/field/dark/night/sleeping/sleep/paddy/farm/forest/floor/bushes/hay/wood/bed,
    two ~ teeth/fang/puncture/bite/small marks/mark/dots/holes/pricks, fang/fangs/puncture marks/mark,
    snake/serpent/cobra/krait/viper ~ ~ bit/bitten/bite/bites/leg/foot/hand`,
  'insect-sting': `${STUNG} ~ ~ ~ ${STINGER}/mosquito/mosquitoes/ant/ants/spider/insect/bug/bugs/centipede/fly, ${STINGER}/mosquito/mosquitoes/ant/ants/spider/insect/bug/bugs/centipede/fly ~
    ~ ${STUNG}, mosquito/insect/bug/flea/bedbug bites/bite`,
  'many-stings': `${STINGER} ~ ~ ~ ${MANY}, ${MANY} ~ ~ ~ stings/${STINGER}, ${STUNG} ~ ~ ${MANY} ~ ~ ${STINGER}/times/places/stings, swarm/hive/beehive ~ ~
    ${STUNG}/attacked/fell, 20/25/30/35/40/50/60/100 stings/bites ~ ${STINGER}, ${STINGER} ~ ~ ${STUNG} ~ ~ over ~ body/face/head`,
  'poison-swallowed': `${SWALLOWED} ~ ~ ~ ${POISON}, ${POISON} ~ ~ ${SWALLOWED}, ${SWALLOWED} ~ ~ ${MANY}/10/12/15/all/full/handful/bottle/too ~ ~ ${TABLETS},
    ${SWALLOWED} ~ ~ seeds/berries/fruit/mushroom/mushrooms/leaves ~ ~ poisonous/datura/dhatura/wild/oleander/jatropha/castor/unknown,
    ${SWALLOWED} ~ ~ poisonous/datura/dhatura/wild/oleander/jatropha/castor/unknown ~ ~ seeds/berries/fruit/mushroom/mushrooms/leaves/plant,
    ${SWALLOWED} ~ ~ someone/grandma/grandfather/grandmother/mothers/fathers/dadi/nani ~ ~ ${TABLETS}, empty ~ strip/strips/bottle/bottles/packet ~
    beside/near/found, smells ~ ~ pesticide/kerosene/poison/phenyl/garlic, mouth ~ smells ~ pesticide/kerosene/poison,
    mosquito/ant/cockroach/rat/lice ~ ~ coil/chalk/liquid/powder/cake/killer/poison/oil ~ ~ ${SWALLOWED}, ${SWALLOWED} ~ ~ mosquito/ant/cockroach/rat/lice`,
  'poison-breathed-skin': `gas/cylinder/fumes/smoke/chlorine/ammonia ~ leak/leaked/leaking/leakage, inhaled/breathed/breathing ~ ~
    gas/fumes/smoke/chlorine/ammonia/spray/pesticide/chemical/paint, fainted/unconscious/fell ~ ~ well/septic/tank/manhole/sewer,
    closed/shut room ~ ~ coal/fire/angithi/generator/heater/charcoal/stove, coal/angithi/generator/heater/charcoal ~ ~ closed/shut room,
    pesticide/spray/chemical ~ ~ ~ skin/body/clothes/back/hands`,
  choking: `choked/choking ~ ~ coin/nut/peanut/seed/food/bone/toy/grape/bead/chana/pill/meat/sweet, stuck ~ ~ throat/windpipe ~ ~ breathe/blue/breath/air,
    coin/nut/peanut/seed/food/bone/toy/grape/bead/chana/meat ~ ~ stuck/lodged/went ~ ~ throat/windpipe/lungs ~ ~ breathe/blue/breath/coughing/air`,
  drowning: `pulled/taken/rescued/found/fished ~ ~ ~ pond/river/well/canal/tank/water/pool/sea/lake/bucket/drain, fell/slipped/jumped ~ ~
    into/in ~ ~ pond/river/canal/tank/pool/lake/sea/bucket/drain/tub/sump, swallowed/breathed/inhaled ~ ~ water ~ ~ swimming/pond/river/pool/bathing/drowning`,
  hanging: `${HIM} ~ hung/hanged ~ ~ fan/tree/rope/ceiling/dupatta/saree, rope/dupatta/saree/wire/noose/cord ~ ~ around/round/on/from ~ neck, tried ~ ~ hang`,
  'electric-shock': `current/shock/electricity/voltage ~ ~ from/through/by ~ ~ wire/switch/fan/cooler/motor/pump/fridge/heater/pole/board/fence/plug/iron/line,
    touched/held/stuck ~ ~ live/bare/electric/open/broken ~ wire/line/cable, thrown ~ ~ current/shock, got ~ ~ current/shock/electrocuted`,
  'eye-chemical': `${CHEMICAL} ~ ~ ~ eye/eyes, eye/eyes ~ ~ ~ ${CHEMICAL} ~ fell/went/splashed/entered/got/gone`,
  'eye-injury': `stick/thorn/wire/glass/needle/pencil/arrow/iron/metal/wood/straw/branch/nail/ball/stone/splinter/chip/horn/cracker ~ ~ ~ eye/eyes, eye/eyes ~ ~ ~
    hit/injured/poked/pierced/cut/punctured/punched/scratched/hurt, poked/hit/punched/scratched ~ ~ ~ eye`,
  'self-harm-done': `${HIM}/i ~ ~ swallowed/taken/took/drank/consumed ~ ~ poison/celphos/sulphas/sulfas ~ ~ fight/quarrel/anger/argument/die`,
  'self-harm-plan': `bought/kept/keeping/hidden/hid/collected/saved/stored/arranged/got/holding ~ ~ ~ pesticide/poison/rope/celphos/sulphas/tablets/pills/blade ~ ~ ~ ~
    ${MEANS}/die/end, ${MEANS} ~ ~ hang/drown/poison/stab/shoot/burn ~ myself/himself/herself/themselves,
    ${MEANS} ~ ~ jump ~ ~ well/river/train/roof/bridge/building/pond/terrace/tank, ${MEANS} ~ ~ end ~ ~ life/everything/tonight,
    rope/pesticide/poison/blade/tablets/pills/knife/celphos ~ ~ ready/kept ~ ~ die/end/life/tonight,
    written/wrote/left/writing ~ ~ suicide/last/goodbye/farewell ~ note/letter, said/saying/says ~ goodbye ~ everyone/all/family`,
  'death-wish': `better ~ ~ ~ not/never ~ ~ wake/woke/born/live/alive, better ~ ~ die/dead/died/death, wish/hope/hopes/wishes/wishing/pray/prays ~ ~ ~
    die/dead/died/death/never/end, not/dont/doesnt ~ ~ want ~ ~ live/living/alive/wake, want/wants/wanted ~ ~ die/end/disappear/vanish,
    no ~ reason/point/use/meaning ~ ~ ~ living/live/life/alive, life ~ ~ useless/pointless/meaningless/worthless/burden/over/finished,
    burden ~ ~ ~ family/everyone/all/others, tired/fed ~ ~ ~ life/living, thoughts/thinking/thinks/think ~ ~ ~ dying/death/suicide/ending,
    god/bhagwan ~ ~ take ~ me/him/her`,
  voices: `hears/hearing/hear/heard ~ ~ voice/voices/someone/people/sounds/whispers/commands/orders ~ ~ telling/saying/talking/speaking/ordering/commanding/nobody/no/calling/others,
    voice/voices ~ ~ telling/tell/tells/say/says/saying/ordering/commanding/command/speaking, sees/seeing/saw ~ ~ ghosts/ghost/insects/snakes/people/things/faces/creatures ~ ~
    not/nobody/no/others/wall/bed/there, talks/talking/muttering ~ ~ himself/herself/alone/walls/air/nobody, laughing/laughs ~ to ~ himself/herself/walls/nobody, laughing/laughs alone`,
  violent: `hitting/beating/threatening/hits/throwing/breaking ~ ~ everyone/people/family/us/things/anyone/others/utensils/neighbours/wife/mother/father/relatives,
    knife/axe/stick/sickle/gun ~ ~ threatening/attack/kill/chasing/running, chasing/running ~ ~ ~ knife/axe/stick/sickle, wants/trying/threatens ~ kill ~ everyone/people/family/us/others/wife/mother/father`,
  'alcohol-stopped': `stopped/left/quit/off ~ ~ drinking/alcohol/liquor/daru/booze, no alcohol/drink/liquor/daru ~ for/since, last drink ~ ~ ago/back/yesterday/before`,
  'illicit-liquor': `country/local/desi/illicit/homemade/village/cheap/spurious/hooch/toddy/mahua ~ liquor/alcohol/wine/daru/drink/hooch/sharab/spirit, hooch, drank ~ ~ spirit/sanitiser/sanitizer/thinner/methanol`,
});
