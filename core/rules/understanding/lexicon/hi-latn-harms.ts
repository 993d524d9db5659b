import { listedAll } from './listed.ts';
import { CELL, DARU, GARDAN, JAHAR, JALAN, MAKKHI, PED, SAANP, SUI } from './hi-latn-danger-words.ts';
import {
  AANKH,
  BACHCHA,
  DANE,
  DARD,
  DAWA,
  DOODH,
  GALA,
  HATH,
  KAATA,
  KHANSI,
  KHOON,
  KUTTA,
  MUH,
  NAAK,
  NAHI,
  PAIR,
  PESHAB,
  PET,
  SAANS,
  SEENA,
  ULTI,
} from './hi-latn-words.ts';

/** Dangers of skin and eyes, of injuries, bites and poisons, and of the mind, in more of the ways they are told. */
export const HARMS = listedAll({
  'rash-purple': `baigani/baingani/jamuni/nile/neele ~ dane/daane/dhabbe/chakte/chakatte/dhabba,
    dane/daane/dhabbe/chakte ~ baigani/baingani/jamuni/nile/neele, dane/daane/dhabbe/chakte ~ dabane ~
    ${NAHI}/gayab,  lal lal dhabbe ~ dabane ~ ${NAHI}`,
  'rash-worsening': `dane/daane/chakte/dhabbe/phunsi/lali/laali/khujli/ghav/chhale ~ tezi/teji/jaldi ~
    badh/phail/fail/badhte, ${DANE} ~ badh/phail/fail, chamdi/chamri/khal ~ utar/chhil/ukhad/gal/jal`,
  'red-eye-painful': `${AANKH} ~ lal/laal/lali/laali ~ ${DARD}/tees/chubh/roshni/khul, ${AANKH} ~ ${DARD} ~
    lal/laal/lali/roshni, lal/laal ${AANKH} ~ ${DARD}, ${AANKH} ~ tej/tez/bahut ~ ${DARD}, ${AANKH} ~
    roshni/dhoop ~ ${DARD}/chubh/khul/bardasht`,
  'eye-injury': `${AANKH} me kanta/kaanta/tinka/kaanch/lakdi, ${AANKH} me/mein lag/lagi ~ gayi/gaya/hai, ${AANKH} ~ chot/chubh/ghus/phoot/phut/foot/khoon/nok/lakdi/tinka/kanta/kaanta/loha/lohe/danda/dhool/kankad/patthar/gend/teer/kaanch/patakha/pencil/kalam/chhita/pankh
    ~ lag/laga/lagi/gaya/gayi/chubh/ghus/chala/chali/gir/pad/mar/maar/hai/phat/phas/aa, ${AANKH} ~ kuch ~
    chubh/ghus/gir/pad/chala/phas/gaya, kanta/kaanta/lakdi/teer/tar/taar/kaanch/lohe/loha ~ ${AANKH} ~
    chubh/ghus/lag/gaya/gayi/gir`,
  'eye-chemical': `${AANKH} ~ ${JALAN} ~
    chala/chali/gir/gira/pad/pada/lag/laga/uchat/chhita/chhint/chhitak/ud/gaya/gayi/dal, ${JALAN} ~ ${AANKH}
    ~ chala/chali/gir/gira/pad/pada/lag/laga/uchat/chhint/gaya/gayi/ud/dal`,
  'back-pain-leg-weak': `kamar/peeth/pith/kmr ~ ${DARD} ~ ${PAIR} ~
    kamjor/sun/sunn/bejaan/${NAHI}/uth/jaan/dhila/chal/kaam, ${PAIR} ~ kamjor/sun/sunn/bejaan/${NAHI} ~
    kamar/peeth ~ ${DARD}, kamar/peeth ~ ${DARD} ~ ${PESHAB}/latrine/tatti ~
    ${NAHI}/control/pata/ruk/nikal/band/kabu, kamar/peeth ~ chot/gir ~ ${PAIR} ~ sun/${NAHI}/kaam/hil`,
  'limb-cannot-use': `gir/gira/giri/chot/lag/lagi/accident ~ ${HATH}/${PAIR}/kandha/kalai/ungli/kuhni/ghutna
    ~ ${NAHI} ~ hil/hila/utha/uth/chal/rakh/kaam/mud/mod, ${HATH}/${PAIR}/kandha/kalai/ungli/kuhni ~
    hila/hil/utha/uth/rakh/mod/mud ~ ${NAHI} ~ pa/sak/raha/ja, ${PAIR} ~ jamin/zameen ~ ${NAHI} ~ rakh/tik,
    ${PAIR} par vajan/wajan/jor ${NAHI}, kadam/paav ${NAHI} ~ rakh`,
  'limb-deformed': `${HATH}/${PAIR}/kalai/kuhni/kandha/ghutna/takhna/ungli/haddi/haath ~
    tedha/tedhi/tedi/terha/terhi/tircha/khisak/khiski/latak/ulta/ukhad/utar/jagah, ${HATH}/kalai/kuhni/kandha/ungli/haddi ~ mud/muda, haddi ~
    tut/toot/tuti/tooti/crack/fracture/fraktur/frakchar/khisak/ukhad, fracture/fraktur/frakchar/fraccher,
    ${HATH}/${PAIR}/kalai/kuhni ~ tut/toot gaya/gayi`,
  'limb-cold-blue': `${HATH}/${PAIR}/ungli/paav/panja ~ thanda/thandi/sun ~
    nila/neela/nili/kala/safed/sun/pila, ${HATH}/${PAIR}/ungli/panja ~ nila/neela/nili/kala/kaali/kali ~
    thanda/thandi/sun/pad/ho/gaya/sad, ek ${HATH}/${PAIR} ~ thanda, ${PAIR}/ungli ~ sad/kala ~ gaya/raha/pad`,
  snakebite: `${SAANP} ~ ${KAATA}/dasa/das/dans/dank/lag/mara/maara/chhu, ${KAATA} ~ ${SAANP}, ${SAANP} ne ~
    ~ ${HATH}/${PAIR}/ungli/beta/beti/pati/bhai/${BACHCHA} ~ ${KAATA}, ${SAANP} dans/dansh, ${SAANP}
    dekha/tha/nikla ~ ${KAATA}, andhere/jhadi/khet/ghas/kheton/bistar/raat/rat/sote ~
    kuch/kuchh/kisi/kisine/keede/kida ~ ${KAATA}, do ~ nishan/daant/dant ~ ${KAATA}/khoon, ${KAATA} ~ do ~
    nishan/chhed, sarpdansh/sarpdans, keede ne kaata ~ palak/behosh/${SAANS}`,
  'woke-with-belly-pain': `subah/savere/sokar/soke/uthte/uthkar/raat/rat/neend/nind ~ ${PET} ~ ${DARD} ~
    palak/aankh/${GALA}/nigal/uth/khul/toot/tut, neend/nind ~ khul/tut/toot/uth ~ ${PET} ~ ${DARD}, ${PET} ~
    ${DARD} ~ neend/nind ~ khul/tut/toot/uth, sokar/soke/so ~ uth/utha/uthi/uthte/uthne ~ ${PET} ~ ${DARD},
    ${PET} ~ ${DARD} ~ ${AANKH} ~ khul/jag, jamin/zameen/niche/chatai/farsh ~ soya/so/soyi/sota ~ ${PET} ~
    ${DARD}, subah uthte/utha/uthi/uthkar ~ ${PET} ~ ${DARD}`,
  'scorpion-sting': `bichhu/bichchu/bichu/bichoo/bicchu/bichhoo/scorpion/bichchi`,
  'many-stings': `bahut/dher/kai/sau/saikdo/sare/saare/jhund/chhatte/chhatta/pachas/50/100 ~ ${MAKKHI} ~
    ${KAATA}/dank/hamla/toot/tut/lag/mara, ${MAKKHI} ~
    jhund/chhatte/chhatta/hamla/chipat/jhapat/bahut/kai/sare/pure/poore ~
    ${KAATA}/dank/kiya/gaya/toot/tut/mara/jagah/lag, ${MAKKHI} ~ hamla, ${MAKKHI} ~ toot/tut pad`,
  'animal-bite': `${KUTTA} ~ ${KAATA}, ${KUTTA} ne ~
    ${HATH}/${PAIR}/${MUH}/beta/beti/${BACHCHA}/bhai/pati/ungli/saal/ladka/ladki ~ ~ ${KAATA}, ${KUTTA} ne ~
    saal ~ beta/beti/${BACHCHA}/ladka/ladki ~ ${KAATA}/${HATH}/${PAIR}, ${KAATA} ~ ${KUTTA}, ${KUTTA} ~
    dant/daant/nakhun/panja/panje/kharoch/khroch/jhapat/chaat/chaata/noch ~
    mar/mara/maara/laga/lag/liya/gada/gaya/di/diya, ${KUTTA} ~ mere/mera/meri/uske ~ ${KAATA}, pagal/pagla ~
    ${KUTTA}`,
  'poison-swallowed': `${JAHAR} ~ pi/piya/pee/peeli/kha/khaya/khai/nigal/gatak/chaat/chakh/chat,
    kheton/khet/kapas/fasal/dhan/gehu/makki/baag/paudhe/ped ~ dawa/dawai/dava/davai/goli ~
    pi/piya/pee/kha/khaya/khai/nigal/gatak, ${DAWA} ~ chhidkne/chhidakne/chhidkav/chidkav/marne ~
    pi/piya/pee/kha/khaya, mitti ~ tel ~ pi/piya/pee/nigal,
    keet/kit/keede/kide/chuha/chuhe/machhar/deemak/khatmal/ju/joo ~ marne/maar/mar ~ dawa/dawai/goli/powder
    ~ pi/piya/pee/kha/khaya/khai, ${BACHCHA} ~ dawa/dawai/goli/goliya/tel/petrol/diesel/phenyl ~
    kha/khali/khaya/pi/piya/pee/nigal ~ li/liya/gaya/gayi/hai, dawa/dawai/goli/goliya ~
    jyada/zyada/bahut/sari/saari/puri/patta/mutthi ~ kha/khali/khaya/khai/nigal,
    dhatura/dhature/kaner/mahua/ratti/jatropha/ratanjot/ratanjyot/jangali ~
    beej/phal/bij/fal/patti/kha/khaya/khai, bhool/bhul/galti ~ ${JAHAR}/tel ~ pi/piya/pee/kha/khaya, toilet/bathroom/latrine/sink/drain cleaner ~ pi/piya/pee/peeya/pi-liya, harpic/phenyl/finail/finayl/bleach/lizol/dettol/tezab/acid/thinner/petrol/diesel/spirit/sanitizer/detergent/surf/nirma/rin/kapoor/kapur/allout/goodknight/khatmal ~ pi/piya/pee/kha/khaya/chaat/nigal, bahut/bahot/dher ~ saari/sari ~ goli/goliyan/goliya/tablet/dawai/dawa ~ kha/khali/khaya/nigal, poora/pura/poori/puri patta/strip/sheeshi/shishi/packet/bottle ~ kha/pi/nigal/khaya`,
  'poison-breathed-skin': `${JAHAR}/${DAWA}/spray/chhidkav/chidkav ~
    chhidak/chhidakte/chhidkte/marte/marne/karte/karne/daal/dalte/daalte ~
    ${ULTI}/chakkar/${SAANS}/pasina/behosh/laar/dhundhla/kaanp/ghabra, ${JAHAR}/spray ~
    chadh/lag/sungh/soongh/${SAANS}/badan/kapde/sharir/chamdi ~ gaya/gayi/gir/pad/bhig/liya/chali/lag,
    gas/dhuaa/dhuan/dhua/chlorine/ammonia ~ ${SAANS}/sungh/soongh/chadh/bhar/dam/ris/rishi/lik/leak ~
    gaya/gayi/ghut/chali/liya/ho/behosh, khet ~ dawa/dawai/spray ~ dal/chhidak/mar/maar/chhidkav/kar ~
    ${ULTI}/chakkar/${SAANS}/behosh/pasina/laar, kuye/kuen/tank/septic/sewer/gaddhe ~ gas ~
    behosh/dam/${SAANS}, angithi/koyla/heater/geyser/generator ~ dhuaa/dhua/gas/behosh/chakkar/${SAANS}, kuen/kuan/kua/tanki/tank/sewer/gutter/gatar ~ gas ~ gir/gire/behosh, zehrili/jahrili gas`,
  'battery-swallowed': `${CELL} ~ nigal/nigla/kha/khali/khaya/gatak/leel/ghont/muh/pet/gala,
    nigal/nigla/gatak/leel ~ ${CELL}, ${PET}/${GALA} ~ ${CELL}, ${NAAK}/kaan ~ ${CELL} ~
    dal/phas/fas/ghus/atak/gaya`,
  'object-swallowed': `
    sikka/sikke/coin/batan/button/kanta/kaanta/pin/sui/kil/keel/moti/kancha/angoothi/anguthi/chabi/bali/khilona/paisa/rupaya/kanch/haddi/gutli/guthli/dhakkan/screw/pench
    ~ nigal/nigla/gatak/leel/ghont/kha/khaya/khali, nigal/nigla/gatak ~
    sikka/sikke/coin/button/batan/kanta/pin/sui/keel/moti/kancha/chabi/khilona/paisa/rupaya/kuch/chij/cheez,
    ${BACHCHA} ~ kuch ~ nigal/nigla/gatak/leel`,
  choking: `${GALA} ~
    khana/roti/chana/chane/moongfali/mungfali/supari/toffee/kuch/kaur/dana/angur/lichi/sikka/haddi/machhli/kanta/tukda/chij/cheez/biscuit/anaj/guthli
    ~ atak/phas/fas/phans/fans/ruk,
    khana/roti/chana/moongfali/mungfali/supari/toffee/kaur/dana/angur/lichi/haddi/kanta/doodh/dudh ~
    ${GALA}/nali/nalli ~ atak/phas/fas/phans/chala/ruk, ${GALA} ~ atak/phas/fas/phans ~ gaya/gayi/hai ~
    ${SAANS}/dam/khans/nila/bol, ${SAANS} ki nali/nalli ~ atak/phas/fas/phans/chala/khana/dana/doodh,
    dum/dam ghut ~ khana/atak/phas, ${DOODH} ~ ${SAANS}/nali/sarak/sarka ~ nali/chala/gaya/atak`,
  hanging: `phansi/fansi/phaansi/faansi/phanda/fanda/phande ~
    laga/lagai/lagayi/lagaya/lag/latak/latka/jhul/jhool/par/pe/kha ~
    li/liya/gaya/gayi/tha/thi/kar/raha/mila/hai/par/utara, ${GALA} ~
    ghot/ghont/daba/kas/rassi/dupatta/phanda ~ diya/gaya/liya/raha/kas/phas/lag/hai/lapet/di,
    rassi/dupatta/dupatte/saree/sari ~ latak/latka/jhul ~ gaya/gayi/mila/kar/tha/li, pankhe/ped/chhat ~
    latak/latka/jhul ~ gaya/gayi/mila/kar/li`,
  drowning: `doob/dub/duba/dooba/doobi/dubi/dubne/doobne ~
    gaya/gayi/gai/tha/thi/raha/rahi/bacha/nikal/se/kar/ke/the/laga,
    pani/paani me/mein ~ gir ~ gaya/gayi/tha/thi/nikal/bacha, nadi/talab/talaab/kuye/kuan/kuen/nahar/tanki/balti/pokhar/gaddhe/tub/dariya/baadh ~
    doob/dub/duba/dooba/dubi/dubne/gir ~ gaya/gayi/tha/thi/raha/nikal/bacha, pani ~ nikal/nikala ~
    behosh/${SAANS}/${PET}, ${PET}/phephde/fefde/${NAAK} ~ pani ~ bhar/ghus/chala ~
    nadi/talab/dub/doob/gaya, gote/gota/goton ~ kha`,
  'electric-shock': `
    bijli/current/karant/karent/karnt/curent/krant/karent/karrent/taar/tar/light/lait/transformer/motor/switch/cooler/kular
    ~ jhatka/shock/shok/chipak/lag/laga/lagi/pakad/mara/maara/chhu/karant/current/jhulas ~
    laga/lag/gaya/gayi/hai/tha/liya/di, current/karant/karent/karnt/curent/krant ~ lag/laga/mar/maar/lagne,
    bijli ~ jhatka/jhatke/current/karant, nangi/nange/khule ~ taar/tar ~ chhu/lag/pakad, 11000/440/hai
    tension/haitension ~ lag/jhulas/current, shock/shok ~ laga/lag`,
  lightning: `bijli/thanka/gaaj/gaj/vajrapat/aakashiya/akashiya/aasmani/asmani/aakash/badal/vajra ~
    gir/giri/gira/girne/tut/kadak ~ gayi/gaya/se/hai/jhulas/par/upar/behosh, bijli/thanka/gaaj ~
    gir/giri/gira, gir/giri ~ bijli/thanka/gaaj, aakashiya/akashiya/aasmani/asmani ~ bijli, bijli ~
    chapet/jhulas`,
  'big-accident': `accident/eksident/exident/aksident/acident/durghatna/takkar/aksidant/hadsa ~
    ho/hua/hui/gaya/me/mar/mari,
    gadi/bike/motorcycle/truck/trak/bus/tractor/traktar/jeep/auto/train/rail/car ~
    takkar/kuchal/kuchla/chadh/ulat/palat/dab/daba/niche/lad/thok/thokar/gir, ${PED} ~
    gir/gira/giri/girkar/giral, tractor/traktar/deewar/diwar/malba/malbe/mitti/chhat/khadan ~ niche/dab ~
    dab/gaya/aa/phas, sand/saand/bail/bhains/hathi/gaay/suar ~
    mar/maara/mara/patak/sing/seeng/kuchal/uchhal, thresher/threshar/machine/chara/chaara/kutti/aara/khoya ~
    ${HATH}/${PAIR}/ungli ~ kat/katt/aa/phas/chala/gaya, chaku/chaaku/chhuri/chhura/talwar/goli/bhala ~ maar/maara/mara/mari/ghonp/ghop/laga/lagi`,
  'heavy-bleeding': `katori/cup/glass/gilas/lota/kulhad/balti ~ ${KHOON}, ${KHOON} ~ ${NAHI} ~ ruk/band/tham, ${KHOON} ~ ruk/band/tham ~ ${NAHI}, ${KHOON} ~
    bahut/jyada/zyada/dhar/dhaar/phavvara/fawara/pichkari/lagatar/behisab/tej/tez ~
    bah/baha/beh/nikal/gir/ja/raha/chhut/aa, bahut/jyada/zyada/behad/kafi ~ ${KHOON} ~
    bah/baha/beh/nikal/gir/raha/ja, ${KHOON} lathpath/lathphath/bah bah/baha, nas/nass ~ kat ~
    gayi/gaya/${KHOON}, ${KHOON} ~ kapda/kapde/gamcha ~ bhig/bheeg/bhar, ${KHOON} ~ ${NAHI} ruk, khoon/khun/blood ~ fuvvare/fawware/phuhar/phavvare/pichkari/fuhara/fuhaara/dhaar ~ jaisa/jaise/si/ki, khoon/khun fuvvare/fawware/fuware`,
  'wound-open-bone': `haddi ~ bahar/baahar, khuli/khula haddi/fracture, ghav/chot ~ haddi ~
    dikh/bahar/nikal, chamdi/mans/maans ~ phad/phat/fad ~ haddi`,
  burn: `garam ~ tel/pani/chai/doodh/dudh ~ chheenta/chheente/chhinta/chhinte/chheeta/chheete, tel/pani/chai ~ chheenta/chheente/chhinta/chhinte, garam/ubalta/ubalte/khaulta/khaulte/ubla ~
    ${DOODH}/pani/chai/tel/dal/daal/sabji/maad/maand/chawal/dudh/chashni/tawa/silencer/kadhai/patila ~
    gir/gira/pad/lag/jal/chhalak/palat/chhu,
    chai/pani/tel/dal/daal/doodh/dudh/chulha/chulhe/aag/tawa/tave/stove/gas/silencer/lalten/diya/patakha/patakhe/patake/bhatti/press/istri
    ~ jal/jala/jali/jhulas/jale ~ gaya/gayi/gaye/kar,
    ${HATH}/${PAIR}/ungli/peeth/pith/${PET}/jangh/chamdi/badan/sharir/hatheli/baanh/baah ~
    jal/jala/jali/jhulas/jale ~ gaya/gayi/gaye/gai, jal/jala/jhulas ~ gaya/gayi/hua/hui ~
    chhale/chhala/fafole/chai/tel/pani/aag, chhale/fafole ~ jal/jalne/garam, jal ~ gaya/gayi ~
    ${HATH}/${PAIR}/${BACHCHA}, aag ~ lag ~ gayi/kapde/jal, garam/garm/khaulta/khaulti/ubalta/ubalti/ubla doodh/dudh/chai/chay/dal/daal/pani/paani/tel/sabzi/sabji/khichdi/chashni/ghee/kadha ~ gir/gira/giri/padi/pad/chhalka/chhalak/ulat`,
  'burn-dangerous': `tezab/tejab/acid ~ phenka/fenka/dala/gira,
    chehra/${MUH}/${AANKH}/gala/guptang/hatheli/${HATH}/${SEENA}/${SEENA}/pura/poora/poore/sara/aadha/adha ~
    jal/jala/jali/jhulas/jale ~ gaya/gayi/gaye/gai, aag ~ kapde/saree/sari/dupatta/sari ~ lag/jal/pakad,
    kapde/saree/sari/dupatta ~ aag ~ lag/pakad, tezab/tejab/acid ~ gir/phek/fenk/phenk/jal/jala/pad/dal/lag,
    bijli/current/karant ~ jal/jala/jhulas, cylinder/silender/silendar/gas/stove ~
    phat/fat/blast/dhamaka/phata ~ gaya/jal/jhulas/hua, bahut/kafi/jyada/zyada/poora/pura ~
    badan/sharir/hissa ~ jal/jhulas, ${BACHCHA} ~ garam/khaulta/ubalta ~ pani/doodh/dal/chai/tel ~
    gir/gira/pad, badan/sharir ~ bahut/kafi ~ jal/jhulas, petrol/kerosene/mitti tel/mitti ka tel ~
    chhidak/dal/aag ~ aag/jal/laga, garam/garm/khaulta/ubalta doodh/dudh/chai/dal/daal/pani/paani/tel ~ ~ ~ chamdi/chamri/khaal/chamda utar/nikal, garam/garm/khaulta/ubalta doodh/dudh/chai/dal/daal/pani/paani/tel ~ ~ seene/seena/chhati/chehre/muh/chehra/pet/gupt ~ gir`,
  needlestick: `sui/syringe/sirinj/needle ~ ${HATH}/ungli ~ chubh/gad/lag/ghus, ${HATH}/ungli ~
    sui/syringe/sirinj/needle ~ chubh/gad/lag/ghus, istemal/istemaal/use/purani/gandi/dusre ~
    sui/syringe/needle ~ chubh/gad/lag`,
  'sexual-assault': `balatkar/balatkaar/blatkar/rape/rep/dushkarm/yon/yaun ~
    hua/hui/kiya/ho/gaya/shoshan/ki/kar, jabardasti/zabardasti/jabran/jabarjasti ~
    sambandh/sex/kiya/ki/kari/sharirik/galat/soya/kapde, ijjat/izzat ~ lut/loot/luti/le, galat/ganda/gandi
    kaam/kam/harkat ~ kiya/ki/kar ~ sath/saath/ladki/beti/mere, mere/beti/ladki/bachchi ~ sath/saath ~
    galat/ganda/gandi/jabardasti/zabardasti/chhed ~ kaam/harkat/kiya/ki/hua/kam, gupt ang/guptang ~
    chhua/chhuta/hath/chhed`,
  'heat-collapse': `loo/lu/dhoop/dhup/garmi/gami ~ lag/lagi/lagne/kaam/ghum/rah/reh/khet ~
    behosh/gir/bahki/behki/hosh/jhatke, loo/lu/dhoop/dhup/garmi ~
    behosh/gir/bahki/behki/hosh/jhatke/murchha, dhoop/dhup/garmi ~ gir ~ gaya/gayi/pada,
    khet/bhatta/bhatte/mazduri/majduri/kaam ~ dhoop/garmi/loo/lu ~ behosh/gir, badan/sharir ~
    aag/tave/tawe/bhatti/tap ~ garam/jal/raha/jaisa ~ pasina/dhoop/loo/lu/garmi/behosh`,
  'shaky-sweaty': `${HATH}/${PAIR}/badan/sharir ~ kaanp/kanp/kap/kaap/thartharahat/tharthara/kapkapi/kamp ~
    pasina/paseena/pasine/thanda/bhookh/bhukh, pasina/paseena/pasine ~
    kaanp/kanp/kap/kaap/kapkapi/tharthara, kaanp/kanp/kap/kaap/kapkapi ~ pasina/paseena/pasine,
    sugar/suger/shugar ~ kam/low/lo/gir/giri/ghat/down ~ ho/gaya/gayi/hai/raha/lag, low/lo
    sugar/suger/shugar, sugar/suger kam, sugar/suger/insulin/insuline ~ dawa/sui/goli/le ~
    pasina/kaanp/chakkar/kap, insulin/insuline ~ khana ${NAHI}, bhookh/bhukh ~ kaanp/kap/pasina/ghabra`,
  'fruity-breath': `${SAANS}/${MUH} ~ phal/fal/sade/sada/mithi/meethi/nail/sev ~
    gandh/badbu/mahak/khushbu/mehak/jaisi/bu/smell, phal/fal/meethi/mithi ~ gandh/mahak/mehak/badbu/khushbu
    ~ ${SAANS}/${MUH}`,
  'days-without-sleep': `kai/bahut/do/teen/char/paanch/panch/2/3/4/5/6/hafte
    din/dino/raat/rato/raato/rat/bhar ~ soya/soi/soyi/sota/soti/so/neend/nind ~ ${NAHI},
    kai/bahut/do/teen/char/paanch/2/3/4/5/6 din/dino/raat/rato/raato ~ ${NAHI} ~
    soya/soi/soyi/sota/neend/nind, ${NAHI} ~ soya/soyi/soi ~ kai/do/teen/char/2/3/4/5 din/dino/raat, raat
    raat bhar ~ jag/jaag/so ~ raha/rahta/${NAHI}, rat rat bhar ~ jag/jaag`,
  'death-wish': `jine/jeene/jina/jeena/jiu/jeena/jinda/zinda ~ ${NAHI} ~ chah/man/hai/rah/reh,
    jine/jeene/jina/jeena/jinda/zinda ~ man/ichha/iccha/chah/ikchha/matlab/fayda ~ ${NAHI},
    marna/mar/maut/marne ~ chah/man/jana/jau/jaun/jaye/achha/accha/ichha/dil, mar ~ jana/jau/jaun/jaata ~
    achha/accha/behtar/chah/thik, jindagi/zindagi/jeevan ~ tang/thak/bojh/bekar/ub/narak/ji bhar,
    bhagwan/upar wala ~ utha/bula ~ le, maut ~ aa/mang/mangti/jaye, jeene/jine ka ~ man ${NAHI}, sab khatam
    ~ kar/ho/lag, mujhe ${NAHI} jina/jeena`,
  'self-harm-plan': `aatmahatya/atmahatya/aatmhatya/khudkushi/khudkusi/suicide/susaid/sucide/khudkhushi,
    apni/khud/apne ~ jaan/jindagi/zindagi/jan/jivan ~ le/khatam/de/dena/lena, jaan/jan ~
    de/dena/dedu/dunga/dungi/du/deni ~ chah/man/du/dunga/dungi/dena/hai, khud ko ~ khatam/mar/maar ~
    lu/lunga/lungi/kar/dal/du/chah,
    jahar/zahar/jeher/phansi/fansi/train/patri/nadi/kuye/chhat/goli/goliya/nas ~
    kha/khakar/lagakar/laga/kud/kood/kat/pi ~
    lu/lunga/lungi/mar/kar/jau/jaunga/jaungi/chah/dunga/dungi/soch/man, marne ~
    tarika/tarike/soch/plan/irada/taiyari/tayari, jahar/rassi/goliya/phanda ~
    la/laya/rakh/rakha/jama/kharid/taiyar`,
  'self-harm-done': `marne ~ liye ~ dawa/dawai/goli/goliya ~ kha/khali/khai/pi,
    mar/marne/jaan/khudkushi/atmahatya/suicide ~ koshish/kosis/kosish ~ ki/kiya/kari/hai, marne/jaan
    dene/khatam ~ liye/chakkar ~ ${JAHAR}/goli/goliya/dawa ~ kha/khali/khai/pi/piya,
    khud/gusse/jhagde/tension/jaanbujh/jaan ~ ${JAHAR} ~ kha/khali/khai/khaya/pi/piya, nas/kalai ~ kaat/kat
    ~ li/liya/gaya, maine/mene ~ ${JAHAR}/goliya ~ kha/khali/khai/pi/piya, phansi/fansi ~ laga/lagai/lagayi
    ~ li/liya/thi`,
  'self-cut': `${HATH}/kalai/nas/baanh/jangh/badan ~ blade/bled/chaku/chhuri/kaanch/kanch/sheesha ~
    kat/kaat/kata/kaata/mar/maar/laga/nishan, blade/bled/chaku/chhuri/kaanch/kanch ~
    ${HATH}/kalai/nas/khud/apne ~ kat/kaat/kata/kaata/mar/maar/cheer, khud/apne aap ~
    kat/kaat/kaata/chot/jala/nuksan/nochti/peet ~ li/liya/pahuncha/pahucha/deti/deta/raha/rahi/leti/leta,
    apni/apna/apne ~ nas/kalai/${HATH} ~ kat/kaat/kata`,
  voices: `awaj/aawaj/awaz/aawaz/awaje/aawaje/awajen ~ sunai/sunti/sunta ~ de/deti/hai/rahi,
    awaje/aawaje/awajen/aawajen ~ aa/aati/sunai/sunti/kah/bol/bula, kaan/kan ~ awaje/koi/phusphus ~ aa/aati/bol/sun, koi ~ bol/kahta/bulata/pukar ~ ${NAHI} ~ hai/hota/dikh/koi, koi ~ dikh/dikhta/dikhai
    ~ jo ${NAHI}, bhoot/bhut/chudail/saya/pret ~ dikh/dikhta/bol/aa/pakad, akele/akela/hawa/deewar ~
    bat/baat/baate/bate ~ kar, khud se ~ bat/baat/baate, log/koi/sab ~ piche pade/pichha/maar/jahar ~
    hai/denge/dalenge/raha/kar/de`,
  violent: `sabko/sab/logo/ghar/maa/patni/padosi/bachho ~ maar/mar/peet/pit/kaat/noch ~
    raha/rahi/ta/daud/ne/lag/deta, tod phod/fod, todfod/todphod, gussa ~ maar/mar/tod/phek/hamla/kabu,
    chaku/danda/lathi/kulhadi/hansiya/talwar/eent ~ le/lekar/uthakar/utha/leke ~
    daud/mar/maar/ghum/hamla/dhamka, hinsak/hinsa/hamla/aakramak/akramak ~ ho/kar/gaya/raha/hai,
    kabu/kaabu/control ~ ${NAHI} ~ aa/ho/raha, bandh/baandh/rassi ~ rakh/rakha/pada`,
  'alcohol-shaking': `${DARU} ~ chhod/chod/chhor/band/${NAHI}/chhut/chhuta/kam ~
    kaanp/kap/kaap/kanp/tharthara/kapkapi/jhatke/pasina/dikh/ghabra/daura/mil/nind/neend/bhoot, ${HATH} ~
    kaanp/kap/kaap/kanp ~ ${DARU}, ${DARU} ~ ${NAHI} ~ mil/mile/pi/piya/pine ~
    kaanp/kap/kaap/kanp/kapkapi/jhatke/ghabra/pasina/pagal`,
  'widespread-skin-burn': `chamdi/chamri/khal/khaal ~ pure/poore/bahut/sara/saare ~
    jal/jhulas/utar/ukhad/chhil/chhale, pure/poore/sare/saare badan/sharir ~ chamdi/khal/khaal/chhale/fafole
    ~ utar/ukhad/jal/chhil/ho/nikal/pad/gaye, dawa ~ chamdi/chhale/fafole ~ utar/chhil/nikal/ukhad/pad,
    chamdi ~ parat ~ utar/ukhad`,
  diabetes: `sugar/suger/shugar ~ bimari/marij/mareej/patient/rogi/dawa/goli/insulin, sugar/suger/shugar ~
    badh/badha/badhi/high/hai/jyada/zyada ~ hai/gaya/gayi/hua/rahti, insulin/insuline ~
    le/leta/leti/lagata/lagta/lagati/lag/par`,
  'cough-barking': `kutta/kutte/kute/siyar/lomdi ~ bhaunk/bhauk/bhonk/bhok/bhukna/bhaukne/bhaunkne/bhokne ~
    ${KHANSI}/awaj/jaisi, bhaukne/bhaunkne/bhokne/bhaunk/bhauk jaisi/jaisa ~ ${KHANSI}, ${KHANSI} ~
    kutta/kutte/kute ~ jaisi/jaisa/tarah/bhaunk/bhauk, ${KHANSI} ~ bhaunk/bhaukne/bhaunkne/bhokne`,
  'numb-patch': `daag/dhabba/dhabbe/chakta/jagah ~ sun/sunn/pata/mahsus/mehsus/sparsh/asar/ehsas ~
    ${NAHI}/hai/pad/ho/gaya, chutki/chikoti/sui/chubhane/chhune ~ pata/mahsus/mehsus/ehsas/dard ${NAHI},
    chutki/chikoti/sui ~ par pata/mahsus/mehsus/dard ${NAHI}`,
  'body-ache': `badan/sharir/deh/pura/poore/manspeshi/manspeshiyo/maanspeshi ~ ${DARD}/tut/toot/tutan,
    ${DARD} ~ badan/sharir/deh/manspeshi, ang ang ~ ${DARD}/tut/toot`,
  'neck-pain': `${GARDAN} ~ akad/akda/akdan/akdi/jakad/jakda ~ ~ takiye/takiya, ${GARDAN} ~ akad/akda/akdan/akdi/jakad/jakda ~ ~ galat ~ sone/soye,
    galat ~ sone/soye ~ ${GARDAN} ~ akad/akda/akdan/akdi/jakad/jakda, ${GARDAN} ~ ${DARD}/moch/nas/jhatka, ${DARD} ~ ${GARDAN}`,
  'mouth-ulcer': `${MUH}/hoth/honth/jeebh/jibh/gaal/masude ~ chhala/chhale/chale/chala/chhaale,
    chhala/chhale ~ ${MUH}/hoth/honth/jeebh, munh aa gaya`,
  wound: `kil/keel/kaanta/kanta/kaanch/kanch/loha/lohe/lakdi/sariya/chaku/hansiya/kulhadi/kudal ~
    chubh/chubhi/chubha/ghus/lag/kat/kaat/gad/dhas/gadi ~ gaya/gayi/hai/thi/tha/gai,
    ${HATH}/${PAIR}/ungli/talve ~ kil/keel/kaanta/kanta/kaanch/kanch/chaku/hansiya/blade ~
    chubh/chubhi/chubha/ghus/lag/kat/kaat/gad/gadi`,
  'bite-no-vaccine': `${SUI} ~ ${NAHI} ~ lag/laga/lagwa/lagwai/lagwaya/lagwayi/lagi/li/liya/karaya, ${SUI} ~
    lagwa/laga/lag ${NAHI}, rabies/rebij/antirabies ~ ${SUI} ~ ${NAHI}`,
  'period-pain': `har mahine/mahina ~ ${DARD}/ainthan/marod/aithan,
    mahwari/mahavari/period/masik/emsi ~ ${DARD}/ainthan/marod/aithan`,
  sprain: `moch ~ aa/aayi/aaya/gayi/hai/lag`,
});
