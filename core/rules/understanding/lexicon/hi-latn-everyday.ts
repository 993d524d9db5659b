import { AANKH, MUH, NAHI, SIR } from './hi-latn-words.ts';
import { listed, listedAll } from './listed.ts';

const PALAK = 'palak/palko/palke/palakh';
const NAKHUN = 'nakhun/nakhoon/nakun/nakhunn/nakhuno';
const PERIOD = 'mahwari/mahavari/mc/maasik/masik/period/periods/mahina';
const BAL = 'baal/baalo/balo';
const EDI = 'edi/ediya/ediyan/aedi/aediya/talwe/talva/talwa';
const RIDE = 'bus/car/gadi/gaadi/jeep/safar/taxi/yatra/nav/naav';
const JOON = 'joo/jue/juye/juen/joon/jun/leekh/likh';
const PLACE = 'chamdi/chehra/chehre/gaal/galo/hath/haath/pith/peeth/chhati/gardan/pair';

/** Hindi in Latin letters: small troubles of every day that have names of their own. */
export const EVERYDAY = listedAll({
  hiccups: `hichki/hichkiya/hichkiyan/hichkiyo/hichkee/hicki`,
  pimples: `muhase/muhaase/muhaasa/muhasa/muhaanse/muhanse/pimple/pimples/acne`,
  dandruff: `rusi/roosi/roosee/dandruff/dandraf/fyas, ${SIR}/${BAL} ~ papdi/papri/rusi/roosi`,
  'head-lice': `${JOON} ~ pad/padi/ho/hui/sir/baal/gayi, ${SIR}/${BAL} ~ ~ joo/jue/juye/juen/joon/leekh`,
  'hair-fall': `${BAL} ~ ~ jhad/jhadte/jhadna/jhadne/jhar/jharte/gir/girte/girna/toot/tootte/tut, hairfall, hair fall, ganja/ganjapan/takla`,
  'cracked-heels': `${EDI} ~ ~ fat/phat/fati/phati/fate/phate/fatna/ruk/rukha/rukhi/sukhi/dararein/dararen/chir, fati/phati/fat/phat ~ ${EDI}, bivai/bivaai/biwai/byai`,
  'travel-sickness': `${RIDE} me/mein ~ ~ ulti/ultee/michli/michlata/mitli/ji/jee/chakkar, ${RIDE} ~ baithte ~ ~ ulti/michli/mitli/ji/jee`,
  vomiting: `${RIDE} me/mein ~ ~ ulti/ultee, ${RIDE} ~ baithte ~ ~ ulti`,
  'stopped-breathing': `hichki maar/mar/maarke/markar ~ ~ saans/sans`,
  stye: `guheri/guhairi/guhera/anjanhari/bilni, ${PALAK} ~ ~ funsi/phunsi/dana/daana/foda`,
  lump: `${PALAK} ~ ~ ganth/gaanth`,
  sunburn: `dhoop/dhup/suraj ~ ~ ~ ~ jhulas/jal/jali ~ gayi/gai/gaya/gaye/hai, dhoop/dhup/suraj ~ ~ ~ chamdi/khal/gaal/${MUH}/chehra/gardan/hath/haath/naak ~ ~ laal/lal/jal/jali/jhulas/jalan, dhoop/dhup ~ ~ jhulas/jhulsa/jhulsi, sunburn`,
  wart: `massa/masse/masa ~ ~ hath/haath/ungli/ungliyo/chehra/chehre/gardan/anguthe/angutha/pair/talwe, hath/haath/ungli/ungliyo/chehra/chehre/gardan/anguthe/angutha/pair/talwe ~ ~ massa/masse`,
  'ingrown-nail': `${NAKHUN} ~ ~ maans/mans/chamdi/khal ~ ~ dhans/dhas/gad/ghus/badh/chubh, ${NAKHUN} ~ andar ~ badh/dhans/dhas/mud/ghus`,
  'bad-breath': `${MUH} ~ badbu/badboo/baas/durgandh, saans ~ badbu/badboo/durgandh`,
  hangover: `hangover, hang over`,
  'tired-eyes': `${AANKH} ~ ~ thak/thaki/thakti/thakan/bhari, ${AANKH} ~ jor ~ pad/padta`,
  'irregular-periods': `${PERIOD} ~ ~ ~ aniyamit/irregular, irregular/aniyamit ~ ${PERIOD}, ${PERIOD} ~ ~ niyamit/regular ~ ${NAHI}, ${PERIOD} ~ kabhi ~ ~ kabhi`,
  nightfall: `swapnadosh/swapndosh/sapandosh/nightfall, dhat/dhaat/dhatu ~ gir/girta/girti/ja/jati/rog/nikal`,
  'trouble-conceiving': `aulad/aulaad/santan/santaan ~ ~ ${NAHI}, garbh ~ ${NAHI} ~ thahar/theher/ruk/tik, shadi/shaadi ~ ~ ~ saal/sal ~ ~ bachcha/baccha/bacha/god ~ ${NAHI}/suni/sooni, god ~ suni/sooni, banjh/baanjh/banjhpan/nisantan`,
  'low-milk': `doodh/dudh kam ~ ~ utar/utarta/ban/banta/aa/aata, doodh/dudh ~ ${NAHI} ~ utar/utarta/ban/banta, chhati/chati/stan ~ doodh/dudh ~ kam/${NAHI}`,
  'bed-wetting': `bistar/bichhona/gadda ~ ~ geela/gila/peshab/susu, neend/nind/sote ~ ~ peshab/susu ~ kar/karta/karti/ho/nikal`,
  'white-patches': `safed/safaid dag/daag, safed/safaid/fike dhabba/dhabbe/chakatta/chakatte/chatte ~ ~ ${PLACE}, ${PLACE} ~ ~ safed/safaid/fike dhabba/dhabbe/chakatta/chakatte/dag/daag, fulbahri/phulbahri`,
});

/** What is no hiccup. */
export const EVERYDAY_HARMLESS = listed('hichki jaisi/jaisa/jaise');
