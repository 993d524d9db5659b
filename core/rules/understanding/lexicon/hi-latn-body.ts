import { listedAll } from './listed.ts';
import {
  BACHCHA,
  BUKHAR,
  DANE,
  DARD,
  GHAV,
  HATH,
  KHUJLI,
  NAHI,
  PAIR,
  PESHAB,
  SUJAN,
} from './hi-latn-words.ts';

const JOD = 'jod/jodo/joint/joints/jodon/gathiya/jor/joro/jode/ganth-ganth/haddi-jod';
const ANYWHERE =
  'badan/sharir/chehre/chehra/peeth/pith/hath/haath/pair/per/gardan/chamdi/chamri/twacha/skin/deh/body';

/** Skin, joints, back and limbs. */
export const BODY = listedAll({
  rash: `${ANYWHERE} ~ ${DANE}, ${DANE} ~ ${ANYWHERE}, laal/lal ${DANE}, ${DANE} ~
    nikal/nikle/ho/aa/uth/hue/nikli/pad/nikale, ${DANE}, chhote chhote ${DANE}`,
  'rash-purple': `baigani/baingani/jamuni/bengani ~ ${DANE}/chitte/nishan/dhabbe/daag, ${DANE}/chitte/dhabbe
    ~ dabane ~ ${NAHI} ~ ja/mit/gayab/jate/safed, dabane ~ ${NAHI} ~ ja/mit/gayab/jate`,
  'rash-measles': `khasra/khasara/khasraa/chhoti-mata/measles/mizals/misals/mijals ~
    hai/ho/nikla/nikal/jaisa/lag/hua/ke/dane, khasra/khasara/measles, chehre/chehra/munh/muh ~ shuru/suru ~
    laal/lal ~ ${DANE}, ${BUKHAR} ~ laal/lal ${DANE} ~ chehre/chehra, chehre/chehra se ~ pure/poore
    badan/sharir ~ ${DANE}, choti/chhoti mata, ${BUKHAR} ~ pure/poore ~ badan/sharir ~ laal/lal ~ ${DANE}`,
  'rash-blisters': `chhale/chhala/fafole/phaphole/fafola/phafole/fafolle/phapole
    nikal/nikle/pad/hue/nikalte/padte, pani/paani ~ ${DANE}/chhale/fafole,
    chechak/chhoti-chechak/chikenpox/chickenpox/chickenpaks/chikanpox/chicken-pox/motijhara-dane/mata/badi-mata
    ~ nikal/hai/ho/jaisa/hua/aayi/nikli/aa/jaise/ke, chickenpox/chikenpox/chechak, mata/maata ~
    nikal/nikli/aayi/aai/aa, pani/paani bhare/bhara/wale/vale/wala ~ ${DANE}/chhale, fafole/phaphole/fafola,
    badan/sharir/peeth/hath/haath/pair ~ chhale/chhala`,
  'rash-blisters-band': `ek taraf/traf/side ~ chhale/fafole/${DANE} ~ dard/jalan, chhale/fafole/${DANE} ~ ek
    ~ taraf/side/patti ~ dard/jalan/jal, patti/line/lain/qataar/katar ~ chhale/${DANE},
    herpes/harpes/zoster/janeu/shingles/makdi-fail, jalan/dard ~ wale ~ chhale/${DANE} ~ ek taraf, makdi ~
    fir/chal/mut/moot ~ gayi/gai`,
  'rash-ring': `daad/dad/daadh/dinay/dinaay/ringworm/fungal/fangal/fungus ~
    ho/hai/gaya/gayi/ki/khaj/khujli/infection/laga/hua/ke, gol gol/golai ~
    ${DANE}/chakatte/daag/dhabba/khujli/nishan, gol ~ chakatta/chakatte/daag/nishan/dhabba, daad
    khaj/khujli, jaangh/jangh ~ daad/dad, daad/dinay`,
  'rash-worsening': `${DANE}/lali/laali ~ tezi/teji/jaldi/tej/bahut/ghanto/ghante ~ fail/phail/badh/failta,
    chamdi/chamri/khal/khaal/skin/twacha ~ utar/ukhad/chhil/nikal/udhad/utr ~ raha/rahi/gaya/gayi, ${DANE} ~
    fail/phail ~ raha/rahe/rahi/gaye, pure ~ sharir/badan ~ chamdi/khal ~ utar, daane kuch ghanton mein ~ phail, kuch ghanton mein pure sharir par phail, daane ~ tezi se phail, kuch ghanton mein ~ phail, pure sharir par phail`,
  'rash-crusts': `${DANE}/${GHAV}/chehre/muh/naak ~ peeli/pili/shahad/shehad/peela/pila ~
    papdi/pappad/papri/parat/khurand, papdi/papri/khurand ~ ${DANE}/${GHAV}/jam/jami/pad, peeli/pili/shehad
    ~ papdi/papri, pakne wale ${DANE}, ${DANE} ~ pak ~ papdi/papri/pani`,
  hives: `pitti/pitty ~ uchhal/uchal/uchhli/uchli/nikal/nikli/uth/uthi/ubhar,
    sheetpitt/sheetpitta/chapaaki/chhapaki/chhapaaki/urticaria/artikariya/jurpitti/judpitti/julpitti ~
    uchhal/ho/nikal/hai/ki/uth/aa/uchal, chhapaki/urticaria/judpitti/sheetpitt,
    chakatte/chakate/chaktte/dadore/dadoda/dodre/dodra/chakkatte/dhappad/dhadar ~
    uth/ho/nikal/pad/ubhar/hai/${KHUJLI}/aa, laal/lal chakatte/chakate/dadore ~ ${KHUJLI},
    dadore/dadoda/dodre, chakatte/chakate/chaktte`,
  'heat-rash': `ghamori/ghamauri/ghamoriya/ghamauriya/ghamoree/ghamoriyan/ghamouri/amhauri/amhori/andhori/andhauri/marori/pittapat/prickly,
    garmi ~ ${DANE}, ${DANE} ~ garmi ~ se/ke/me, pasine/paseene ~ ${DANE}`,
  itching: `${KHUJLI}, khujla/khujlate/khujlaate/khujlata, scabies/skabij/khaj-khujli, chul/kharish`,
  'itching-night': `raat/rat/raatko/night/sote ~ ${KHUJLI}, ${KHUJLI} ~ raat/rat/night/sote ~
    badh/jyada/zyada/bahut/tez/hoti/me/ko, ${KHUJLI} raat/rat ko/me`,
  'numb-patch': `${ANYWHERE} ~ daag/dag/dhabba/dhabbe/chakatta/nishan ~
    sunn/sun/sunnpan/sunnapan/ehsaas/mehsus, safed/laal/lal/tambe/halka/halke ~
    daag/dag/dhabba/dhabbe/chakatta ~ sunn/sun/sunnpan/pata/ehsaas/mehsus/chhune, daag/dag/dhabba/chakatta ~
    sunn/sun hai/ho, daag/dag/dhabba/chakatta ~ sunn/sun/sunnpan/ehsaas/mehsus, sunn/sun ~
    daag/dag/dhabba/chakatta, kodh/kusht/kushth/leprosy/kustha/kodhi, daag hai jisme mehsoos nahi, jisme mehsoos nahi, safed daag hai jisme mehsoos nahi`,
  'skin-red-hot': `${PAIR}/${HATH}/chamdi/skin/jagah ~ laal/lal ~ garam/garm ~ ${SUJAN},
    ${PAIR}/${HATH}/chamdi/skin/jagah ~ laal/lal aur/or ~ garam/garm/suj/suja/sujan/dard, laal/lal
    garam/garm ~ ${SUJAN}, ${SUJAN} ~ laal/lal ~ garam/garm, laal/lal ${SUJAN} ~ garam/garm, laal garam aur
    suja, ${PAIR}/${HATH} laal/lal garam/garm`,
  boil: `foda/phoda/fode/phode/fodaa/phora/fora/baltod/baaltod/balatod/gumdi/fodi/phodi/fudiya/phudiya/furunkal/boil/fore/phore,
    mawad/peep ~ bhara ~ gola/ganth, kaankhauri/kakhauri/kankhwar`,
  'ulcer-long': `${GHAV} ~ ${NAHI} ~ bhar/bharta/sukh/theek/thik/bhara/sookh/sukhta, ${GHAV} ~
    bhar/sukh/theek/thik ${NAHI}, ${GHAV} ~ mahine/mahino/hafto/saal/hafte/mahine-se ~ ${NAHI}, purana
    ${GHAV}, nasoor/nasur/naasoor, mahino/mahine/hafto/saalo ~ se ~ ${GHAV}, ${GHAV} mahino/mahine/hafto se`,
  'foot-wound': `${PAIR}/talve/talwe/edi/angoothe/anguthe/paanv ~ ${GHAV}/chhala/zakhm/alsar/ulcer/sad/sada,
    ${GHAV}/zakhm ~ ${PAIR}/talve/talwe/edi/anguthe, ${PAIR} ~ sad/sada/gal ~ raha/gaya, gangrene/gangrin`,
  'black-scab': `kala/kaala/kali/kaali ~ khurand/papdi/papri/nishan/daag/pappad/khuranda/khurant/zakhm ~
    ${ANYWHERE}, ${ANYWHERE} ~ kala/kaala/kali/kaali ~ khurand/papdi/papri/pappad/khurant,
    kala/kaala/kali/kaali ~ khurand/papdi/papri/khurant, cigarette/sigret/bidi ~ jala/jale ~ jaisa/jaise ~
    nishan/daag`,
  'dry-itchy-skin': `sukhi/sookhi/rukhi/khushk/rookhi/ruksh ~ chamdi/twacha/skin/khal/chamri,
    chamdi/chamri/twacha/skin/khal ~ phat/fat/sukh/sookh/rukhi/sukhi/sookhi/khushk/papdi/dry,
    eczema/egzima/ekzima/ekjima/aparas/chhajan/chajan/khurkhura/psoriasis/apras, ${PAIR} ~
    phat/fat ~ gaya/gayi/gaye/rahi`,
  'nappy-rash': `diaper/daipar/dyper/langot/nappy/napi/naipi/lengota/daiper/diper/pichhwade/pichhe ~
    laal/lal/${DANE}/chhil/kat/chhala, ${BACHCHA} ~ jaangh/kulhe/kulhe/chutad/peshab-ki-jagah/potty-ki-jagah
    ~ laal/lal/${DANE}/chhil/kat, ${BACHCHA} ~ diaper/nappy/langot ~ laal/${DANE}`,
  'easy-bruising': `neele/nile/neela/nila/neelapan ~ nishan/nisan/daag/dhabbe/dhabba/chakatte/nil ~
    pad/padte/ho/aa/bina/apne/uth/rahe/jate, bina ~ chot ~ nishan/neele/nile/neela/daag/nil, neel/nil ~
    pad/padte/padta/pade ~ jata/jate/rahe/raha/jaata/hai/gaye, chamdi/skin ~ niche/neeche ~
    khoon/khun/laal/lal ~ dane/nishan/bindi/dhabbe/chitte, laal/lal bindi/bindiya/chitte`,
  'widespread-skin-burn': `chamdi/chamri/khal/skin ~ jal/chhal/chhale/fafole/utar/ukhad ~
    pure/poore/bahut/sara ~ badan/sharir, pure/poore/sare ~ badan/sharir ~ chamdi/khal/chhale/fafole ~
    utar/ukhad/jal/ho/nikal/pad, badan/sharir ~ aadhe/bahut/bade ~ hisse ~ chamdi/khal, bahut saari chamdi utar, saari chamdi utar, pure sharir ki chamdi`,
  'joint-pain': `jodo/jod me/mein ${DARD} aur ${SUJAN}, ${JOD} ~ ${DARD}, ${DARD} ~ ${JOD},
    gathiya/gathia/arthritis/arthraitis/amvat/aamvaat/vaat-rog/baay/vaatrog ~ ho/hai/ki/rog/ka,
    kohni/kalai/kandhe/kandha/kulhe/kulha/takhne/ungliyo/ungli ~ ${DARD}, jod jod/jode/me ~ ${DARD},
    gathiya/gathia/arthritis, ghutne aur kohni ~ ${DARD}`,
  'joint-pain-severe': `${JOD} ~ bahut/behad ~ tez/tej/jyada/zyada ~ ${DARD}, ${JOD} ~
    tez/tej/bhayankar/asahniya/jyada/zyada ~ ${DARD}, chikungunya/chikangunia/chikengunya/chikungunia ~
    ${DARD}, jod/jodo ~ itna ~ ${DARD}, jode jode me/mein bahut ${DARD}`,
  'joint-swelling': `${JOD}/ghutne/ghutno/kohni/kalai/ghutna/takhne/ungliyo/ungli ~ ${SUJAN}, ${SUJAN} ~
    ${JOD}/ghutne/kohni/kalai/takhne, ${JOD} ~ ${DARD} ~ ${SUJAN}, jodo me/mein ${DARD} aur ${SUJAN}`,
  'joint-pain-moving': `${DARD} ~ ek jod ~ dusre/doosre ~ jod, ek jod ~ dusre/doosre ~ ${DARD}, ${JOD} ~
    ${DARD} ~ ghoom/ghum/badal/jagah ~ raha/badal/badalta/ta, kabhi ~ ghutne/jod ~ kabhi ~
    kohni/takhne/kalai/kandhe ~ ${DARD}, ${DARD} ~ jagah badal`,
  'morning-stiffness': `subah/subha/savere/sawere ~
    ${JOD}/badan/ungliya/ghutne/sharir/ungli/haath/hath/kamar ~ akad/akadan/jakad/jakdan/akd/kade,
    ${JOD}/ungliya/ghutne/badan ~ subah/savere ~ akad/akadan/jakad/jakdan, subah/savere ~ uthne ~
    akad/akadan/jakdan, subah/savere ~ akad/akadan/jakad/jakdan, subah jod akad`,
  'knee-pain': `ghutne/ghutna/ghutno/ghutane/gutne/ghuthne/gutno/thehuna/thehun/thehuni/knee/nee ~ ${DARD},
    ${DARD} ~ ghutne/ghutno/ghutna/knee/thehuna, ghutne/ghutno ~ kharab/ghis/jawab/awaz`,
  'back-pain': `kamar/kamr/kammar/peeth/pith/kmar/reedh/ridh/back/kariahiya/kariyaav/danda ~ ${DARD},
    ${DARD} ~ kamar/kamr/peeth/pith/kmar, kamardard/kmardard/kamardrd/backpain/backache, kamar/kamr ~
    akad/jakad/latak/pakad/tut/toot/hilaya, kamar/peeth dukh/dukhata/dukhat`,
  'back-pain-leg': `kamar/kamr/peeth/pith/kulhe/kulha ~ ${DARD} ~ ${PAIR}/jaangh/jangh/edi ~
    tak/me/mein/utar/ja/utarta, kamar/kamr/kulhe ~ se ~ ${DARD} ~ ${PAIR}/jaangh/edi/niche ~
    tak/ja/utar/jata/utarta, kamar/kamr ~ se ~ ${PAIR} ~ tak ~ ${DARD}, ${DARD} ~ kamar/kamr ~ ${PAIR} ~
    tak/ja/jata, sciatica/saitika/satika/siyatica/syatika/gridhrasi/siatika/saiatika, kamar se dard ${PAIR}
    tak, kamar/kulhe ~ se ~ ${PAIR} me/mein ~ ${DARD}/jhunjhuni/nas`,
  'back-pain-leg-weak': `kamar/kamr/peeth ~ ${DARD} ~ ${PAIR} ~ kamjor/kamzor/sunn/bejaan/nahi-uth,
    kamar/kamr/peeth ~ ${DARD} ~ ${PESHAB} ~ nikal/rok/pata, ${PESHAB}/latrine ~
    control/kabu/kaabu ~ nahi/nhi/na/khatam/chala/chhoot/kho/kam ~ hai/raha/rehta/gaya/ho, ${PESHAB}/latrine ~ control/kabu/kaabu ~ nahi/nhi/na/khatam/chala/chhoot/kho/kam, ${PESHAB}/latrine apne aap ~ nikal/ho, kamar/kamr ~ ${DARD} ~ peshab/latrine ~
    ${NAHI} ~ ruk/pata, ${PESHAB} pe/par control/kabu ~ nahi/nhi/na/khatam/chala/chhoot/kho/kam, kamar dard hai aur pair kamzor, kamar dard aur pair kamzor, kamar mein dard ke saath pairon ~ taakat nahi, kamar dard ~ or/aur pair/per kamzor, kamar dard h or per kamjor, dard ke saath pair kamzor, kamar dard ke saath pair kamzor`,
  'neck-pain': `gardan/gardn/garden/neck/gala-ke-piche/gardhan/gatai ~ ${DARD}, ${DARD} ~ gardan/gardn/neck,
    cervical/sarvical/servical/sarvaikal/survical, gardan ~ moch/nas-chadh/dukh`,
  'limb-pain': `${HATH} ~ ${DARD}, ${PAIR} ~ ${DARD}, ${DARD} ~ ${HATH}/${PAIR},
    jaangh/jangh/edi/panja/panje/bazu ~ ${DARD}, ${PAIR}/${HATH} dukh/dukhat/dukhata, gor ~
    bathat/pirata/dukhata, tange/taango/taang ~ ${DARD}`,
  'calf-pain': `pindli/pindlee/pindliyo/pindliya/pindali/pindari/pindi/fillee/filli/phili/calf/pindri ~
    ${DARD}, ${DARD} ~ pindli/pindliyo/pindali/pindri`,
  'swelling-one-calf': `ek ~ pindli/pindlee/pindali/pair/per/taang/tang/paon/pao ~ ${SUJAN},
    pindli/pindlee/pindali/pindri ~ ${SUJAN}, ${SUJAN} ~ ek ~ pindli/pair/taang/tang,
    sirf/daye/baye/dahine/left/right/ek-hi ~ pair/per/taang/pindli ~ ${SUJAN}, ek hi pindli/pair/taang ~
    ${SUJAN}`,
  'leg-thickened': `hathipav/hathipaon/haathipaon/hathi-paon/hathipao/haathipaav/hathipanv/filaria/filariya/phaileria/failaria/phileriya/faileria/feelpaon/feelpa/philpaon
    ~ ho/hai/ki/ka/pair/hua, hathi/haathi paon/pav/pao/paav/panv/pair,
    filaria/filariya/faileria/hathipav/hathipaon/feelpaon/filpaon, ek ${PAIR} ~ mota/bhari ~ ho/gaya/hai,
    ${PAIR} ~ mota/bhari ~ ho ~ gaya`,
  cramps: `nas/nass/naso/nase/naas ~ chadh/charh/chadhna/khinch/kheench/chad/chadhti/khich,
    ${PAIR}/${HATH}/pindli/pindliyo/jaangh/ungliyo ~
    ainthan/aithan/bayinta/baainta/bayta/cramp/cramps/krimp/akdan/jakdan/ainth/marod/tan, ainthan ~
    ${PAIR}/${HATH}/pindli, bayinta/baainta/baaynta/bainta ~ aa/chadh/aata, maspeshi/muscle ~
    khinch/jakad/ainthan/akad`,
  'bone-pain-attack': `haddi/haddiyo ~ bhayankar/tez/bahut ~ ${DARD},
    haddi/haddiyo/hadiyo/haddiya/hadi/had/haad/hddi ~ ${DARD}, ${DARD} ~ haddi/haddiyo/hadiyo,
    sickle/sikal/sikil ~ ${DARD}, haddi tod/toot ~ ${DARD}`,
  'both-legs-weak': `dono ${PAIR} ~ kamjor/kamzor/bejaan/jaan/uth/kaam/dheela/dhila/kamjori/sunn ~
    raha/rahe/ho/${NAHI}/hote/gaye/gaya/hai, ${PAIR} ~ din/dino ~ kamjor/kamzor/bejaan, dono ${PAIR} ~
    ${NAHI} ~ uth/chal/kaam/hil, dono ${PAIR} ~ uth/chal/kaam/hil ${NAHI}, ${PAIR} ~ jaan/taqat/takat ~
    ${NAHI}/khatam, dono ${PAIR} kamjor/kamzor, ${PAIR} ~ jawab de, dono ${PAIR} ~ lakwa/falij, kamar/pair ~
    niche/neeche ~ sunn/kaam/lakwa, ${PAIR} kamjor/kamzor ~ ho/hote, pair/pairo/tang/taang ~ kamzor/kamjor ~ ~ upar ~ badh/chadh, kamzori/kamjori ~ pair/pairo ~ ~ upar ~ badh/chadh, pair/pairo ~ kamzor/kamjor ~ ~ upar`,
  'limb-cannot-use': `girne/chot/gir/lagne/accident/gira/giri/giraa ~ ${HATH}/${PAIR}/kandha/kalai/ungli ~
    ${NAHI} ~ hil/utha/uth/chal/kaam/rakh/hila/chala, girne/chot/gir/lagne/accident/gira/giri ~
    ${HATH}/${PAIR}/kandha/kalai ~ hil/uth/chal/kaam/hila/utha ${NAHI}, ${HATH}/${PAIR} ~ hila/utha/rakha
    ${NAHI} ~ ja/pa, haddi/hadi/hddi ~ tut/toot/tuti/tooti/crack/fracture/tod/frakchar/krek/tuta ~
    gayi/gai/gaya/hai/lag/ho, fracture/frakchar/frekchar/fectur, ${HATH}/${PAIR} ~ tut/toot/tuta/toota ~
    gaya/gayi/gail, haath nahi utha pa, haath ~ utha pa, pair nahi hila pa, pair ~ hila pa, haath nahi hila pa`,
  'limb-deformed': `haddi/hadi/hddi/${HATH}/${PAIR}/kalai/kandha/ungli ~
    tedha/tedhi/tedi/teda/terha/terhi/tirchha/khisak/khiski/khisaka ~ gaya/gayi/dikh/ho/hai/lag/gai/gail,
    tedha/tedhi ${HATH}/${PAIR}/haddi, ${HATH}/${PAIR}/kandha/kohni/jod ~ jagah ~ khisak/utar/hat, haddi
    tedhi/tedi`,
  'limb-cold-blue': `${HATH}/${PAIR}/ungli/ungliya/panja ~ thanda/thandi/thande ~
    neela/nila/neeli/nili/kala/kali/sunn/safed, ${HATH}/${PAIR}/ungli/ungliya/panja ~
    neela/nila/neeli/nili/kala/kali ~ pad/ho/thanda/thandi/sunn, ek ${HATH}/${PAIR} ~ thanda/thandi ~ aur/or
    ~ neela/nila/kala/sunn, ${PAIR}/${HATH} thanda aur neela/nila, ek ${HATH}/${PAIR} ~ thanda/thandi,
    ${PAIR}/${HATH} thanda/thande/thandi aur neela/nila/kala/neeli pad gaya/gayi, pair/haath thanda aur neela, pair/haath thanda or nila`,
});
