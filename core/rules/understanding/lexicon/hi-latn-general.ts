import { listedAll } from './listed.ts';
import { BACHCHA, BUKHAR, DARD, DOODH, HATH, KHOON, NAHI, PAIR, SUJAN } from './hi-latn-words.ts';

/** The whole body, and the newborn. */
export const GENERAL = listedAll({
  fever: `bukhar/fever aur badbudar/badbu ~ pani/paani/safed/mawad/srav, kal sham/shaam se ${BUKHAR}, aaj sham/shaam se ${BUKHAR}, ${BUKHAR}, haraarat/hararat,
    badan/sharir/body/deh/jism ~ garam/garm/tap/tapat/tapta/tapti/jal, temperature/temprature ~
    hai/aaya/badha, jada bukhar, jadi bukhar`,
  'fever-high': `tez/tej/teg/high/zor/jor ~ ${BUKHAR}, bahut/jyada/zyada/khub ${BUKHAR}, bahut
    jyada/zyada/tez/tej ${BUKHAR}, ${BUKHAR} ~ tez/tej/jyada/zyada/high, ${BUKHAR} 103/104/105/106,
    103/104/105/106 ~ ${BUKHAR}, badan/sharir ~ aag ~ tarah, badan/sharir ~ bhatti, ${BUKHAR} se tap/jal,
    dimag/sir/sar ~ chadh ~ ${BUKHAR}, ${BUKHAR} ~ dimag/sir/sar ~ chadh`,
  'fever-alternate-days': `ek din chhod/chod ~ ${BUKHAR}, ek din chhod ke/kar ~ ${BUKHAR},
    tisre/teesre/tijari din ~ ${BUKHAR}, ${BUKHAR} ~ ek din chhod/chod, ${BUKHAR} ~ tisre/teesre din,
    antariya/antara/ekantar ~ ${BUKHAR}, har dusre/tisre din ${BUKHAR}, paari/pari ka ${BUKHAR},
    tijariya/tijariya, ${BUKHAR} aata hai utar jata ~ aata, ek din ${BUKHAR} ek din theek, ek din chhodkar bukhar, ek din chodkar bukhar, har dusre din ~ bukhar, har dusre din thand lagkar bukhar`,
  'fever-long': `hafte/hafta bhar ~ ${BUKHAR}, ${BUKHAR} ~ hafte/hafta bhar, ${BUKHAR} ~
    hafte/hafto/mahine/mahina se, kai/bahut din ~ ${BUKHAR}, ${BUKHAR} ~ kai/bahut din, ${BUKHAR} ~ utar hi
    ${NAHI}, ${BUKHAR} ~ utar ${NAHI}, ${BUKHAR} ~ chhod/chod ${NAHI}, purana ${BUKHAR}, lamba ${BUKHAR},
    8/9/10/12/14/15/20/das/dus/pandrah/bees din ~ ${BUKHAR}, ${BUKHAR} ~
    8/9/10/12/14/15/20/das/dus/pandrah/bees din, do/teen/2/3 hafte ~ ${BUKHAR}, ${BUKHAR} ~ do/teen/2/3
    hafte, mahine/mahina ~ ${BUKHAR}, miyadi/motijhara/moti ${BUKHAR}`,
  'fever-evening': `sham/shaam/saanjh/sanjh/evening ~ ${BUKHAR}, ${BUKHAR} ~
    sham/shaam/saanjh/sanjh/evening, sham/shaam ~ haraarat/hararat, sham/shaam hote ~ ${BUKHAR}, sham/shaam
    ~ badan garam`,
  'fever-gone-but-weak': `${BUKHAR} utar/chala gaya hai par/lekin/magar/ab ~
    kamjor/kamzor/kamjori/kamzori/sust/thanda/thande, ${BUKHAR} utar gaya hai par bahut kamjori/kamzori hai,
    ${BUKHAR} ~ utar/utra/gaya/chala/chhoot ~ kamjor/kamzor/kamjori/kamzori/sust/behal, ${BUKHAR} utar/chala
    gaya par/lekin/magar/ab ~ kamjor/kamzor/kamjori/kamzori/sust/thanda/thande, ${BUKHAR} utar/utarne ke
    baad ~ kamjori/kamzori/sust/thanda/thande/${KHOON}, ${BUKHAR} utarte hi ~ thanda/sust/kamjor, bukhar utar gaya par ~ kamzori, utar gaya par bahut kamzori, bukhar/fever ~ utra/utar/gaya/gya/kam ~ ~ haath/hath/pair/badan/sharir ~ thande/thanda/thandi`,
  chills: `kapkapi/kapkapee/kampkapi/kanpkanpi/kapkapahat/kapkapati/thithuran/thithur/jadaiya/jadi,
    thand/thandi/jaada/jada ~ lag/lagti/lagta/lagke/lagkar, thand ke saath, thand dekar/deke, kaanp/kamp ~
    ${BUKHAR}, ${BUKHAR} ~ kaanp/kampan, juddi, rongte, dant kitkita`,
  sweating: `pasina/paseena/pasine/pseena/sweating/paseene, pasina pasina, pasine se bheeg/bhig/tar`,
  'cold-sweat': `thanda/thande/thanda-thanda/thandi ~ pasina/paseena/pasine/paseene, pasina/paseena ~
    thanda/thande, pasina chhoot/chhut/chut`,
  'night-sweats': `raat/rat/raatko ~ pasina/paseena/pasine, pasina/paseena ~ raat/rat, sote samay/waqt
    pasina/paseena, raat ~ kapde/bistar bheeg/bhig, neend me/mein pasina/paseena`,
  'weight-loss': `wajan/vajan/wazan/vazan/weight ~ ghat/kam/gir/ghata/ghatna/loss/gira,
    dubla/dubli/duble/patla/patli ~ ho, sookh/sukh ~ raha/rahi/gaya/gayi kaanta, sharir/badan/deh ~
    gal/ghul/sukh/sookh ~ raha/gaya, kapde dheele/dhile ho, kamjor hoke sukh, hadiya nikal aayi, jhatak
    gaya/gayi`,
  'weight-gain': `wajan/vajan/wazan/vazan/weight ~ badh/bada/badha/gain/jyada, mota/moti/motapa ~ ho/badh,
    motapa, charbi badh`,
  tiredness: `kamjori/kamzori/kamjoree/kamjor/kamzor/kamjora/weakness/wikness/durbalta,
    thakan/thakavat/thakawat/thakan/thaka/thaki/thak/thakaan/tiredness, taqat/takat/jaan ${NAHI}, himmat
    ${NAHI}, susti/sust/aalas ~ rehti/rehta/lagti/rahti, haar gaya ~ badan, badan me jaan ${NAHI},
    kaam/chalne ~ thak, dhila/dheela ~ lag`,
  'weak-cannot-stand': `khada/khade/khadi ${NAHI} ~ ho/hua/hoya/hota, khada/khadi ~ ${NAHI} ho/ja/paa/pa,
    khada/khadi bhi ${NAHI} ho/hua, chal/uth/utha bhi ${NAHI} ~ pa/ja/paa, kamjori/kamzori/kamjor ~
    uth/utha/chal/khada/khadi/baith ${NAHI}, kamjori/kamzori/kamjor itni ~ uth/chal/khada/khadi/baith
    ${NAHI}, bistar se uth/utha ${NAHI}, chala ${NAHI} ja/jata ~ kamjori/kamzori, uth ${NAHI} pa/paa ~
    kamjori/kamzori, baitha ${NAHI} ja/jata, uthne baithne ~ taqat/takat ${NAHI}`,
  'poor-appetite': `bhookh/bhukh/bhook/bhuk/bhookh ~ ${NAHI}/nhi/kam/mar/mari/nai/nahin, bhukh bhi ${NAHI},
    khana/khane ~ man/mann/dil/ichha ${NAHI}, khana ~ accha/achha ${NAHI} lag, kam kha/khata/khati, khane ~
    ruchi ${NAHI}, kuch khane ka man/mann ${NAHI}, khana ${NAHI} kha/khata/khati/khaya, muh ~ swad/swaad
    ${NAHI}, bhookh/bhukh khatam, khana chhod diya, aruchi`,
  'cannot-eat-drink': `kha pi ${NAHI}, kha pee ${NAHI}, kuch/kuchh ~ kha/khaa pi ${NAHI}, kuch/kuchh bhi
    ${NAHI} kha/khaya/pi/piya, khana pina/peena ~ band/chhod/chhoot/${NAHI}, kuch/kuchh ~ kha pi ${NAHI}, na
    kha/khata/khati ~ na pi/pee/pita/peeti, pani bhi ${NAHI} pi/pee/piya/peeta, pani tak ${NAHI} pi/pee,
    kuch/kuchh ~ nigal ${NAHI}, kuch khaya piya ${NAHI}, khana pani ~ chhod/band, kuch kha ${NAHI} pa, kha
    ${NAHI} pa ~ pi ${NAHI}, kha pi bhi ${NAHI}, kuch ${NAHI} kha pi, kuch pi nahi pa, kuch nahi pi pa, pi nahi pa raha/rahi`,
  'body-ache': `badan/sharir/body/deh/jism/pura-sharir ~ ${DARD}, badan/sharir/body/deh ~
    toot/tut/toota/tutta/tootna/tuta, haath/hath/hanth ${PAIR} ~ toot/tut/tutta/tute/${DARD},
    pure/pura/poora badan/sharir/body ~ ${DARD}, ${DARD} ~ pure/poore/pura badan/sharir/body, body ~
    paining, ang ang ~ ${DARD}, ang ang toot, haad/had ~ toot, haath/hath gor ~ ${DARD}`,
  pale: `chehra/chehre/rang ~ peela/pila safed, ${KHOON} ~ kami, ${KHOON} kam, khun kam hai,
    hemoglobin/hb/himoglobin ~ kam/low, anemia/aneemia/animia, chehra/muh/rang/badan ~
    feeka/fika/safed/safaid/phika, palke/hatheli/nakhun ~ safed/fika, rang ~ udd/utar gaya, raktalpata`,
  'very-pale': `ekdum/bilkul/bahut/pura ~ safed pad, chehra/sharir/badan ~ ekdum/bilkul/bahut ~ safed,
    chehra/sharir/hatheli ekdum/bilkul safed, ${KHOON} ~ bahut ~ kami, ${KHOON} ~ bahut kam,
    kagaj/kagaz/cotton/rui jaisa safed, ${KHOON} ~ sukh gaya, hemoglobin/hb ~ 3/4/5/6, hatheli ekdam safed, hatheli kagaz jaisi safed`,
  jaundice: `piliya/peeliya/pilia/peelia/piliyaa/jaundice/jondis/jandice/jondish/kamla/kawal/pandurog,
    aankh/ankh/aankhe/ankhe/aankhen/ankhen/ankho/chehra/badan/sharir/rang/chamdi/hath/nakhun ~
    peela/pila/peeli/pili/peele/pile/pilapan/peelapan/haldi, peela/pila/peeli/pili/peele/pile ~
    aankh/ankh/aankhe/ankhe/badan/sharir/chamdi, ${BACHCHA} ~ peela/pila/peeli/pili/peele/pile ~
    pad/lag/ho/dikh, peela/pila/peeli/pili ~ pair/pairo/talwe/talve/haath/tak, pair/pairo/talwe/talve/haath/pet tak ~ peela/pila/peeli/pili`,
  'cold-body': `${HATH} ${PAIR} ~ thanda/thande/thandi, badan/sharir/body/deh/${BACHCHA} ~
    thanda/thande/thandi ~ pad/ho/hai/lag/gaya, thanda/thande/thandi pad/par, thande ${HATH} ${PAIR},
    badan/sharir/body thanda/thandi`,
  'swollen-glands': `gilti/giltiya/gilty/gulthi/kanthmala,
    gardan/gala/gale/bagal/kaankh/kakhauri/kakh/jaangh ~ ganth/gaanth/gaath/gath/gathan/gilti/girah,
    ganth/gaanth/gaath/gath ~ gale/gardan/bagal/kaankh`,
  lump: `ganth/gaanth/gaath/gath/gathan/ganthe/rasauli/rasoli/gilthi/tumor/tumour`,
  'swelling-face': `chehra/chehre/muh/mooh/munh/face/thobda/gaal ~ ${SUJAN}, ${SUJAN} ~
    chehra/chehre/muh/face, aankh/ankh ~ niche/neeche ~ ${SUJAN}, palke/palak/palko ~ ${SUJAN}`,
  'swelling-hands-face': `${HATH} ~ muh/chehra/chehre/face ~ ${SUJAN}, muh/chehra/chehre/face ~ ${HATH} ~
    ${SUJAN}, ${SUJAN} ~ ${HATH} ~ muh/chehra/chehre/face, ${SUJAN} ~ muh/chehra/chehre/face ~ ${HATH},
    haath aur chehre/muh ~ ${SUJAN}, hath aur muh ~ ${SUJAN}, chehre aur hath/hatho ~ ${SUJAN}`,
  'swelling-both-legs': `dono/donon/dono ~ ${PAIR} ~ ${SUJAN}, ${PAIR} ~ ${SUJAN}, ${SUJAN} ~ ${PAIR},
    ${SUJAN} ~ dono ${PAIR}, takhne/takhno/edi ~ dono ~ ${SUJAN}, haath ${PAIR} ~ ${SUJAN}, hath ${PAIR} ~
    ${SUJAN}`,
  thirst: `pyas/pyaas/piyas/piyaas/pias ~ lag/lagti/lagta/jyada/zyada/bahut/bujh, bahut/jyada/baar
    pyas/pyaas/piyas, pani ~ baar baar pi/pee, gala sukh ~ pani, pani bahut peeta/pita/piti/peeti, piyas`,
  'very-hungry': `bhookh/bhukh/bhook ~ bahut/jyada/zyada ~ lag, bahut/jyada/zyada bhookh/bhukh/bhook, baar
    baar bhookh/bhukh, bhookh/bhukh ~ badh`,
  'severe-pain': `${DARD} bardasht/bardast/sahan se bahar, bahut/behad/jyada/zyada ~
    tez/tej/jyada/zyada/bhayankar ${DARD}, ${DARD} ~ bardasht/bardast/sahan/seh/saha ~ ${NAHI}, ${DARD} ~
    bardasht/bardast/sahan/saha ${NAHI}, ${DARD} ~ tadap/tadp/chilla/chillaa/chhatpata/tarap, ${DARD} se
    tadap/chilla/chhatpata, asahniya/asahaniya ${DARD}, bhayankar/bhyankar ${DARD}, jaan leva/lewa ${DARD},
    ${DARD} se mar/mara ~ ja, bahut jyada/zyada ${DARD}, bahut tez/tej ${DARD}`,
  'cold-intolerance': `thand ~ sabse/dusro/sab/doosro ~ jyada/zyada, thand bardasht ${NAHI}, jyada/zyada
    thand lagti, garmi me/mein bhi thand, hamesha thand`,
  wasting: `pasliya/pasli/pasliyan/haddi/haddiya/hadiya/hadi ~ dikh/nikal/chamak/gin, bahut/ekdum ~
    dubla/dubli/patla/patli, sukha rog/rogi, sukhandi/sukhiya/masan, kuposhit/kuposhan, sukh/sookh ~
    kaanta/kanta, ${BACHCHA} ~ sukh/sookh ~ gaya/gayi/raha/rahi, haddi ka dhancha`,
  'swollen-feet-child': `${BACHCHA} ~ dono ~ ${PAIR} ~ ${SUJAN}, ${BACHCHA} ~ ${PAIR} ~ ${SUJAN},
    bete/beti/beta ~ dono ${PAIR} ~ ${SUJAN}, bete/beti ~ ${PAIR} ~ ${SUJAN}`,
  'not-growing': `wajan/vajan/wazan/weight ~ ${NAHI} ~ badh, wajan/vajan/wazan/weight ${NAHI} badh,
    ${BACHCHA} ~ badh ${NAHI}, badh/bad ${NAHI} raha/rahi, ${BACHCHA} ~ vikas ${NAHI}, wajan/weight utna ka
    utna, kamjor hai badhta ${NAHI}`,
  'excessive-crying': `bahut/lagatar/laga/jyada/zyada/din-bhar/raat-bhar ~ ro/rota/roti/rona/rone/roye, chup
    ~ ${NAHI} ~ ho/hota/hoti/hua, chup hi ${NAHI}, ro/rota/roti ~ chup ${NAHI}, ro ro ke/kar, rota/roti hi
    rehta/rehti/rahta, ro/rota ~ jaa/ja raha`,
  restless: `bechain/bechaini/bechan/bachain/becheni/chidchida/chidchidi/chirchira/chidchidapan, aaram/chain
    ~ ${NAHI} ~ mil/pad, tadap/chhatpata ~ raha/rahi, ek jagah ~ tik/baith ${NAHI}`,
  'feeds-badly': `${DOODH} ~ ${NAHI} ~
    pi/pee/peeta/pita/piti/peeti/piya/le/leta/leti/kheench/khich/chus/choos/pakad, ${DOODH} ${NAHI} ~
    pi/pee/peeta/pita/piti/peeti/piya/le/leta/leti, ${DOODH} ~ kam ~ pi/pee/peeta/pita/piti/peeti, ${DOODH}
    ~ chhod/chod ~ diya, ${DOODH} pina/peena ~ band/chhod/kam/${NAHI}, chhati/stan ${NAHI} pakad,
    chhati/chati/stan ~ ${NAHI} ~ pakad, doodh muh me ${NAHI}, doodh pine/peene ~
    dikkat/taklif/takleef/pareshani, ${DOODH} ~ ${NAHI} pa/ja, ${DOODH} kheench ${NAHI}`,
  'moves-only-when-touched': `chhune/chune/chhuye/chuye/hilane ~ par/pe/se ~ hi ~ hil/hilta/hilti,
    chhune/chune ~ hi hil/hilta, hil dul/dol ~ ${NAHI}, hil ${NAHI} raha/rahi ~ ${BACHCHA}, ${BACHCHA} ~
    hil/hilta/hilti ~ ${NAHI}, ${BACHCHA} ~ harkat/harqat ${NAHI}, ${BACHCHA} ~ hath pair ${NAHI} ~
    chala/hila/maar, nidhal/nidhaal/latka ~ pada/padi, hath pair ~ dheele/dhile/dhila ~ pad/chhod, chhune par hi hilta, chhune par hi hilti`,
  'not-crying': `paida/janam/janm/hote/delivery/janmte ~ roya/royi/ro/roi ${NAHI}, paida hone ~ baad ~
    roya/royi/roi ${NAHI}, paida hua ~ roya ${NAHI}, ${BACHCHA} ~ roya/royi/roi ${NAHI}, ${BACHCHA} ${NAHI}
    roya/royi, ro ${NAHI} raha/rahi/paya ~ navjat, ro hi ${NAHI}, rone ki awaz/awaaz ~ kam/dheemi/${NAHI},
    bahut dheere/dhire rota/roti/ro, paida hote ~ ${NAHI} roya/royi, bachcha/bacha ro nahi raha, ro nahi raha/rahi, bahut dheemi awaaz mein roti, dheemi ~ roti/rota, bahut dheere roti/rota`,
  'jaundice-first-day': `paida/janam/janm ~ hote ~ peela/pila/peeli/pili/piliya, paida hote hi
    piliya/peela/pila/peeli, pehle/pahle din ~ peela/pila/peeli/pili/piliya, janam ke din ~ piliya, ek din
    ka ~ peela/pila/piliya, 24 ghante ~ peela/pila/piliya`,
  'jaundice-palms-soles': `hatheli/hathelee/hatheliya/hatheliyan/talve/talwe/talua/talwa/talwo/talve ~
    peela/pila/peeli/pili/peele/pile, hatheli aur talve/talwe/talua ~ peela/pila/peeli/pili/peele/pile,
    hatheli talve/talwe ~ peele/pile/peela, pair/pairo/talwe/talve tak ~ peela/pila/peeli/pili, talwe/talve/hatheli ~ peela/pila/peele/pile/peeli, peela/pila ~ pair/talwe tak`,
  'jaundice-over-two-weeks': `do/2/teen/3 hafte/hafto ~ piliya/peela/pila/peeliya, piliya/peeliya ~
    do/2/teen/3 hafte/hafto, 15/16/18/20/pandrah/bees din ~ piliya/peeliya/peela, piliya/peeliya ~
    15/16/18/20/pandrah/bees din, mahine bhar se piliya, piliya/peeliya ~ theek/thik/ja ${NAHI}`,
  'cord-red': `naal/nal/nabhi/nabhee/dhondi/tundi/nara/naara ~ aas/as paas/pas ~ laal/lal/${SUJAN},
    nabhi/naal/nal/dhondi/nara ~ laal/lal/lali/lalee/laali/suj/sujan/suji, aas paas laal ~ nabhi/naal, naal ke charo taraf laal, naabhi lal, nabhi lal`,
  'cord-pus': `naal/nal/nabhi/nabhee/dhondi/tundi/nara/naara ~
    mawad/mavad/peep/pip/pus/paani/pani/badbu/pak/paki/pakgayi/pila, mawad/mavad/peep/pus ~ naal/nabhi/nal`,
  'cord-bleeding': `naal/nal/nabhi/nabhee/dhondi/tundi/nara/naara ~ ${KHOON}, ${KHOON} ~ naal/nal/nabhi/nara`,
  'many-pustules': `mawad/mavad/peep/pus/pile/peele/pila ~ daane/dane/fode/phode/funsi/phunsi/chhale,
    ${BACHCHA} ~ bahut/kai/saare/jagah ~ fode/phode/funsi/phunsi/phunsiya, mawad wale/vale ~ daane/dane,
    pak/pake ~ daane/dane, pure badan ~ fode/phode/funsi/phunsi, pus wali bahut saari phunsiyan, pus wali ~ phunsi, bahut saari phunsiyan`,
  'bulging-soft-spot': `taalu/talu/taloo/brahmarandhra/tarua/chanwa ~
    ubhar/ubhra/ubhara/uthi/utha/phool/phul/phula/suj/suja/tan/tana/upar, sir/sar ~
    naram ~ hissa/jagah ~ phool/phul/ubhar/suj/phula/ubhra`,
});
