import { listedAll } from './listed.ts';
import { BACHCHA, DARD, GHAV, HATH, KHOON, KHUJLI, NAHI, PAIR, PET, SUJAN, ULTI } from './hi-latn-words.ts';

const PRIVATE =
  'guptang/guptaang/gupt/gupta/ling/yoni/private/praivet/peshab-ki-jagah/penis/lund/yauni/yonee/bhag/jannang/jananang';
const PERIOD =
  'mahwari/mahavari/mahawari/maahwari/mahvari/mc/emsi/period/periods/piriyad/piriad/pirid/masik/maasik/mens/menses/monthly/mensis/rajswala/hayz';
const LABOUR =
  'delivery/dilevri/delevery/dilivery/delivry/jachgi/jachki/prasav/parsav/janm/janam/bachcha/bacha/baby/jaapa/japa';

/** Private parts, periods, pregnancy and birth. */
export const WOMEN = listedAll({
  'testicle-pain-sudden': `achanak ~ andkosh/ande/fote/phote/fota/phota/aandh/aand/testis/goli/ando/golee ~
    ${DARD}, andkosh/ande/fote/phote/fota/phota/aand/aandh/testis/ando ~ achanak/ekdum/tez/tej/bahut ~
    ${DARD}, andkosh/ande/fote/phote/fota/phota/aand/aandh/testis ~ ${DARD}`,
  'scrotum-swelling': `andkosh/ande/fote/phote/fota/phota/aand/aandh/testis/thaili/ando ~
    ${SUJAN}/pani/paani/bada/badh/mota, ${SUJAN} ~ andkosh/fote/phote/fota,
    hydrocele/hydrosil/haidrosil/haidrosel/hydrosel/hydrocil`,
  'genital-sore': `${PRIVATE} par/pe/pr ${GHAV}/chhale/chhala/funsi/phunsi/daane/dane, ${PRIVATE} ~
    ${GHAV}/chhala/chhale/funsi/phunsi/daane/dane/fode/masse/massa/ulcer,
    ${GHAV}/chhale/chhala/funsi/phunsi/daane/dane ~ ${PRIVATE}, niche/neeche ~ ${GHAV}/chhale/funsi/phunsi,
    garmi/syphilis/updansh/aatshak/sifilis ~ rog/bimari`,
  'penis-discharge': `ling/penis/lund/peshab/pesab/pishab ~
    mawad/mavad/peep/pip/pus/safed-pani/chipchipa/ganda-pani/safed/dhat/dhaat, mawad/mavad/peep/pus ~
    ling/penis/lund/peshab ~ raste, sujak/soojak/gonorrhoea/gonoria, dhat/dhaat/dhatu ~
    gir/girta/girna/ja/rog`,
  'vaginal-discharge': `safed/safaid/saphed/sfed/white/dhoule ~ pani/paani/pni/discharge/panee,
    leukorrhoea/likoria/likoriya/lukoria/leucorrhoea/lyukoria/pradar/shwetpradar/dhatu,
    ganda/badbudar/pila/peela/hara/dahi ~ pani/paani/discharge ~ niche/neeche/aa/ja/yoni/jata,
    niche/neeche/yoni ~ safed/ganda/badbudar/pila/peela/hara ~ pani/paani/discharge, niche/neeche se
    badbu/badboo, safed-pani`,
  'genital-itching': `${PRIVATE} ~ ${KHUJLI}, ${KHUJLI} ~ ${PRIVATE}, niche/neeche ~ ${KHUJLI}, ${KHUJLI} ~
    niche/neeche, ${KHUJLI} ~ peshab ~ jagah, gupt jagah/jgh/ang ~ ${KHUJLI}, niche/neeche ~
    wahan/vahan/us-jagah ~ ${KHUJLI}`,
  'heavy-periods': `${PERIOD} ~ bahut/jyada jyada/zyada ${KHOON} ja/jata/aata hai/raha, ${KHOON} ~
    jyada/zyada/bahut ja/jata/aata hai ${PERIOD}, ${KHOON} jyada/zyada/bahut ja/jata/aata hai ${PERIOD},
    ${PERIOD} ~ bahut/jyada/zyada ~ ${KHOON} ja/jata/aata/gir hai/raha, ${PERIOD} ~ ${KHOON} ~
    bahut/jyada/zyada/adhik, ${PERIOD} ~ bahut/jyada/zyada/adhik ~ ${KHOON}/aa/aata/aati/bleeding/ja/flow,
    ${PERIOD} ~ 8/9/10/12/15/das/pandrah/dus din ~ chal/chalti/chalta/rehti/aati/rahta, ${PERIOD} ~ ruk
    ${NAHI}, ${PERIOD} ~ thakke/thake/chakte/clot/clots, ${PERIOD} ~ jyada/zyada/bahut aata/aati, ${PERIOD}
    jyada/zyada/bahut din, din me/mein ~ pad/kapde/kapda ~ badal/badalne`,
  'period-pain': `${PERIOD} ke samay/time/dauran/waqt ${PET} ~ ${DARD}, ${PERIOD} ke samay/time/dauran/waqt
    ${PET} ~ bahut ${DARD}, ${PERIOD} ~ ${DARD}, ${DARD} ~ ${PERIOD}, ${PERIOD} ke ~
    samay/time/dauran/waqt/din ~ ${DARD}, ${PERIOD} me/mein ~ ${PET}/kamar ~ ${DARD}`,
  'missed-period': `mahina/maheena/mhina/mahine/mahinaa ~
    chadh/charh/chad/ruk/ruka/rook/upar/uper/tal/miss, mahina/maheena/mhina ~ ${NAHI} ~
    aa/aaya/aail, mahina/maheena ${NAHI} hua, ${PERIOD} ~ ${NAHI} ~
    aa/aaya/aayi/aaye/hua/hui/ho/aai/aayee/aata, ${PERIOD} ~ ${NAHI} aa/aaya/aayi/aaye/aai/hua/hui,
    ${PERIOD} ~ ruk/ruka/ruki/miss/band/chadh/late/let/tal/chhoot ~ gaya/gayi/ho/hai/gye/hua,
    kapde/kapda/kapre/kapra ~ ${NAHI} ~ aa/aaye/hue/ho/kharab/aaya/hua, kapde/kapda/kapre ~ kharab/khrab ~
    ${NAHI} ~ hue/ho/hua, date ~ nikal/chadh/upar/miss ~ gayi/gai/ho/gya, date ${NAHI} aayi/aai, din
    chadh/charh ~ gaye/gaya/hai, pair bhaari/bhari, paon/pao bhaari/bhari, mahina baitha/khada, sir se
    ${NAHI} nahayi, nahan ${NAHI}, mahina ruk`,
  'bleeding-between-periods': `mahina/maheena/${PERIOD} band hone/hue/hua ke/baad ~ ${KHOON},
    mahina/maheena/${PERIOD} band hone ke baad ~ ${KHOON}, beech/bich/bech beech/bich/me/mein ~
    ${KHOON}/dhabba/daag/spotting, ${KHOON} ~ beech/bich beech/bich, ${PERIOD} ~ beech/bich ~
    ${KHOON}/spotting, ${PERIOD} ~ band/khatam ~ ${KHOON}, menopause/menopoz ~ ${KHOON},
    sambandh/sex/sambhog/milan/saath-sone ~ ${KHOON}, mahine/mahina me/mein do/2/teen baar/bar ~ ${PERIOD},
    ${PERIOD} ~ do/2 baar/bar`,
  'breast-lump': `chhati/chati/stan/breast me/mein ganth/gaanth/gilti,
    chhati/chati/chaati/stan/sthan/breast/brest/doodh/chuchi/chhaati/brast ~
    ganth/gaanth/gath/gaath/gathan/gola/lump/gilti, ganth/gaanth/gaath/gilti ~
    stan/breast/brest/chhati/chati, stan/breast me/mein kada/sakht`,
  'breast-pain-red': `stan/sthan/breast/brest/chuchi/chhati/chati ~
    laal/lal/pak/paka/garam/suj/suja/sujan/phoda/foda ~ ${DARD}, stan/sthan/breast/brest/chuchi ~ ${DARD},
    stan/sthan/breast/brest/chuchi ~ laal/lal/pak/paka/suj/suja/sujan/mawad/phoda/foda/patthar/kada, ${DARD}
    ~ stan/sthan/breast/brest, thanaila/thanela/thaneli/thanail, chhati/chati/chhaati ~ laal/lal ~ ${DARD},
    stan laal/lal aur ~ ${DARD}, stan laal/lal aur ${SUJAN}, doodh/dudh jam ~ gaya/gail, stan mein laali aur dard, stan laal ~ dard, stan mein laali`,
  'nipple-change': `nipple/nippal/nipal/chuchuk/ghundi/dodi/bhitni ~
    ${KHOON}/pani/paani/mawad/andar/dhas/ghav/phata/fata/peep/dab/dhans/papdi, stan/breast/brest ~
    chamdi/khal/skin ~ santra/santre/gadde/moti/dhas/badal/sikud, stan/breast ~ se ~
    ${KHOON}/pani/paani/peep`,
  'vaginal-bleeding': `${KHOON} jata/jaata, ${KHOON} aa/ja raha/rahi ~ niche/neeche,
    niche/neeche/yoni/pesab-ke-raste/bachedani/bacchedani ~ ${KHOON}, ${KHOON} ~ niche/neeche, ${KHOON}
    ja/jaa/jata/jaata/gir/beh/bah/chal ~ raha/rahi/rha/hai,
    pet/mahine/garbh/hamal/pregnant/pregnancy/garbhvati ~ ${KHOON} ~ aa/ja/jaa/chal/gir/dikh/laga, ${KHOON}
    ~ ja/jaa/jata raha, ${KHOON} ka daag/dhabba/dhabbe, spotting/bleeding ~ ho/hai/aa, yoni ~ ${KHOON},
    kapde/kapda ~ ${KHOON} ~ lag`,
  'vaginal-bleeding-heavy': `${LABOUR} ke baad bahut/jyada/zyada ${KHOON} ja/jaa/beh/bah/aa raha/rahi/rha
    hai, ${LABOUR} ~ bahut/jyada/zyada/adhik/behad ~ ${KHOON}, ${KHOON} ~
    bahut/jyada/zyada/adhik/ruk/khub/khoob ~ ja/jaa/beh/bah/gir/nikal/${NAHI} ~ niche/neeche/${LABOUR},
    niche/neeche ~ bahut/jyada/zyada/khub/khoob ~ ${KHOON}, ${LABOUR} ~ ${KHOON} ~
    ruk/band/bahut/jyada/zyada, bahut/jyada/zyada ~ ${KHOON} ja/jaa/jata ~ raha/rahi/hai/rha, ${KHOON} ~
    bahut/jyada/zyada ~ ja/jaa/jata raha/rahi/rha/hai, pad/kapda/kapde/chadar/petticoat/saari ~
    bheeg/bhig/bhar/tar ~ ${KHOON}, ${KHOON} ~ thakke/thake/lothde ~ gir/ja/nikal, pad/kapda ~ ek ghante ~
    bhar/bheeg, ${KHOON} ki nadi/dhaar ~ beh/bah, pet/garbh ~ bahut/jyada/zyada ~ ${KHOON}, neeche se bahut khoon, niche se bahut khun`,
  'labour-pains': `dard/pida/peera/darad ~ uth ~ raha/rahe/rahi ~ ${LABOUR}/bachcha/bacha, ${LABOUR} ~
    dard/pida/peera/pain/darad ~ shuru/suru/ho/aa/uth/hai/chalu/lag/start, dard/pida/peera ~
    uth/shuru/suru/aa ~ ${LABOUR}, ${LABOUR} ~ dard/pida/peera/pain, labour/labor/lebar/lever pain/dard/pen,
    prasav pida/peeda/dard/peera, jachgi/jachki/jaape ~ dard, bachcha/bacha hone ~ dard, pet me/mein ~ ruk
    ruk ~ dard ~ nau/nauva/9 mahina, dard lag/laag ~ gail/gaya/gaye ~ bachcha`,
  'labour-long': `${LABOUR}/labour/prasav ~ dard/pida ~ 12/13/14/15/16/18/20/24/bara/barah ~ ghante/ghanta,
    12/13/14/15/16/18/20/24/barah ghante/ghanta ~ dard/pida/${LABOUR} ~ ${NAHI}, kal/subah/raat/do/2 ~
    din/se ~ dard/pida ~ bachcha/bacha/delivery ~ ${NAHI} ~ hua/ho/hui, dard/pida ~ bachcha/bacha/baby ~
    ${NAHI} ~ ho/hua/nikal/aa/paida, din bhar ~ dard ~ bachcha/bacha ${NAHI}, bachcha/bacha/baby ~ paida
    ${NAHI} ~ ho/hua ~ dard, 13/14/15/16/17/18/20/22/24/30 ghante ~ delivery/dilivery ~ dard, 13/14/15/16/17/18/20/22/24/30 ghante ~ prasav peeda`,
  'waters-leaking': `pani/paani ~ thaili/theli/thaily/thelee/jhilli/jholi/thailee ~
    phat/fat/phut/foot/toot/tut/leak/phoot, pani/paani ~ thaili/theli/jhilli, pani/paani ~
    chhoot/chhut/gir/ja/nikal/leak/tapak/chut/beh/bah/jata ~ raha/gaya/rahi/pet/garbh/niche, niche/neeche ~
    pani/paani ~ gir/ja/nikal/leak/tapak/aa/beh/bah/jaa, water/watar break/brek/toot/leak, pani/paani
    toot/tut/phoot ~ gaya/gail, paani/pani chhoot/chhut ~ gaya`,
  'waters-foul-or-green': `pani/paani ~ hara/hare/badbudar/badbu/ganda/maila/kala/sada/peela/gandha/bad-boo
    ~ thaili/theli/ja/nikal/gir/aa/rang/pet/garbh, hara/hare/badbudar/ganda/maila/sada ~ pani/paani ~
    thaili/theli/ja/nikal/gir/chhoot/pet, thaili/theli ~ pani/paani ~ hara/badbu/badbudar/ganda/maila,
    pani/paani ~ thaili/theli ~ hara/badbu/badbudar/bukhar, pani hara, hara pani, pani hara aur badbudar`,
  'cord-or-hand-out': `${BACHCHA} ~ ${HATH}/${PAIR}/naal/nal/nara/naara/kulha ~
    bahar/baahar/nikal/aa/dikh/latak, naal/nal/nara/naara/ulva/nabhi-naal ~ bahar/baahar/latak ~
    nikal/aa/gayi/gaya/rahi, ${HATH}/${PAIR} ~ bahar/baahar ~ aa/nikal ~ gaya/gail/raha, ${BACHCHA} ~
    ulta/ulti ~ ${PAIR}/${HATH} ~ bahar/nikal, ${PAIR}/${HATH} ~ pehle/pahle ~ bahar/nikal/aa`,
  'placenta-not-out': `aawal/aanwal/anwal/aval/aaval/awal/placenta/plesenta/placenta/khedi/jhar/jer/naal-phool/phool/purain/khenri/aawar
    ~ ${NAHI} ~ nikal/gir/gira/giri/nikla/nikli/aaya/aayi/bahar,
    aawal/aanwal/anwal/aval/aaval/placenta/plesenta/khedi/jer/purain ~ andar/bhitar/atak/fas/phas/ruk`,
  'fewer-movements': `${BACHCHA} ~ kam ~
    hil/ghoom/ghum/hilta/hilti/ghumta/chal/harkat/pair-maar/hil-dul/ghoomta/movement, pet me/mein ~
    ${BACHCHA} ~ ${NAHI}/kam ~ hil/ghoom/ghum/hilta/chal/halchal, pet me/mein ~ halchal/harkat/movement ~
    ${NAHI}/kam/band, ${BACHCHA} ~ pet ~ ghoom/ghum/hil ${NAHI}, ${BACHCHA} ~ pet ~ ${NAHI} ghoom/ghum/hil,
    halchal/harkat ~ ${NAHI}/kam/band ~ pet/bachcha, ${BACHCHA} ~ halchal ~ ${NAHI}/kam/band`,
  'foul-discharge-after-birth': `${LABOUR} ke baad ~ badbudar/badbu/ganda ~ pani/paani ja/aa/jata/aata
    raha/rahi/hai, jachcha/jacha/jachha ~ badbudar/badbu/ganda ~ pani/paani/khoon aa/ja/jata/aata,
    ${LABOUR}/jachcha/jacha/jachha/prasuta ~ badbu/badbudar/badboo/gandh/sada/ganda/durgandh ~
    pani/paani/khoon/khun/discharge/aa/ja/mawad, badbu/badbudar/badboo/gandh/ganda/sada ~
    pani/paani/khoon/khun/discharge ~ ${LABOUR}, ${LABOUR} ~ baad ~ badbu/badbudar/ganda ~
    pani/paani/khoon/khun, jachcha/jacha/jachha ~ badbudar/badbu ~ pani/paani`,
  'morning-vomiting': `garbh/hamal/pregnancy/pregnant/garbhavastha/pet-se/pregnency ~ ${ULTI},
    subah/subha/savere ~ subah/subha ~ ${ULTI}, ${ULTI} ~ subah/savere, subah/savere ~ ${ULTI} ~
    mahina/garbh/pet/pregnant, pet se hu/hun/hai ~ ${ULTI}`,
});
