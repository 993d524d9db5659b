import type { Phrases } from '../lexicon.ts';
import { listed } from './listed.ts';

const IRON = 'iron/ifa/ironfolic';
const STOOL = 'stool/stools/motion/motions/potty/poop/latrine';
const DARK = 'black/dark/blackish';
const STAINS =
  'jamun/jamuns/falsa/mulberry/mulberries/blueberry/blueberries/beetroot/pen/lollipop/candy/kajal/lipstick';
const STAINED = 'blue/bluish/purple/violet/black';
const NEEDLE = 'needle/injection/drip/cannula/canula/iv/donation';
const SEED =
  'orange/watermelon/melon/lemon/guava/tamarind/imli/apple/papaya/pomegranate/anar/grape/jamun/chikoo/mosambi/cucumber/fruit';

/** English: a sign together with the everyday cause that explains it. What else is said of it stays a danger. */
export const explained: Phrases = listed(`
  ${IRON} ~ ~ tablet/tablets/syrup/drops/capsule/capsules/pill/pills ~ ~ ~ ${STOOL} ~ ${DARK}, ${IRON} ~ ~ tablet/tablets/syrup/drops/capsule/capsules/pill/pills ~ ~ ~ ${DARK} ${STOOL},
  ${IRON} ~ ~ ${DARK} ${STOOL}, ${STOOL} ~ ${DARK} because/due ~ ~ ${IRON}, ${DARK} ${STOOL} because/due ~ ~ ${IRON}, ${IRON} ~ ~ ${STOOL} ~ ${DARK}, ${STOOL} ~ ${DARK} ~ ~ ~ ${IRON}, ${DARK} ${STOOL} ~ ~ ~ ${IRON},
  first/newborn potty/poop/nappy ~ ${DARK}, ${STOOL} ~ ${DARK} ~ ~ ~ on day 1/2/one/two, ${STOOL} ~ ${DARK} ~ ~ first day/two/2 ~ ~ day/days/life/birth, passed/passes/passing ~ meconium, meconium ~ passed, urine and/& meconium,
  lip/lips/tongue/mouth/teeth/finger/fingers/hand/hands ~ ${STAINED} ~ ~ ~ ${STAINS}, ${STAINS} ~ ~ ~ lip/lips/tongue/mouth/finger/fingers/hand/hands ~ ${STAINED}, blue pen/ink/dye ~ ~ lip/lips/mouth/tongue/face/hand/hands,
  is/turned/became/got ${STAINED} ~ ~ ${NEEDLE}, nail/nails/toenail/finger/toe/thumb is/turned/became/went/got ~ ${STAINED} ~ ~ ~ ~ hammer/door/drawer/stone/knock/knocked/hit, nail/nails/toenail/finger/toe/thumb ~ ${STAINED} ~ ~ ~ ~ hammer/door/drawer/stone/knock/knocked/hit,
  vomit/vomited/vomiting/puked after/on/by seeing ~ blood, swallowed/gulped/ate/eaten/swallow ~ ~ ${SEED} seed/seeds/pip/pips, boy/girl/child/son/daughter/baby/kid/he/she swallowed ~ ~ ${SEED} seed/seeds, button mushroom/mushrooms, mushroom/mushrooms ~ shop/market/hotel/restaurant/packet/curry/sabji/sabzi/pizza/soup/matar,
  sleepy/drowsy as/because ~ ~ ~ woke/slept/awake/late/early/night, with ~ limp, walk/walks/walking/walked ~ ~ limp, limp while/when/on walking, slight/mild/small limp, limp after fall/cold/play/playing/injury/sprain/vaccine/vaccination/injection,
  tongue/teeth/tooth/nail/nails/toenail/toenails/bruise/bruises/specks/phlegm/snot/dress/saree ~ ~ yellow/yellowish, mustard yellow, yellow white/mustard, yellow ~ specks/phlegm/snot/line/light/flower/flowers/dal/saree,
  pump/handpump/tap/roof/pipe/tank/bottle/bucket/cooler/nose/ear ~ water ~ leaking, pump/handpump/tap/roof/pipe/tank ~ water is leaking, nose/nostril/ear/drain/tap/pump/river ~ ~ dirty/foul/green/smelly ~ ~ water, cut myself ~ shaving/cooking/chopping, i cut myself ~ shaving/cooking/chopping,
  dont/not want to wake ~ him/her/them/baby/child/husband/wife/mother/father/son/daughter, cord/stump ~ ~ fall/fell/fallen/falls, when ~ ~ it fall/falls, fall off ~ itself,
  burnt/burned ~ ~ hot chai/tea/coffee/milk/soup, tongue/palate/mouth ~ burnt/burned ~ ~ ~ chai/tea/coffee/milk/soup, mouth opens/opening 3/three finger/fingers, swollen ~ ~ bite/bites/sting on ~ calf,
  hear/hearing/heard/hears ~ voice/voices/sound/sounds ~ ~ neighbour/neighbours/tv/radio/loudspeaker/temple/phone, voice/voices/sound/sounds/noise of/from ~ ~ neighbour/neighbours/tv/radio/loudspeaker/temple/phone, lochia normal/n/rubra/serosa/alba/healthy/scanty/moderate/mod/less/ok/fine/nad/wnl, normal lochia, wrist/hand/arm/shoulder/elbow/finger/thumb pain/ache/pains ~ ~ chopping/cutting/grinding,
  bruise/bruises/bruised/bruising ~ from/after/by/during ~ ~ carrying/cricket/football/kabaddi/volleyball/bump/bumped/knock/knocked/injection/needle/wrestling/cylinder/massage/cupping, one/small/single/little bruise, bump/bumped/knocked/banged ~ ~ ~ ~ bruise/bruises,
  burning on ~ empty/passing/urination/micturition/urine/urinating/eating/swallowing/chewing/walking/sun/food/blinking, hand/hands/feet/foot cold in ~ winter/winters/ac, keep ~ snake/snakes/button away/out, keep ~ button cell/cells ~ away, snake/snakes away, saw spider/spiders/lizard/mouse, carpopedal spasm/spasms, lochia smell/smells ~ normal`);
