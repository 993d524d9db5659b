import { listedAll } from './listed.ts';
import { GARDAN, JHATKE, JUBAN, NAAL } from './hi-latn-danger-words.ts';
import {
  AANKH,
  BACHCHA,
  BUKHAR,
  DARD,
  DOODH,
  GALA,
  HATH,
  KHOON,
  MUH,
  NAAK,
  NAHI,
  PAIR,
  SIR,
  SUJAN,
} from './hi-latn-words.ts';

/** Signs of danger in the whole body, the newborn and the head, in more of the ways they are told. */
export const SIGNS = listedAll({
  'fever-gone-but-weak': `${BUKHAR} ~ utar/utara/chala/khatam/theek ~
    kamjor/kamjori/sust/susti/thanda/thande/behal/nidhal, ${BUKHAR} ~ utarne/jane ke baad ~
    kamjor/kamjori/sust/thanda/bechain`,
  'cold-sweat': `thanda/thande pasina/pasine, pasina ~ thanda ~ badan/sharir, pasine ~ tar/nahaya/bhig ~
    thanda, thanda badan ~ pasina`,
  'weak-cannot-stand': `khada ${NAHI} ~ ho/hua/raha/pa, uth ${NAHI} ~ pa/sak, uthne/chalne/baithne ki ~
    takat/taakat/himmat/jaan ${NAHI}, bistar/khat/palang/khatiya se ~ uth ~ ${NAHI}, itni/bahut kamjori ~
    uth/chal/khada ${NAHI}, do kadam ~ chal ~ ${NAHI}, bistar/khat/khatiya pakad ~ liya, chal phir ${NAHI} ~
    pa/sak`,
  'cannot-eat-drink': `kuch/kuchh ${NAHI} pi/pee/pita/piti/peeta/peeti raha/rahi/hai/rahe, kuch/kuchh ~ kha pi ${NAHI} ~ raha/rahi, kha pi ${NAHI} ~ raha/rahi/pa, pani ~
    ${NAHI} ~ pi/pee raha/rahi, pani ~ pi/pee ${NAHI} ~ raha/rahi, kuch/kuchh bhi ${NAHI} ~
    kha/khata/pi/pita/nigal, na ~ kha/khata ~ na ~ pi/pita, khana pina ~ band/chhod/chhut, khana peena ~
    band/chhod/chhut, pani/ors/ghol ~ ${NAHI} ~ pi/pita/piti/utar, pani ~ ghunt/chammach ~ ${NAHI}, pani
    pine/peene ~ ${NAHI}, munh me kuch ${NAHI} ~ ja/le/leta/dal, kha pi ~ ${NAHI}`,
  'very-pale': `${MUH}/hatheli/nakhun/palak/jeebh ~ safed/peeka/phika/feeka pad, hatheli/nakhun/palak ~
    safed/safedi, ${MUH} ~ rang ~ ud/uda/utar, khoon ~ kam ~ gaya/hai/sharir, hb/hemoglobin/himoglobin ~
    kam/2/3/4/5/6, ${MUH} safed pad, badan safed pad, murde/kagaj/kapas jaisa ~ safed`,
  'cold-body': `${HATH} ${PAIR} ~ thanda/thande, badan/sharir/deh/${BACHCHA} ~ thanda/thandi/barf, barf
    jaisa ~ thanda/badan/sharir, ${BACHCHA} ~ garam ${NAHI} ~ ho, thanda pad ~ gaya/raha/hai`,
  'swelling-one-calf': `ek ${PAIR}/pindli ~ ${SUJAN}, pindli ~ ${SUJAN}, baye/daye/dahine ${PAIR}/pindli ~
    ${SUJAN}, ${SUJAN} ~ ek ${PAIR}/pindli`,
  'bleeding-gums-nose': `masude/masudo/masoode/dant/daant ~ ${KHOON}, ${KHOON} ~ masude/masudo`,
  'easy-bruising': `neel/nile/neele ~ nishan/daag/dhabbe/chakte, bina chot ~ nile/neel/nishan, badan/sharir
    ~ nile/neel ~ nishan/daag/dhabbe/pad`,
  'severe-pain': `${DARD} ~ bardasht/sahan/saha/sah ~ ${NAHI}/bahar, ${DARD} ~
    tadap/chilla/chikh/chheekh/lot/behal/rota, ${DARD} ~ marne/jaan ~ jaisa/nikal/ja, jaan leva ~ ${DARD},
    asahniya/bhayankar/jordar/tej/tez ~ ${DARD}, ${DARD} ~ so ~ ${NAHI}`,
  wasting: `haddi haddi ~ reh/rah/ho/dikh/nikal, haddi/haddiya/pasli/pasliya ~ dikh/nikal/ginti/gin, sukh ~
    kanta/kante/lakdi/haddi, sookha/sukha ~ rog/bimari, ${BACHCHA} ~ sukh/sukhta/sookh ~ ja/raha/gaya,
    chamdi haddi ~ reh/rah/bacha, haddi ~ dhancha, bahut/ekdam ~ dubla/dubli/patla, kuposhit/kuposhan,
    chamdi latak/jhul, baju/baanh ~ patli`,
  'swollen-feet-child': `${BACHCHA} ~ dono ${PAIR} ~ ${SUJAN}, ${BACHCHA} ~ ${PAIR} ~ ${SUJAN}, ${BACHCHA} ~
    ${PAIR} ~ gaddha/gaddhe, dono ${PAIR} ~ ${SUJAN} ~ ${BACHCHA}`,
  'feeds-badly': `${DOODH} ~ ${NAHI} ~ pi/pee/le raha/rahi/rahe, ${DOODH} ~ pi/pee/le ${NAHI} ~
    raha/rahi/rahe/pa/sak, ${DOODH} kam ~ pi/pee/le raha/rahi/rahe, ${DOODH} kam ~ pita/piti/leta/leti
    hai/h, ${DOODH} ${NAHI} ~ pita/piti/leta/leti hai/h, ${DOODH} ${NAHI} ~ thik/theek ~ pi/pee/pita/piti,
    ${DOODH} thik/theek ~ ${NAHI} ~ pi/pee/pita/piti raha/rahi/hai, ${DOODH} ~ ${NAHI} ~
    pi/pee/pita/piti/peeta/piya/le/leta/chus/kheench/pakad, ${DOODH} ~ chhod/chhor/chod/band ~
    diya/di/kar/gaya/hai/raha, ${DOODH} ~ kam ~ pi/pita/le/leta, ${DOODH} pine/peene ~
    ${NAHI}/band/chhod/taakat/dikkat/mana, ${DOODH} ~ thak/haanf/so ~ jata/jati/raha, stan/chhati ~ ${NAHI}
    ~ pakad/le/chus/lag, ${DOODH} ~ muh ${NAHI} ~ laga/lagata/le, ${DOODH} ${NAHI} ~ chus/khich/kheench,
    chusta/chusti/chus ~ ${NAHI}, ${DOODH} ~ pehle jaisa/se kam/jitna ${NAHI}, dudhu ~ ${NAHI} ~ pi,
    ${DOODH} ~ ulat/nikal/gira ~ deta/deti/raha, muh lagata hi ${NAHI}`,
  'moves-only-when-touched': `${HATH} ${PAIR} ${NAHI} ~ chalata/hilata/marta,
    chhune/hilane/hilaane/chhedne/gudgudi/chikoti ~ par/pe/se/karne ~ hi ~ hil/hilta, hil dul ~ ${NAHI}/kam,
    ${BACHCHA} ~ hil/hilta ${NAHI}, hilta dulta ${NAHI}, apne aap ~ ${NAHI} ~ hil/hilta, hathpair ${NAHI} ~
    chala/hila/mar/maar, ${HATH} ${PAIR} ${NAHI} ~ chala/hila/mar/marta/maar, ${BACHCHA} ~ jhatakne/hilane ~
    hi ~ hil/rota, ${BACHCHA} ~ dhila/dheela ~ pada/padi/hai/gaya`,
  'not-crying': `${BACHCHA} ~ ro/roya/roi/rota ~ ${NAHI}, ${BACHCHA} ${NAHI} ~ ro/roya/roi/rota, rone ki ~
    awaj/aawaj ~ ${NAHI}, janam/janm/paida ~ ${NAHI} ~ roya/roi/ro/rota, ro/roya/roi ~ ${NAHI} ~
    paida/janam, rona ~ band/kamjor/dhima/${NAHI}, ${BACHCHA} ~ rone/roya/rota ~ kamjor/dhimi/dhima`,
  'jaundice-first-day': `${BACHCHA}/beta/beti ~ hua/hui ~ aaj/kal ~ hi ~ pila/peela/pilia/piliya,
    paida/janam/janm ~ din ~ pila/peela/pilia/piliya, aaj/kal ~ paida/hua/hui ~ pila/peela/piliya,
    pehle/pahle/pahla/ek/1 din ~ pila/peela/piliya ~ ${BACHCHA}, 24 ghante ~ pila/piliya, paida hote hi ~
    pila/peela/piliya, kuch ghante/ghanto ~ pila/peela/piliya, ek din ka/ki ~ pila/peela/piliya`,
  'jaundice-palms-soles': `pila/peela/pili/peeli/pile ~ ~ hatheli/talwe/talve/talwo, hatheli/talve/talwe/tallu/talue/hathela ~ pila/pile/peela/peele/pili/haldi,
    ${HATH} ${PAIR} ~ pila/pile/peele/haldi, ${PAIR} ~ talve/talwe/tale ~ pila/pile/peele`,
  'jaundice-over-two-weeks': `do/2/teen/3 hafte/haphte ~ pila/peela/pilapan/piliya/pilia, ${BACHCHA} ~
    15/16/17/18/20/21/25/pandrah/bees din ~ pila/peela/piliya, piliya/pilapan/pila ~ ${NAHI} ~ utar/ja/gaya
    ~ hafte/15/20/mahina/mahine, mahine/mahina bhar ~ pila/piliya ~ ${BACHCHA}`,
  'cord-red': `${NAAL} ~ laal/lal/lali/${SUJAN}/garam, ${NAAL} ~ charo/chaaro ~ laal/lali/${SUJAN}, ${NAAL}
    ~ aas paas ~ laal/lali/${SUJAN}, ${NAAL} ~ chamdi ~ laal/lal`,
  'cord-pus': `${NAAL} ~
    mawad/mavad/peep/pip/pus/pani/badbu/gandh/pak/paki/sad/sada/rista/ris/chipchipa/bas, mawad/peep/pus ~
    ${NAAL}, badbu/gandh ~ ${NAAL}`,
  'cord-bleeding': `${NAAL} ~ ${KHOON}, ${KHOON} ~ ${NAAL}, ${NAAL} ~ dhaga/dhaaga/clip/gath ~ khul/dhila ~
    ${KHOON}`,
  'many-pustules': `${BACHCHA} ~ badan/sharir/deh/pure/poore ~ fode/phode/phunsi/fafole/mawad/pake,
    mawad/peep/pake/pile/pila ~ dane/daane/phunsi/fode/chhale, dane/daane/phunsi/fode ~
    mawad/peep/pak/pake/pani, bahut ~ sare/saare ~ fode/phunsi/funsiya`,
  'bulging-soft-spot': `talu/taalu/tarua/brahmtalu ~
    ubhar/ubhra/phul/phula/${SUJAN}/utha/uthi/tana/tan/bahar/ucha/uncha, ${SIR} ~
    naram/mulayam/komal/kacha/kachcha ~ jagah/hissa ~ ubhar/ubhra/phul/phula/utha/suja, ${SIR} upar ~
    phula/ubhra/suja, ${SIR} ~ gadda/gaddha ~ phul/phula/ubhar`,
  unconscious: `behosh/behosi/behos/bhosh/murchhit/achet, hosh/hos ${NAHI}/gayab/kho/gawa/udd, hosh me
    ${NAHI}, hosh kho, jawab ${NAHI} ~ de/deta/raha, bulane/bolne/jagane/pukarne/hilane/awaj ~ ${NAHI} ~
    jawab/bol/bolta/uth/hil/sun/sunta/jag/khol, koi harkat/hosh ${NAHI}, aankh/aankhe ${NAHI} ~
    khol/kholta/khul, uth ~ hi ${NAHI}, jag ~ ${NAHI}, jaag ~ ${NAHI}, pada hai ~ hil/bol/uth ${NAHI}, kuch
    ~ bol ~ ${NAHI} ~ raha/hil, sudh budh/budhi ${NAHI}, sudh ${NAHI}, coma/koma me/mein/mai, coma/koma chala/chali`,
  drowsy: `${BACHCHA} ~ sust/susti/nidhal/nidhaal/dhila/dheela/behal, sust ~ pada/padi/pade/parha/pad/padal,
    sust sust, bahut/ekdam/kafi sust, susti ~ pada/padi, nidhal/nidhaal ~ pada/padi/hai/ho/gaya/pad,
    ${AANKH} ${NAHI} ~ khol/kholta/khul, ${AANKH} ~ khol/kholta ~ ${NAHI}, ${AANKH} ~ mushkil/muskil ~ khol,
    neend/nind ~ jag/jaga/uth/uthta ~ ${NAHI}, jagane/uthane/jagaane ~ ${NAHI} ~ uth/jag/uthta/jagta/jaag,
    jagane/uthane ~ mushkil/muskil/phir/fir ~ so/sota/uth/jag, sote/sota/soti/soye ~ hi ~
    rah/reh/raha/rahta/rehta/ja, din bhar ~ so/sota/soti, hamesha/har waqt/lagatar ~
    so/sota/soti/nind/neend, bahut/jyada/zyada ~ so/sota/soti/neend/nind ~ raha/rahi/hai, behoshi
    jaisa/jaisi/si, bujha bujha, bejaan/bejan/murjha/murjhaya ~ pada/padi/hai/sa/gaya, gafil/gaafil/nashe
    jaisa, khel/khelta ${NAHI}, hosh kam/thik/theek ${NAHI}, uthaye/uthane ${NAHI} ~ uth, tandra/unidra,
    neend/nind ~ ${NAHI} ~ tut/khul/toot, ghanto/kab se so/soya`,
  confused: `${NAHI} ~ pehchan/pahchan/pechan, pehchan/pahchan/pechan ${NAHI},
    behki/bahki/bahaki/bhatki/uljhi/ulti/ultisidhi/betuki/ajib/ajeeb/anap ~ bat/baat/baate/bate/harkat/bol,
    ulti sidhi/seedhi ~ bat/baat/bol/bak, kuch/kuchh ka/bhi kuch ~ bol/bak/kah, bad
    bada/badbada/barbara, dimag/dimaag ~ theek/thik/kaam/ghum/kam ~ ${NAHI}/gaya/raha, samajh ${NAHI}
    ~ pa/aa ~ kaha/kahan/kaun/kya, bhram, kaha/kahan hai/hu ~ pata ${NAHI}, din rat/raat ~ pata ${NAHI},
    baar baar ek hi sawal, sabko bhul/bhool, ghar walo ko ${NAHI} ~ pehchan/pahchan, hosh ~ thikane/thikana
    ${NAHI}`,
  fainting: `chakkar ~ gir/gira/giri/behosh, gir ~ behosh, behosh ~ ho/hokar ~ gir/tha/thi, gash/gas ~
    kha/aa/aaya, ${AANKH} ~ aage/samne ~ andhera ~ gir/gira, khade khade ~ gir, murchha/murcha ~
    aa/kha/aayi, thodi der ~ hosh ${NAHI}, achanak ~ gir ~ gaya/gayi/pada`,
  fit: `aankh/ankh/aankhe/ankhe/aankhein/ankhein chadh/ulat/palat gayi/gai/gaya/rahi, daura/daure/dora/dore/douara ~ pad/pada/aa/aaya/aaye/aata/uth/lag, jhatka/jhatke/jhatko/jatke/jhatki
    ~ aa/aaya/aaye/lag/le/mar/maar/pad/de/raha/rahe, mirgi/mirgee/migri, ${HATH} ${PAIR} ~
    akad/akda/aith/ainth/ethan/jhatak/jhatka/patak/phadphada/phadak/khich/kheench/maror/marod/aint,
    badan/sharir/deh ~ jhatak/phadak, ${MUH} ~ jhag/jhaag/phen/jhaga, ${AANKH} ~ ulat/ulti/palat/upar ~
    gayi/gaya/di/chadh/kar/raha/chali/hai/ho, ${AANKH} ~ putli ~ upar/chadh/ulat, daant/dant ~
    kitkita/bhich/bhinch/jakad/kas/lag, daanti/danti ~ lag/bandh, khinchav/tandaan/aithan ~ pura/badan,
    fit/fits ~ aa/aaya/pada/pad, fits/seizure/convulsion, chamki/chamkee ~ aa/bukhar/bimari/lag`,
  'fit-now': `${JHATKE} ~ aa/pad/lag/le/ho ~ raha/rahe/rahi, abhi ~ ${JHATKE}, ${JHATKE} ~ abhi, ${JHATKE} ~
    ${NAHI} ~ ruk/band/tham, ${JHATKE} ~ ruk/band/tham ${NAHI}, ${JHATKE} ~ chal raha/rahe`,
  'fit-long-or-repeated': `${JHATKE} ~ ${NAHI} ~ ruk/band/tham, ${JHATKE} ~ ruk/band/tham ~ ${NAHI},
    bar/baar bar/baar ~ ${JHATKE}, ${JHATKE} ~ bar/baar bar/baar, ${JHATKE} ~
    5/10/15/20/30/paanch/das/pandrah/aadhe ~ minute/minat/ghante/ghanta, ${JHATKE} ~ phir/fir/dobara/dubara,
    do/teen/char/2/3/4/5/kai baar/bar/dafa ~ ${JHATKE}, ${JHATKE} ~ do/teen/char/2/3/4/5/kai baar/bar/dafa,
    ek ke baad ek ~ ${JHATKE}, lagatar ~ ${JHATKE}`,
  'fit-first': `pehli/pahli ~ baar/bar/dafa/martaba ~ ${JHATKE}, ${JHATKE} ~ pehli/pahli ~ baar/bar/dafa,
    pehle/pahle ~ kabhi/kbhi ${NAHI} ~ ${JHATKE}, pehle/pahle ${NAHI} ~ ${JHATKE}, ${JHATKE} ~ pehle/pahle
    kabhi ${NAHI}`,
  'headache-worst': `${SIR} ~ dhamaka/dhamake/bam/bomb/hathoda/hathaude/visfot/bijli ~
    ${DARD}/phat/fat/jaisa/laga, ${SIR} ~ jindagi/jeevan/life/umar ~ sabse ~ ${DARD}, jindagi/jeevan/life ~
    aisa/sabse ~ ${SIR} ${DARD}, aisa ${SIR} ~ ${DARD} ~ kabhi ${NAHI}, ${SIR} ~ ${DARD} ~ aisa ~
    kabhi/pehle/pahle ${NAHI}, ${SIR} ~ ${DARD} ~ kabhi ${NAHI} ~ hua, achanak ~ ${SIR} ~ ${DARD}, ${SIR} ~
    achanak ~ ${DARD}, ${SIR} ~ ${DARD} ~ achanak`,
  'headache-severe': `${SIR} ~ tej/tez/tezz/bhayankar/bhayanak/jor/zor/jordar/asahniya/bahut/behad ~
    ${DARD}, ${SIR} ~ ${DARD} ~ bardasht/sahan/sah/tadap/bahut/tej/tez/jyada/zyada/bhayankar/jor/chilla,
    tej/tez/bhayankar/asahniya/jordar/bahut/behad ~ ${SIR} ~ ${DARD}, ${SIR} ~
    phat/fat/phata/fata/phatne/tut, ${SIR} pakad ~ baith/ro/chilla/leta`,
  'stiff-neck': `${GARDAN} ~ akad/akda/akdan/akdi/jakad/jakda/kadi/kada/sakht/tight/tait/patthar, ${GARDAN}
    ~ ${NAHI} ~ jhuk/mud/mod/hil/ghum/ghuma/jhuka, ${GARDAN} ~ jhuk/jhuka/mud/mod/hil/ghum ~
    ${NAHI}/dard/dikkat/mushkil, ${GARDAN} piche/peeche ~ mud/akad/khich/tan/ja, thuddi/thodi/dhodi ~
    chhati/sine ~ ${NAHI}, ${SIR} aage ${NAHI} ~ jhuk/jhuka`,
  'face-droop': `${MUH} ~ tedha/tedhi/tedi/terha/latak/latka/tircha/ghum/khich, ${MUH} ~ ek
    taraf/or/side/tarf ~ latak/gir/jhuk/khich/tedha/sun/kamjor/dhila, hoth/honth ~ tedha/latak/jhuk, ${MUH}
    ~ ek taraf/side, ek taraf/side ka/ki/ke ${MUH} ~ tedha/latak/sun/gir/kaam, ${MUH} se ~ pani/laar ~ ek
    taraf, ek aankh ~ band ${NAHI} ~ ho/hoti, hansne/hasne ~ ${MUH} ~ tedha`,
  'one-side-weak': `lakwa/lakva/laqwa/falij/paralysis/pairalisis/paralisis/paralisees/pairalaisis, ek
    taraf/tarf/side/or/hissa/hisse ~ ${HATH}/${PAIR}/sharir/badan/ang/hissa ~
    kamjor/sun/sunn/bejaan/kaam/dhila/dheela/${NAHI}/mar/uth/hil/jaan/bhari, ek ${HATH} ~ ek ${PAIR} ~
    kamjor/sun/bejaan/${NAHI}/kaam,
    baya/baye/bayan/bai/bayi/daya/daye/dayan/dahina/dahine/left/right/ulta/ulte/sidha/sidhe ~
    ${HATH}/${PAIR}/hissa/ang ~ kamjor/sun/bejaan/uth/hil/chal/kaam/jaan/dhila/${NAHI} ~
    ${NAHI}/gaya/hai/raha/ho/kar/pa,
    baya/baye/bayan/bai/bayi/daya/daye/dayan/dahina/dahine/left/right/ulta/ulte/sidha/sidhe taraf/side ~
    kamjor/sun/bejaan/uth/hil/chal/kaam/jaan/dhila ~ ${NAHI}/gaya/hai/raha/ho/kar/pa, ${HATH} ${PAIR} ~ ${NAHI} ~ chal/uth/hil/kaam/utha, ${HATH} ${PAIR} ~
    chal/uth/hil/kaam ~ ${NAHI}, adha/aadha/aadhe ~ sharir/badan/ang ~ sun/kaam/kamjor/${NAHI}/bejaan, ek
    taraf ~ sun/sunn/bejaan/kamjori/kamjor, achanak ~ ${HATH} ~ ${NAHI} ~ uth/kaam/hil, ${HATH} ~
    chij/cheez/gilas/saman ~ chhut/gir, ${HATH} ${PAIR} ~ bejaan/sunn/jaan ${NAHI}/dhila, achanak ~ ${PAIR}
    ~ ${NAHI} ~ uth/kaam/chal`,
  'both-legs-weak': `dono ${PAIR} ~ ${NAHI} ~ uth/chal/hil/kaam, dono ${PAIR} ~
    kamjor/kamjori/sun/bejaan/jaan/dhila/dheela/uth/hil/chal, ${PAIR} ~ shuru/suru ~ upar ~
    kamjor/kamjori/sun/chadh, kamjori ~ ${PAIR} ~ upar ~ chadh/badh/aa, ${PAIR} ~ jaan ${NAHI}, kamar ~
    niche ~ sun/bejaan/kaam/jaan/hil`,
  'speech-trouble': `boli ~ ladkhada/larkhara/tutla/latpata, boli bhari/atak/band/toot/tut, ${JUBAN} ~
    ladkhada/larkhara/lad/tutla/mot/moti/bhari/atak/band/aith/ainth/sun/laga/lag/tut, bol/bola/bolne/bolna ~
    ${NAHI} ~ pa/ja/raha/aa/sak, bol ${NAHI} ~ pa/ja/sak/raha/rha, bolne/bolna/bolte ~
    dikkat/mushkil/taklif/pareshani/ladkhada/atak/tutla, boli/bolna/bolti ~ band ~ ho/gaya/gayi/hai,
    bat/baat ~ saaf/saf/samajh/spasht ${NAHI}, saaf/saf ${NAHI} ~ bol, tutla/totla/haklane/hakla ~
    raha/bol/lag/laga/ke`,
  'sudden-vision-loss': `achanak ~ dikh/dikhna/dikhai/nazar/najar/roshni ~ band/${NAHI}/gayab/chali/kam,
    achanak ~ andha/andhera, dikhai/nazar/najar ${NAHI} ~ de/aa ~ raha/rahi, dikh ${NAHI} ~ raha, dikhna ~
    band, dikhai/dikhna ~ band, kuch ~ ${NAHI} ~ dikh/dikhai ~ raha/rahi, ${AANKH} ~ roshni/jyoti ~
    chali/ja/gayi/kho/khatam, andha/andhi ~ ho/gaya/gayi, sab/sabkuch ~ safed/kala/andhera ~
    dikh/hai/lag/ho, ek aankh ~ ${NAHI} ~ dikh/dikhai, ek aankh ~ dikh/dikhna/dikhai ~ ${NAHI}/band`,
  'drooping-eyelids': `palak/palke/papni/papota ~ gir/giri/bhari/bhaari/jhuk/latak/band/uth/khul/dhal,
    ${AANKH} ~ palak/palke ~ ${NAHI} ~ uth/khul/utha, ${AANKH} ~ ${NAHI} ~ khul/khol ~
    pa/saanp/kaat/subah/soke, ${AANKH} ~ band ~ ho/hui ~ ja/raha/rahi, ${AANKH} ~ bhari/bhaari ~ ho/lag/hai,
    ${AANKH} ~ mund/mundi ~ ja/raha, ${AANKH} ~ adhkhuli/aadhi ~ band/khul`,
  'trouble-swallowing': `pani/khana/thook ${NAHI} ~ nigal/ghutak/gutak, ${NAHI} ~ nigal pa,
    nigal/nigalne/nigalna/ghutak/ghutakne/gutak/gutakne/ghot/ghont/leel ~
    ${NAHI}/dikkat/taklif/pareshani/dard/mushkil/atak, ${GALA} ~ ${NAHI} ~ utar/utarta/ja,
    khana/pani/thook/thuk/laar/kaur/dawa/roti ~ ${GALA} ~ ${NAHI} ~ utar/ja, khana/pani/thook/kaur/roti/dawa
    ~ nigal/utar/ghutak ~ ${NAHI}, ${GALA} ~ jakad/jakda/kas/band/sikud/ruk/ruka ~
    ja/jata/gaya/hai/raha/pani, pani/khana ~ ${NAAK} ~ nikal/aa/bahar, pite/pine/pani ~ ${GALA} ~
    jakad/atak/band/ruk`,
  'jaw-locked': `jabda/jabde/jabra/jaw/jabdaa ~ ${NAHI} ~ khul, jabda/jabde/jabra ~
    jakad/jakda/akad/akda/band/lock/jam/kas/bhinch/atak/khul, ${MUH} ~ ${NAHI} ~ khul/khol/kholta, ${MUH} ~
    khul/khol ~ ${NAHI}, ${MUH} khulna/kholna/kholne ~ band/mushkil/dikkat/taklif, daant/dant/daanti/danti ~
    bhinch/bhich/jakad/lag/kas/jam/chipak/baith, ${MUH} ~ jakad/akad/lock/bandh/jam ~ gaya/hai/raha`,
  'body-spasms': `badan/sharir/deh/peeth/pith ~
    dhanush/kaman/akad/akda/akadta/aith/ainth/jakad/tan/jakda, kamar ~ dhanush/kaman, dhanush/kaman ~ jaisa/tarah ~
    akad/mud/tan/ho/sharir, akdan/aithan/ainthan ~ badan/sharir/poore/pure,
    dhanushtankar/tetanus/titnas/titanus, awaj/roshni/chhune ~ jhatka/jhatke/akad/akadta,
    pura/poora/poore/pure badan/sharir/deh ~ akad/kada/aith/jakad`,
  'fear-of-water': `pani ~ dar/darta/darti/dara/darr/bhay/bhag/chilla/chikh/ghabra/tadap/cheekh, pani
    dekh/dekhte/dekhkar/pine/pite ~ dar/darta/darti/ghabra/jhatka/bhag/gala/kaanp/chilla/akad, hawa/roshni ~
    dar/darta/darti/ghabra, hawa lagne/lagte ~ dar/jhatka/kaanp, dar/darta ~ pani, pani ${NAHI} ~ pi ~
    dar/darta`,
  'head-injury': `${SIR} ~ chot/ghav/phat/fat/phoot/phut/foot/lag/laga/lagi/takra/takraya/mar/maar/khoon,
    chot ~ ${SIR}, ${SIR} ke bal ~ gir, ${SIR} ~ gir/gira/giri ~ chot/pada/gaya/jamin, ${SIR} ~
    patthar/lathi/danda/dande/eent/deewar/diwar/deewal ~ lag/mar/maar/takra, ${SIR} ~ gumda/gumad/gola ~
    nikal/pad/ho, ${SIR} par/pe/me ~ lag/chot/lagi, gir ~ ${SIR} ~ lag/chot/phat`,
});
