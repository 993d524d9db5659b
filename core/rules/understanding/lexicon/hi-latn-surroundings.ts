import { listedAll } from './listed.ts';
import { AREA, DAWA, HOME, KAATA, KUTTA, NAHI } from './hi-latn-words.ts';

/** Habits, work, surroundings and what was eaten. */
export const SURROUNDINGS = listedAll({
  smoking: `bidi/beedi/biri/beeri/cigarette/sigret/sigrat/cigrate/hukka/hookah/chilam/ciggrate/sigaret/dhumrapan/dhumrpan
    ~ pi/pee/pita/piti/peeta/peeti/pite/peete/karta/karte/ki/peena/pina/phoonk/hai/pi-ta, smoking/smoke ~
    kar/karta/karte, bidi/beedi/cigarette/sigret/hukka/chilam`,
  'chulha-smoke': `chulha/chulhe/chulhaa/chuhle/angithi ~
    khana/dhuan/dhua/dhuaan/roti/pakati/pakata/banati/banata/pe/par/lakdi/dhuen/dhue,
    lakdi/kande/uple/upla/gobar/goitha/kanda ~ khana/chulha/chulhe/jala/jalake/jalakar/roti/banati/pakati,
    dhuan/dhua/dhuen/dhue ~ chulha/chulhe/rasoi, khana ~ chulhe/chulha/lakdi`,
  gutkha: `gutka/gutkha/gutkaa/khaini/khaini/surti/tambaku/tambakoo/tamaku/tamakhu/tambacu/zarda/jarda/supari/supaari/pan-masala/panmasala/mawa/gul/gudakhu/kheni/naswar/dohra
    ~ kha/khata/khati/khate/chaba/chabata/chabati/lagata/ragad/mal/leta/khane, pan/paan masala/tambaku ~
    kha/khata/khati/khate, gutka/gutkha/khaini/tambaku/tamaku/jarda/surti`,
  'alcohol-daily': `daru/daaru/sharab/sarab pita/peeta/pite,
    roz/roj/rojana/rozana/daily/har-din/hamesha/pratidin/bahut/roju/subah-sham ~
    daru/daaru/sharab/sarab/tadi/mahua/peg/wine/beer/peta/whisky/madira, daru/daaru/sharab/sarab/tadi/mahua
    ~ roz/roj/rojana/daily/bahut/rozana/aadat/lat/hamesha ~ pi/peeta/pita/hai/pite,
    sharabi/sarabi/nashedi/bewda/bevda/piyakkad/daruwala, daru/daaru/sharab/sarab ~
    pita/peeta/pite/peete/piti/peeti/lat/aadat ~ hu/hun/hai/h, roz daru, roz sharab, roj daru, roj sharab`,
  'alcohol-stopped': `daru/daaru/sharab/sarab/tadi ~ chhod/chod/chhodi/chodi/chhode/chode/chhoot/chhut/band
    ~ din/di/diya/hue/ho/hai/kar/gayi/ki/hafte, daru/daaru/sharab/sarab ~ ${NAHI} ~ mili/mil/pi/piya ~
    din/do/teen/kal, daru/sharab chhode 1/2/3/4/5/6/7/ek/do/teen/char/paanch/saat din,
    daru/sharab/daaru/sarab chhodne/chodne ke baad, sharab chhodi, sharab chhod di, daru chhod di, daru chod, sharab chhodne`,
  'illicit-liquor': `kacchi/kachchi/kachi/desi/deshi/deshee/zehreeli/jehrili/nakli/jahrili/jahreeli/mahua/avaidh/thharra/tharra/haath-bhatti/zahrili/zehrili/kachhi
    ~ sharab/daru/daaru/sarab/daroo/pi/pee/peeke, tharra/thharra/kachchi/mahua-daru/hathbhatti/paunch,
    sasti/nakli/milawati sharab/daru`,
  'pesticide-work': `khet/kheto/khete/fasal/kheton/phasal/bagiche ~
    ${DAWA}/keetnashak/kitnashak/spray/zeher/pesticide/kitnasak ~
    chhidak/chidak/daal/dal/chhidkna/marta/maar/spray/karta/chhidkta/chhidakta/chidakta/dalta/daalta/chhidakna/chhidkav/chidkav/mara,
    ${DAWA}/keetnashak/kitnashak/pesticide/kitnasak ~
    chhidak/chidak/chhidakta/chidakta/chhidkta/chhidkav/chidkav/chhidakna/spray/chhidakte ~
    hu/hun/kaam/karta/hai/ka/hain/hu, spray ~ kaam/karta ~ khet, keetnashak/kitnashak ~ chhidka/chhidkne/chhidakne/chidka, keetnashak/kitnashak chhidakne ke baad`,
  'dust-work': `patthar/pathar/khadan/khan/cement/siment/balu/koyla/koyle/crusher/krasher/dhool/silica/slate/koyala/abrak/int-bhatta/eent-bhatta/mine/khaan/quarry
    ~ kaam/kam/tod/kaat/kaatta/mazdoori/majduri/majdoori/naukri/todta/job,
    khadan/crusher/koyla-khadan/quarry, pathar/patthar todne/tod/ghisai/katai/kaatne, dhool/dhul ~ me/mein
    kaam`,
  'heat-work': `dhoop/dhup/garmi/ghaam/gham/kadi-dhoop/bhatta/bhatti/loo/chilchilati ~
    kaam/kam/mazdoori/majduri/katai/khata/mehnat/khada/rickshaw/naukri/chala/rahe/raha,
    dhoop/dhup/garmi/ghaam/gham ~ me/mein ~ kaam/kam, bhatti/bhatte par/pe ~ kaam, din bhar ~
    dhoop/dhup/ghaam/garmi`,
  'floor-sleeping': `zameen/jameen/jamin/zamin/farsh/fars/niche/neeche/bhuiya/bhuinya/bhuiyan/dharti/aangan/khalihan/khet
    ~ so/sota/soti/sote/soye/soya/soyi/sone/sutal/sutela, so/sote/soya/soyi/sota ~
    zameen/jameen/jamin/farsh/bhuiya/neeche/niche, zameen/jameen/jamin/zamin pe/par ~
    so/sota/soti/sote/soye/soya/let`,
  'paddy-flood-water': `dhan/dhaan/ropai/ropani/ropni/ropa/paddy/dhaanrop ~
    khet/ropai/lagaya/kaam/laga/lagate/pani/ropne/kiya/lagane/karte/kar,
    baadh/badh/barh/barsat/ganda/naala/nala/naali ~ pani/paani ~
    chal/gaya/ghus/utra/bhara/kaam/me/mein/gayi/ghuma/chala, khet/kheto ~ pani/paani ~
    kaam/khada/khade/rahe, baadh/barh ~ pani/paani/aayi/aai, jal jamav/bharav, pani/paani bhare khet, ghutno
    tak pani/paani`,
  cattle: `gaay/bhains/bhes/bhais/pashu/janwar/bakri/maveshi/janvar/dangar/gaiya/goru/suar ~
    paal/palte/palta/paalte/rakhte/rakhi/rakha/hai/hain/pali/paali/paala/palna/bandhe/bandhti/dekhbhal/palti,
    pashupalan/dairy, gaay/bhains ~ ghar ~ hai/hain, ghar me/mein ~ gaay/bhains/bhais/bakri, gaay
    bhains/bhais ~ palte/rakhte/hai/hain`,
  forest: `jangal/jungle/van/jungal/jangle/jhadi/jhadiyo/bihad ~
    jaa/ja/jata/jati/jate/gaya/gaye/gayi/kaam/lakdi/ghas/me/mein/jaana/mahua/rehte, lakdi/ghas/tendu/mahua ~
    jangal/jungle, jangal/jungle`,
  'ticks-monkeys': `bandar/bandro/vanar ~ mar/mare/mara/maut/mari/mre,
    kilni/kilniya/killi/kilani/kilnee/chichdi/chichri/tick/ticks/kichdi/athail/pissu ~
    ${KAATA}/chipak/hai/lag/chipki/hain/nikal/laga/sharir, kilni/kilniya/chichdi/kilani`,
  'bats-date-sap': `chamgadar/chamgadad/chamgadarh/chamgidar/badur ~
    jhuta/jutha/khaya/hai/hain/phal/fal/kaata/rehte/bahut, khajur/khajoor/taad/tad/tadi ~
    kacha/kachcha/ras/taadi/ras-piya/kaccha ~ pi/piya/peeya/pee/peete/pite, khajur/khajoor/taad/tad ~ ras,
    nipah/nipaah, jhutha/jutha phal/fal`,
  rats: `chuhe/chuha/chooha/choohe/muse/moos/musa/chuhon/chuho ~
    bahut/hai/hain/ghoom/jyada/zyada/h/ghumte/mare/bil/lage, ghar/khet/godam ~
    chuhe/chuha/chooha/choohe/moos/muse`,
  'malaria-area': `${AREA} ~ maleria/malaria/maleriya/malariya/maleriyaa/malaeria/malariaa,
    maleria/malaria/maleriya/malariya ~ ${AREA}/fail/faila/phaila/phail/chal/sabko/ho-raha,
    jangal/odisha/jharkhand/chhattisgarh/bastar/assam/tripura ~ lauta/aaya/ghoom/gaya/kaam/laut/lautkar,
    maleria/malaria/maleriya wale/wali/vale ~ ilake/jagah/area`,
  'encephalitis-area': `${AREA} ~ dimagi/chamki/japani/dimaagi/aes/encephalitis/insefalitis/je ~
    bukhar/bimari/fever/faila/hai/ho, dimagi/chamki/japani/dimaagi ~ bukhar ~
    ${AREA}/fail/faila/phaila/chal, chamki/dimagi/japani bukhar`,
  'kala-azar-area': `kala/kaala azar/ajar/jwar/jar/ajaar/azaar,
    kalajar/kalaajar/kalazar/kala-azar/kaalajar/kalaazar, balu/baalu makkhi/makhi`,
  'filaria-area': `${AREA} ~ filaria/filariya/hathipav/hathipaon/faileria/failaria/filpaon/hathipaanv,
    filaria/filariya/hathipav/hathipaon/faileria ~ ${AREA}`,
  'dengue-around': `${AREA}/${HOME} ~ dengue/dengu/dengoo/dengi/denge/dengyu/deungu/haddi-tod,
    dengue/dengu/dengoo/dengi/denge ~ ${AREA}/${HOME}/fail/faila/phaila/phail/sabko/chal`,
  'unsafe-water': `ganda/gande/kuye/kuen/kuan/nadi/talab/talaab/pokhar/kuein/kua/tanki/nahar/naala/jharne/maila/gadla/dushit/kuyen/kue/chapakal/handpump/nal-ka-ganda
    ~ pani/paani ~ pi/pee/pite/peete/pita/peeta/piya/aata/aa/peti/piti, pani/paani ~
    ganda/maila/gadla/badbu/saaf-nahi/dushit/gandha ~ aa/aata/hai/pi/pite/raha, pani/paani ~ bina ~
    ubale/ubala/chhane, ganda/maila/gadla pani/paani`,
  'ate-outside': `bahar/baahar/hotel/thele/thela/dhaba/dhabe/mele/bazar/bajar/sadak/shadi/party/dawat/bhoj/stall/dukan
    ~ khana/khaya/kha/khayi/khai/golgappe/chaat/samosa/chowmein/khaye/pani-puri/bhojan,
    basi/baasi/purana/sada/bacha/raat-ka/kharab/khrab/basiya/raat ~
    khana/bhojan/roti/chawal/bhaat/khaya/sabji/daal/dal ~ kha/khaya/khayi/khaye/khai/liya, basi/baasi/sada
    khana, food poisoning/foodpoisoning/fud-poijning/food-poison`,
  'others-same-meal': `khana/khaya/bhoj/dawat/prasad/shadi/party/mela/bhandara/tilak ~ sabko/sab/sabhi,
    jisne/jinhone/jisne-bhi/jis-jis-ne/saath/sath ~ khaya/khaye/khayi ~ bimar/ulti/dast/bimaar/jhada,
    wahi/vahi/same ~ khana ~ bimar/ulti/dast/bimaar, ghar me/mein sabko ~ ulti/dast/jhada`,
  'pork-uncooked': `suar/suwar/sooar/sungar/pork/suvar ~ maans/mas/mans/gosht/meat/mit/khata/khaya/khate,
    adhpaka/adhpake/kachcha/kacha/kachi ~ gosht/maans/sabji/sabzi/salad/meat/mans, bina dhoye/dhoe/dhule ~
    sabji/sabzi/salad/phal/patta, pork`,
  'others-same-illness': `${AREA}/ghar/school/parivar/iskul/hostel/aspaas/gharme ~
    sabko/kai/aur/dusre/sab/bahut/auron/baaki/bahuto/logo/aur-bhi/sabhi ~
    yahi/yehi/same/bimar/bimaar/aisa/aise/bukhar/khansi/dast/ulti, aur/auro/dusre/doosre ~
    log/logo/bachche/bache/bachcho ~ bimar/bimaar/yahi/same/aisa/bhi, ghar me/mein ~ sabko/sab/aur-ko/dusre
    ~ bukhar/khansi/bimar/yahi/bimaar/jukham, sabko yahi/yehi/same ~ hai/bimari/ho`,
  'measles-contact': `${AREA}/${HOME}/school/iskul/doosre/dusre ~
    khasra/khasara/measles/choti-mata/chhoti-mata/misals/mizals, khasra/khasara/measles ~
    ${AREA}/${HOME}/fail/faila/phaila/chal`,
  'chickenpox-contact': `${AREA}/${HOME}/school/iskul/doosre/dusre ~
    chechak/chickenpox/chikenpox/chhoti-chechak/mata/chikanpox, chechak/chickenpox/chikenpox/mata ~
    ${AREA}/${HOME}/fail/faila/phaila`,
  'family-itching': `ghar/parivar/family/gharwalo/hostel/bagal ~
    sabko/sab/dusro/aur/doosre/kai/auron/logo/sabhi/bachcho/pati/bachche ~
    khujli/khujali/khaj/kharish/khujlee, khujli/khujali/khaj ~ ghar/parivar/family ~
    sabko/sab/sabhi/dusro/aur, sabko khujli/khujali/khaj, ghar me/mein ~ sabko ~ hai/h, khujli ~ sabko`,
  'red-eye-contact': `${HOME}/${AREA}/school/iskul/aur-logo/sabko/dusre ~ aankh/ankh/aankhe/ankhe ~
    laal/lal/aayi/aai/flu/aa, aankh/ankh ~ aayi/aai/laal/lal/flu ~ sabko/${HOME}/fail/faila, eye
    flu/aankh-flu ~ fail/faila/phaila/chal, sabki aankh/ankh/aankhe`,
  'bite-no-vaccine': `${KAATA} ~ tika/teeka/injection/sui/vaccine ${NAHI}
    laga/lagwaya/lagvaya/lagaya/lagwai/lagwayi/lagi, ${KAATA} ~ tika/teeka/injection/sui/vaccine bhi ${NAHI}
    laga/lagwaya/lagaya, ${KUTTA} ~ injection/sui/tika/teeka/vaccine/suiya/rabies/inject ~ ${NAHI}, ${KAATA}
    ~ injection/sui/tika/teeka/vaccine/suiya/rabies ~ ${NAHI}, rabies/rebij/rebies/raibij ~
    injection/tika/vaccine/sui/teeka ~ ${NAHI}, ${KAATA} ~ koi injection/sui/tika/teeka/vaccine ${NAHI},
    tika/teeka/injection/sui/vaccine ~ ${NAHI} ~ laga/lagwaya/lagvaya/lagaya/lagwai ~ ${KUTTA}`,
  'tetanus-unknown': `tetanus/titnes/titenas/tt/tetnus/titanus/titnas/tetnas/tetinus/titness ~ ${NAHI},
    tetanus/titnes/titenas/tt/tetnus/titanus/titnas ~ injection/sui/tika/teeka ~ ${NAHI}/yaad/pata,
    tetanus/titnes/tetnus ~ yaad/pata ${NAHI}, tetanus/titnes/titenas/tt/tetnus/titanus/titnas ~
    tika/teeka/injection/sui ~ ${NAHI} ~ laga/lagwaya/lagaya/lagi, tetanus ka teeka nahi laga, tetnus ka tika nahi laga`,
  'unqualified-injection': `jholachhap/jhola-chhap/jholachap/jhola/jhollachhap/ojha/compounder/kampounder/neem-hakim/bangali/bengali/quack/rmp/gaon-ke-doctor/gaon
    ~ injection/sui/inject/suiya/bottle, jhola chhap/chap ~ injection/sui/bottle/doctor, injection/sui ~
    jholachhap/jhola/jholachap/compounder/bangali/bengali/gaon`,
  'unprotected-sex': `bina ~ condom/kandom/nirodh/suraksha/kondom/cundom, condom/kandom/nirodh/kondom/cundom
    ~ ${NAHI}, asurakshit/unprotected/unsafe ~ sambandh/sex/yaun/sambhog, condom/kandom/nirodh ~ phat/fat`,
  'family-heart': `${HOME}/papa/pita/khandan/baap/bhaiya/bade ~ heart/dil/hart ~
    attack/daura/atack/bimari/atek/dora, khandan/family/parivar ~ heart/dil/hart, ${HOME}/papa/pita ~ heart
    attack/atack se ~ maut/mare/gaye`,
  'recent-loss': `maut/mrityu/guzar/gujar/swargwas/dehant/intkal/inteqal/inteqaal/nidhan/chal-base/chalbase/mar-gaye
    ~ ho/gaye/gayi/hui/baad/hua/gaya/se/hone/ke, pati/beta/bete/beti/maa/papa/pita/patni/bhai/bachche ~
    maut/mrityu/guzar/gujar/chal/dehant/mar/mare/swargwas/nidhan ~ gaye/gaya/gayi/baad/ke/hui/base,
    talak/talaq/divorce/naukri-chali/karz/karja/karz/karj/fasal-barbad/fasal ~
    ho/hua/bahut/barbad/badh/liya/chali/hai/doob, naukri ~ chali/chhoot/chhut, karz/karja/karj me/mein doob`,
  'raw-milk': `kachcha/kachha/kacha/kacche/kachche/kaccha/bina-ubala/tajta/tatka ~ doodh/dudh ~
    pi/pita/peeta/piti/pite/peete/piya/hai/peeti, bina ubala/ubale/garam ~ doodh/dudh, doodh/dudh ~ bina
    ubale/ubala/garam, kachcha/kacha/kaccha/kachha doodh/dudh`,
  'long-travel': `lamba/lambi/lambee/do-din/kai-ghante/pura-din ~ safar/yatra/journey/sapar,
    train/bus/gadi/gaadi/jahaj/flight ~ ghante/ghanta/lamba/baithe/baith/din ~
    safar/baithe/aaya/aaye/kar/yatra, ghanto/ghante ~ baithe/baithkar ~ safar/yatra, lamba safar/yatra,
    lambi yatra/journey`,
});
