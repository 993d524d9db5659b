import { listedAll } from './listed.ts';
import { AANKH, DAANT, DARD, HATH, MUH, NAAK, NAHI, PAIR, SIR } from './hi-latn-words.ts';

/** Head and nerves. */
export const HEAD = listedAll({
  dizziness: `chakkar/chakar/chaker/chakr/chakkr/ghumri/ghumta/ghumari/ghurni/jhain, ${SIR} ~
    ghoom/ghum/bhinna/bhari/chakra, ${AANKH} ~ andhera/andhiyara/andhiyaari, andhera ~ chha/chhaa/aa ~
    jata/jaata, dimag ghoom/ghum, giddiness, ladkhada/ladkhadata`,
  spinning: `sab/kamra/ghar/duniya/chat/dharti/cheeze/chije ~ ghoom/ghum/ghumta/ghoomta/ghumti/ghoomti/gol,
    gol gol ~ ghoom/ghum/ghumta/ghoomta, sab kuch ghoom/ghum, vertigo, ghumta ~ dikh/lag ~ sab`,
  headache: `${SIR} ~ ${DARD}, ${DARD} ~ ${SIR},
    sirdard/sardard/sirdrd/sardrad/sirdarad/headache/headech/hedache/headek/hadache, ${SIR}
    dukh/dukhta/dukhat/dukhata/bathat, ${SIR} bhari/bhaari, kapar ~ bathat/bathata/pirata,
    adhkapari/moodpeer`,
  'headache-worst': `achanak ~ bhayankar/bhyankar/tez/jordar sirdard/sardard, achanak bahut/itna
    bhayankar/tez/bhyankar sirdard/sardard, achanak/achanaq/ekdum ~ bhayankar/bhyankar/tez/tej/jor/zor ~
    ${SIR} ${DARD}, achanak ~ ${SIR} ~ ${DARD} ~ pehle/pahle/kabhi/zindagi, zindagi/jindagi ~ kabhi ~ ${SIR}
    ${DARD}, ${SIR} ${DARD} ~ kabhi ~ ${NAHI} hua, aisa ${SIR} ${DARD} ~ kabhi/pehle ${NAHI}, ${SIR} ${DARD}
    zindagi/jindagi me/mein kabhi, sabse ~ tez/tej/bhayankar/bura ${SIR} ${DARD}, ${SIR} ~ bijli ~
    gir/kadak/kaundh ~ ${DARD}, ${SIR} ~ hathauda/hathoda ~ maar/mar/chal, achanak ${SIR} ~ phat/fat,
    achanak itna ~ ${SIR} ${DARD}`,
  'headache-severe': `${SIR} ~ bahut/behad/jyada/zyada ~ tez/tej/teg/jyada/zyada/jor/zor/bhayankar ~
    ${DARD}, tez/tej/teg/bhayankar/asahniya/jordar/zordar/bahut-tez ~ ${SIR} ~ ${DARD}, ${SIR} ~
    tez/tej/teg/jor/zor/bhayankar/asahniya/jordar/zordar ~ ${DARD}, ${SIR} ~
    phat/fat/phata/fata/phatne/fatne/phatt/fatt/phatta/fatta, ${SIR} ~ ${DARD} ~
    phat/fat/phatne/fatne/bardasht/sahan/tadap, ${SIR} ${DARD} ~ tez/tej/jyada/zyada/bhayankar/jor/zor,
    bahut/jyada/zyada ${SIR} ${DARD}, matha ~ phat/fat`,
  'headache-one-sided': `aadhe/adhe/aadha/adha/ek taraf/traf ${SIR} ~ ${DARD}, aadhe/adhe/aadha/adha ${SIR}
    ~ ${DARD}, ${SIR} ~ ek/adhe/aadhe/baye/bayi/daye/dayi/left/right ~ taraf/traf/hisse/side/oor/tarf ~
    ${DARD}, ${SIR} ~ ${DARD} ~ ek ~ taraf/traf/side, ek taraf ~ ${SIR} ~ ${DARD},
    adhkapari/adhakapari/aadhasisi/adhasisi/adhsisi/adhkapali/migren/maigrain, ek taraf ka/ke ${SIR}
    ${DARD}, aadhe/adhe matha`,
  'headache-long': `${SIR} ~ ${DARD} ~ mahino/mahine/hafto/hafte/mahina/saal/salo/kai-din,
    mahino/mahine/hafto/hafte/saalo/salo se ~ ${SIR} ~ ${DARD}, purana ${SIR} ${DARD}, ${SIR} ${DARD} ~
    hamesha/roz/roj/rojana/barso, roz/roj/rojana/hamesha ${SIR} ~ ${DARD}, sirdard/sardard ~
    mahino/mahine/hafte/hafto/saalo/salo`,
  'light-hurts': `roshni/rosni/raushni/ujala/ujale/light/dhoop/dhup/lait ~
    chubh/chubhti/chubhta/bardasht/sahan/dikkat/lagti/dard/pareshan/taklif/takleef/chaundh, ${AANKH} ~
    roshni/ujale/light ~ dard/chubh, roshni/ujala/light ~ bardasht/sahan ${NAHI}, andhere me/mein ~
    aaram/accha/achha`,
  'noise-hurts': `aawaz/awaz/awaaz/aawaaz/shor/sor/aavaz/awaj ~ bardasht/sahan ~ ${NAHI},
    shor/sor/awaz/awaaz/awaj ~ chubh/chubhta/chubhti/dikkat/pareshani/chid/takleef/taklif/dard`,
  'flashing-lights': `${AANKH} ~ aage/samne/saamne ~
    chamak/chamakti/chingari/chingariya/taare/tare/bijli/jugnu/roshni, aankh/ankh/aankho/ankho ke aage/samne
    ~ chamak/chingari/taare/tare/bijli/jugnu, taare/tare ~ dikh/dikhte/nazar, jhilmil/jhilmila/chamkeela ~
    dikh, chamak ~ dikh/dikhti ~ aankh/aankho`,
  'stiff-neck': `gardan/gardn/gardhan/gale/neck ~
    akad/akadi/akdi/akda/akdan/akdahat/akad-gayi/jakad/jakadi/jakdi/kadi/sakht/tight/stiff, gardan ~ ${NAHI}
    ~ jhuk/mud/mod/hil/ghum/ghoom, gardan ${NAHI} ~ jhuk/mud/hil/ghum, thoddi/thodi/thudhi ~ seene/chhati ~
    ${NAHI}, gardan akad`,
  'face-droop': `${MUH}/chehra/chehre/hoth/honth ~
    tedha/tedhaa/tera/terha/tirchha/tircha/latak/latka/tedi/tedhi, chehra/${MUH} ~ ek taraf/traf ~
    tedha/latak/gir/jhuk/sunn, ${MUH}/chehra ~ ek ~ oor/taraf ~ tedha/kheench/khinch/latak/jhuk, tedha ~ ho
    ~ ${MUH}/chehra, tedha ${MUH}/chehra, chehre/chehra ~ lakwa/laqwa/lakva/lakua`,
  'one-side-weak': `lakwa/laqwa/lakva/lakua/lakba/falij/phalij/faalij/paralysis/paralisis/paralise/pairalysis/pairalaisis/pakshaghat/adhang/ardhang/stroke
    ~ mar/maar/aa/aaya/hua/ho/gaya/lag/laga/pad/pada/aai/gir, ek taraf/traf/tarf/side ~
    ${HATH}/${PAIR}/hissa/sharir/badan ~
    kamjor/kamzor/kaam/sunn/sun/uth/chal/hil/dheela/dhila/bejaan/${NAHI},
    daya/dayan/dahina/dahine/daye/dayen/baya/bayan/baye/bayen/bayi/dayi/left/right/ulta/seedha/ek ~
    ${HATH}/${PAIR} ~ ${NAHI} ~ uth/chal/hil/kaam/utha,
    daya/dayan/dahina/dahine/daye/dayen/baya/bayan/baye/bayen/left/right/ulta/seedha ${HATH}/${PAIR} ~
    kaam/uth/chal/hil/utha ${NAHI}, ek ${HATH} ek ${PAIR} ~ ${NAHI}/kamjor/kamzor/sunn, ${HATH} ${PAIR} ~ ek
    taraf ~ kaam/uth/chal ${NAHI}, ${HATH}/${PAIR} ~ achanak ~ kamjor/kamzor/sunn/bejaan/dheela/dhila,
    achanak ~ ${HATH}/${PAIR} ~ kamjor/kamzor/bejaan/sunn/uth/chal/kaam, aadha/adha sharir/badan/ang ~
    kaam/sunn/kamjor/hil/${NAHI}, baayi/bayi/dayi taraf ~ kamjor/kamzor/sunn/kaam/kamjori,
    lakwa/laqwa/lakva/falij/paralysis`,
  'speech-trouble': `zubaan/juban/jubaan/zuban/jaban/jeebh/jibh/jban/awaz/awaaz ~
    ladkhada/larkhara/ladkhadati/lartha/tutla/tut/atak/latpat/mot/moti/laga/band, achanak ~
    boli/bolna/awaz/awaaz/bol ~ band, bol/bola ${NAHI} ~ pa/paa/ja/raha/rahi/rahe/sak, bol ${NAHI} pa ~
    theek/thik/saaf, bolne me/mein ~ dikkat/taklif/takleef/pareshani/atak/ladkhada/hakla,
    thik/theek/saaf/saf ~ se ~ bol ${NAHI}, boli/bolna/bolti ~ band ~ ho/hai/gayi, saaf/saf ${NAHI} bol,
    tutla/tutlaa ke/kar, muh se awaz/awaaz ${NAHI}, bol ${NAHI} nikal, awaaz/awaz/aawaz/boli/bol saaf/saf nahi/nhi/nai, boli/bol/zubaan/jubaan ladkhada`,
  'sudden-vision-loss': `achanak/achanaq/ekdum/ekdam/ekaek ~ dikhna/dikhai/dikhayi/dikh/nazar/najar/roshni ~
    band/${NAHI}/chali/gayab/chala, achanak ${AANKH} ~ roshni/nazar/najar ~ chali/gayi/gai,
    dikhna/dikhai/dikhayi ~ band ~ ho, achanak/ekdum andha/andhi/andhapan, achanak ~ ek ${AANKH} se ~
    dikhna/dikhai/dikh ~ band/${NAHI}, ${AANKH} ~ roshni ~ achanak ~ chali/gayi/gai/ja, ${AANKH} ~
    aage/samne parda ~ gir/aa, dikhai dena ~ band, achanak dikh ${NAHI}, achanak kuch dikh ~ ${NAHI}, ab dikhai nahi de, ab dikhna band, kuch dikhai nahi de`,
  'blurred-vision': `dhundhla/dhundla/dhundhli/dhundli/dhundhlapan/dhundlapan/dhundhala/dhundhlaa/dhoondhla/jhapsa/jhilmil
    ~ dikh/dikhta/dikhti/dikhai/dikhayi/nazar/hai/ho/lag/aata, dhundhla/dhundla/dhundhlapan, saaf/saf/clear
    ${NAHI} ~ dikh/dikhta/dikhai, saaf/saf/clear ~ dikh/dikhta/dikhai ${NAHI}, nazar/najar ~
    kamjor/kamzor/dhundhli, ek ke do ~ dikh/dikhte`,
  numbness: `sunn/sun/sunnpan/sunnapan/sunpan/soonn ~ ho/pad/hai/rehta/rahta/hota,
    sunnpan/sunnapan/sunpan/sunna/sunn,
    jhunjhuni/jhanjhanahat/jhunjhunahat/jhanjhanaht/jhunjhunaht/jhinjhini/jhanjhani/jhunjuni/jhunjhunee ~
    ho/hoti/chadh/rehti/lag/hai/aati/reng/chal, jhunjhuni/jhanjhanahat/jhinjhini/jhunjhunahat,
    ${HATH}/${PAIR}/ungli/ungliyo ~ so jata/jaata/jati/jaati/jate`,
  'numb-feet': `${PAIR}/talve/talwe/talue/talvo/talwo/talua/tallu ~
    jal/jalta/jalte/jalti/jalan/sunn/sun/jhunjhuni/jhanjhanahat/jhinjhini/chubhan/sunnpan, ${PAIR} ~
    talve/talwe/talue/talvo/talwo ~ jal/jalte/jalan/sunn/sun/aag, talve/talwe/talvo/talwo ~ aag, jalan ~
    ${PAIR}/talve/talwe ~ me, ${PAIR} sunn/sun ~ ho/pad/rehte`,
  trembling: `${HATH} ~ kaanp/kaamp/kanp/kamp/kampan/hilte/thartharata/tharthara/kapkapa/kaap, ${HATH}
    ${PAIR} ~ kaanp/kaamp/kanp/kamp/kaap, badan/sharir ~ kaanp/kaamp/kanp/kamp/tharthara,
    kampan/kampkampi/kampvaat/tremor`,
  'drooping-eyelids': `palke/palak/palken/palko/palaken/palkein/papni/papota ~
    gir/girti/bhari/bhaari/jhuk/latak/band/uth/giri/dhal, ${AANKH} ~ palke/palak/palken/palkein ~
    gir/bhari/jhuk/latak/band, ${AANKH} ~ khul ${NAHI} ~ pa/raha/rahi, ${AANKH} ${NAHI} khul, ${AANKH} ~
    apne aap ~ band, palke/palak ~ uth/utha ${NAHI}`,
  'trouble-swallowing': `nigal/nigalne/ghont/gutak/ghutakne/gutkne/leelne/lile ~
    ${NAHI}/dikkat/taklif/takleef/pareshani/dard/kathin/atak/mushkil/problem, nigalne me/mein ~
    dikkat/taklif/takleef/pareshani/dard/mushkil/problem, khana/pani/kaur/nivala ~
    atak/atakta/atkata/fas/phas ~ jata/jaata/hai/raha, khana/pani ~ gale ~ atak/utar/fas/phas, khana/pani
    gale se ~ ${NAHI} ~ utar, nigal ${NAHI}/nhi, nigla ~ ${NAHI} ~ ja/jata/jaata/jati, khana ~ utar ${NAHI}, nigalne mein takleef, niglne me taklif`,
  'jaw-locked': `jabda/jabra/jabde/jabre/jabada/jabre ~ khul ${NAHI}, jabda/jabra/jabde/jabre/jabada ~
    ${NAHI} ~ khul, jabda/jabra/jabde/jabre/jabada ~ jakad/jakd/akad/akd/band/lock/jam/atak/jakda, ${DAANT}
    ~ bhinch/bhich/jakad ~ khul ${NAHI}, ${MUH} ~ achanak/bilkul ~ khul ${NAHI}, ${MUH} ${NAHI} khul
    raha/rahi, ${MUH} ~ khul hi ${NAHI}, ${MUH} khul ${NAHI} raha/rahi,
    dhanushtankar/dhanukbai/dhanurvat/dhanukba/titnas ~ hua/ho/lag`,
  'body-spasms': `badan/sharir/peeth/pith/deh ~ dhanush/dhanus/kaman/taan ~
    akad/tan/mud/khinch/ainth/jaisa/tarah, badan/sharir/peeth/deh ~
    akad/akd/akda/akadta/akdan/akadan/ainth/ainthan/tan, peeth/pith ~ dhanush/dhanus/kaman, dhanush/dhanus
    ki tarah ~ akad/mud, dhanushtankar/dhanukbai/dhanurvat/dhanukba, sharir/badan ~ jhatke ~ kada/akad`,
  'face-pain': `gaal/gal/maathe/mathe/chehra/chehre/naak-ke-paas/bhau/bhaunh ~ ${DARD},
    sinus/sainus/sayinas/cynus, aankho ke upar ${DARD}, chehre/chehra ~ ${DARD}, mathe aur gaal ~ ${DARD},
    ${NAAK} ~ paas/bagal ~ ${DARD}`,
});
