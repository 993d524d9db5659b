import { listedAll } from './listed.ts';
import { AAWAL, DAST, FOTA, GARDAN } from './hi-latn-danger-words.ts';
import {
  AANKH,
  BACHCHA,
  DARD,
  DOODH,
  GALA,
  HATH,
  KHOON,
  MUH,
  NAHI,
  PAIR,
  PESHAB,
  PET,
  SUJAN,
  ULTI,
} from './hi-latn-words.ts';

/** Dangers of throat, belly, stools and urine, and those of carrying and bearing a child, in more of the ways they are told. */
export const BIRTHS = listedAll({
  'throat-white-patch': `${GALA} ~ safed/bhuri/slati ~
    jhilli/parat/dhabba/dhabbe/chakta/jaali/jali/parda/daag/chiz/cheez/tukda, safed/bhuri jhilli/parat ~
    ${GALA}, galghotu/galaghotu/galghontu/diptheria/diphtheria/dipthiria, tonsil/tansil ~ safed ~
    parat/jhilli/chhilka/dhabba`,
  'bull-neck': `${GARDAN} ~ bahut/dono/charo/itni ~ ${SUJAN}, ${GARDAN} ~ saand/bail ~ jaisa/jaisi/tarah,
    ${GARDAN} mot/moti ~ ho/gayi/${SUJAN}, ${GALA} ${GARDAN} ~ ${SUJAN}, ${GARDAN} ~ ${SUJAN} ~ ${GALA}`,
  'tongue-face-swelling': `chehra/${MUH}/hoth/aankh ~ ${SUJAN} ~ achanak,
    jeebh/jibh/hoth/honth/${MUH}/aankh/palak/${GALA}/juban/jaban ~ ${SUJAN}, achanak ~
    chehra/${MUH}/hoth/aankh ~ ${SUJAN}, ${SUJAN} ~ jeebh/hoth/honth/chehra/${GALA}, chehra/${MUH} ~
    phul/phool/${SUJAN} ~ dawa/dank/sui/kaat/khane/khaya/madhumakhi,
    dawa/sui/injection/dank/madhumakhi/tataiya/moongfali/machhli/anda ~ ${MUH}/chehra/hoth/aankh/badan ~
    ${SUJAN}`,
  drooling: `laar/lar/ral/raal/thook/thuk ~ tapak/gir/bah/baha/beh/nikal/tapakta/aa/chu/bahut, ${MUH} ~
    laar/lar/raal/thuk/thook ~ tapak/gir/bah/baha/beh/nikal/aa, laar/thuk/thook ~ ${NAHI} ~
    nigal/ghut/ghutak/gutak`,
  'vomits-everything': `jo/jo bhi/sab/sara/saara/kuch ~
    kha/khata/khaya/khilao/khilate/pi/pita/piya/pilao/pilate/pilaya/khilaya/deta/dete/diya ~
    ${ULTI}/nikal/palat/ulat/bahar, ${ULTI} ~ kuch ${NAHI} ~ ruk/tik/pach, ${PET} ~ kuch/pani/khana ${NAHI}
    ~ ruk/tik/pach/theher/thahar/rah, kuch bhi ${NAHI} ~ pach/ruk/tik/thahar, sab/sara/saara/sabkuch ~
    ${ULTI}/ulat/palat/nikal ~ de/deta/deti/kar/raha/ja/jata, pani bhi/tak ${ULTI}, pani bhi/tak ${NAHI} ~
    pach/tik/ruk/thahar, pani bhi ~ ${ULTI}/nikal/ulat, ${DOODH} ~ sab/pura/sara/har baar ~
    ${ULTI}/nikal/ulat, har baar ~ ${ULTI}/nikal, khate/pite/khane/pine/pilate/khilate ~ hi ~
    ${ULTI}/nikal/ulat, dawa bhi ~ ${ULTI}/nikal, bar/baar bar/baar ${ULTI}, ${ULTI} ~ ruk/band ~ ${NAHI},
    ${ULTI} ${NAHI} ~ ruk/band`,
  'vomits-blood': `${ULTI} ~ ${KHOON}/lal/laal, ${KHOON} ~ ${ULTI}, ${ULTI} ~
    kala/kaala/kali/kaali/coffee/kafi/bhura, kala/kali/kaali/coffee/bhuri ~ ${ULTI}, ${MUH} ~ ${KHOON} ~
    ${ULTI}/nikal/aa/gir/thuk`,
  'vomits-green': `${ULTI} ~ hara/hare/hari/green/pitt/pit, hara/hari/hare/green/pitt ~ ${ULTI}`,
  'watery-stool-much': `${DAST} ~ bahut/jyada/zyada/lagatar, ${DAST} ~ ruk ~ ${NAHI}, ${DAST} ~
    8/10/12/15/20/das/barah/pandrah/bees baar/bar/dafa, bahut/jyada/zyada/lagatar ~ ${DAST},
    8/10/12/15/20/das/barah/pandrah/bees baar/bar/dafa ~ ${DAST}, pani jaise/jaisi/jaisa/jaisan/ki tarah ~
    ${DAST}, pani pani ~ ${DAST}, ${DAST} ~ pani ~ tarah/jaisa/jaise/jaisi, haija/haiza/cholera`,
  'rice-water-stool': `chawal/chaval/maand/maad/mand ~ pani/dhovan/dhowan/jaisa/jaise/jaisi ~ ${DAST},
    ${DAST} ~ chawal/chaval/maand/maad/mand ~ pani/dhovan/jaisa/jaise/jaisi/tarah, safed pani ~ ${DAST},
    ${DAST} ~ safed ~ pani`,
  'blood-in-stool': `${DAST} ~ ${KHOON}/lal/laal, ${KHOON} ~ ${DAST}, khuni/khooni ~
    ${DAST}/pechish/bawasir/dast, ${KHOON} wala/wali/wale ~ ${DAST}`,
  'black-stool': `${DAST} ~ kala/kaala/kali/kaali/kale/koltar/tar/tarkol/dambar, kala/kaala/kali/kaali/kale
    ~ ${DAST}, koltar/tarkol/dambar/alkatra ~ ${DAST}`,
  'no-stool-or-gas': `${DAST} ~ gas/hawa/paad/pad ~ ${NAHI}/band/ruk, gas/hawa/paad ~ ${DAST} ~
    ${NAHI}/band/ruk, na gas ~ na ${DAST}, na ${DAST} ~ na gas/hawa/paad, gas bhi ${NAHI} ~ nikal/pas/ja,
    gas/hawa ~ pas/paas/nikal/khul ${NAHI}`,
  'belly-pain-severe': `${PET} ~ ${DARD} ~
    tadap/tej/tez/bahut/jyada/zyada/bardasht/sah/sahan/chilla/lot/dohra/behal/asahniya/bhayankar/jor/zor/chikh,
    ${PET} ~ tej/tez/bahut/bhayankar/asahniya/jor/zor/jordar/behad/bhari/khatarnak ~ ${DARD}/marod,
    tej/tez/bahut/bhayankar/asahniya/jordar/behad ~ ${PET} ~ ${DARD}, ${PET} pakad ~
    baith/ro/chilla/tadap/lot/leta, ${PET} ~ chaku/chhuri/chhura ~ jaisa/mar/kaat/laga/${DARD}, achanak ~
    ${PET} ~ ${DARD}, ${PET} ~ achanak ~ ${DARD}`,
  'belly-hard': `${PET} ~ kada/kadak/sakht/patthar/pathar/lakdi/takhta/tan/tana/tight/tait/akad/akda,
    kada/sakht/kadak ~ ${PET}, ${PET} ~ chhune/chhu/hath/dabane/dabaane ~ ${DARD}/chilla/rota/${NAHI}`,
  'groin-lump-stuck': `hernia/harniya/harnia/hernya/aant ~ andar/bhitar/wapas ~ ${NAHI},
    hernia/harniya/harnia/aant ~ phas/fas/phans/atak/utar/kada/${DARD}/dard/laal/ruk/${SUJAN},
    hernia/harniya/harnia/aant ~ ${NAHI} ~ ja/andar/wapas, jangh/jaangh/raan/pedu/chaddha ~
    ganth/gaanth/gath/gola/ubhar ~ ${NAHI} ~ ja/andar/wapas/dab, jangh/jaangh/raan/chaddha ~
    ganth/gaanth/gath/gola/ubhar ~ kada/${DARD}/dard/laal/phas/atak, ganth/gaanth/gola/ubhar ~
    andar/wapas/bhitar ${NAHI}, aant utar ~ ${DARD}/atak/andar/wapas/ulti, fota/fote ~ aant ~ utar/phas`,
  'sunken-eyes': `${AANKH} ~ dhas/dhans/dhasi/andar/bhitar/gaddhe/gadde/gaddha/baith/ghus, dhasi/dhansi/dhas
    ~ ${AANKH}, ${AANKH} niche gaddhe`,
  'slow-skin-pinch': `chamdi/khal/khaal/chamri/skin ~ chutki/chikoti/pakad/kheench/khich ~
    dhire/dheere/der/${NAHI}/wapas/ruki/khadi/waisi, chutki ~ chamdi/khal/khaal ~
    dhire/dheere/der/wapas/waisi/khadi/${NAHI}, chamdi/khal/khaal ~ dhire/dheere/der ~ wapas/ja/laut/baith,
    chamdi/khal ~ dhili/latak/sukh/jhurri`,
  'blood-in-urine': `${PESHAB} ~ ${KHOON}/lal/laal/gulabi/cola, ${KHOON} ~ ${PESHAB}, lal/laal/khooni ~
    ${PESHAB}`,
  'no-urine': `${PESHAB} ~ ${NAHI} ~ ho/hua/kiya/aa/utar/kar/aaya/hui/uttar/nikal, ${PESHAB} ${NAHI},
    ${PESHAB} ~ band/ruk/ruka/atak, ${PESHAB} ~ ek boond/bund ~ ${NAHI}, ${PESHAB} ~ ho/utar/aa ~ ${NAHI} ~
    raha, langot/nepi/diaper/kapda/potda ~ sukha/sookha/gila ${NAHI}, susu ${NAHI}`,
  'testicle-pain-sudden': `${FOTA} ~ achanak ~ ${DARD}/${SUJAN}, achanak ~ ${FOTA} ~ ${DARD}/${SUJAN},
    ${FOTA} ~ tej/tez/bahut/bhayankar/jor/asahniya ~ ${DARD}, tej/tez/bahut ~ ${DARD} ~ ${FOTA}, ${FOTA} ~
    ${DARD} ~ tej/tez/bahut/bardasht/achanak/uth/subah/ulti, ${FOTA} ~ ghum/mud/aith/ainth/palat/maror/upar,
    ${FOTA} ~ ${DARD}, ${DARD} ~ ${FOTA}`,
  'vaginal-bleeding': `niche/neeche/bachhedani/yoni/yoni/andar ~ ${KHOON}, ${KHOON} ~
    niche/neeche/bachhedani/yoni/raste/raaste, ${KHOON} ~ daag/dhabba/dhabbe ~ laga/lag/dikh/aa/garbh,
    ${PET} se ~ ${KHOON} ~ aa/ja/gir/chal, garbhvati/garbh/pregnancy/pregnant/hamal ~ ${KHOON}/bleeding ~
    aa/ja/gir/ho/hua/dikh/chal, kapde/paid ~ ${KHOON} ~ lag/laga/lal/laal`,
  'vaginal-bleeding-heavy': `
    niche/delivery/jachki/jachgi/prasav/bachha/${BACHCHA}/garbhpat/garbh/safai/abortion ~ ${KHOON} ~
    bahut/jyada/zyada/band/ruk/bah/lagatar/thakke/bhar/tham/dhar/dhaar,
    niche/delivery/jachki/jachgi/prasav/garbhpat/abortion ~ bahut/jyada/zyada/lagatar/behisab ~ ${KHOON},
    ${KHOON} ~ ${NAHI} ~ ruk/band/tham ~ delivery/jachki/prasav, ${KHOON} ~ thakke/thakka/loth/tukde/gutthe
    ~ ja/aa/nikal/gir, thakke/thakka ~ ${KHOON}, ${KHOON} nadi/nal/dhar/dhaar ~ jaisa/tarah/bah, har
    ghante/ghanta ~ paid/kapda/kapde/gaddi ~ badal/bhig/bhar, paid/peticoat/gaddi ~
    bhig/bheeg/bhar/lathpath, ${KHOON} ~ pad/kapda/bistar/saree ~ bhig/bheeg/bhar/tar, bachhedani ~ ${KHOON}
    ~ bahut/ruk/band`,
  'labour-pains': `jachki/jachgi/delivery/prasav/bachha/${BACHCHA} ~ ${DARD} ~
    shuru/suru/uth/aa/lag/ho/chal, ${DARD} ~ shuru/suru/uth/lag ~ delivery/jachki/prasav/${BACHCHA},
    pedu/kamar/${PET} ~ ${DARD} ~ ruk/thahar/reh ruk/thahar/reh ~ garbh/mahina/aa, labour/lebar
    pain/${DARD}, prasav pida/peeda, ${BACHCHA} hone wala ~ ${DARD}, ${DARD} ~ har ~ 5/10/paanch/das ~
    minute/minat, bachche/bache ke/ka ${DARD}`,
  'labour-long': `${DARD} ~ kal/parso/12/14/16/18/20/24/barah/din/do ~ ${BACHCHA} ${NAHI} ~ ho/hua/nikal/aa,
    ${BACHCHA} ~ atak/phas/fas/phans ~ gaya/hai/raha, kal/parso ~ ${DARD} ~ ${BACHCHA} ~ ${NAHI} ~
    hua/ho/nikal, ${DARD} ~ bahut der/ghante/ghanto ~ ${BACHCHA} ${NAHI} ~ hua/ho/nikal,
    12/14/16/18/20/24/barah/bees ghante/ghanto ~ ${DARD} ~ ${BACHCHA}/delivery ~ ${NAHI}, delivery ${NAHI} ~
    ho ~ ${DARD}, delivery/jachki ${NAHI} ho ~ pa/rahi`,
  'waters-leaking': `pani/paani ~ thaili/theli/jhilli/thailee ~ phat/fat/phoot/phut/foot/tut/toot,
    thaili/theli/jhilli ~ phat/fat/phut/foot/tut, niche/neeche/yoni/bachhedani ~ pani ~
    gir/ja/nikal/bah/aa/chhut/ris/tapak, pani ~ niche/neeche/bachhedani ~ gir/ja/nikal/aa/bah,
    garbh/pregnancy ~ pani ~ ja/gir/nikal/chhut/bah, pani ~ chhut/chhoot/tut/toot ~ gaya/raha/ja,
    garbh/${BACHCHA} ka/ke pani ~ nikal/gir/kam/bah/ja, water break, pani ja raha`,
  'waters-foul-or-green': `thaili/theli/bachhedani/niche/garbh/${BACHCHA} ~ pani ~
    hara/hare/badbu/gandh/ganda/maila/kala, hara/hare/badbudar/ganda/maila ~ pani ~
    thaili/theli/niche/gir/ja/nikal/aa, pani ~ hara/badbu/ganda/maila ~ rang/aa/hai/gir/nikal, ${BACHCHA} ~
    ${PET}/andar ~ potty/tatti/latrine ~ kar/ki, ${BACHCHA} ~ ganda pani pi`,
  'cord-or-hand-out': `naal/naad/nara/naara/nal ~ bahar ~ aa/nikal/latak/dikh, ${BACHCHA} ~
    ${HATH}/${PAIR}/paav ~ bahar/pehle/pahle ~ aa/nikal/dikh, pehle/pahle ~ ${HATH}/${PAIR}/naal ~
    nikal/aa/bahar, ulta/ulti ~ ${BACHCHA} ~ ${PAIR}/nikal, ${HATH}/${PAIR}/naal ~ bahar ~ aa/nikal ~
    ${BACHCHA}/delivery`,
  'placenta-not-out': `${AAWAL} ~ ${NAHI} ~ nikal/gir/aa/bahar/nikla/gira, ${AAWAL} ~
    andar/atak/phas/fas/ruk/bacha/chhut/reh/rah, ${AAWAL} ~ aadha/tukda/thoda ~ nikal/andar/bacha`,
  'fewer-movements': `${BACHCHA} kam ~ hil/ghum/ghoom raha/rahi, ${BACHCHA} kam ~ hilta/ghumta hai/h, ${PET}
    ~ ${BACHCHA} ${NAHI} ~ hil/ghum/ghoom raha/rahi, ${BACHCHA} ~ ${NAHI} ~ ghum/ghoom raha/rahi, ${BACHCHA}
    ${NAHI} ~ ghumta/ghoomta hai, ${PET} ~ ${BACHCHA} ~ hil/ghum/ghoom ${NAHI} raha/rahi, ${BACHCHA} ~
    hilna/ghumna/harkat/lat/laat/phadak ~ kam/band/mehsus/mahsus, ${BACHCHA} ~ kam/dhire ~
    hil/hilta/ghum/ghumta/harkat/lat, ${BACHCHA} ~ ghum/ghumta/laat/lat ${NAHI}, ${BACHCHA} ${NAHI} ~
    ghum/ghumta, ${PET} ~ ${BACHCHA} ~ ${NAHI}/kam/shant/chup ~ hil/hilta/ghum/chal/dol/hai/harkat, ${PET} ~
    ${BACHCHA} ~ hil/ghum/harkat ~ ${NAHI}/kam/band, ${BACHCHA} ~ mehsus/mahsus/pata ${NAHI} ~ ho/chal,
    halchal ~ ${NAHI}/kam/band, ${PET} ~ halchal/harkat ~ ${NAHI}/kam/band`,
  'foul-discharge-after-birth': `delivery/jachki/jachgi/prasav/jachcha/garbhpat/safai/${BACHCHA} ~
    badbu/badbudar/gandh/ganda/gandi/sada/sada/mawad/peep ~ pani/khoon/aa/ja/gir/nikal/niche/safed,
    niche/neeche/bachhedani ~ badbu/badbudar/ganda/gandi/mawad/peep/sada ~ pani/aa/ja/khoon/gir/nikal/gandh,
    badbudar/gandh ~ pani/khoon ~ ja/aa/gir/nikal, khoon/pani ~ badbu/gandh ~ delivery/jachki/prasav, bukhar/fever aur badbudar/badbu ~ pani/paani/safed/mawad/srav`,
  'thoughts-harm-baby': `${BACHCHA} ~ maar/mar/phek/fenk/phenk/gala/patak/nuksan/khatam/dubo ~
    man/mann/khayal/vichar/lagta/de/du/dun/dalu/do/jaye/kar/daba/kah/awaj/sochti,
    man/mann/khayal/vichar/awaj/aawaj ~ ${BACHCHA} ~ maar/mar/phek/fenk/phenk/gala/nuksan/patak/khatam,
    ${BACHCHA} ~ nuksan ~ pahucha/kar/pahuncha, ${BACHCHA} ~ phek/fenk/phenk ~ do/du/de, ${BACHCHA} ~ maar ~
    dalu/dungi/du/doon/dalungi/dene/dalne/dene, ${BACHCHA} ~ gala ~ daba/ghot`,
});
