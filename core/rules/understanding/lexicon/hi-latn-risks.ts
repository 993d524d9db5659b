import { listedAll } from './listed.ts';
import { BACHCHA, BP, DARD, DAWA, HOME, KHOON, NAHI, SUGAR } from './hi-latn-words.ts';

const ILL =
  'bimari/beemari/bimaari/mareej/mariz/marij/patient/rog/rogi/shikayat/sikayat/problem/hai/h/rehta/rehti/rahta/rahti/tha/thi';

/** What raises a risk: illnesses one has, medicines, births and vaccines. */
export const RISKS = listedAll({
  diabetes: `${SUGAR} ~ ${ILL}, ${SUGAR} ki/ka bimari/beemari/mareej/mariz/marij/rog/patient/shikayat,
    ${SUGAR} badh/badha/high/bhut/badhi, mujhe/mujhko/mere ${SUGAR}, ${SUGAR}, mithi/meethi bimari`,
  'insulin-or-sugar-tablets': `${SUGAR} ~ ${DAWA}/insulin/sui, insulin/insuline/insulen/inslin ~
    le/leta/leti/lagata/lagati/lag/lagta/chal/ki/lete, insulin, metformin/glimepiride/glimi/metfarmin,
    ${DAWA} ~ ${SUGAR}`,
  'high-blood-pressure': `${BP} ~
    high/hai/haee/badh/badha/badhi/jyada/zyada/uncha/bimari/beemari/mareej/mariz/patient/${DAWA}/problem/shikayat,
    high/hai/uchch/uch ${BP}, blood pressure/presure ~ high/badh/badha/bimari/${DAWA}/hai, ${BP} ki/ka/ke
    ${DAWA}/bimari/mareej/mariz/patient, hypertension/haipertension, ${BP} rehta/rahta/rehti/hai`,
  'heart-disease': `dil ka daura ~ tha/chuka/pehle/pahle, heart attack ~ tha/chuka, dil/heart/hart/hriday ~
    bimari/beemari/bimaari/mareej/mariz/marij/patient/rog/rogi/problem/stent/operation/valve/chhed/ched/bypass/pacemaker/kamjor/failure/${DAWA},
    stent ~ laga/dala/pada, bypass ~ hua/ho, pacemaker/pesmekar, heart attack/atack/atek ~ aa/aaya/hua ~
    chuka/tha/pehle, dil me/mein chhed/ched/surakh, angioplasty/enjoplasti`,
  'kidney-disease': `gurde/gurda/kidney/kidni/kidny ~
    kharab/khrab/bimari/beemari/fail/fel/mareej/mariz/patient/rog/problem/kamjor/sikud/${DAWA},
    dialysis/dayalisis/daylisis/dialisis`,
  'liver-disease': `liver/livar/lever/jigar/yakrit ~
    kharab/khrab/bimari/beemari/fail/sirosis/cirrhosis/sujan/mareej/patient/rog/problem/sikud/fatty/badh,
    cirrhosis/sirosis, hepatitis/hepataitis ~ b/c/hai`,
  asthma: `dama/damaa/dame/asthma/astma/ashtma/asthama/swas-rog/shwas-rog/asthema/dma ~
    hai/ki/ka/ke/mareej/mariz/bimari/shikayat/h/patient/rog, inhaler/inhelar/pump ~ le/leta/leti/chal,
    dama/asthma/astma/asthama, saans/sans ki purani bimari`,
  copd: `copd/sipopd/siopd, fefde/phephde/fefdo/phefde/phephdo/fefda ~
    purani/kharab/khrab/bimari/beemari/kamjor/kamzor/sikud,
    emphysema/chronic-bronchitis/bronchitis/bronkaitis`,
  'tb-now': `tb/tibi/teebee/tivi/t-b/kshay/kshayrog/chhay/tapedik/tapedic/yakshma/rajyakshma ~
    ${DAWA}/ilaj/ilaaj/course/kors/dots/treatment/chal, tb/tibi/teebee/tapedik/kshay ~
    hai/h/mareej/mariz/patient/bimari/ho/hua/nikal/nikla, ${DAWA} ~ tb/tibi/tapedik, dots ~ ${DAWA}/chal,
    mujhe tb/tibi/tapedik`,
  'tb-contact': `ghar/parivar/family me/mein kisi ko tb/tibi/tapedik hai/hua/tha, ghar/parivar/family
    me/mein kisi ko tb/tibi/tapedik, ${HOME} ~ tb/tibi/teebee/tapedik/kshay hai/hua/h, ${HOME} ~
    tb/tibi/teebee/tapedik/kshay, tb/tibi/teebee/tapedik ~ mareej/mariz/patient ~ ${HOME}/rehta/rahta,
    tb/tibi/tapedik ~ ${HOME}, tb/tibi/tapedik wale/vale ~ saath/sath`,
  hiv: `hiv/ech-ai-vi/hiv-positive/echaivi/aids/eds/aidss/haiv ~ hai/positive/ki/mareej/patient/h/pojitiv,
    hiv/aids, art ${DAWA}/center, art ki ${DAWA}`,
  'low-immunity': `chemo/kimo/keemo/chemotherapy/kimotherapy/keemotherapy ~ chal/ho/li/lag/hua/hui,
    chemotherapy/kimotherapy/keemotherapy, transplant/transplaant/pratyaropan ~ hua/ho/karaya,
    immunity/imunity/rog-pratirodhak ~ kam/kamjor/kamzor/low, rog pratirodhak ~ kam/kamjor`,
  steroids: `steroid/stiroid/steroyd/istiroid/sterayd/steroids/prednisolone/predni/wysolone/betnesol/dexa ~
    ${DAWA}/le/leta/leti/kha/khata/khati/chal/goli, steroid/stiroid/steroids/steroyd`,
  epilepsy: `mirgi/mirgee/mirghi/epilepsy/apasmar ~
    bimari/beemari/bimaari/mareej/mariz/marij/patient/rog/${DAWA}/goli/rogi/shikayat, mirgi/epilepsy hai,
    pehle/pahle se mirgi`,
  'sickle-cell': `sickle/sikal/sikil/sikle/sickel/sikel ~ cell/sel/bimari/anemia/hai/mareej/patient,
    sickle/sikal/sikil cell/sel, sicklecell/sikalsel`,
  'sickle-trait': `${HOME} ~ sickle/sikal/sikil/sickel, sickle/sikal/sikil ~ ${HOME}, sickle/sikal/sikil ~
    trait/vahak/carrier/as`,
  cancer: `cancer/kancer/kainsar/kensar/cansar/kansar/keinsar/karkrog/tumor-cancer ~
    hai/ka/ki/ho/mareej/mariz/patient/bimari/hua/ilaj/nikla/bataya/h, cancer/kainsar/kensar/kansar`,
  'stroke-before': `pehle/pahle/phle/pichhle/pichle ~ lakwa/laqwa/lakva/stroke/falij/paralysis ~
    tha/chuka/hua/aaya/mara/maar, lakwa/laqwa/lakva/stroke/falij/paralysis ~ pehle/pahle/chuka/saal ~
    tha/hai/hua/pehle/pahle, lakwa/lakva/stroke ~ ho chuka, pehle/pahle se lakwa`,
  'migraine-before': `migraine/migren/maigrain/maigren/migrain/maigren ~
    ki/hai/bimari/mareej/rehta/purana/pehle/pahle/patient/shikayat/h/rehti, migraine/migren/maigrain/migrain`,
  'ulcer-before': `ulcer/alsar/ulsar/alcer ~ tha/hua/hai/bimari/pehle/bataya/shikayat, pet/aant/amashay ~
    ulcer/alsar/ulsar/chhala/ghav/alcer, ulcer/alsar`,
  'kidney-stone-before': `pathri/patri/pathari/pathree/stone/ashmari ~
    tha/thi/hui/hai/nikal/nikli/operation/pehle/pahle/bataya/shikayat, gurde/kidney/kidni ~
    pathri/pathari/stone/patri, pathri/pathari/stone ~ gurde/kidney/kidni, pathri/pathari`,
  gallstones: `pitt/pit ki thaili ~ pathri/pathari/stone hai/thi,
    pitt/pit/gall/gaal/pittashay/gallbladder/galbladder/pitta ~ pathri/pathari/stone/patri,
    pathri/pathari/stone ~ pitt/gallbladder/pittashay/thaili, gallstone/galstone/pathri-pitt, pitt/pit ki
    thaili ~ pathri/stone/pathari`,
  hernia: `hernia/harniya/hernya/harnia/haraniya ~
    ki/bimari/operation/pehle/pahle/bataya/shikayat/purana/puraana/se, purana/puraana hernia/harniya,
    pehle/pahle se ~ hernia/harniya`,
  'blood-thinner': `${KHOON}/blood ~ patla/patli/ptla ~ karne/karane/wali/ki/hone ~ ${DAWA}, ${DAWA} ~
    ${KHOON} patla, warfarin/warf/acitrom/clopidogrel/ecosprin/ekosprin/aspirin-roz/warferin, ${KHOON} patla
    karne`,
  'daily-painkillers': `roz/roj/rojana/rozana/daily/hamesha/har-din ~
    ${DARD}/painkiller/penkiller/dard-nivarak ~ ${DAWA}, ${DARD} ~ ${DAWA} ~
    roz/roj/rojana/daily/rozana/hamesha, roz/roj/rojana/daily ~
    painkiller/penkiller/brufen/diclofenac/combiflam/voveran, painkiller/penkiller ~ roz/roj/daily/hamesha`,
  'new-medicine': `nayi/nai/naya/naee/new ~ ${DAWA} ~ shuru/suru/li/khayi/khai/de/di/chalu/kha/khaya,
    nayi/nai/naya/new ${DAWA}, ${DAWA} ~ shuru/suru/badli/badal ~ ki/kiya/hui/hai/kari, abhi/kal se ~
    ${DAWA} shuru/suru, ${DAWA} badli/badal`,
  'known-allergy': `allergy/elergy/alergi/elarji/alarji/elargi/alerji/alergy/ellergy ~ hai/ho/ki/se/h/rehti,
    ${DAWA}/khane/dudh/anda/penicillin/machhli ~ se/ki ~ allergy/elergy/alergi/alergy/elarji,
    allergy/elergy/alergi/elarji/alergy, ${DAWA} suit ${NAHI}`,
  'surgery-recent': `operation/opration/aapreshan/operesan/ops/apreshan/surgery/sarjari/oparation/aparesan ~
    hua/hui/karaya/karwaya/ke/baad/tha/ho/se, abhi/haal/pichle/pichhle/kal/hafte/kuch/parso ~
    operation/opration/surgery/aapreshan, operation/opration/surgery ~ din/hafte/hafta/mahine ~
    hue/hua/pehle/ho/pahle, naya operation, operation hua/ho, operation ke baad`,
  bedridden: `bistar/khat/khatiya/bed/charpai/khaat/chaarpai ~ pakad/pakde/par/pe/pade/padi/pada ~
    li/liya/pada/padi/hai/rehte/rehti/rahte/rehta/hue/hui/pade, bistar/bed/khat par/pe ~ pada/padi/pade,
    bistar/khatiya/khat ~ pakad, bedridden, mahino/hafto/mahine ~ bistar/bed/khat/khatiya, let/leta/leti ~
    rehta/rehti ~ din bhar`,
  'previous-caesarean': `pehle/pahle/pehla/pahla/pichhla/pichla/pehli/pahli/pichli/pichhli/bada/badaa/bade/pichhle
    ~
    operation/opration/aapreshan/cesarean/caesarean/sijeriyan/sizerian/csection/sejerian/cesar/seezer/sijar
    ~ bachcha/delivery/bacha, operation/opration/aapreshan/cesarean/caesarean/sijeriyan/csection/sijar ~ se
    ~ bachcha/bacha/delivery/beta/beti/dilevri/hua/hui, bachcha/bacha/delivery/beta/beti/dilevri ~
    operation/opration/aapreshan/cesarean/caesarean/sijeriyan ~ se/hua/hui/thi,
    cesarean/caesarean/sijeriyan/csection, bade operation se`,
  twins: `judwa/judva/jurwa/jurva/judhwa/judwan/judwaan/jaunwa/twins/twin/jodiya ~
    bachche/bache/bacche/hai/bachcha/garbh/h, do bachche/bache/bacche ~ pet/garbh, pet/garbh me/mein ~
    do/2/judwa/judva bachche/bache/bacche, judwa/judva/twins/judwan`,
  'previous-eclampsia': `pichhli/pichli/pehli/pahli/pehle/pahle/pichle/pichhle ~
    delivery/garbh/pregnancy/bachche/bacche/bache/dilevri ~ jhatke/daura/daure/mirgi/bp/dore,
    jhatke/daura/bp/daure ~ pichhli/pichli/pehli/pahli/pichle ~ delivery/garbh/pregnancy/bachche,
    pehle/pahle garbh me/mein ~ jhatke/daure/bp`,
  'pressure-in-pregnancy': `garbh/hamal/pregnancy/pregnant/pet-se/garbhavastha/garbhvati/garbhwati/pregnency/mahina
    ~ ${BP} ~ badh/badha/high/jyada/zyada/uncha/badhi/hai, ${BP} ~ badh/badha/high/jyada/zyada ~
    garbh/hamal/pregnancy/pregnant/garbhavastha, pet se ~ ${BP} ~ badh/badha/high/jyada, garbhvati/garbhwati
    ~ bp high`,
  'home-birth': `ghar ~ delivery/dilevri/bachcha/bacha/prasav/jachgi/jachki/baby/dilivery/janm/janam/jaapa ~
    hua/hui/ho/paida/karayi/kiya/karwai/huyi/thi, delivery/dilevri/bachcha/bacha/prasav/jachgi/jachki/baby ~
    ghar ~ hua/hui/ho/paida/karayi/par/pe/me/huyi, ghar pe/par/me/mein ~
    delivery/dilevri/prasav/jachgi/jachki, dai ~ delivery/bachcha/bacha/prasav, dai ne ~ karayi/karai/karwai`,
  'abortion-recent': `bachcha/bacha/baccha/garbh/hamal/pet
    gir/gira/girwa/girwaya/giraya/saaf/saf/safai/kharab/girwana/girvaya ~
    gaya/tha/hua/diya/kar/karaya/karwaya/hai/gail,
    abortion/abarshan/aborshan/abosan/garbhpat/garbhpaat/miscarriage/miskairej/miscarrige/miskerej/safai ~
    hua/ho/kar/karaya/karwaya/hui/tha/karwai/karai/kiya, abortion/garbhpat/garbhpaat/miscarriage,
    bachcha/bacha thahra/ruka ${NAHI}, pet gir gaya`,
  breastfeeding: `doodh/dudh/stanpan/dhudh ~ pila/pilati/pilata/pilaa/pilaati/pilavat ~
    hu/hun/hai/rahi/raha/h, stanpan ~ kara/karati/karwa, doodh/dudh pilati/pilaati, doodh/dudh pite/peete
    bachche/bache ~ maa, breastfeed/breastfeeding`,
  'low-birth-weight': `janm/janam/paida/paidaish/janmte ~ wajan/vajan/wazan/weight ~ kam/dedh/do/1/2/kilo,
    wajan/vajan/wazan/weight ~ kam ~ janm/janam/paida, kam wajan/vajan/wazan/weight ~
    paida/bachcha/bacha/hua/janma/janmi, ${BACHCHA} ~ dedh/1.5/do-kilo-se-kam kilo/kg, dedh kilo ~
    bachcha/bacha/paida`,
  'born-early': `samay/time/tem/waqt ~ se ~ pehle/pahle/phle ~ paida/hua/hui/janm/delivery/bachcha/ho,
    satmasa/sathmasa/satwansa/satvasa/aathmasa/athmasa/satmaasa/athwansa/satwasa,
    saatve/satve/aathve/athve/saatwe/satwe/aathwe/athwe/7/8 ~ mahine/mahina ~ paida/hua/hui/delivery/janm,
    7/8/saat/aath mahine me/mein ~ paida/hua/delivery, premature/primature/premechure/primechor`,
  unimmunised: `tika/teeka/tike/teeke/vaccine/vaksin/tikakaran/teekakaran/tikaa ~ ${NAHI} ~
    laga/lage/lagwaya/lagvaya/lagi/lagwai/lagwaye/lagaya/hua/dilaya,
    tika/teeka/tike/teeke/vaccine/vaksin/tikakaran ~ ${NAHI}, koi/ek/kabhi ~ tika/teeka/vaccine ~ ${NAHI},
    tika/teeka/tike/tikakaran ~ chhoot/chhut/adhura/baki/baaki/bacha, bina ~ tike/teeke/tika`,
  wasted: `kuposhan/kuposhit/kuposit/kuposan ~ shikar/hai/bachcha/bataya/bacha,
    kuposhit/kuposhan/kuposan/kuposit, lal/laal shreni/feeta/fita/patti/tape, feeta/fita/tape ~ lal/laal, aanganwadi/anganwadi ~
    kamjor/kuposhit/laal/lal, nrc ~ bharti`,
});
