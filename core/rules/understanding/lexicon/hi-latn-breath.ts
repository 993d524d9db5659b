import { listedAll } from './listed.ts';
import { BACHCHA, DARD, GALA, HATH, KHANSI, KHOON, MUH, NAHI, PET, SAANS, SEENA } from './hi-latn-words.ts';

/** Signs of danger in the breath and the chest, in more of the ways they are told. */
export const BREATH = listedAll({
  breathless: `${SAANS} ~
    phool/phul/phulta/chadh/ukhad/ukhda/ghut/ghutan/atak/tut/tang/dikkat/taklif/pareshani/problem/kashta/mushkil/bhari/bhaari/chhoti,
    ${SAANS} ${NAHI} ~ aa/le/mil/lega/pa, ${SAANS} ~ ${NAHI} ~ aa/le/pa/mil, dam/dum ~
    phool/phul/ghut/ghutan/ukhad, haanf/hanf/hanp/haanp/hafni/hapas/hanfni ~
    raha/rahi/hai/jata/jati/ho/ke/lag, haaf raha/rahi/jata/jati, ${SAANS} lene/lete ~
    dikkat/taklif/pareshani/problem/mushkil/dard, ${SAANS} ~ kam ~ aa/mil, ${SAANS} lene me`,
  'breathless-at-rest': `baithe/leta/lete/aaram/aram/bina kaam/chale ~ ${SAANS}/dam ~
    phool/phul/chadh/ukhad/ghut, ${SAANS}/dam ~ phool/phul/chadh/ukhad ~ baithe/lete/aaram/baith, ${SAANS}
    ${NAHI} ~ aa/le/mil, ${SAANS} ~ le/aa/mil ~ ${NAHI}, bahut/ekdam/kafi ~ ${SAANS} ~
    phool/phul/chadh/ukhad, ${SAANS} ~ bahut/ekdam/tej/tez/itna/itni/jyada/zyada ~ phool/phul/chadh/ukhad,
    dam/dum ~ ghut/nikal, ${SAANS} ~ ghut ~ raha/rahi, ${SAANS} lene ~ bahut/behad/jyada/zyada ~
    dikkat/taklif/pareshani/mushkil, ${SAANS} ke liye ~ tadap/chhatpata, ${SAANS} ~ tut/ukhad ~ raha/rahi,
    baith baith ~ ${SAANS}`,
  'breathless-lying': `letne/lete/letna/sone/sote/leta ~ ${SAANS}/dam ~
    phool/phul/chadh/ghut/dikkat/taklif/ruk/${NAHI}, ${SAANS}/dam ~ phool/phul/ghut/chadh ~ letne/sote/lete,
    raat/rat ~ uth ~ baith ~ ${SAANS}, baith ~ kar/ke ~ sona/sota/so, do/teen/2/3 takiya/takiye, ${SAANS} ~
    raat/rat ~ nind/neend ~ khul/toot, letne ${NAHI} ~ de/pa, lete ${NAHI} ~ pa/ja, let ${NAHI} ~ pa/sak,
    let/so ~ ${NAHI} ~ pa ~ ${SAANS}`,
  'cannot-speak-sentence': `ek/do/teen/char/chaar/kuch shabd/sabd/lafz bol/bolte/bolke/bolkar ~ ~ dam/${SAANS} ~ ukhad/phool/toot/tut/ghut/chadh, ek/do/teen/char/chaar/kuch shabd/sabd/lafz ~ bol ~ ${SAANS}/dam, ${SAANS} ~ bol/bat/baat ${NAHI}, bol/bolne/bat/baat ~ ${SAANS} ~
    phool/phul/tut/ukhad/chadh/${NAHI}, vakya/bat/baat/jumla ~ pura/poora/puri ~ ${NAHI}, ek ek
    shabd/lafz/word, ek do shabd/lafz ~ bol/bolkar/ruk, do shabd ~ bol ~ ${NAHI}, bolte bolte ~
    ${SAANS}/haanf, ${SAANS} ~ itni/itna ~ bol ${NAHI}`,
  'noisy-breathing-in': `${SAANS} ~ andar ~ awaj/aawaj/seeti/kharkhar/ghar/khar/ghur, ${SAANS}
    khichne/kheenchne/lene/lete ~ awaj/aawaj/kharkhar/ghurghur/gharghar/khar/ghar/ghur, ${SAANS} ~
    ghar/khar/ghur ghar/khar/ghur, ${SAANS} ~ awaj/aawaj ~ aa/ho/nikal/kar, ${SAANS} ~
    lene/khichne/kheenchne par/me ~ awaj/aawaj/seeti/kharkhar, kharrate/kharrata/kharate ~ jaisi/jaisa ~
    ${SAANS}, ${GALA} ~ khar/ghar/ghur khar/ghar/ghur, ${GALA} ~ awaj/aawaj ~ ${SAANS}`,
  wheeze: `${SAANS} ~ seeti/siti/sitti/cheen, seeti/siti/sitti ~ ~ ${SEENA}, seeti/siti/sitti/sannata ~ ${SAANS}/${SEENA}/awaj, ${SEENA} ~
    seeti/siti/sitti/gharghara/ghar/ghur/baj/bajta/khar, gharghara/ghargharahat, seeti/siti jaisi ~
    awaj/aawaj, dama/asthma/astma ~ attack/daura/uthi/badh/utha`,
  'fast-breathing': `${SAANS} ~ tej/tez/tezi/jaldi/jor/dhaukni/badh, tej/tez/jaldi ~ ${SAANS}, ${SAANS} ~
    jaldi jaldi, jaldi jaldi ${SAANS}, ${SAANS} ~ dhaukni/dhaunkni/dhonkni, haanf/hanf/hanp ~ raha/rahi ~
    ${BACHCHA}, ${BACHCHA} ~ haanf/hanf/hanp/haanp, ${PET}/pasli ~ tej/tez/jaldi ~ chal/hil`,
  'chest-indrawing': `pasli/pasliya/pasali/panjar/pasri/paslee/pasuli ~
    chal/chalna/chalti/dhas/dhans/andar/dab/khich/mar/maar/dhans/dhass, pasli ~ chal/chale ~ raha/rahi,
    ${SEENA} ~ andar/bhitar ~ dhas/dhans/ja/ghus/khich/dab, ${SEENA} ~ dhas/dhans/gaddha/gaddhe, ${SAANS} ~
    gaddha/gaddhe/pasli/${SEENA} ~ andar/dhas/pad/khich/dhans, ${PET} ${SEENA} ~ andar/dhas/khich, ${SAANS}
    ~ ${PET} ~ andar/dhas/khich, dabba/hafa/hafka ~ chal/rog/utha/bimari, pasli marna/maarna/chalna`,
  grunting: `karah/kaarah/karahna/kunth/kunkh/kuhk/ghur/ghurghura/ghurgura/gurgura/hunk/hukar ~
    raha/rahi/ta/awaj/${SAANS}/kar/ke/hai, ${SAANS} ~ karah/kaarah/kunth/ghur/ghurghura/hu/uh/unh,
    karahne/kunthne/karaahne ~ awaj/aawaj, ${BACHCHA} ~ karah/kaarah/kunth/kunthta/ghurghura, ${SAANS}
    chhodte/nikalte ~ awaj/aawaj, unh unh, uh uh, hun hun`,
  blue: `hoth/honth/jeebh/jibh/nakhun/chehra/${MUH}/ungli/badan/sharir/hatheli ~ nila/neela/nile/neele/nili/neeli/jamuni, hoth/honth/jeebh/jibh ~ kala/kale/kaale/kaala, chehra kala pad, nila/neela/nili/neeli ~ pad/pada/padi/padta/ho/hua/gaya,
    ${BACHCHA} ~ nila/neela/neeli/nili/neelapan, nilapan/neelapan`,
  'stopped-breathing': `${SAANS} ~ ruk/ruki/band/bnd/tham/khatam/gayab ~
    ja/gayi/gaya/ho/jati/rahi/raha/si/gai/ke/kar/jata, ${SAANS} ruk ruk, ruk ruk ~ ${SAANS}, ${SAANS}
    ${NAHI} ~ chal/le raha, ${SAANS} ~ chal ~ ${NAHI}, ${SAANS} ~ le hi ${NAHI}, ${SAANS} bich/beech ~
    ruk/band, ${SAANS} ~ lena ~ band/bhul/bhool/chhod, ${SAANS} ~ atak atak, ${SAANS} ~ kuch der/second ~
    ruk/band`,
  'cough-blood': `${KHANSI} ~ ${KHOON}, ${KHOON} ~ ${KHANSI}, balgam/kaf/kaph/thook/thuk/khakhar ~
    ${KHOON}/lal/laal, ${KHOON} ~ thook/thuk/balgam/kaf, khakhar ~ ${KHOON}, muh se ~ khoon ~ khans/khansi,
    ${KHOON} wala/wali ~ balgam/kaf/thuk`,
  'chest-pain': `${SEENA} ~ ${DARD}/tees/chubhan/chubh/jakdan/jakad/sui/hulak/kasak, ${DARD} ~ ${SEENA}, dil
    ~ ${DARD}/daura/attack/atak, heart/hart attack/atack/ataik, heart ~ ${DARD}, ${SEENA} ~ dard, dil ~
    dukh, kaleja/kareja/kaleje ~ ${DARD}`,
  'chest-pressure': `${SEENA} ~
    dabav/dabaav/dabaw/dab/daba/bojh/boj/bhari/bhaari/bharipan/jakdan/jakad/jakda/jakran/kas/kasav/kasaw/patthar/pathar/vajan/wajan/nichod/tight/tait/ghutan/baitha/bandha/press,
    patthar/pathar/bojh/vajan/wajan ~ ${SEENA}, ${SEENA} ~ koi ~ baitha/baith/daba/dabaa, ${SEENA} ~ kisi ~
    pakad/jakad/daba, dil/kaleja/kaleje ~ baitha/baith/dab/jakad/bhari/dabav, ghutan ~ ${SEENA}, hathi ~
    ${SEENA}, ${SEENA} ~ hathi`,
  'chest-pain-spreads': `${SEENA} ~ ${DARD}/dabav/jakdan/bhari/jalan/bojh ~
    ${HATH}/baju/kandha/kandhe/jabda/jabde/gardan/peeth/pith/${GALA} ~
    tak/ja/jata/phail/fail/taraf/me/aa/utar/chadh, ${SEENA} ~ ${HATH}/baju/kandhe/jabde/peeth/gardan ~
    ${DARD}, ${DARD} ~ ${SEENA} ~ ${HATH}/baju/kandhe/jabde/peeth/gardan, ${DARD} ~ baye/baya/left/ulte
    ${HATH}/baju/kandhe ~ ja/phail/fail/tak/utar/aa, ${SEENA} ${DARD} ~ baye/baya/left/ulte ~
    ${HATH}/baju/kandhe, ${SEENA} ${DARD} aur/or/va ${HATH}/baju/jabde ~ ${DARD}, ${SEENA} se lekar
    ${HATH}/jabde/kandhe`,
});
