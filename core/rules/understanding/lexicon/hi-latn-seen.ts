import {
  AANKH,
  BACHCHA,
  DARD,
  DAWA,
  HATH,
  KHOON,
  MUH,
  NAHI,
  PAIR,
  PET,
  SAANS,
  SEENA,
  SIR,
  ULTI,
} from './hi-latn-words.ts';
import { listedAll } from './listed.ts';

const SIDE = 'ek/baya/baaya/baye/baayi/bayi/daya/daaya/daye/daayi/dayi/ulta/seedha/sidha/left/right';
const TEZ = 'tez/tej/bahut/jor/zor/bhayankar/bhyankar/asahniya/bardasht/jaanleva/achanak';
const SOOJ = 'suj/sooj/sujan/soojan/phool/phul/mota/moti/mote/gubbara/gubbare';
const SWALLOWED =
  'kha/khaa/pi/pee/nigal/nigla/chaba/chaat/chat/gatak/gataka/khaya/piya/khayi/khali/pili/pilia';
const POISON =
  'jahar/zahar/jeher/zeher/kerosene/phenyl/finail/phinail/harpic/tezab/tejab/acid/celphos/salfas/sulphas/kitnashak/keetnashak/dhatura/dhature/kaner/kanner/ratanjot/petrol/diesel/thinner/surf/sarf/bleach/naphthalene/phenol/colin/hit/mortein/goodnight/khatmal/pesticide/spray/karanj/arandi';

