import type { Phrases } from '../lexicon.ts';
import { listed } from './listed.ts';
import { TATTI } from './hi-latn-words.ts';

const IRON = 'iron/ifa/ferrous';
const KALA = 'kala/kali/kaala/kaali/kaale/kale';
const TABLET = 'goli/goliya/goliyan/tablet/dawa/dawai/syrup/capsule/kha/khake/khane/khata/khati';
const GAYA = 'gaya/gayi/gai/gye/gaye/gyi/gya';
const SAANP = 'saanp/saap/sanp';
const CATTLE = 'gaay/gay/gaai/bhains/bhais/bakri/pashu/maveshi';

/** Hindi in Latin letters: a sign with the everyday cause that explains it, and words that name another thing. */
export const EXPLAINED: Phrases =
  listed(`${IRON} ~ ~ ${TABLET} ~ ~ ${TATTI} ~ ${KALA}, ${IRON} ~ ~ ${TABLET} ~ ~ ${KALA} ${TATTI}, ${IRON} ~ ~ ${TATTI} ~ ${KALA}, ${TATTI} ~ ${KALA} ~ ~ ~ ${IRON}, ${KALA} ${TATTI} ~ ~ ~ ~ ${IRON},
  khoon/khun ki kami ~ goli/goliya ~ ~ ${TATTI} ~ ${KALA}, pehle/pahle/pehli/doosre/dusre din ~ ${TATTI} ~ ${KALA}, pehle/pahle/pehli/doosre/dusre din ~ ${KALA} ${TATTI},
  paan/gutkha/chukandar/jamun/holi/lipstick/syahi/pen ~ ~ ~ thook/jeebh/jibh/hoth/honth/muh/munh/ungli ~ lal/laal/neela/neeli/neele/nila/nili/nile, hoth/honth/jeebh/muh/munh/nakhun ~ neela/neeli/neele/nila/nili/nile ~ ~ jamun/lipstick/syahi/holi,
  haldi/ubtan/mehndi/rang ~ ~ ~ hatheli/haath/hath/pair/talwe ~ ~ peela/peeli/peele/pila/pili/pile, hatheli/haath/hath/pair ~ peela/peeli/peele/pila/pili/pile ~ ~ haldi/ubtan lagi/lagayi/laga,
  neela/nila/neele/nile dhabba/dhabbe/nishan/daag ~ janam/janm/paidaish se, neend/nind/sone/sote ~ ~ ~ jhatka/jhatke ~ lag/lagta/lage/laga/aa/aata/aate, jhatka/jhatke ~ lag/lagta/lage/aata ~ neend/nind/sote/sone, haath/hath/pair/per jhatka/jhatke to/toh,
  jhatka/jhatke/jhatko to/toh ~ theek/thik/gayab, jhatke wala/wale/wali, jhatka mutton/meat/chicken, khoon/khun badhana/badhane/badhaane/badhta/badhe/banane, khoon/khun ~ daan kiya/karne/karna/kiye,
  kajal/kaajal/surma laga/lagana/lagaye/lagate/lagaun, kajal, kaajal, bidai, machhli/machli, khoon/khun ~ badhane ~ ~ ~ latrine/tatti/potty/pakhana,
  tika/teeka/tikka/sui ~ laga/lagi/lagwaya/lagwayi tetanus/titnes/tt, peeliya/piliya/khasra/tetanus/titnes/rabies ka/ki/ke tika/teeka/tikka/sui, heart attack/daura silent hota, haija/dengue/rabies ki khabar/khabren,
  ${SAANP} ~ kechuli/kechul/kenchuli, ${SAANP} bana/bane/banke/banakar/banaya ~ khel, ${SAANP} bana/bane/banaya, khilauna/khilaune/nakli/plastic/rabar/rubber ~ ${SAANP}, bhoot ka/se/ke dar/darr ~ lag/lagta/lagti, bhoot ka/se/ke dar/darr, bhoot/bhooton ki kahani/film/picture,
  1/2/3/4/5/ek/do/teen/char/chaar/paanch sui/suiya ~ lag/laga/lagi ~ ${GAYA}/chuki/thi, 1/2/3/4/5/ek/do/teen/char/chaar/paanch sui/suiya lagi, aspatal/hospital/doctor/nurse ~ ~ sui ~ lagi/laga/lagayi/lag, silai/silte/seete/sine/seene/rajai/button/darzi/kadhai ~ ~ ~ sui ~ chubh/gad/lag,
  sui ~ chubh/gad ~ ~ ~ silai/silte/seete/rajai/button, chakki me/mein/par/pe haath/hath ~ ~ ~ chhil/chil ~ ${GAYA}, ghutna/ghutne/ghutno ~ ~ chadhte utarte, gardan/gale ~ pathar/patthar si/sa/jaisi ~ ganth/gaanth/gath,
  chehra/muh/munh/haath/hath/aankh/aankhen ~ sooja/suja/sooje/suje ~ lagta/lagti/lagte, choolha/chulha/choolhe ~ ~ ~ baal jhulas, baal/baalon jhulas/jal ${GAYA}, pani/paani se dho/dhoya/dhoye/dhone/saaf/kulla/nahaya ~ ~ nikal ~ ${GAYA},
  bike/motorcycle/scooter/car/gaadi/gadi/phone/mobile ko mirgi/daura/jhatka ~ aa/aata/aati/lag/pad, chappal/joota/jute/phone/mobile/saman/fasal/jhopdi/tarbuj ~ doob/dub/bah ~ ${GAYA}, chappal/joota/saman ~ ~ pani/paani me/mein ~ bah/doob,
  ${CATTLE} ~ ~ ~ jer/jher/aanwal ~ ~ nahi/nhi/ni giri/gira/nikli, ${CATTLE} ~ ~ jer/jher/aanwal nahi/nhi/ni giri/gira, kuposhan kendra/centre/center, skin pinch turant/normal/theek/n, saans rok/rokne ki/wala/wali kasrat/pranayam, muac ~ ~ ~ yellow/green, yellow me/mein/zone/line,
  pet ~ kada/kadi/tight ~ ~ fir/phir ~ naram/dheela/dhila, pet kabhi kada/tight ~ kabhi naram/dheela, nakhun/naakhun ~ ~ chamdi/khaal chhil/utar ~ ${GAYA}, edi/talwe/gale ~ kaanta/kante/kaante jaisa/jaisi/jaise, subah/ab/ekdum/bilkul/phir/fir/poora/puri fit, ${SAANP} ~ ~ ~ sapna/sapne, keede/kide/machhar/machar/khatmal/chuhe/joon ~ mar/marte/marta/marti ~ hai/hain/h/jate/jaate`);
