import { listedAll } from './listed.ts';
import {
  AANKH,
  DARD,
  KEEDE,
  KHOON,
  KHUJLI,
  MUH,
  NAHI,
  PESHAB,
  PET,
  SEENA,
  SUJAN,
  TATTI,
  ULTI,
} from './hi-latn-words.ts';

/** Belly, stools, vomiting and urine. */
export const BELLY = listedAll({
  heartburn: `${SEENA}/pet/kaleje/gala/gale/kareja/kaleja ~ jalan/jal/jalta/jln/jlan/jale/aag,
    khatti/khatta/khate/khati ~ dakar/dakare/dakaar/dakre/paani/pani, dakar/dakaar/dakare ~ khatti/khatta,
    acidity/esidity/asidity/acidty/aciditi/esiditi/asiditi, jalan ~ ${SEENA}, amlapitt/pitt ~ badh/ban,
    khatta ~ pani ~ ${MUH}, chhati/chati/seene me/mein jalan`,
  bloating: `gas/gass/gais hai/h, gas/gass/gais ho jati/jata, gas/gass/gais ki
    problem/dikkat/taklif/shikayat, gas/gass/gais/gyas/ges ~
    ban/banti/bnti/bn/banta/bhar/bani/problem/chadh/pareshan, ${PET} ~ gas/gass/gais/gyas/hawa/vayu, ${PET}
    ~ phool/phul/phula/fool/ful/fula/foola/tan/tight/bhari/bhaari/aphara/afara/gudgud,
    afara/aphara/afra/badhajmi/badhazmi/apach/apch/badhajami/indigestion, dakar/dakare/dakaar ~
    aa/aati/jyada, gastric/gastrik, vayu ~ ban/vikar, pet phoola`,
  nausea: `jee/ji/jiya/man/mann/dil/jiu ~
    machal/machla/michla/machalta/machlata/michlata/michal/mitla/mitlata/matla/michalta/mitli/kaccha/kachcha/kachha/okata,
    ${ULTI} ~ jaisa/jaise/jaisi/jaysa ~ lag/hota/ho/mann/man, ${ULTI} ~ man/mann ~ kar/ho/hota, ${ULTI}
    karne ka man/mann, ${ULTI} aane ~ lag/hoti,
    ubkai/ubkaayi/ubki/ubkaee/okai-aawat/michli/machli/matli/mitli/jimachalna, ulti ulti lag`,
  vomiting: `${ULTI}, ultiyaan/ultiyan, ${ULTI} dast/tatti/jhada, pet ka khana ~ bahar, kai kar,
    radd/chhaant/chhant ~ kar/ho, omit/vomit ~ kar`,
  'vomits-everything': `sab/sabkuch/saara/sara/jo/pura ~ ${ULTI} ~ kar/ho/nikal/kr, jo bhi ~
    khila/khilate/khata/khati/pilate/pita/peeta/piti/deta/dete/khaye/khilao ~ ${ULTI}/nikal, jo ~
    khata/khati/pita/piti/peeta/khilate/pilate/khaya/piya ~ ${ULTI}/nikal, kuch/kuchh/pani/paani ~ ${NAHI} ~
    tik/pach/ruk/rukta/tikta/pachta, pani/paani/kuch ~ tik/pach/ruk ~ ${NAHI}, khana ~ tik/ruk ~ ${NAHI}, pet me/mein kuch ~
    ${NAHI} ~ ruk/tik/pach/rukta, har baar/cheez/chij ~ ${ULTI}, pani/paani ~ bhi/tak ~
    ${ULTI}/nikal/nahi-tik, khate/pite/peete hi ~ ${ULTI}, sab ${ULTI}, pani/paani bhi ${NAHI} ~
    tik/pach/ruk`,
  'vomits-blood': `${KHOON} ~ ${ULTI}, ${ULTI} ~ ${KHOON}, ${ULTI} ~ coffee/kali/kaali/kala, kali/kaali
    ${ULTI}, coffee jaisi ${ULTI}`,
  'vomits-green': `hari/hara/haree/hare/haraa/green ~ ${ULTI}, ${ULTI} ~ hari/hara/hare/green/harapan/pitt`,
  diarrhoea: `dast/dasht/daste/dasta/dasto/jhada/jhaada/jhare/jhara/diarrhea/diarrhoea/daria/dairiya/dayria/diareya/loosemotion/loosemotions/loosmotion,
    ulti dast, loose/loos/lose/luse/luj/luz/lusmotion/lus
    motion/motions/moshan/moson/potty/latrin/latrine/motion, motion/motions ~ ho/lag/hai/aa/rahe,
    patla/patli/patle/pani/paani ~ ${TATTI}/dast, ${TATTI} patla/patli/patle/pani/paani, ${PET} ~
    chal/kharab/khrab/jhar/khraab/jharat/chalat/bah/beh/chalu, ${TATTI} ~ baar/bar baar/bar, baar/bar
    baar/bar ${TATTI}, petjhari/petjharia/atisar/haija/julab, jaada/jhada ~ lag`,
  'watery-stool-much': `pani/paani ~ jaisa/jaise/jaisi/tarah/wala/vala/ki ~ dast/${TATTI} ~
    baar/bar/bahut/10/das/20/jyada/zyada, pani/paani jaise/jaisa/jaisi ~ dast/${TATTI} ~
    bahut/baar/bar/jyada/zyada, bahut/baar/bar/jyada/zyada/lagatar ~ pani/paani jaise/jaisa/jaisi/ke ~
    dast/${TATTI}, dast/${TATTI}/motion ~ 8/10/12/15/20/25/das/pandrah/bees/dus ~ baar/bar/bari,
    8/10/12/15/20/25/das/pandrah/bees/dus ~ baar/bar/dast ~ dast/${TATTI}/motion, har ghante dast/${TATTI},
    bahut jyada/zyada dast, dast ~ ruk ${NAHI}, dast bahut jyada/zyada, pani/paani ~ tarah ~ dast/${TATTI} ~
    baar/bahut, pani/paani jaisa/jaise/jaisi dast/${TATTI}, haija/haiza/cholera/colera, ${TATTI} ~
    pani/paani jaise/jaisi/jaisa`,
  'rice-water-stool': `chawal/chaval ke pani jaise/jaisa dast,
    chawal/chaval/chaawal/mand/maand/maad/mad/pich/peech/bhaat ~ jaisa/jaise/jaisi/tarah/jaisan/pani/paani ~
    dast/${TATTI}, chawal/chaval ke/ka pani/paani/mand/maand ~ jaisa/jaise/jaisi ~ dast/${TATTI},
    dast/${TATTI} ~ chawal/chaval/maand/mand/maad ~ jaisa/jaise/jaisi/pani/tarah, chawal ke pani jaisi,
    maand/mand jaisa/jaise ${TATTI}/dast`,
  'blood-in-stool': `dast/jhada/motion ~ ${KHOON}, ${KHOON} ~ dast/jhada/motion, ${TATTI} ~ ${KHOON},
    ${KHOON} ~ ${TATTI}, khooni/khuni ~ dast/pechish/${TATTI}, laal/lal ~ ${TATTI}/dast,
    guda/gudda/guddi/gand ~ ${KHOON}, khooni/khuni bawasir/bawaseer, dast ~ khoon/khun/khon, khoon ke dast,
    raktatisar`,
  'mucus-in-stool': `${TATTI}/dast/pet ~
    aanv/aav/aon/aaon/aanw/aaw/anv/ao/chikna/chiknai/safed-safed/lasla/jhilli/mucus/jhaag/jhag,
    aanv/aav/aon/aaon/aanw/anv/chikna ~ ${TATTI}/dast/gir/aa/aati/ja/pad/aata,
    aanv/aaon/aanw/aav/aamansh/pechish/pechis/pesis/pechiss/dysentery/disentri, aanv/aaon/aav wali ~
    ${TATTI}`,
  'black-stool': `kala/kaala/kali/kaali dast/motion, kala/kaala/kali/kaali/kale/kaale/koltar/tar ~ ${TATTI},
    ${TATTI} ~ kala/kaala/kali/kaali/kale/koltar/coaltar/tarkol, kala kala ${TATTI},
    tarkol/alkatra/dambar/damar jaisa/jaisi ${TATTI}`,
  'diarrhoea-14-days': `dast/${TATTI}/motion/motions/diarrhea ~ 14/15/16/20/25/30/pandrah/bees/tees/chaudah
    din, 14/15/16/20/25/30/pandrah/bees/tees/chaudah din ~ dast/jhada/motion/loose/${PET}, do/2/teen/3
    hafte/hafto/saptah ~ dast/jhada/loose, dast/motion ~ do/2/teen/3 hafte/hafto/saptah, dast/motion ~
    mahine/mahina/mahino, mahine/mahina/mahino ~ se ~ dast/motion/loose, purana dast, dast ~ purana, 15 din
    se dast, mahine bhar se dast`,
  constipation: `kabj/kabz/kabaj/qabz/kabji/kabjiyat/kabziyat/kabjiat/kabziat/constipation/kanstipation,
    ${PET} ~ saaf/saf ${NAHI}, ${PET} ~ ${NAHI} ~ saaf/saf, ${TATTI} ~ ${NAHI} ~
    ho/aa/hua/hui/aati/hoti/utar/hota, ${TATTI} ~ kadi/kada/kade/sakht/sookhi/sukhi/tight/kadak/atak/hard,
    ${TATTI} ${NAHI} ~ ho/aa/hua/hui, ${TATTI} ~ jor/zor ~ laga, ${TATTI} ~ dikkat/taklif/takleef/mushkil,
    latrine/latrin saaf/saf ${NAHI}, na latrin na gas`,
  'no-stool-or-gas': `gas/gass/hawa/vayu/paad/pad ~ ${NAHI} ~ nikal/pass/paas/ho/aa/khul, gas/gass/hawa/vayu
    ~ nikal/pass/paas/ruk ~ ${NAHI}, na/${NAHI}/no ~ ${TATTI} ~ na/${NAHI}/no ~ gas/hawa/vayu/gass ~
    nikal/ho/pass/aa/rahi/raha, na/${NAHI} ~ gas/hawa/vayu/gass ~ na/${NAHI} ~ ${TATTI} ~
    ho/aa/nikal/raha/rahi, gas aur ${TATTI} ~ band/${NAHI}/ruk, ${TATTI} aur gas/hawa/vayu ~
    band/${NAHI}/ruk, ${TATTI} gas ~ band, na ${TATTI} na gas/hawa, na gas na ${TATTI}, na ${TATTI} ho rahi
    na gas ~ nikal, gas/hawa bhi ${NAHI} ~ nikal/pass, na gas nikal rahi ~ na ${TATTI} ~ ho, na latrin na gas, na latrin na gais, na mal na gas`,
  'worms-in-stool': `${TATTI}/pet/petwa ~ ${KEEDE}, ${KEEDE} ~ ${TATTI}/pet, ${KEEDE} ~ nikal/gir ~
    raha/rahe/rahi/hai ~ ${TATTI}, pet me/mein ${KEEDE}, kechua/kenchua/kenchuwa/chunchune, keede/kide/keeda
    ~ gir/nikal/dikh`,
  'anus-pain-lump': `bawasir/bawaseer/bavasir/babasir/bavaseer/bwasir/bawasheer/piles/pails/payals/arsh/bhagandar/fistula/fisher/fissure
    ~ hai/ho/ki/hua/nikal/ka/bahar, bawasir/bawaseer/bavasir/babasir/bwasir/piles/bhagandar/fissure/arsh,
    guda/gudda/latrine-ki-jagah/guddi/gaand/tatti-ki-jagah ~
    ${DARD}/ganth/gaanth/massa/masse/ghav/sujan/chir/cut, ${TATTI} karne/karte/karate/jane ~ ${DARD},
    ${TATTI} ~ jagah/rasta/raste/dwar ~ ${DARD}/massa/masse/ganth/sujan, ${TATTI} ke raste/jagah ~
    ${DARD}/massa/ganth`,
  'anus-itching': `guda/gudda/guddi/gaand/${TATTI} ~ ${KHUJLI}, ${KHUJLI} ~ guda/gudda/guddi, ${TATTI} ki/ke
    jagah/raste ~ ${KHUJLI}, piche/peeche/pichhe ~ ${KHUJLI}`,
  'belly-pain': `${PET} ~ ${DARD}, ${DARD} ~ ${PET}, petdard/petdrd/pettdard/petdarad/stomachache, ${PET} ~
    taklif/takleef/taklef/tees/chubhan/gadbad, ${PET} dukh/dukhat/dukhata/bathat/pirat, pet me ~
    ainthan/dard, nabhi/dhodi/dhondi/naabhi ~ ${DARD}, ${PET} kat/kaat ~ raha`,
  'belly-pain-severe': `${PET} ~ bahut/behad/jyada/zyada/khub/khoob/bada/bhaut ~
    tez/tej/teg/jyada/zyada/jor/zor/bhayankar/asahniya/jordar ~ ${DARD}, ${PET} ~
    tez/tej/teg/jor/zor/bhayankar/asahniya/jordar/zordar/jabardast/zabardast/behad/jyada/zyada ~ ${DARD},
    tez/tej/teg/bhayankar/asahniya/jordar/zordar/zabardast/jabardast ~ ${PET} ~ ${DARD}, ${PET} ~ ${DARD} ~
    bardasht/bardast/sahan/saha/tadap/chilla/chhatpata/lot/jyada/zyada/tez/tej/bhayankar/sehan,
    bahut/jyada/zyada/behad ~ tez/tej/jyada/zyada ${PET} ${DARD}, ${DARD} ~ tadap/chhatpata ~ ${PET}, ${PET}
    ${DARD} ~ se ~ tadap/chhatpata/chilla/behal/lot/dohra, ${PET} pakad ~ baith/tadap/lot/ro, pet ~ upari hisse mein/me bahut tez/tej dard, pet ~ hisse mein/me bahut tez/tej dard, pet ke upar bahut tez/tej dard`,
  'belly-pain-upper': `${PET} ~ upar/uper/upri/upari/oopar/oopri ~ ${DARD}, upar/uper/upri/upari ${PET} ~
    ${DARD}, nabhi/naabhi/dhodi/dhondi ~ upar/uper/oopar ~ ${DARD}, ${DARD} ~ ${PET} ~ upar/uper/upri/upari,
    kaleje/kaudi/kauri/kaleja/kareja ~ ${DARD}, ${PET} ~ upar/uper wale/vale hisse/bhag ~ ${DARD}, khali
    ${PET} ~ ${DARD}, ${PET} ~ khali ~ ${DARD}, pet ~ upari hisse mein/me bahut tez/tej dard, pet ke upari hisse, pet ke upar ~ dard, pet ke upar bahut tej/tez dard`,
  'belly-pain-right-upper': `${DARD} ~ daye/dayi/dahine/right pasli ~ niche/neeche,
    daye/dayen/dayi/dayin/daayi/dahine/dahini/dahina/right/seedhe/sidhe/daahini ~
    pasli/pasliyo/pasliya/pasri ~ niche/neeche/ke ~ ${DARD}, pasli/pasliyo/pasliya ~ niche/neeche ~
    daye/dayi/dahine/right ~ ${DARD}, ${PET} ~ daye/dayen/dayi/dahine/dahini/right/seedhe ~ upar/uper/upri ~
    ${DARD}, ${PET} ~ upar/uper ~ daye/dayen/dayi/dahine/dahini/right/seedhe ~ ${DARD},
    liver/livar/lever/jigar/yakrit ~ ${DARD}, daye/dayi/dahine/right pasli ~ niche/neeche ~ ${DARD},
    pitt/pit/gall ~ thaili ~ ${DARD}`,
  'belly-pain-right-lower': `${PET} ~ daye/dayen/dayi/dahine/dahini/right ~ nichle/nichla hisse/hissa ~
    ${DARD}, ${PET} ~ niche/neeche/nichle/nichla/neechle ~
    daye/dayen/dayi/dahine/dahini/right/seedhe/daahini/daahine ~ ${DARD}, ${PET} ~
    daye/dayen/dayi/dahine/dahini/right/seedhe/daahine/daahini ~ niche/neeche/nichle/nichla ~ ${DARD},
    daye/dayen/dayi/dahine/dahini/right ~ niche/neeche/nichle ~ ${DARD},
    apendix/appendix/apendics/appendicitis/apendicitis ~ ${DARD}, ${PET} ke niche/neeche
    dahini/dayi/dahine/right taraf ~ ${DARD}, ${DARD} ~ ${PET} ~ niche/neeche ~ dahini/dayi/dahine/right,
    nabhi se ~ niche dahini/dayi taraf ~ ${DARD}`,
  'belly-pain-lower': `pedu/peru/pedoo/peroo/pendu/nalo/nale ~ ${DARD}, ${DARD} ~ pedu/peru/pedoo, ${PET} ~
    niche/neeche/nichle/nichla/neechle ~ ${DARD}, nabhi/naabhi/dhodi ~ niche/neeche ~ ${DARD},
    niche/neeche/nichle ${PET} ~ ${DARD}, ${PET} ~ nichle/nichla hisse/hissa ~ ${DARD}, ${DARD} ~ ${PET} ~
    niche/neeche/nichle, bachedani/bacchedani/bachhedani ~ ${DARD}`,
  'belly-pain-waves': `marod/maror/mrod/marode/maroda/marore/maroran/ainthan/aithan/enthan/ethan/mirod/marora/pechish-marod,
    ruk/reh/rah ~ ruk/reh/rah ~ ${PET} ~ ${DARD}, ${PET} ~ ruk/reh/rah ruk/reh/rah ~ ${DARD}, ${PET} ~
    marod/maror/ainthan/aithan/marode/marora, ruk ruk ke/kar ~ marod/maror/${DARD} ~ ${PET}, ${PET} ~
    lehar/leher ~ ${DARD}, ruk ruk ke/kar ${PET} ~ marod/maror/ainthan`,
  'belly-hard': `${PET} ~
    kada/kadaa/kadak/kadi/sakht/sakhat/patthar/pathar/lakdi/tight/hard/akad/kara/takhta, kada/sakht/kadak
    ${PET}, ${PET} ~ chhu/chhune/chune/hath/haath ~ ${NAHI} ~ de/lagane/deta, ${PET} ~ chhune/chune/dabane ~
    ${DARD}, ${PET} ~ chhune ${NAHI}, pet sakht ho`,
  'belly-swollen': `${PET} ~ ${SUJAN} ~ gaya/hua, ${PET} ~ pani/paani ~ bhar/bhara, ${PET} ~
    bada/badh/tan/nagada/matka/tana/badaa/badi, ${PET} me sujan, jalodar, ${PET} phool/phul/fool/ful ~
    ke/kar ~ matka/dhol/gubbara/bada, ${PET} ~ phool/phul/fool/ful/phula/fula/phoola gaya/hua/rakha,
    tilli/tili/spleen ~ badh, pet phoola, pet mein sujan, pet phool`,
  'groin-lump': `jaangh/jangh/jaang/jang/raan/ran/chaddha/chaddhe ~
    ganth/gaanth/gilti/ubhar/ubhaar/gola/sujan/gath/phula, hernia/harniya/haraniya/hernya/harnia/aant ~
    utar/utri/hai/lag/nikal/ho, aant ~ utar/utri/utarna/bahar, hernia/harniya/hernya/harnia, jaangh/jangh ke
    jod ~ ganth/gaanth/gilti/ubhar`,
  'groin-lump-stuck': `hernia/harniya/hernya/harnia/ganth/gaanth/ubhar/aant ~ andar/wapas/vapas/bhitar ~
    ${NAHI} ~ ja/jaa/jata/jati/jaa-rahi, hernia/harniya/hernya/harnia ~ fas/phas/atak/${DARD}/phans/fans,
    hernia/harniya wali/vali/ki ganth/gaanth ~ andar/wapas ${NAHI} ~ ja, hernia/harniya wali/vali/ki
    ganth/gaanth ~ ${DARD}, ganth/gaanth andar/wapas ${NAHI} ja, hernia atak, hernia atak gaya, hernia phas, hernia fas`,
  'sunken-eyes': `${AANKH} ~ dhas/dhans/dhansi/dhasi/andar/gaddhe/gadde/bhitar/gadd/ghus/baith, ${AANKH} ~
    andar ~ chali/dhas/dhans/ghus, dhansi/dhasi ${AANKH}, ${AANKH} ~ gaddhe/gadde/gaddha`,
  'slow-skin-pinch': `chamdi/chamri/khal/khaal/skin/twacha/tvacha/chutki/chamdee ~ dheere/dhire/der ~
    wapas/vapas/ja/jati/jaati/laut, chamdi/chamri/khal/khaal/skin ~ wapas/vapas ~ ${NAHI}/dheere/dhire/der,
    chamdi/khal/khaal ~ dheeli/dhili ~ gayi/ho, chutki bharne par chamdi dheere, chamdi chutki bharne par dheere, chutki bharne par dheere`,
  'dry-mouth': `${MUH}/jeebh/jibh/hoth/honth/gala/gale/zubaan ~
    sukh/sookh/sukha/sookha/sukhta/sookhta/sukhe/sookhe/sukhna, ${MUH} sukhna, sukha/sookha/sukhe
    ${MUH}/gala/hoth`,
  'pale-stool': `${TATTI} ~ safed/safaid/mitti/mati/chune/feeka/fika/bhura ~ rang/jaisa/jaisi/aa/hai/ho,
    safed/safaid/feeki/fiki/mitti ~ ${TATTI}`,
  'dark-urine': `${PESHAB} ~
    peela/pila/peeli/pili/gehra/gahra/gadha/kala/kaala/bhura/laal-peela/chai/cola/sarso ~
    aa/aata/hai/ho/raha/rang/jaisa/tel/aati/peela/pila, peela/pila/gehra/gahra/gadha ~ ${PESHAB}, ${PESHAB}
    ~ peela/pila/peeli/gehra/gahra/gadha/kala, ${PESHAB} ~ sarso ~ tel`,
  'burning-urine': `${PESHAB} ~ jalan/jal/jln/jlan/jalta/${DARD}/chubhan/chunchun/lahar/lahrat, jalan/jlan ~
    ${PESHAB}, ${PESHAB} karne/karte ~ jalan/${DARD}/jal/taklif/takleef, ${PESHAB} ~ infection/infekshan/uti`,
  'frequent-urine': `${PESHAB} ~ baar/bar/bahut/jyada/zyada/ghadi/thodi ~
    baar/bar/aa/aata/lag/jana/lagta/jata/jati/aati/ghadi, baar/bar baar/bar ~ ${PESHAB}, baar/bar baar/bar
    ${PESHAB}, bahut/jyada/zyada ${PESHAB}, raat/rat ko ~ ${PESHAB}, ${PESHAB} ~ baar/bar baar/bar, ghadi
    ghadi ${PESHAB}, ${PESHAB} rok/ruk ${NAHI} ~ pa, barbaar/barbar ~ ${PESHAB}`,
  'blood-in-urine': `${PESHAB} ~ ${KHOON}, ${KHOON} ~ ${PESHAB}, laal/lal ~ ${PESHAB}, ${PESHAB} ~ laal/lal
    ~ aa/aata/rang/hai/ho, ${PESHAB} ke saath/sath/raste ${KHOON}, ${PESHAB} laal/lal`,
  'no-urine': `${PESHAB} ~ ${NAHI} ~ ho/hua/aa/aaya/utar/utra/kiya/kar/aaraha/ho-raha/hui/hota/aata,
    ${PESHAB} ${NAHI} ~ ho/hua/aa/aaya/utar/kiya/kar/hui, ${PESHAB} ~ band/ruk/ruka/atak ~
    ho/gaya/hai/raha/gail, ${PESHAB} ~ bilkul ~ ${NAHI}, ${PESHAB} ~ utar ${NAHI}, ${PESHAB} ~ ho/aa ${NAHI}
    raha/rahi`,
  'weak-urine-stream': `${PESHAB} ~ dhaar/dhar/boond/bund/tapak/dhara ~
    patli/kamjor/kamzor/boond/bund/kam/dheemi/dhimi/tapak/bund-bund/aata, ${PESHAB} ~ boond/bund boond/bund,
    boond/bund boond/bund ~ ${PESHAB}, ${PESHAB} ~ ruk ruk/ruk-ruk, ${PESHAB} ~ dhaar/dhar,
    prostate/prostet/prosted/gadood ~ badh, ${PESHAB} ~ jor/zor ~ laga, ${PESHAB} ~ tapak/tapakta`,
  'loin-pain': `gurde/gurda/kidney ~ kamar/kamr ~ ${DARD}, kamar/kamr ~ ek ~ taraf/traf/side/bagal ~
    ${DARD}, gurde/gurda/kidney/kidni/kidny ~ ${DARD}, pasli/pasliyo ~ niche/neeche ~ peeth/pith/piche/kamar
    ~ ${DARD}, ${DARD} ~ kamar ~ ek taraf/side, pathri/patri/pathari ~ ${DARD}, kamar/bagal ~ pathri ~
    ${DARD}, kokh/bagal/koonkh/kamar-ke-bagal ~ ${DARD}, kamar se ~ jaangh/jangh/niche/pedu ~
    pathri/${DARD}-uth, kamar ~ side/bagal/kinare ~ ${DARD}, ${DARD} ~ gurde/kidney`,
});