/** Dangers told by what is seen or done, without their names. */
export const SEEN = listedAll({
  'one-side-weak': `${HATH} me ~ jaan/takat/taqat ~ ${NAHI}, ek ${PAIR} me ~ jaan/takat/taqat ~ ${NAHI}, ${HATH} ~ ~ chhut/chhoot/gir/phisal ~ ja/jata/jaati/raha/rahi/rahe, ${HATH} se ~ chammach/cup/gilas/glass/cheez/cheeze/bartan/kap ~ gir/chhut, ${SIDE} ~ ${HATH}/${PAIR}/ang ~ ~ latak/jhool/jhul/bejaan/kamjor/kamzor/dhila, ${SIDE} ~ ${HATH}/${PAIR} ~ ~ ${NAHI} ~ uth/hil/chal/utha/hila,
    ${SIDE} taraf ~ ~ jhuk/latak ~ raha/rahi/gaya/gayi, ${PAIR} ghasit/ghaseet, aadha/adha ~ badan/sharir ~ ~ sunn/kamjor/bejaan, lakwa/lakva/falij/paralysis`,
  'speech-trouble': `${MUH}/hoth/honth ~ hil ~ awaj/shabd ${NAHI}, bol ~ ~ samajh ${NAHI}, baat/bol ~ ~ saaf/saf/theek ~ ${NAHI}, awaj/awaaz/boli ~ nak/naak ~ aa/nikal, ghun ghun/gu gu/gun gun ~ bol/kar, bolte bolte ~ ruk/atak/band, bolna ~ band, bol ${NAHI} ~ pa/paa/rahe/raha/rahi`,
  'face-droop': `${MUH}/chehra/hoth ~ ek taraf ~ latak/gir/khinch/jhuk/ja/ho, khana/pani/lar/laar ~ ~ ek taraf/kinare/kone se ~ gir/tapak/beh, hasne/hansne ~ ${MUH} ~ ek taraf/tedha`,
  'chest-pressure': `${SEENA} ~ ~ patthar/bojh/hathi/vajan/wajan/bhari/bhaari/jakad/jakda/daba/dabav/kas/kasav/shikanja/bhinch, patthar/bojh/hathi/vajan/wajan ~ ~ ~ ${SEENA}, ${SEENA} pakad ~ baith/liya/ke/kar, dil ~ ~ daba/jakad/bhinch/nichod`,
  'cold-sweat': `thanda/thande/thandi ~ pasina/paseena/pasine, pasina/paseena/pasine ~ ~ chhut/chhoot/tar/latpath, pasine me/se ~ tar/bheeg/bhig/latpath, thanda/thandi pad ~ ~ pasina`,
  'tongue-face-swelling': `hoth/honth/jeebh/jibh/zubaan/jubaan ~ ~ ${SOOJ}, ${MUH}/chehra/${AANKH} ~ ~ ${SOOJ} ~ ~ khane/khaane/khaya/injection/sui/goli/dawa/dank/kaatne/ghante/minute/achanak, gala ~ ~ band/ghut/suj/tight ~ ~ khane/injection/dank/dawa`,
  'breathless-at-rest': `${MUH} khol ~ ${SAANS}, machhli ~ tarah ~ tadap/${SAANS}, uth ~ baith/baithna ~ padta/padti/gaya/gayi ~ ${SAANS}, ${SAANS} ~ liye ~ tadap/chhatpata/jhatpata, ${SAANS} ${NAHI} ~ aa/mil/le/pa, dam/dum ghut/ghutne/ghuta/nikal, jhag/jhaag ~ ~ ${MUH} ~ ${SAANS}, ${SAANS} ~ ${MUH} ~ jhag/jhaag, gulabi ~ jhag/jhaag/balgam,
    ${SAANS} atak/ataki/ruk/tham ~ raha/rahi/gayi/jati/jata, ${SAANS} ~ nali ~ band`,
  'chest-indrawing': `pasli/pasliya/pasaliyan/panjar ~ ~ andar/dhas/uth/chal/phadak, pasli/pasliya ~ ~ dikh ~ ~ ${SAANS}, ${SAANS} ~ ~ pasli/pasliya ~ dikh, ${PET} ~ ~ andar bahar ~ ${SAANS}, ${SAANS} ~ ~ ${PET}/gala/pasli ~ ~ andar/dhas/khinch, gale ~ gaddha/khadda ~ ${SAANS}`,
  breathless: `nathune/nathne/nathna ~ ~ phool/phul/phadak/khul/chaud`,
  'feeds-badly': `doodh/dudh ~ chhod/chhor ~ diya/di/de, doodh/dudh ${NAHI} ~ pi/pee/kheench/khinch/le/chus/choos/pakad, chusna/choosna/chus/choos ~ ${NAHI}/chhod/band/kamjor, stan/chhati ~ ${NAHI} ~ pakad/pakadta/le, doodh/dudh ~ pite ~ so/thak/neela/chhod`,
  'cannot-eat-drink': `kuch/kuchh/pani/paani/khana ~ bhi/tak ~ ${NAHI} ~ pi/pee/kha/khaa/le/nigal/utar/utarta/ja, do/teen/2/3/char din ~ ~ kuch/kuchh/khana/pani ~ ${NAHI} ~ khaya/piya/kha/pi/liya, khana pina ~ chhod/band/chhut, ${MUH} me ~ kuch/kuchh/pani ~ ${NAHI}`,
  drowsy: `${AANKH} ~ ${NAHI} ~ khol, aankhe/aankh ~ band ~ kiye/karke ~ pada/padi/leta/leti, neend/nind ~ ~ se ~ ${NAHI} uth/jag/jaag, ${NAHI} ~ uth/jag/jaag ~ ~ neend/doodh, nidhal/nidhaal/besudh/besudhi/achet/murjha/murjhaya, sota/soti/so ~ hi ~ rehta/rahta/rehti/rahti/raha/rahi, sust ~ pada/padi/pad/par, bilkul/ekdam/bahut sust`,
  confused: `ulta/ulti/ul jalul/ulul seedha/sidha/pulta/jalul/julul ~ bol/bak/baat/kar, behki behki/bahki bahki/bahka/behka, badbada/barbara/bad bada, ${NAHI} ~ pehchan/pahchan/pehchaan, pehchan/pahchan/pehchaan ${NAHI}, apna naam ~ bhool/bhul, apna naam ~ ${NAHI} ~ pata/maloom/malum, apna naam ~ pata ${NAHI}, hosh ~ thikane ${NAHI}, ajeeb/ajib ~ harkat/harkatein/baatein/bate/vyavhar, hawa me ~ hath/pakad/noch, kapde ~ noch, pagal jaisa/jaise/jaisi ~ kar/bol/harkat`,
  fit: `${HATH}/${PAIR}/badan/sharir/${BACHCHA} ~ ~ akad/ainth/kaanp/kamp/jhatke/phadak/khinch ~ ~ ${AANKH}/jhag/jhaag/behosh/upar/ulat/palat, ${AANKH} ~ ~ ulat/palat/upar/chadh/pathra/safed ~ ~ gayi/gai/gaya/rahi/ja, ${MUH} ~ ~ jhag/jhaag/fena, mirgi/mirgee/daura/daure/daurey/jhatke/jhatka ~ aa/aaya/aaye/pad/pada/pade/lag/ho, tan/akad ~ gaya ~ ${MUH}/${AANKH}/neela`,
  'poison-swallowed': `${POISON} ~ ~ ${SWALLOWED}, ${SWALLOWED} ~ ~ ${POISON}, ${DAWA}/goliya/goliyan/golian ~ ~ patta/patte/sheeshi/shishi/dibba/puri/poori/sari/saari/dher/mutthi/bahut/10/15/20/30 ~ ~ ${SWALLOWED}, patta/patte/sheeshi/shishi/dibba/puri/poori/sari/saari/dher/mutthi ~ ~ ${DAWA}/goliya/goliyan ~ ~ ${SWALLOWED},
    ${BACHCHA} ~ ~ ~ ${DAWA}/goliya/goliyan/sheeshi/botal/bottle/tel/tikiya/coil/chalk ~ ~ ${SWALLOWED}, dada/dadi/nana/nani/papa/mummy ~ ki ~ ${DAWA} ~ ~ ${SWALLOWED}, khali ~ sheeshi/shishi/patta/packet/botal ~ ~ mila/mili/pada/padi/paas, ${MUH} ~ se ~ jahar/dawai/kerosene/tel/lehsun/keetnashak ~ badbu/gandh/mahak`,
  'testicle-pain-sudden': `andkosh/aand/goli/golia/fota/fote/anda/testis ~ ~ ${TEZ} ~ ~ ${DARD}, ${TEZ} ~ ~ ${DARD} ~ ~ andkosh/fota/fote/aand, andkosh/fota/fote/peshab/susu/nunu ~ jagah ~ ~ suj/sooj ~ ~ ${DARD}, andkosh/fota/fote ~ ~ suj/sooj/lal ~ ~ ${DARD}`,
  'vomits-everything': `jo ~ ~ khata/khaye/kha/pita/piye/dete/diya/khilaya/pilaya ~ ~ ${ULTI}/nikal/palat, sab ~ ${ULTI}/nikal/palat/ulat, pani/paani ~ tak/bhi ~ ${ULTI}/nikal/palat/${NAHI} ~ ruk/tik/pach, kuch/kuchh ~ ~ ${NAHI} ~ ruk/tik/tikta/rukta/pach/pachta`,
  'heavy-bleeding': `thakke/thakka/thake ~ gir/nikal/aa/ja, ${KHOON} ~ thakke/thakka, ${KHOON} ~ ~ ~ dhar/dhaar/fawwara/phavvara/fuwara/favvara/nadi/pichkari/talab/nal/tapakta/beh/bah, ${KHOON} ~ ~ ${NAHI} ~ ruk/tham/band, ${KHOON} ~ ~ ruk/tham/band ~ ${NAHI}, ${KHOON} se ~ lathpath/latpath/bhig/bheeg/tar/san, katora/bhar/gilas/balti/lota/mug ~ ${KHOON}, ${KHOON} ~ bahut ~ beh/bah/nikal/gaya/ja`,
  'big-accident': `ungliya/ungliyan/ungli/angutha/hath/haath ~ ud/udd ~ gayi/gaya/gayin, ${SIR}/${MUH}/kaan ~ ~ ${KHOON} ~ ~ gira/giri/accident/takkar, jeep/tempo/rickshaw/auto/cycle/ox/bullock/bail/bhains/gaay/saand ~ ~ ~ kuchal/palat/takkar/uthakar/patka/patak/seeng/sing/maar/lat/laat, malba/malbe/deewar/diwar/mitti ~ ~ ~ dab/niche/daba, gala/gardan ~ kaat/ret diya/liya/di/li, ${PET}/${SEENA}/peeth ~ ~ ~ chaku/chhuri/sariya/seeng/sing/goli/teer/bhala ~ ~ ghus/laga/lagi/maar/mara/ghonp,
    chhat/ped/khamba/khambe/seedhi/pul/pahad/kuan/kuen/kue/manzil/manjil ~ ~ se ~ ~ gir/gira/giri/neeche/kuda/kudi`,
  choking: `gale/gala/halak/saans ~ ~ atak/phas/fas/chala ~ ~ ${SAANS}/neela/nila/bol/khans, sikka/chana/moongfali/mungfali/beej/moti/goli/laddu/roti/haddi/supari/kancha ~ ~ ~ atak/phas/fas ~ ~ ${SAANS}/neela/nila/bol/khans/chatpata, khate/khaate ~ ~ atak/phas ~ ~ ${SAANS}`,
  snakebite: `kuch/kuchh/kisi/keeda/koi ~ ~ ~ kaat/kaata/kata/das/dasa/dank ~ ~ ~ jhadi/khet/ghas/ghaas/andhere/raat/sote/dhan/puaal/jute/bistar, jhadi/khet/ghas/ghaas/andhere/raat/sote/dhan/puaal/jute/bistar/charpai ~ ~ ~ kuch/kuchh/kisi/keeda ~ ~ kaat/kaata/kata/das/dasa/dank, do ~ daant/dant/chhed/nishan ~ ~ nishan/dikh/pair/hath, naag/nag/saamp/sap/sanp/karait/karet/kobra/cobra/viper/phaniyar/ghoda pachhad ~ ~ ~ kaat/kaata/kata/das/dasa/dank`,
  'drooping-eyelids': `palak/palke/palkein ~ ~ ${NAHI} ~ uth/khul, palak/palke/palkein ~ ~ gir/bhari/bhaari/jhuk/latak ~ rahi/ho/gayi/raha/ja/jati, ${AANKH} ~ ~ ${NAHI} ~ khul ~ ~ pa/raha/rahi, ${AANKH} ~ ~ adhkhuli/aadhi/adhi ~ band`,
  drooling: `laar/lar/thook/thuk ~ ~ ~ tapak/beh/bah/gir/nikal ~ raha/rahi, thook/thuk/laar/lar ~ ~ ${NAHI} ~ nigal/ghutak, ${MUH} ~ ~ pani/laar/lar ~ ~ tapak/beh/bah/bhar`,
  'rash-purple': `neele/nile/baingani/jamuni/kale/laal/lal ~ ~ chakatte/chakte/dhabbe/dane/daane/nishan ~ ~ ~ dabane ~ ~ ${NAHI}, chamdi/khal/badan ~ ~ niche/neeche ~ ${KHOON} ~ jam/dhabbe/nishan, chot jaise ~ neele/nile/nishan/dhabbe`,
  'self-harm-done': `${HATH}/kalai/nas/naas/gala ~ ~ kaat/kaati/kati/kat ~ li/liya/lee ~ ~ marne/mar/gussa/jhagda/jhagde, nas/naas ~ kaat/kaati/kati/kat ~ li/liya/lee, kalai ~ kaat/kaati ~ li/liya`,
  'poison-breathed-skin': `kuen/kue/kuan/tanki/tank/gutter/sewer/nala/septic ~ ~ ~ gas/utre/utra/ghuse/behosh, gas ~ ~ chadh/leak/ris/risne/phail/bhar ~ ~ gayi/gaya/rahi/behosh, band ~ kamre/kamra ~ ~ angithi/koyla/koyle/sigdi/heater/generator/aag, angithi/sigdi/koyla/koyle ~ ~ band ~ kamra/kamre/jala, spray/chhidkav/chhidkaw/dawai chhidak ~ ~ ~ ulti/chakkar/pasina/laar/behosh/badan`,
  'burn-dangerous': `garam/garm/khaulta/khaulte/ubalta/ubalte ~ tel/pani/paani/doodh/chai/dal/daal/ghee/chawal ~ ~ ~ ${SEENA}/${MUH}/chehra/chehre/peeth/${PET}/${SIR}/guptang/${AANKH}, patakha/pataka/bam/anaar ~ ~ ${HATH}/${MUH}/chehre ~ ~ phata/fata/phat/jal, ${HATH}/${MUH}/chehre ~ ~ patakha/pataka/bam/anaar ~ phata/fata/phat`,
  drowning: `nahar/nehar/nadi/talab/baadh/nala ~ ~ beh/bah ~ gaya/gayi/gaye, balti/tub/tanki/haud ~ ~ gir/doob/dub ~ gaya/gayi`,
  'electric-shock': `taar/tar/khamba/khambe/motor/cooler/fridge/switch/board/pankha/transformer ~ ~ chhu/pakad/chipak/chhua/pakda ~ ~ jhatka/phenk/gir/chipak/gaya/shock/behosh, phenk ~ diya ~ current/bijli/taar`,
  'vomits-blood': `${ULTI} ~ ~ ${KHOON}/kali/kaali/kala/coffee/laal/lal/chai, ${KHOON} ~ ~ ${ULTI}, ${MUH} ~ se ~ ${KHOON} ~ nikal/aa/gir/aaya`,
  'black-stool': `tatti/latrine/potty/paikhana/mal/shauch ~ ~ kali/kaali/kala/kaala/tarkol/alkatra/damar/koyla/koyle/tar, kali/kaali/kala/kaala ~ ~ tatti/latrine/potty/paikhana/mal/dast`,
  'belly-hard': `patthar/lakdi sa/jaisa/jaise ~ ${PET}, ${PET} ~ ~ patthar/lakdi/takhta/kada/kadak/sakht/tana/tan ~ jaisa/jaise/ho/hai/gaya/ki, ${PET} ~ chhune ~ ${NAHI} ~ de/deta/deti`,
  'illicit-liquor': `daru/daaru/sharab/sarab/desi/tadi ~ ~ pi/piya/peene/pikar/pee ~ ~ ~ dhundhla/dhundla/dikhai/dikh/andhera/andha`,
  'blurred-vision': `daru/daaru/sharab/sarab/desi/tadi ~ ~ pi/piya/peene/pikar/pee ~ ~ ~ dhundhla/dhundla/dikhai/dikh/andhera/andha`,
  'sudden-vision-loss': `achanak ~ ~ ${AANKH} ~ ~ andhera/dikhna/dikhai/roshni/parda ~ ~ band/${NAHI}/chha/gaya/gayi/chali, ${AANKH} ~ ~ roshni ~ chali/gayi/ja, dikhna/dikhai ~ ~ band ~ ho/gaya/hua, achanak ~ dikhai ${NAHI} ~ de/deta/pad, ${AANKH} ~ ~ parda ~ gir/aa, andha/andhi/andhe ~ ho/hua/hui/gaya/gaye, sab/sara/kuch ~ ~ safed/kala/andhera ~ dikh`,
  'fruity-breath': `${SAANS}/${MUH} ~ ~ phal/meethi/mithi/nailpolish/nail/sadi ~ ~ gandh/badbu/mahak/khushbu/polish/boo`,
  'heat-collapse': `dhoop/dhup/loo/lu/garmi ~ ~ ~ behosh/gir/bakbak/badbada/bahka/behka/daura ~ gaya/gayi/pada/raha/rahi, loo/lu ~ lag/lagi/lagne ~ ~ ~ behosh/badbada/tap/ulta/daura/bukhar, badan/sharir ~ ~ tap/jal/aag ~ ~ ~ pasina ${NAHI}, bhatta/bhatte ~ ~ ~ behosh/gir`,
  'weak-cannot-stand': `khada/khadi/uth/chal ~ ${NAHI} ~ ho/pa/paa/ja/sak/raha/rahi, ${PAIR} ~ ~ jawab ~ de/diya, ${PAIR} ladkhada, bistar/khaat/charpai ~ pakad/lag/se ~ ${NAHI} ~ uth, sahare ~ se/ke bina ~ ${NAHI}, itna/itni kamjor/kamzor/kamjori/kamzori ~ ~ ${NAHI}, god/goad me ~ utha ~ laye`,
  'limb-cold-blue': `${SIDE} ~ ${HATH}/${PAIR} ~ ~ barf/thanda/thandi ~ ~ neela/nila/kala/sunn/safed/pila/jaan/${NAHI}, ${HATH}/${PAIR} ~ ~ barf ~ ~ thanda/jaisa`,
  violent: `maar peet/maarpeet/marpeet/mar peet ~ ~ kar/kare/par, sabko/sab ~ ~ maar/mar/maarne/marne ~ daud/laga/raha/rahi, chaku/kulhadi/danda/hansiya/talwar/farsa ~ ~ ~ lekar/leke/uthaya/utha/daud/ghum/maarne, tod phod/todphod`,
  'thoughts-harm-baby': `${BACHCHA} ~ ~ ~ maar/mar/phenk/fenk/gala/dubo/duba/nuksan/patak ~ ~ du/dun/dalu/daalu/dena/dalne/khayal/man/mann/vichar/awaz/dabane, ${BACHCHA} ~ ~ maar/phenk/fenk do/de/dalo/daalo`,
  'placenta-not-out': `aanwal/anval/aval/jer/jeri/placenta/khedi/kheri/phool ~ ~ ~ ${NAHI} ~ nikla/nikli/gira/giri/aaya/nikal, aanwal/anval/aval/jer/placenta/khedi ~ ~ andar ~ hai/reh/rah/atka/phas`,
  'fewer-movements': ` ${BACHCHA} ~ ~ hilna/ghumna/ghoomna/phadakna/halchal ~ ~ kam/band/${NAHI}/dheema, ${PET} me ~ ${BACHCHA}/halchal ~ ~ ${NAHI}/kam/band/shant`,
});
