import { listedAll } from './listed.ts';
import { BACHCHA, DARD, HATH, KHANSI, KHOON, MUH, NAHI, PHOOL, SAANS, SEENA } from './hi-latn-words.ts';

/** Breath, cough and heart. */
export const CHEST = listedAll({
  breathless: `${SAANS} ~ ${PHOOL}, ${SAANS} ~ fool/ful/fulti/foolti/phulta/phoolti/fulta/phulat/phulata,
    ${PHOOL} ~ ${SAANS}, ${SAANS} ~
    taklif/takleef/taklef/dikkat/diqqat/dikat/problem/pareshani/paresani/mushkil/kathinai/tangi/kami/tang,
    ${SAANS} lene me/mein ~ taklif/takleef/dikkat/dikat/pareshani/problem/mushkil, ${SAANS} ~
    ghut/ghutti/ghutan/bhaari/bhari/atak/ruk-ruk/kam/choti/chhoti, dam/dum ~
    ghut/ghutta/phool/phul/fool/ful/ghutne, ${SAANS} ${NAHI} ~ aa/le/aati/mil/liya/aarahi, ${SAANS} ~
    ${NAHI} ~ le/aa/mil/liya, ${SAANS} ki dikkat/taklif/takleef/problem/bimari/pareshani,
    haanf/hanf/haanfna/hafni/hanfni/haanfta/hanfa, ghutan ~ ho/hai, breathing ~ problem/dikkat`,
  'breathless-at-rest': `baithe/baith baithe/baith/baithke ~ ${SAANS} ~
    ${PHOOL}/fool/ful/fulti/${NAHI}/dikkat/takleef/taklif/ghut, ${SAANS} ~ ${PHOOL}/fool/fulti/ful ~
    baithe/aaram/lete, aaram ~ ${SAANS} ~ ${PHOOL}/fool/fulti/ful/chadh, ${SAANS} ${NAHI} ~
    le/aa/mil/aarahi/liya, ${SAANS} ~ le ${NAHI} ~ pa/raha/rahi/paa/ja, ${SAANS} ~ bilkul/ekdum ~ ${NAHI},
    ${SAANS} ~ bahut/jyada/zyada/bht/buri/jor/zor ~ ${PHOOL}/fool/fulti/ful/dikkat/takleef/taklif,
    bahut/jyada/zyada ~ ${SAANS} ~ ${PHOOL}/fool/fulti/ful, dam/dum ~ ghut/ghutta/ghutne, baithe baithe ~
    haanf/hanf, ${SAANS} ~ ${NAHI} aa/le/mil, ${SAANS} ki bahut ~ takleef/taklif/dikkat, ${SAANS} lene
    me/mein bahut ~ takleef/taklif/dikkat/mushkil/pareshani, kuch kiye bina ~ ${SAANS}, ${SAANS} ukhad/ukhar
    ~ rahi/raha/gayi/gai, dam/dum nikal raha, aaram karte hue bhi saans nahi, aaram ~ saans nahi, inhaler/pump/machine/nebulizer ~ kaam nahi/nhi/nai, inhaler/pump/machine/nebulizer ~ aaram/farak/fayda/asar nahi/nhi/nai, poora/pura vakya/baat/sentence/line nahi/nhi/nai bol`,
  'breathless-on-effort': `chalne/chalte/chal/chadhne/chadhte/charhne/chadne/seedhi/sidhi/seedhiya/sidhiya/daudne/mehnat/kaam
    ~ ${SAANS} ~ ${PHOOL}/fool/fulti/ful/foolti, ${SAANS} ~ ${PHOOL}/fool/fulti/ful ~
    chalne/chalte/seedhi/sidhi/mehnat/kaam/chadhne/chalkar/chalke, ${SAANS} ${PHOOL}/fulti/fool rahi/hai ~
    chalne/chalte/seedhi/sidhi, thoda ~ chalne/chalte/chal ~ ${SAANS}, chalne/chalte ~ haanf/hanf,
    seedhi/sidhi chadhne/chadhte/chadne/charhne ~ ${SAANS}, kaam karne/karte ~ ${SAANS} ~
    ${PHOOL}/fool/fulti/ful, chalne ~ dam ~ phool/phul/fool/ful, chalne par saans phool, chalne par saans phoolti, chalne par saans ful`,
  'breathless-lying': `letne/lete/lette/let/leta/sote/sone ~ ${SAANS} ~
    ${PHOOL}/fool/fulti/ful/ghut/${NAHI}/dikkat/taklif/takleef/ruk/atak, ${SAANS} ~ ${PHOOL}/fool/fulti/ful
    ~ letne/lete/let/lette, raat/rat ko ~ ${SAANS} ~ ${PHOOL}/ghut/fool/fulti ~ uth/baith, letne par/pe ~
    ${SAANS}, ${SAANS} ~ letne par/pe/se, let ${NAHI} pa ~ ${SAANS}, baithkar/baithke ~ sona/soti/sota/soye,
    do/teen/2/3 takiya/takiye, letne par/pe ~ dam/dum ghut`,
  'cannot-speak-sentence': `vakya/baat/sentence/line/shabd ~ pura/poora/puri/poori ~ ${NAHI} ~
    bol/kar/kah/keh, ek ~ vakya/sentence/baat ~ ${NAHI} ~ bol/kar, ${SAANS} ~ bol ${NAHI}, ${SAANS} ~
    maare/mare/vajah/karan ~ bol ~ ${NAHI}, puri/poori/pura baat ~ ${NAHI} bol, bolte bolte ~ ${SAANS}, bol
    ~ ${NAHI} ~ ${SAANS} ~ ${PHOOL}/fool/fulti, ek vakya bhi ~ pura/poora ~ ${NAHI}, bolne me/mein ~
    ${SAANS} ~ ${PHOOL}/fool/fulti/ful/toot, ${SAANS} ~ ${PHOOL}/fool/fulti ~ bol ${NAHI}, saans itni phool rahi hai ki bol nahi, saans itni phool ~ ki bol nahi, phool rahi hai ki bol nahi, ful rhi h ki bol nhi, poora/pura vakya/baat/sentence/line nahi/nhi/nai bol, ek saath bol nahi/nhi paa/pa, do shabd bolne/bolkar ~ saans`,
  'noisy-breathing-in': `${SAANS} ~ kharkhar/kharkharahat/kharrate/ghar-ghar/ghurr/ghurghur/kharr ~
    awaz/awaaz/aawaz/aavaz/awaj, ${SAANS} ~ andar ~ awaz/awaaz/aawaz/awaj, ${SAANS} kheenchne/khinchne/lete
    ~ kharkhar/ajeeb/ajib/tez/tej ~ awaz/awaaz/aawaz/awaj, ${SAANS} ~ ghar ghar, ${SAANS} lene ~
    ajeeb/ajib/jor/tez awaz/awaaz/awaj, gale se ~ awaz/awaaz/awaj ~ ${SAANS}, ${SAANS} ~ me/mein ~
    awaz/awaaz/awaj, saans andar lete samay gale se tez awaaz, saans andar lete ~ awaaz, andar lete samay ~ awaaz, andar lete samay gale se`,
  wheeze: `${SAANS}/${SEENA} ~ seeti/siti/sity/ciity/sitee/sansan/saay/sai/sui-sui/suswahat, seeti/siti ~
    ${SAANS}/${SEENA}, ghargharahat/gharghar/ghrghr/garghar/gharghari, ${SEENA} ~ ghar/ghargh/ghad
    ghar/ghad, ${SEENA} ~ ghargharahat/gharghar/bolta/bol/baj/bajta/bajti/bolti, pasli/chhati me awaz,
    ${SEENA} ~ awaz/awaaz/aawaz/awaj ~ aa/aati/nikal, saans lene par seeti, seeti bajti, dame/dama/asthma ~ daura`,
  'fast-breathing': `${SAANS} ~ tez/tej/teg/jaldi/jldi/fast/jor/zor, tez/tej/teg/jaldi-jaldi/jaldi/fast ~
    ${SAANS}, ${SAANS} jaldi jaldi, tez tez/tej ${SAANS}, hafar hafar/hafhaf, ${SAANS} ~ gati/raftar ~
    badh/tez/tej`,
  'chest-indrawing': `pasli/pasliya/pasliyan/pasri/pansli/pasali/hansli/hasli/pansuri ~
    chal/chalti/dhas/dhans/andar/chalat/maar/mar/chale, ${SEENA} ~ andar/bhitar ~
    dhas/dhans/ja/khich/khinch/dhasta/dhansta/jata/jaata, ${SAANS} ~ pasli/pasliya/${SEENA} ~
    dhas/dhans/andar, ${SAANS} ~ gadda/gaddha/gaddhe ~ pad/padta/ban, pet aur pasli ~ chal/dhas,
    dabba/dabka ~ chal/chalat/maarat/rog/bimari/utha, ${SAANS} ~ pasli/pasliya/pet/${SEENA} ~ dab/dabta, pasli/pasliya/${SEENA} ~ dab/dabta ~ ${SAANS}, chhati saans lene par andar, chhati ~ andar dhans, pasli chal`,
  grunting: `kaarah/karah/karahna/karaah/karahta/karahti/karaha/kanh/kaankh/kankh/kunh/ghun-ghun/hun-hun/un-un
    ~ raha/rahi/ta/ti/kar/hai, ${SAANS} ~ karah/kaarah/karaah/kaankh/kankh/kunh/hu-hu/hun,
    karah/kaarah/karaah/karahne ~ awaz/awaaz, ${BACHCHA} ~ karah/kaarah/kaankh/kankh/karaah`,
  blue: `hoth/honth/hont/hoath/chehra/chehre/${MUH}/nakhun/jeebh/jibh/rang/${BACHCHA}/ungli ~ neela/nila/neele/nile/neeli/nili/neelapan/nilapan, neela/nila/neele/nile/neeli pad
    gaya/gaye/raha/rahi/gail, neela/nila/neele/nile hoth/honth/chehra`,
  'stopped-breathing': `${SAANS} ~ ruk/ruki/band/thami/tham/toot/tut ~ gayi/gai/gyi/ho/hai/rahi/gail,
    ${SAANS} ${NAHI} chal, ${SAANS} ~ chal ${NAHI}, ${SAANS} ${NAHI} hai, ${SAANS} ~ ruk ~ ruk, ${SAANS} ruk
    ruk, ${SAANS} hichki/hichkiyo jaisi/jaise, hichki jaisi/jaise ~ ${SAANS}, ${SAANS} ~ band, ${SAANS} ~ ruk, aakhri/akhri
    ${SAANS}, saans nahi le rahe, saans nahi le raha`,
  cough: `${KHANSI} ${NAHI} ja/jati/jata/chhoot/chhod, ${KHANSI} ja/jati/jata ${NAHI}, ${KHANSI}, sukhi/sookhi ${KHANSI}, khaans/khaas ~ raha/rahi/rahe, khansi jukham/jukam/sardi`,
  'cough-phlegm': `${KHANSI} me/mein/ke ~
    balgam/balgham/kaf/kaff/cuff/kapf/kuf/khakhar/khankhar/phlegm/thook,
    balgam/balgham/kaf/kaff/khakhar/khankhar ~ ${KHANSI}, balgam/balgham/khakhar/khankhar ~
    aa/aata/nikal/aati/hai/jam/jama/wali, gili/geeli/balgam ~ wali/vali ${KHANSI}, gili/geeli ${KHANSI},
    kaf/kaff/kapf ~ aa/aata/nikal/jam/jama/bhara, balgam/balgham/kaf`,
  'cough-two-weeks': `${KHANSI} ~ do/2/teen/3/char/4 hafte/hafta/hafto/hafton/week/saptah,
    do/2/teen/3/char/4 hafte/hafta/hafto/hafton/week/saptah ~ ${KHANSI}, ${KHANSI} ~
    14/15/16/20/25/30/pandrah/bees/tees din, 14/15/16/20/25/30/pandrah/bees/tees din ~ ${KHANSI}, ${KHANSI}
    ~ mahine/mahina/mahino/maheene/mhine/saal/salo/saalo, mahine/mahina/mahino/maheene/mhine/saal/salo/saalo se
    ~ ${KHANSI}, purani/puraani ${KHANSI}, ${KHANSI} ~ purani, lambe samay ~ ${KHANSI}, hafto/hafton se
    ~ ${KHANSI}`,
  'cough-blood': `${KHANSI} ~ ${KHOON}, ${KHOON} ~ ${KHANSI}, balgam/balgham/kaf/thook/thuk/khakhar/khankhar
    ~ ${KHOON}, ${KHOON} ~ balgam/balgham/kaf/thook/thuk, ${KHANSI} ke saath/sath ${KHOON}, khoon thook/thuk`,
  'cough-fits-whoop': `kali/kaali/kukar/kukur ${KHANSI}, kali/kaali khansi, kukur/kukar
    khasi/khansi/khaansi/kaas, whooping, ${KHANSI} ${KHANSI} ~ ulti/vomit/neela/nila/laal/lal/saans/kar,
    khanste khanste ~ ulti/vomit/neela/nila/laal/lal/saans/behal/behosh/chehra, khaste khaste ~
    ulti/vomit/neela/nila/laal/lal/saans, khansi ~ daura/dora/daure, ${KHANSI} ~ hup/hoop ~ awaz/awaaz`,
  'cough-barking': `kutte/kute/kukur/bhaunk/bhonk/bhaunkne/bhonkne ~ ${KHANSI}, ${KHANSI} ~
    kutte/kute/kukur/bhaunk/bhonk/bhaunkne/bhonkne, kutte jaisi ${KHANSI}`,
  'chest-pain': `attack/atack/atek ~ dil/heart, dil ka/ke daura/dora pad/pada/aa/aaya/padal, dil ka/ke
    daura/dora, ${SEENA} ~ ${DARD}, ${DARD} ~ ${SEENA}, dil/heart/hart ~ ${DARD}, ${DARD} ~ dil/heart,
    ${SEENA} dukh/dukhta/dukhat, chest pain/pen, pasli/pasliyo ~ ${DARD}, ${SEENA} ~ chubhan/chubh/sui/tees,
    heart/hart attack/atack/atek/atak ~ aa/aaya/ho/pad/hua/lag, dil ka daura/dora/dure ~ pad/aa/hai,
    ${SEENA} ~ taklif/takleef/pareshani`,
  'chest-pressure': `${SEENA} par/pe/pr bhari/bhaari/bojh/patthar/dabav/vajan/wajan, ${SEENA} ~
    dabav/dabaav/dabaw/dbaav/bhari/bhaari/bharipan/bhaaripan/jakdan/jakadan/jakad/jakda/kasav/kasaav/kasa/bojh/bhoj/patthar/pathar/wajan/vajan/tight/taitness/tightness/ghutan/pressure/dabaya/daba/dab/jakdahat/kas,
    bharipan/bhaaripan/jakdan/jakadan/dabav/dabaav ~ ${SEENA}, ${SEENA} bhari/bhaari, ${SEENA} ~ koi/kisi ~
    baith/baitha/daba/patthar, ${SEENA} par/pe/p/me bhari/bhaari/bojh/patthar/dabav/vajan/wajan`,
  'chest-pain-spreads': `${SEENA} ~ ${DARD} ho raha hai ~ ${HATH}/kandhe/kandha/jabde/jabda/peeth/gardan
    tak/me/mein, ${SEENA} ~ ${DARD} hai ~ ${HATH}/kandhe/kandha/jabde/jabda/peeth tak, baye/bayen/left/ulte
    ${HATH}/kandhe tak, ${SEENA} ~ ${DARD} ~
    ${HATH}/kandhe/kandha/jabde/jabda/jabre/peeth/pith/gardan/kandho/baahu, ${DARD} ~ ${SEENA} ~
    ${HATH}/kandhe/kandha/jabde/jabda/peeth/pith/gardan, ${SEENA} se ~ ${HATH}/kandhe/jabde/peeth ~ ${DARD},
    ${SEENA} ka ${DARD} ~ ${HATH}/kandhe/kandha/jabde/jabda/peeth/pith, ${SEENA} aur ~ baye/bayen/left/ulte
    ${HATH} ~ ${DARD}, ${SEENA} ~ ${DARD} ~ baye/bayen/left/ulte/dono ~ ${HATH}/kandhe`,
  'chest-pain-breathing': `${SAANS} ~ ${SEENA}/pasli ~ ${DARD}/chubh/chubhan/chubhta, ${SAANS}
    lene/lete/khinchne/kheenchne ~ ${SEENA}/pasli ~ ${DARD}/chubh/chubhan, ${SEENA} ~ ${DARD} ~ ${SAANS}
    lene/lete/kheenchne/khinchne, lambi/gehri/gahri/lumbi ${SAANS} ~ ${DARD}, khansne/khaansne/khasne ~
    ${SEENA} ~ ${DARD}`,
  palpitations: `dil/heart/hart/jee/kaleja/kareja ~
    dhadak/dhadakta/dhadkan/dhadkata/dhak/dhakdhak/tez/tej/dhadakne/jor/bhaag/uchal/dhukdhuk,
    dhadkan/dharkan/dhadkane/dhadhkan/dhadakan/heartbeat/hartbeat ~
    tez/tej/badh/jyada/zyada/fast/gadbad/badi, dhadkan/dharkan/dhadakan, dil tez/tej, dhak dhak/dhuk, dil
    baitha/ghabra`,
});
