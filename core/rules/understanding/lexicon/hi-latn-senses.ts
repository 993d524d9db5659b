import { listedAll } from './listed.ts';
import {
  AANKH,
  DAANT,
  DARD,
  GALA,
  KAAN,
  KHOON,
  KHUJLI,
  MUH,
  NAAK,
  NAHI,
  SIR,
  SUJAN,
} from './hi-latn-words.ts';

/** Eyes, nose, ears, mouth and throat. */
export const SENSES = listedAll({
  'red-eye': `${AANKH} laal/lal hai par/lekin/magar dard ${NAHI}, ${AANKH} ~
    laal/lal/lali/laali/laalima/lalee, laal/lal ~ ${AANKH}, ${AANKH} aa/aayi/aai/aail ~
    gayi/gai/gayee/hai/ba, ${AANKH} uth ~ gayi/aayi/gai, ${AANKH} aana/aane,
    conjunctivitis/kanjaktivaitis/aankh-flu, ${AANKH} flu/flue, ankh aayi/aai`,
  'red-eye-painful': `${AANKH} ~ laali/lali/lal/laal aur tez/tej/bahut/bahot ${DARD}, ${AANKH} laal/lal hai aur bahut ${DARD}, ${AANKH} ~ laal/lal ~ bahut/tez/tej ${DARD},
    ${AANKH} ~ ${DARD} ~ laal/lal/lali/laali, ${AANKH} laal/lal hai aur ~ ${DARD}, ${AANKH} laal/lal aur ~
    ${DARD}, ${AANKH} ~ laali/lali ~ ${DARD}, laal/lal ${AANKH} ~ ${DARD}, ${AANKH} ~ ${DARD} aur
    laal/lal/lali/laali, ${AANKH} ~ bahut/tez/tej ~ ${DARD}, ${AANKH} ~ ${DARD}`,
  'eye-discharge': `keechad/kichad/keech ~ aa/aata/nikal, ${AANKH} ~
    keechad/kichad/kichar/keechar/kichhad/keech/kich/mawad/mavad/peep/geed/gid/chipchipa/chipak/chipki/chipakti/chipk/chipchip/ganda,
    keechad/kichad/kichar/keechar ~ ${AANKH}, ${AANKH} ~ subah ~ chipak/chipki/chipak`,
  'eye-itching': `${KHUJLI} ho/hoti rahi/raha hai ${AANKH}, ${AANKH} ~ ${KHUJLI}, ${KHUJLI} ~ ${AANKH},
    ${AANKH} ~ kirkiri/chubhan/kirkira`,
  'watery-eyes': `${AANKH} ~ pani/paani/aansu/ansu ~ aata/aa/beh/bah/girta/gir/aana/nikal/behta/bahta,
    pani/paani/aansu ~ ${AANKH}, ${AANKH} ~ pani/paani`,
  'eye-injury': `${AANKH} ~
    kuch/kuchh/tinka/kachra/keeda/kida/kanta/kaanta/loha/lohe/kankar/dhool/patthar/lakdi/kankad/balu ~
    chala/gir/ghus/lag/pad/gaya/chali/chubh/phas/fas, ${AANKH} ~ chot/ghusa/mukka/danda/gend/ball ~ lag,
    ${AANKH} ~ chot, kuch/kuchh ~ ${AANKH} ~ chala/gir/ghus/pad/lag, ${AANKH} phoot/phut/foot, aankh mein lakdi se chot, aankh mein ~ chot, aankh me ~ chot`,
  'eye-chemical': `${AANKH} ~
    tezab/tejab/acid/chuna/choona/cement/siment/phenyl/dawa/dava/dawai/rang/gulal/chemical/kemikal/bleach/sabun/kitnashak/keetnashak/harpic/colin/mirch/kasti
    ~ chala/gir/pad/gaya/chali/lag/chhit/uchat,
    tezab/tejab/acid/chuna/choona/cement/chemical/kitnashak/keetnashak/phenyl ~ ${AANKH}`,
  'night-blindness': `ratondhi/rataundhi/ratoundhi/rataundi/ratondi/ratoundi/rataundhee,
    raat/rat/sham/andhere/shaam ~ dikh/dikhta/dikhai/dikhayi/dikhti ~ ${NAHI}/kam,
    raat/rat/sham/andhere/shaam ~ ${NAHI}/kam ~ dikh/dikhta/dikhai, raat/rat ko ~ dikhai ${NAHI}, kam roshni
    ~ dikh ~ ${NAHI}, night blindness`,
  'slow-vision-loss': `motiyabind/motiabind/motiya/mothiyabind/motibind/motiyabindu/cataract/kala-motia,
    dheere/dhire/dheeme ~ dikh/dikhna/dikhai/nazar/najar/roshni ~ kam/dhundhla/ja/band, ${AANKH} ~ roshni ~
    dheere/dhire ~ kam/ja, nazar/najar/nigah ~ dheere/dhire ~ kam/ja, safed motia/motiya, kala motia/motiya,
    aankh me/mein jala/jaala`,
  nosebleed: `${NAAK} ~ ${KHOON}, ${KHOON} ~ ${NAAK}, naksir/nakseer/nakasir/naksheer ~
    foot/phoot/phut/fut/chal/aa, naksir/nakseer/naksheer, ${NAAK} foot/phoot/phut`,
  'bleeding-gums-nose': `masude/masudo ~ apne aap ${KHOON},
    masude/masudo/masoodo/masoode/masudhe/masuro/masure/gums ~ ${KHOON}, ${KHOON} ~
    masude/masudo/masoodo/masoode/masure/masuro, ${NAAK} ~ ${MUH} ~ ${KHOON}, ${NAAK} aur ${MUH}/masudo ~
    ${KHOON}, ${DAANT}/${MUH} ~ apne ~ ${KHOON}, ${MUH} ~ ${NAAK} ~ ${KHOON}, ${MUH} se ${KHOON}, masudon aur naak se khoon`,
  'runny-nose': `${NAAK} ~ beh/bah/bahna/behna/behti/bahti/chal/tapak/pani/paani/nakti/sudsud/surak,
    jukham/jukam/zukam/zukham/jhukam/jukaam/sardi/shardi/nazla/najla/pinas/resha/cold ~
    hai/ho/hua/lag/gaya/jukham/jukam/khansi, jukham/jukam/zukam/zukham/sardi/nazla/najla/zukaam, sardi
    jukham/jukam/khansi, ${NAAK} se pani/paani, thand lag ~ naak`,
  'blocked-nose': `${NAAK} ~ band/jam/bandh/bund/jaam/block/blok, ${NAAK} se ~ saans ~ ${NAHI}, band/jam ~
    ${NAAK}, naak naak band`,
  sneezing: `chheenk/chhink/chink/cheenk/chhik/chik/chheek/chheenke/chhinke/chinke/chheke/chhinkna/chhinkte/chhinkata/sneez/chhikna`,
  'loss-of-smell': `khushbu/khushboo/khusbu/gandh/mahak/mehak/smell/soonghne/sunghne/sungh ~
    ${NAHI}/pata/chali/gayab/khatam, soonghne/sunghne ~ shakti/taqat/takat ~ chali/${NAHI}/gayi/khatam,
    sungh/soongh ${NAHI} ~ pa, khushbu/khushboo/gandh/mahak/smell ${NAHI}`,
  'object-in-ear-nose': `${KAAN}/${NAAK} ~
    chana/moti/beej/bij/kankar/kankad/keeda/kida/kide/keede/cheenti/chinti/matar/patthar/rui/mombatti/pencil/kuch/kuchh/button/batan/dana/daana/khilona/makka
    ~ chala/daal/dal/fas/phas/ghus/atak/gaya/ghusa/phasa/fasa,
    chana/moti/beej/bij/kankar/keeda/kida/cheenti/chinti/matar/kuch/dana/button ~ ${KAAN}/${NAAK} ~
    daal/dal/fas/phas/ghus/chala/ghusa`,
  'ear-pain': `${KAAN} ~ ${DARD}, ${DARD} ~ ${KAAN}, kaandard/kandard/earache, ${KAAN} ~
    tees/tis/chubhan/tapkan/baj ~ dard, kaan pak raha/rahe`,
  'ear-pus': `${KAAN} ~
    mawad/mavad/mawaad/peep/pip/pus/pani/paani/pak/badbu/beh/bah/behna/bahna/behta/bahta/behti/bahat/ganda/paka,
    mawad/mavad/peep ~ ${KAAN}, ${KAAN} ~ beh/bah/bahta/behta/bahat`,
  'ear-blocked': `${KAAN} ~ band/bandh/jam/khoont/khunt/mail/mel/bhari, kam sun/sunai/sunayi/sunta/sunti,
    sunai/sunayi/sun ~ kam/${NAHI} ~ de/deta/deti/raha/pa/aata, bahra/behra/bahrapan/beherapan/oocha/uncha
    sun/sunta, uncha/ooncha ~ sunai/sunta/sunti, ${KAAN} ~ sunai/sunayi ~ ${NAHI}/kam`,
  'ringing-ears': `${KAAN} ~
    seeti/siti/ghanti/sansanahat/sansan/jhingur/bhanbhan/bhin/baj/bajta/bajti/bajne/sai/saay/ghun/gunj/goonj/hawa`,
  toothache: `daad/daadh/dadh/daant/dant me/mein keeda/kida lag gaya/gail/gayi, ${DAANT} ~ ${DARD}, ${DARD}
    ~ ${DAANT}, ${DAANT} ~ keeda/kida/keede/kide/kira/jhanjhanahat/sad/tees/thanda/khokhla,
    daantdard/dantdard/toothache/toothpain`,
  'gum-swelling': `masude/masudo/masooda/masuda/masoode/masoodo/masudhe/masure/masuro/jabde/jabda/gum ~
    ${SUJAN}/pak/fode/mawad/peep, ${SUJAN} ~ masude/masudo/masoode/masure, ${DAANT} ~ ${SUJAN}/mawad,
    masude/masudo/masure phool/phul`,
  'gums-bleed-brushing': `masude/masudo/masuda/masoode/masoodo ~ ${KHOON} ~ ~ brush/manjan/datun, brush/brash/manjan/datun/datoon/datuan ~ ${KHOON}, ${KHOON} ~
    brush/brash/manjan/datun, brush/brash karte/karne samay/time/waqt/par/pe ~ ${KHOON}, brush/brash karte ~
    masudo/masude/masoodo se ${KHOON}, ${DAANT} saaf/saf/manjte ~ ${KHOON}`,
  'mouth-ulcer': `${MUH}/jeebh/jibh/zubaan/juban/hoth/honth/gaal ~
    chhale/chale/chhala/chala/chhaale/chhaala/chaale/pak/ghav/ulcer/alsar/paka, chhale/chale/chhaale ~
    ${MUH}/jeebh/jibh, ${MUH} ~ pak gaya/gail, ${MUH} aa gaya/gail, ${MUH} aana`,
  'mouth-patch-long': `${MUH} ka/ke ghav/ghaav/ghaw ~ mahine/mahino ~ ${NAHI} bhar/bhara/theek/thik,
    ${MUH}/jeebh/jibh/gaal/masude ~ ghav/ghaav/ghaw/chhala/chhale/safed-daag/daag/dhabba/gaanth/ganth ~
    mahine/mahino/hafte/hafto/bhar/theek/thik, ${MUH} ka ghav/ghaav/ghaw/chhala ~ ${NAHI}
    bhar/theek/thik/bhara, ${MUH}/gaal/jeebh ~ safed/laal/lal daag/dhabba/chakatta/patch, ${MUH} ka
    ghav/ghaav/ghaw, chhala ~ hafte se theek nahi, chhala 5 hafte se theek nahi, chala 5 hafte se thik nahi, chhala ~ theek nahi`,
  'mouth-opens-little': `${MUH} ~ kam ~ khul/khulta/khulna/khulti, ${MUH} ~ pura/poora ~ ${NAHI} khul,
    ${MUH} ~ pura/poora ~ khul/khulta ${NAHI}, ${MUH} khulna ~ kam/band, ${MUH} kholne ~
    dikkat/taklif/takleef/pareshani, ${MUH} ~ theek/thik ~ ${NAHI} khul`,
  'mouth-white-coating': `jeebh/jibh/jeeb/jib/${MUH}/zubaan/juban ~ safed/safaid/dahi ~
    parat/jami/jama/jam/papdi/dahi/jaisa/parta/mail/chakatte/layer, safed parat/papdi ~ jeebh/jibh/${MUH},
    jeebh/jibh ~ safed/safaid, ${MUH} ~ dahi ~ jaisa/jama`,
  'sore-throat': `${GALA} ~
    ${DARD}/kharash/kharas/kharaas/kharkhar/khich-khich/khichkhich/khich/chubhan/kharab/khrab/chhil/pak/jal/jalan/infection/tonsil/sukh,
    ${DARD} ~ ${GALA}, kharash/kharas/kharaash, tonsil/tonsils/tansil/taunsil, ${GALA} ~ khich khich,
    ghenghra/ghontu ~ ${DARD}`,
  'throat-white-patch': `${GALA}/tonsil ~ safed/safaid/bhuri/bhoori/matmaili ~
    jhilli/jilli/parat/parda/chakatta/papdi/dhabba/jali/daag/jaala, safed/safaid jhilli/jilli/parat ~
    ${GALA}, galghontu/galaghontu/galghotu/diphtheria/diptheria/difthiria/rohini`,
  'bull-neck': `gardan/${GALA} ~ saand/bail/sand ~ jaisi/jaisa/tarah, ${GALA} ~ ${DARD} ~ gardan ~ ${SUJAN},
    gardan ~ ${SUJAN} ~ ${GALA} ~ ${DARD}, puri/poori gardan ~ ${SUJAN}, gardan ~ bahut ~ ${SUJAN}, gardan ~
    moti/mota ho`,
  hoarse: `${GALA} ~ baith/baitha/baithi/baitth/phas/fas/fat/phat/phansa/bharra/bharri,
    aawaz/awaz/awaaz/aawaaz/awaj/aavaz ~
    baith/baithi/bhari/bhaari/kharkhara/badal/bharra/phati/fati/phas/kharkhari, awaz/awaaz/awaj/aawaz
    ${NAHI} ~ nikal, awaz/awaaz/awaj/aawaz ~ nikal ${NAHI}`,
  'neck-front-swelling': `ghengha/ghenga/gengha/ghegha/goiter/goitre/galgand/thyroid/thairoid,
    ${GALA}/gardan ~ samne/saamne/aage ~ ${SUJAN}/ganth/gaanth/ubhar, ${SUJAN} ~ ${GALA}/gardan ~
    samne/saamne/aage, ${GALA} ~ ${SUJAN} ~ samne/aage`,
  'tongue-face-swelling': `jeebh/jibh/jeeb/zubaan/juban/honth/hoth/hont/hoath ~ ${SUJAN}/moti/mota/foola,
    jeebh/jibh/hoth/honth aur hoth/honth/jeebh/chehra/muh/gala ~ ${SUJAN}, achanak ~
    chehra/chehre/${MUH}/gala/gale/hoth/honth/jeebh ~ ${SUJAN}, chehra/chehre/${MUH} ~ achanak ~ ${SUJAN},
    jeebh/jibh aur hoth/honth ~ ${SUJAN}, chehra/muh aur jeebh/jibh/hoth/honth ~ ${SUJAN}, ${GALA} ~ andar ~
    ${SUJAN}`,
  drooling: `laar/lar/raal/ral/thook/thuk ~ tapak/tapakti/gir/girti/bah/beh/behti/bahti/tapke, laar/lar/raal/ral ~ nigal/ghont, thook/thuk ~ nigal/ghont ~ mushkil/dikkat,     laar/lar/raal/thook/thuk ~ ${NAHI} nigal/ghont/leel, laar/lar/thook/thuk ~ bhi/tak ${NAHI} nigal,
    thook/thuk ~ bhi/tak ${NAHI} ~ nigal, ${MUH} se laar/lar/raal/pani`,
  'cheek-swelling': `${KAAN} ~ niche/neeche/paas/pas/pichhe ~ ${SUJAN}, ${KAAN} ke niche/neeche gaal ~
    ${SUJAN}, galsua/galsuva/galsuha/galsoa/kanpeda/kanphed/mumps/kanpheda/galsuaa, gaal ~ ${SUJAN},
    ${SUJAN} ~ ${KAAN} ~ niche/neeche`,
  'head-injury': `${SIR}/mathe ~ chot lag/lagi/laga/aayi/aai/hai, ${SIR}/mathe/khopdi ~
    chot/chott/lag/lagi/laga/foot/phoot/phut/fut/gumda/gumad/ghav/ghaav/injury, chot/chott ~ ${SIR}/mathe,
    ${SIR} ~ chot, ${SIR} foot/phoot/phut/fut/fat/phat ~ gaya/gail, ${SIR} ke bal ~ gir/gira/giri, ${SIR} ~
    danda/lathi/patthar/int/eent ~ lag/mar/maar/gir, head injury, sir/sar par/pe chot, sir/sar mein/me chot`,
});
