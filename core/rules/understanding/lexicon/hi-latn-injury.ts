import { listedAll } from './listed.ts';
import {
  BACHCHA,
  DAWA,
  GHAV,
  HATH,
  KAATA,
  KHOON,
  KUTTA,
  MUH,
  NAHI,
  PAIR,
  PET,
  SAANS,
} from './hi-latn-words.ts';

const SNAKE =
  'saanp/sanp/saamp/samp/sap/naag/nag/sarp/karait/krait/cobra/kobra/nagin/snake/snek/keeda-rassi/viper/kaanp-saanp';
const POISON =
  'zeher/zahar/jahar/jehar/zehar/zahr/jahr/jeher/poison/keetnashak/kitnashak/kitnasak/pesticide/celphos/selfos/sulphas/salfas/sulfas/endosulfan/monocil/tezab/tejab/acid/phenyl/finail/phenail/harpic/kerosene/kerosin/kirasin/dhatura/datura/ratkill/ratol/rattol/hit/mortein/petrol/diesel/phinail';
const OBJECT =
  'sikka/sikke/coin/batan/button/moti/kanta/kaanta/pin/suiya/sui/pench/paisa/penny/kanch/kancha/magnet-nahi/anguthi/bali/khilona/khilone/peech/sep';

/** Injuries, bites, stings, poisons and burns. */
export const INJURY = listedAll({
  snakebite: `${SNAKE} ~ ${KAATA}/dass/dasa/kaateli/lag/mara, ${SNAKE} ~ tha/jaisa/shak/lagta/dikha/hoga,
    ${KAATA} ~ ${SNAKE}, kuch/kuchh ~ kaata/kata/kaat/kat ~
    khet/raat/rat/andhere/neend/sote/jhadi/ghas/zameen, khet/jhadi/ghas/andhere/raat/rat/sote/neend ~
    kuch/kuchh ~ kaata/kata/kaat/kat, kisi cheez/keede/kide/chij ~ kaata/kata/kaat ~ khet/raat/sote,
    sarpdansh/sarpdans/snakebite, do ~ daant/dant ~ nishan`,
  'woke-with-belly-pain': `neend/nind/sote/sokar/soke/raat/rat ~ ${PET} ~ dard ~ uth/neend/khul/jaag, ${PET}
    ~ dard ~ neend/nind ~ khul/toot/tut, ${PET} ~ dard se neend/nind ~ khul/toot/tut, neend/nind ~
    khul/khuli ~ ${PET} ~ dard, sokar/soke uthte/utha/uthi ~ ${PET} ~ dard, subah uthte ~ ${PET} ~ dard,
    ${PET} dard se neend khul`,
  'scorpion-sting': `bichhu/bichchu/bicchu/bichu/bichhoo/bichchhu/vichhu/bichoo/biccha/bichhi/bicchi/scorpion,
    bichhu/bichu/bicchu ~ ${KAATA}/maara/mara`,
  'insect-sting': `madhumakkhi/madhumakhi/madhumakkhiya/makhi/tataiya/tatiya/tataiyya/barr/barre/bhir/bhid/bhirni/bhauri/bhaunra/humdanga/hadda/hade/birni/patangi/wasp/bee/hornet/tatya/mumakhi/sarang
    ~ ${KAATA}/maara/mara/lag, ${KAATA} ~ madhumakkhi/madhumakhi/tataiya/tatiya/barr/birni,
    keede/kide/keeda/kida/chinti/cheenti/machhar/macchar/machar/khatmal/makdi/kankhajura/khajura/goojar/gojar ~ ${KAATA}`,
  'many-stings': `bahut/bahot/dher/kai/saari/sari/jhund/poora/hazaro/saikdo/sau/50/100 ~
    madhumakkhi/madhumakkhiyo/madhumakhi/madhumakhiyo/madhumakkhiya/makkhiyo/tataiya/barr/birni/madhumakkhiyon/bhauri
    ~ ${KAATA}/hamla/chipat/lag,
    madhumakkhi/madhumakhi/madhumakkhiyo/madhumakhiyo/madhumakkhiyon/barr/birni/tataiya ~
    jhund/chhatta/chhatte/chatte ~ ${KAATA}/hamla/toot/kaat, bahut/bahot saari/sari
    madhumakkhi/madhumakkhiyo/madhumakkhiyon, bahut/kai jagah ~ madhumakkhi/birni/tataiya ~ ${KAATA}, bahut saare dank, bahut sare dank`,
  'animal-bite': `${KUTTA} ~ ${KAATA}/panja/nakhun/dant/khroch, ${KAATA} ~ ${KUTTA}, dogbite,
    chuhe/chuha/gaay/bhains/ghode/suar/gadhe/lomdi ~ ne ~ ${KAATA}, pagal kutta/kutte, cat ne ~ ${KAATA}, ${KUTTA} ~ laar ~
    ${GHAV}, kukur ~ ${KAATA}, janwar/janvar ~ ${KAATA}, kutte/kutta/bandar/billi ne pair/haath mein/par/me kaat, kutte ~ kaat, bandar ~ kaata, bandar ne haath par kaata, kutte ne pair mein kaat`,
  'human-bite': `aadmi/admi/insaan/kisi/bachche/bache/ladke/ladki/aurat/patni/pati ~ ne ~ dant/daant ~
    ${KAATA}, dant/daant se ~ ${KAATA}, aadmi/admi/insaan/manushya ~ ne ~ kaata/kata/kaat, aadmi ne haath par kaat, aadmi ne ~ kaat, aadmi ne daant se kaat`,
  'poison-swallowed': `maine/main ~ chuhe/chuha maarne/mar/marne ki/wali dawa/dawai kha/khaa/khali,
    maine/main/hum/hamne ~ zeher/zahar/jahar/kitnashak/keetnashak/sulphas/celphos/tezab/acid/phenyl/harpic ~
    kha/khaa/pi/pee, maine bahut/saari/dher ~ goli/goliya/goliyan/dawa/dawai ~ kha/khaa, neend/nind ~
    goli/goliya/goliyan/${DAWA} ~ kha/khaa li/liya/leli, ${POISON} ~
    kha/khaa/khaya/pi/pee/piya/nigal/khayi/chat/chaat/peeya/gatak, mitti/miti ~ tel ~
    pi/pee/piya/nigal/gatak,
    chuha/chuhe/chooha/choohe/rat/ghun/khatmal/makkhi/macchar/machhar/khet/fasal/phasal/keede/kide/anaj/genhu
    ~ ${DAWA} ~ kha/khaa/khaya/pi/pee/piya/khayi/nigal, hair dye/dai ~ pi/pee/kha, dye/dai ~ pi/kha, ${DAWA}
    ~ patta/patte/bottle/dibba/shishi/sheeshi ~ kha/khaa/pi/pee/nigal, ${BACHCHA} ~ ${DAWA} ~
    kha/khaa/nigal/pi ~ li/gaya/gayi/liya, bahut/saari/sari/dher/poori/puri/10/15/20/30 ~
    ${DAWA}/goliya/goliyan/golia ~ kha/khaa/nigal/khali, sara/saari/sari patta ~ kha, galti ~
    ${DAWA}/tel/acid ~ kha/pi, machis/dhatura/kaner/bhang/jatropha/arandi/jangli-beej/ratanjot/castor ~
    kha/khaa/khaya/kha-liya, zeher/zahar/jahar/jehar ~ kha/khaa/khaya/pi/pee ~ liya/li/liye/gaya/gayi/hai,
    neend/nind ~ goli/goliya/goliyan ~ kha/khaa ~ li/liya`,
  'poison-breathed-skin': `${DAWA}/keetnashak/kitnashak/spray/pesticide ~
    saans/naak/badan/sharir/chamdi/haath/hath ~ chali/gayi/lag/gir/laga/pad/chadh,
    gas/gais/dhuan/dhua/dhuaan/chlorine/ammonia ~ saans/sungh/soongh/naak/chadh ~ gaya/gayi/liya/li/chali,
    ${DAWA}/spray/keetnashak/kitnashak ~ chadh ~ gayi/gai/gaya, angithi/koyla/generator ~ dhuan/dhua/gas,
    dawa chhidakte/chhidkte/chidakte/chhidkaw samay/waqt/time, dawai chhidakne ~ baad/ke, acid/tezab/tejab ~
    gir/pad/phek/fek/lag, keetnashak/kitnashak sharir/sarir par/pe gir, keetnashak ~ sharir par, keetnashak saans mein`,
  'battery-swallowed': `ghadi/button/batan/remote/khilone/khilona/chhota/gol ~
    cell/sel/battery/baitri/batri/batery ~ nigal/kha/gatak/leel/nigla,
    cell/sel/battery/baitri/batri/batery/chumbak/magnet/maignet ~ nigal/kha/gatak/leel/nigla/ghont, nigal ~
    cell/battery/batri/chumbak/magnet, battery nigal`,
  'object-swallowed': `${OBJECT} ~ nigal/gatak/leel/nigla/ghont/kha, nigal ~ ${OBJECT}, ${BACHCHA} ~
    kuch/kuchh ~ nigal/gatak/leel, machhli/macchli/machli/murge/mutton ~ kanta/kaanta/haddi ~ gale/gala ~
    fas/phas/atak, gale me/mein ~ kanta/kaanta/haddi ~ fas/phas/atak`,
  choking: `gale/gala ~ khana/kuch/roti ~ atak/fas/phas gaya/gayi, gale/gala ~
    atak/fas/phas/ataka/phansa/fansa/phasa/phans/fans ~ ${SAANS}/dam/dum/bol, gale/gala ~
    khana/chana/kuch/kuchh/roti/supari/moongfali/mungfali/gosht/dana/tukda/toffee/laddu ~
    atak/fas/phas/ataka/phansa/phasa/fasa, khana/roti/chana/moongfali/mungfali/supari/toffee/dana/kuch/kuchh
    ~ gale ~ atak/fas/phas/phans/ataka/fasa, khana/roti/chana/toffee/dana/dudh/doodh ~
    saans-nali/saansnali/saans-ki-nali ~ atak/fas/phas/chala, gale me/mein ~ atak/fas/phas`,
  hanging: `phansi/fansi/phasi/fasi/phaansi/phanda/fanda/faansi ~
    laga/lagaya/lagayi/lag/latak/latka/jhool/jhul ~ li/liya/thi/gaya/gayi/tha/hai, gala/gale ~
    ghot/ghont/daba/dabaya/ghota/ghonta/kas ~ diya/gaya/hai/raha, latka/latki ~ hua/hui ~ mila/mili, phaansi par latka, fansi par latka, phaansi laga`,
  drowning: `pani/paani ~ doob/dub/dooba/duba/doobi/dubi/doobne/dubne, talab/talaab/nadi/kuye/kuen/kuan/nahar/pokhar/pokhra/tanki/hauz/balti/baadh/gaddhe/pokhari/tub
    ~ doob/dub/dooba/duba/doobi/dubi/doobne/dubne/gir ~ gaya/gayi/tha/thi/gail/se/rahi/raha/laga,
    doob/dub/dooba/duba ~ gaya/gayi/tha/raha/gail/gyi, doobne/dubne ~ bacha/bachi/bachaya/se, doob/dub
    ke/kar`,
  'electric-shock': `bijli/current/karant/karent/karnt/curent/karrent/kranat/bijlee/light/lait/taar/tar ~
    jhatka/jhatke/shock/lag/laga/lagi/chipak/pakad/maara/mara/shok/chhoo/chhu/lagal,
    current/karant/karent/karnt/curent ~ lag/laga/maar/mara/lgi/lagal, bijli ka jhatka, shock/shok ~
    laga/lag/lga, transformer ~ jhulas/chipak`,
  lightning: `bijli/thanka/gaaj ~ gir gaya/gayi/gai/gail,
    bijli/thanka/gaaj/gaj/vajra/vajrapat/thunder/aakashiya/akashiya/aasmani/asmani ~
    gir/giri/gira/girne/giral, gir/giri ~ bijli/thanka, thanka/gaaj ~ lag, bijli kadak/kadki ~
    lag/jhulas/behosh, thanka giral`,
  'big-accident': `accident/exident/axident/eksident/aksident/acident/accidant/durghatna/durghtna/takkar/acsident
    ~ ho/hua/hui/gaya/me/mein/lag/maar/mari/hogaya/gail/mein,
    chhat/chat/ped/pedh/khamba/khambe/seedhi/sidhi/imarat/building/diwar/pahad/kuye/kuen/taad/khajur/tower/balcony/unchai/uchai/machan/tractor/traktar/bike/train/bus/ghoda/oonchai/gadi/chhajje
    ~ gir/gira/giri/girne/girkar/girke/gire/giral ~ gaya/gayi/gaye/hai/tha/se/gai/gail/kar,
    chhat/ped/seedhi/sidhi/unchai se gir/gira/giri,
    gaadi/gadi/truck/bus/tractor/traktar/bike/motorcycle/car/auto/train ~
    takkar/kuchal/chadh/thok/thokar/palat/dab/takra ~ diya/gaya/gayi/di/gail/maar/mari/gai, kuchal ~
    gaya/gayi/diya, goli lag/mar/lagi, chaku/chaaku/talwar/bhala ~ ghop/ghonp/maar/mara ~ diya/di/gaya`,
  'heavy-bleeding': `${KHOON} ~ ${NAHI} ~ ruk/band/rukta/thamm, ${KHOON} ~ ruk/band/rukta ~ ${NAHI},
    ${KHOON} ~ bahut/jyada/zyada/tezi/teji/lagatar/jor/zor/khub/khoob/dhaar/dhar/pichkari/fawwara ~
    beh/bah/nikal/ja/aa/chal/bahta, bahut/jyada/zyada/tezi/teji/khub/khoob ~ ${KHOON} ~
    beh/bah/nikal/bahta/gir/chal, ${KHOON} ki dhaar/dhar/pichkari/fawwara/nadi, khoonam khoon, ${KHOON} ~
    beh/bah ~ raha/rahi/rha/gaya, ${KHOON} bahut/jyada/zyada ~ nikal/beh/bah`,
  wound: `${HATH}/${PAIR}/ungli/angootha/anguthe/mathe/chehra/edi/ghutna/hoth/jaangh ~
    kat/kaat/cut/chhil/chil/kta/cheer/chir/kati ~ gaya/gayi/gail/gai/li/hai/laga,
    chaku/chaaku/blade/hansiya/hasiya/darati/kulhadi/kudal/kaanch/kanch/sheesha/phavda/khurpi/gandasa/tin/cheeni
    ~ kat/kaat/cut/lag/laga/chir/kati/lagi, ${GHAV}, kat gaya/gayi/gail, taanke/tanke ~ lag, pair kat gaya, per kat`,
  'wound-dirty': `jang/jung/zang/jangh-lagi/jangdar ~ keel/kil/lohe/loha/taar/chubh/ghus/kat/blade/sui,
    keel/kil/kaanti/kanta/kaanta/kanti/lohe/loha/kaanch/khunti/suja/keela ~
    chubh/ghus/gad/lag/chubhi/ghusi/gadi/lagi/ghusa/chubha/chubhal/dhas, ${GHAV} ~
    gehra/gahra/mitti/gobar/ganda/gandagi/gahera/keechad, gehra/gahra/gahera/ganda ~ ${GHAV}/kat,
    mitti/gobar/keechad/gandagi ~ ${GHAV} ~ lag/gir/chot, ${GHAV} ~ mitti/gobar`,
  'wound-open-bone': `haddi/hadi/hddi ~ bahar/baahar ~ dikh/aa/nikal/gayi/rahi/aayi/hai, ${GHAV} ~
    haddi/hadi/hddi ~ dikh/bahar/nikal, chamdi/chamri ~ phad/fad/cheer ~ haddi/hadi`,
  'wound-infected': `${GHAV}/taanke/tanke/kati-jagah ~
    pak/paka/mawad/mavad/peep/pip/pus/sad/sada/badbu/keede/kide/infection/laal/lal/pakk/pik,
    ${GHAV}/taanke/tanke ~
    pak/paka/mawad/mavad/peep/pip/pus/sad/sada/badbu/keede/kide/infection/septic/saptik,
    mawad/mavad/peep/pus ~ ${GHAV}/taanke, septic/saptik/septik`,
  burn: `garam/khaulte/khaulta/khaulti/ubalte/ubalta ~ tel/pani/paani/chai/dudh/doodh/daal/dal/sabji/sabzi
    gir gaya/gayi/gaye/gai, jal ~ gaya/gayi/gaye/gail/gai/gyi, jala/jali hua/hui,
    ${HATH}/${PAIR}/badan/sharir/ungli/peeth/pet/jaangh/${BACHCHA} ~ jal/jhulas/jala/jali/jhulsa ~
    gaya/gayi/gail/gai/gaye, garam/khaulte/khaulta/khaulti/ubalte/ubalta/ublta/khoulte ~
    tel/pani/paani/chai/dudh/doodh/daal/dal/sabji/sabzi/maand/ghee ~ gir/pad/jal/gira/giri/jhulas/uchhal,
    garam/khaulte/ubalte ~ jal/jhulas, jhulas ~ gaya/gayi/gail, aag ~ jal/jhulas/lag ~ gaya/gayi/gail,
    silencer/chulhe/chulha/press/istri/stove/gas/cooker/diye/patakhe/patakha/phooljhadi ~ jal/jhulas/jala`,
  'burn-dangerous': `chehra/chehre/${MUH}/${HATH}/aankh/ankh/guptang/peshab-ki-jagah ~ jal/jhulas/jala/jali
    ~ gaya/gayi/gail/hai/gai/liya, jal/jhulas ~ gaya/gayi/gail ~ chehra/chehre/${MUH}/${HATH}/guptang,
    pura/poora/aadha/adha/sara/bahut/saara/pure/poore ~
    badan/sharir/sharir/pair/pet/peeth/hissa/jyada/zyada/deh ~ jal/jhulas, bahut ~ jal/jhulas ~
    gaya/gayi/gail, buri tarah ~ jal/jhulas, bijli/current/karant/tezab/tejab/acid ~ jal/jhulas/jala,
    tezab/tejab/acid ~ jal/gir/pad/phek/fek, cylinder/silinder/silendar ~ phat/fat, garam ~ gir ~ jal
    gaya/gayi ${HATH}/chehra/${MUH}, jal gaya/gayi ${HATH}/chehra/${MUH}, chehra jal`,
  sprain: `moch/mochh/moach/much/sprain ~ aa/aayi/aai/aagayi/hai/lag/gayi/khaya,
    takhna/takhne/${PAIR}/panja/kalai/ghutna/edi ~ mud/mur/muda/mudi/murak/lachak/murka/ghoom/marod ~
    gaya/gayi/gail/gai, nas chadh/par/pe nas ~ gir, muskan/murak ~ gaya, moch`,
  fall: `gir ~ gaya/gayi/gaye/gail/gai/gyi/pada/padi/pade/padal/gya,
    phisal/fisal/phisla/fisla/phisalkar/fislkar/fisalke ~ gir/gaya/gayi, thokar/thoker ~ lag/kha/laga ~ gir,
    girne/gira ~ chot`,
  needlestick: `sui/suee/injection/syringe/sirinj/needle/nidil ~
    chubh/chubhi/gad/gadi/chub/chubhgayi/ghus/lag ~ gayi/gai/gaya, ${HATH}/ungli ~ sui/needle/syringe ~
    chubh/gad/lag, aspatal/hospital ~ sui ~ chubh, sui chubh, sui chub`,
  'sexual-assault': `jabardasti/zabardasti/jabran/zabran/jabrdasti/jabarjasti/jabardsti ~
    ki/kiya/hui/kari/kar/sambandh/sex/ho/kiye,
    balatkar/balaatkar/blatkar/balatkaar/rape/rep/dushkarm/dushkarma/yon-shoshan/yaun/kukarm/reyp ~
    ki/kiya/hua/ho/hui/kar/gaya/shoshan/utpidan, balatkar/balaatkar/rape/dushkarm/blatkar, izzat/ijjat/izjat
    ~ loot/lut/luti/le, galat/gandi/ganda ~ kaam/harkat/tareeke/tarike/jagah ~
    kiya/ki/chhua/chhuta/hua/chua/hath, chhedchhad/chhedchad/chhedkhani/chhedkhaani/ched-chad, mere
    saath/sath galat/ganda/gandi, ched chad`,
});
