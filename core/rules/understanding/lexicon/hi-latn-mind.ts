import { listedAll } from './listed.ts';
import { AANKH, BACHCHA, DAWA, HATH, MUH, NAHI, PAIR } from './hi-latn-words.ts';

/** Consciousness, fits and the mind. */
export const MIND = listedAll({
  unconscious: `behosh/behos/bhosh/behose/behoosh/murchhit/murchit/achet/achetan/bahosh, hosh/hos ~ ${NAHI},
    hosh/hos me/mein ${NAHI}, uth hi ${NAHI}, uth ${NAHI} rah ~ bula/awaz, koi/kuch ~ jawab ${NAHI} de,
    bula/hila/awaz ~ ${NAHI} ~ bol/uth/jaag, aankh/ankh ~ ${NAHI} khol, hosh/hos kho, bolne/bulane ~ jawab
    ${NAHI}, coma me, coma mein, hosh hawas ${NAHI}`,
  drowsy: `jagane/jagaane/uthane par/pe/pr ${NAHI} uth/jag/jaag, jagane/jagaane/uthane ~ ${NAHI} ~
    uth/jaag/jag, jagane/jagaane/uthane par/pe bhi ${NAHI}, bahut/jyada/zyada/ekdum/bilkul/kafi ~
    sust/susti/soya/so/nidhal/nidhaal, sust pada/padi/pad/hai/ho, nidhal/nidhaal/nidal, sota/soti/so ~ hi
    ja/rehta/rehti/raha/rahi, neend me/mein hi, aankh/ankh ~ khol ${NAHI}, behosh jaisa/jaisi, behoshi
    jaisa/jaisi/chha, ${BACHCHA} ~ sust/dheela/dhila/susti, adhi behoshi, jhapki/jhapak ~ le/leta raha, neend mein hai ki jagana mushkil, jagana mushkil, jagane par bhi nahi jag`,
  confused: `pagalpan/paagalpan, pagal jaisa/jaisi harkat/baat/kar, ulti/ulta/ultee
    seedhi/sidhi/sidha/seedha ~ baat/bat/baate/bol/baten, ulti seedhi baat/baate/bol,
    behki/bahki/bahaki/behaki ~ baat/bate/baatein/baate/baten, ajeeb/ajib/anap/ant-shant/ant ~
    baat/baate/baatein/bak/bate/shanap, badbada/badbadata/badbadaana/barbarat/barrata,
    pehchan/pahchan/pehchaan ~ ${NAHI}, pehchan ${NAHI}, bak bak/bakbak kar, hosh ~ thikane ${NAHI},
    dimag/dimaag ~ kaam ${NAHI}, kuch samajh ${NAHI} ~ pa/aa/raha, samajh ${NAHI} pa, bhramit,
    upar/upari/upri ~ hawa/hava/saya/chakkar, bhoot/bhut/pret/jinn/jin/mata ~ lag/chadh/sawar/aa/pakad,
    bhoot pret, hawa lag ~ gayi/gai, kho gaya hai dimag, apne aap ~ bol/baat`,
  fainting: `behosh hokar/hoke gir gaya/gayi/gai/padi, behoshi, chakkar khaakar gir, behosh ho ~ gir, gir ~
    behosh, chakkar kha/khakar/khake/aakar/aake ~ gir, gash/gas kha/khakar/khake/aa, gash/behoshi ~
    aa/aayi/aati/aai, behosh ho ~ tha/thi, behosh hua/hui tha/thi, thodi der ~ behosh, kuch der ~ behosh,
    baar baar behosh, khade khade/hote ~ gir/behosh, chakkar se gir, chakkar aa ~ gir, behosh ho jata/jati,
    achanak gir/girkar ~ gaya/gayi/gai behosh, behosh hokar gir`,
  fit: `mirgi/mirgee/mirghi ~ daura/dora/dore/daure/attack/atack/aaya/aayi/aati/padi,
    daura/dora/daure/dore/douray/daure ~ pada/pad/padta/padte/aaya/aata/aate/aa/padti/aati,
    jhatka/jhatke/jhatko/jatke/jhatki ~ aa/aaya/aaye/aate/aata/lag/aati/pad,
    fits/seizure/seizures/fit-attack/convulsion, ${MUH} ~ jhaag/jhag/jhak/gaaj, daant/dant ~
    bhinch/bhich/lag/jakad ~ gaye/gaya, ${HATH} ${PAIR} ~ akad/akde/aintha/ainth/jhatak, ${AANKH} ~
    upar/palat/ulat ~ chadh/ki/gayi/gai, ${AANKH} palat/ulat, akdan/ainthan ke daure, sharir/badan ~ jhatke,
    kampan ka daura, mirgi aa/aayi/aati, jhatke, jhatke aaye, jhatke aa rahe, jhatke aye`,
  'fit-now': `abhi ~ jhatke/jhatka/daura/dora/mirgi, jhatke/jhatka/daura/dora/mirgi ~ abhi, daura/dora/mirgi
    ~ pad/aa raha/rahi ~ hai/h abhi, jhatke/jhatka/daura/dora aa/pad rahe/raha/rahi, mirgi aa rahi, jhatke
    le raha/rahi, is waqt/samay ~ daura/jhatke, daura chalu, abhi jhatke aa rahe, abhi ~ jhatke aa`,
  'fit-long-or-repeated': `daura/dora/daure/jhatke/jhatka/mirgi ~ ruk/band ${NAHI},
    daura/dora/daure/jhatke/mirgi ~ baar/bar baar/bar, baar/bar baar/bar ~
    daura/dora/daure/dore/jhatke/jhatka/mirgi, daura/jhatke/mirgi ~ paanch/panch/5/10/das/15/aadha/adha ~
    minute/minat/ghanta/ghante ~ se, ek ke baad ek ~ daura/daure/jhatke, do/teen/char/2/3/4/5 baar ~
    daura/jhatke/mirgi/daure, daura/jhatke/daure do/teen/char/2/3/4/5 baar, lagatar daura/daure/jhatke,
    daure pe daura/daure, daure par daure, jhatke pe jhatke`,
  'fit-first': `pehli/pahli/phli/peheli baar/bar/dafa ~ daura/dora/jhatke/jhatka/mirgi/fit,
    daura/dora/jhatke/mirgi ~ pehli/pahli/peheli baar/bar, pehle/pahle kabhi ~ daura/jhatke/mirgi ${NAHI},
    aaj tak kabhi daura ${NAHI}`,
  'fear-of-water': `pani/paani/hawa ~ dar/darr/darta/darti/bhaag/ghabra, pani/paani ~ dekhkar/dekh/dekhke ~
    dar/ghabra/bhaag/chilla, pani se dar, jal/hawa bhay/bhaya/bhya, hydrophobia/haidrophobia, pani/paani
    pine/peene ~ gala/gale ~ atak/ghut/akad`,
  'thoughts-harm-baby': `${BACHCHA} ~ maar/mar/nuksan/gala/patak/fek/phek ~
    man/mann/khayal/vichar/soch/du/dun/daalu/dalu, man/mann/khayal/vichar ~ ${BACHCHA} ~
    maar/mar/nuksan/phek/fek, ${BACHCHA} ko maar/mar du/dun/doon/daalu/dalu, ${BACHCHA} ko
    maarne/nuksan/chot, ${BACHCHA} ~ gala daba/ghot, apne ${BACHCHA} ~ maar/mar/nuksan`,
  'low-mood': `udas/udaas/udasi/udaasi/nirash/nirasha/nirashaa/depression/dipression/depreshan/dipreshan,
    kuch/kuchh ~ achha/accha/acha ${NAHI} lag, kisi ~ cheez/kaam/chij ~ man/mann ${NAHI}, man/mann/dil/jee ~
    ${NAHI} lag, man/mann ~ bhari/bujha/dukhi/kharab/khatta, rone ka man/mann, rona aata/aati/aa, roti/rota
    rehti/rehta/rahti, dukhi, mann bujha, zindagi/jindagi ~ bekar/bojh/udas/matlab, umeed/ummeed ${NAHI}`,
  'no-sleep': `neend/nind/need/nindiya/neendh ~ ${NAHI}/nhi/kam/ud/udd/uchat/toot/khul, neend/nind/need
    ${NAHI}, so ${NAHI} ~ pa/pata/pati/paata/paati/sakta/sakti/paya/payi, sone me/mein dikkat/taklif, raat
    bhar/bhr jag/jaag/jagta/jagti/jaagte, anidra, soya/soyi ${NAHI}, neend/nind ki goli, neend/nind theek/thik/achhi/acchi/puri ~ ${NAHI},
    kai/bahut/do/teen/char/paanch/2/3/4/5/6 din/dino/raat/raato ~ neend/nind theek/thik/achhi/acchi/puri ~ ${NAHI}`,
  'days-without-sleep': `kai/bahut/do/teen/char/paanch/2/3/4/5 din/dino/raat/raato ~ soya/soyi/so/neend/nind
    ~ ${NAHI}, soya/soyi/so ${NAHI} ~ kai/bahut/do/teen/char/2/3/4/5 din/raat,
    kai/bahut/do/teen/char/paanch/2/3/4/5 din/dino/raat/raato ~ ${NAHI} ~ soya/soyi/so, dino se so ${NAHI},
    kai raat/raato ~ jag/jaag`,
  anxiety: `ghabrahat/gabrahat/ghabrahat/ghabrat/gabraht/ghabraht/ghabra/ghabrata/ghabrati,
    chinta/chintaa/tension/tenson/tenshan/fikar/fikr, dar/darr ~ lag/lagta/lagti, jee/ji/dil/man/mann ~
    ghabra/ghabrata/ghabrati/baitha, bechaini/anxiety, soch soch ke/kar`,
  'panic-attack': `achanak ~ ghabrahat/gabrahat/ghabra/dar, ghabrahat/gabrahat/dar ~ daura/attack/dora ~
    pad/padta/padti/aa/aata, ghabrahat/gabrahat/dar ~ daura/attack/dora, lagta ~ mar
    ja/jaunga/jaungi/jaaunga, panic/penik/painik attack/atack, aisa lagta ~ mar ja/jaunga/jaungi, jaan/dam
    nikal jayegi/jayega`,
  'death-wish': `jeene/jine/jeena/jina/zinda/jinda/jinda/jeeni ~ man/mann/ichha/chah/chahta/chahti/iccha
    ${NAHI}, jeena/jina/jeene/jine/zinda/jinda ~ ${NAHI} ~ chah/chahta/chahti/chahata/hai/rehna/rahna,
    jeene/jine ka man/mann ~ ${NAHI}, ${NAHI} jeena/jina/jeene/jine/zinda, ji ${NAHI} sakta/sakti ab,
    marne/mar/marane ~ chahta/chahti/chahata/chahati/chahta-hu/chah, mar ~ jaana/jana/jau/jaun/jaoon/jaya ~
    chah/chahta/chahti/behtar/accha/achha/acha/man/mann/karta, marne/maut ka/ke/ki ~
    man/mann/khayal/vichar/soch/ichha/dil/intezar/jee, marne ki soch/ichha, mar hi ja/jau/jaun/jaana,
    kaash/kash ~ mar, bhagwan/upar ~ utha ~ le/lo/lein, maut aa/aajaye/mil/maang/chah, mujhe maut,
    zindagi/jindagi se ~ thak/pareshan/tang/ub/haar/mann, zindagi/jindagi/jeevan ~ khatam/khatm, jeene/jine
    ~ fayda/matlab/wajah/faida ${NAHI}, jeene/jine ka ~ matlab/fayda/wajah, sab khatam ho jaye, suicidal,
    main na rahu/rahun to/toh, mere na rahne/hone se, mar jaun/jau to/toh, mar jana/jaana chah, marne hai/h,
    mujhe marne, mar jaane hai/h`,
  'self-harm-plan': `khatam/khatm karna/karne ~ apni zindagi/jindagi/jaan, apne ~ ko khatam/khatm,
    khudkushi/khudkhushi/khudkusi/khudkashi/aatmahatya/atmahatya/aatmhatya/atmhatya/suicide/susaid/sucide/suiside,
    phansi/fansi/fanshi/phanshi/phasi/fasi ~
    laga/lagana/lagaane/lagane/lagau/lagaunga/lagaungi/lunga/lungi/lu/lagaa/chadh/jhool/jhul/lagakar,
    phande/fande/fanda ~ jhool/jhul/latak/laga/lag, zeher/zahar/jahar/jehar/zehar/zahr/jehr/celphos/sulphas
    ~ kha/khaa/pi/pee ~ lunga/lungi/lu/loonga/loongi/lun,
    kuye/kuyen/kuen/kue/kuan/nadi/nahar/train/chhat/pul ~ kood/kud ~ ja/jau/jaun/jaunga/jaungi/kar,
    train/rail ~ niche/neeche/aage ~ aa/ja/let/kat/jaunga/jaungi, nas/naas/kalai ~ kaat/kat ~
    lunga/lungi/lu/loonga, apni/khud ~ jaan ~ de/dene/dena/lena/lene/du/dunga/dungi/le, jaan de ~
    du/dun/dunga/dungi/doon/dena/dungi, jaan dene ~ man/soch/ja, khud/apne ~ ko ~
    khatam/khatm/maar/mar/marna/maarna, khud/apne aap ko ~ khatam/khatm/maar/mar, apne aap ko
    maar/khatam/khatm, aag laga ~ lunga/lungi/lu, apne ~ upar ~ tel/petrol/kerosene ~ daal, sari/saari
    ${DAWA} ~ kha ~ lunga/lungi/lu, zindagi/jindagi ~ khatam/khatm ~
    kar/karna/karne/du/lu/lunga/lungi/dunga, jeevan leela/lila ~ samapt/khatam, marne ~
    taiyari/tarika/tareeka/plan/jugaad, marne ja raha/rahi, mar jaunga/jaungi/jaoonga ~ main/aaj/kal/ab, aaj
    mar/marr ja, jeene ${NAHI} dunga khud`,
  'self-harm-done': `maine/main ~ chuhe/chuha maarne/mar/marne ki/wali dawa/dawai kha/khaa/khali, neend/nind
    ~ goli/goliya/goliyan/${DAWA} ~ kha/khaa li/liya/leli, maine/main/hum/hamne ~
    zeher/zahar/jahar/kitnashak/keetnashak/sulphas/celphos/tezab/acid/phenyl/harpic ~ kha/khaa/pi/pee, maine
    bahut/saari/dher ~ goli/goliya/goliyan/dawa/dawai ~ kha/khaa, maine apni/apne nas/kalai ~ kaat/kat,
    maine khud ko ~ kaat/jala/maar, zeher/zahar/jahar/jehar/zehar/zahr/celphos/sulphas/salfas ~
    kha/khaa/pi/pee/khaya ~ liya/li/liye/gaya/gayi/chuka/hai, khud/khudkushi/aatmahatya/atmahatya/suicide ~
    koshish/kosis/prayas/attempt, phansi/fansi/phasi ~ laga ~ li/liya/thi/leli/lagayi, fanda/phanda laga
    liya, hath/haath/kalai ~ nas/naas/kalai/naadi kaat/kat li/liya/liye/leli, nas/naas/kalai/naadi ~
    kaat/kat ~ li/liya/liye/leli/di/daali/dali, aag ~ laga ~ li/liya/leli ~ khud/apne, khud/apne ~ aag ~
    laga, khud/apne ~ ko ~ jala ~ liya/li, bahut/saari/sari/poori/pura/dher/10/15/20/30 ~
    ${DAWA}/goliya/goliyan/golia/patta ~ kha/khaa ~ li/liya/leli, neend/nind ki ~
    goli/goliya/goliyan/${DAWA} ~ kha/khaa ~ li/liya/leli, maine kuch/kuchh kha ~ liya ~ marne, marne ke
    liye kha/pi, kuye/nadi/train/chhat ~ kood/kud ~ gaya/gayi/padi, abhi jaan dene ki koshish ki, jaan dene ki koshish ki, marne ke liye zeher/zahar/jahar kha`,
  'self-cut': `khud/apne/apni ~ ko ~ kaat/kat/kaata/kat-ti/katta/katti/blade, khud ko chot ~
    pahuncha/pahucha/de, ${HATH}/kalai ~ blade ~ kaat/kat/mar/maar, blade ~ ${HATH}/kalai ~ kaat/kat, blade
    se kaat/kat, blade maar/mar ~ hath, apne haath/hath pe/par ~ cut/kaat/kat, apna haath kaatti, apna haath kaatta, blade se apna haath, apna hath katta`,
  voices: `aawaz/awaz/awaaz/aawaaz/awaze/aawaze/aawazein/awazein/aavaz/awaj/aawaj/awaje ~
    sunai/sunayi/sunti/sunta/suni ~ deti/deta/hai/${NAHI}/kaan/koi, kaan ~ awaze/aawaze ~ aati/aa/sunai, koi ${NAHI} ~ awaz/awaaz/awaj,
    bhoot/parchhai/parchhaiya/parchai/ajeeb/ajib/cheeze/chije ~ dikh/dikhai/dikhta/dikhte/dikhti, jo ${NAHI}
    hai/h ~ dikh/dikhta/dikhai, log/koi ~ dikhta/dikhte/dikhai ~ ${NAHI} hote/hota, awaz/awaaz sunai/sunayi
    de/deti/deta, awaaze/awaze sunai/sunayi, lagta ~ koi ~ baat/bol/bula/peecha/picha, koi maarne ~ aa raha,
    mere khilaf saazish, bhram/wehem ~ ho/hota, awaazein sunai de rahi, awaazein sunai de`,
  violent: `todfod/tod-fod/todphod/tod fod/phod, maar peet/pit/peeti/pitai ~ kar/karta/kare/karne,
    maarpeet/marpit/marpeet/maarpit ~ kar/karta/karne/raha, sabko/sab/logo/gharwalo ~ maar/mar/peet/pit ~
    raha/rahi/daud/ne/lag, marne maarne/marne ~ par/pe/ko utaru, hinsak/hinsa/violent/ugra/aakramak/akramak,
    kaabu/kabu/control ~ ${NAHI} ~ aa/ho, patthar ~ maar/mar/phek/fek ~ raha, chaku/lathi/danda ~
    leke/lekar/le ~ maar/mar/daud/ghoom/ghum, gali ~ bak/de ~ maar`,
  'alcohol-shaking': `daru/daaru/sharab/sarab/tadi ~ chhod/chod/chhoot/chhut/band/chode/chhode ~
    kaanp/kamp/kanp/kaamp/dikh/jhatke/thartharat, daru/daaru/sharab/sarab ~ na/${NAHI} ~
    mil/mile/milne/pi/peene/piye ~ kaanp/kamp/kanp/dikh/jhatke/kaamp, ${HATH} ~ kaanp/kamp/kanp ~
    daru/sharab/sarab ~ chhod/${NAHI}, daru/daaru/sharab ~ chhode/chhod/chode ~ hath/haath ~
    kaanp/kamp/kanp, daru/daaru/sharab chhodne/chodne ~ baad ~ kaanp/kamp/kanp/bechain/dikh, sharab/daru
    chhodne ke baad hath/haath ~ kaanp/kanp/kamp, daru/daaru/sharab chhode 1/2/3/4/5/ek/do/teen/char din ~
    hath/haath ~ kaanp/kanp/kamp, bina daru ke haath kaanp, daru na mile to haath kaanp, sharab na mile to haath kaanp, bina sharab ke haath kaanp, daru na mile to hath kapte`,
  'memory-loss': `bhool/bhul/bhulne/bhoolne/bhulti/bhulta/bhoolta/bhoolti ~
    ja/jata/jaata/jati/jaati/gaya/gayi/bimari/lag/hai, sab ~ bhool/bhul, yaad/yad ~ ${NAHI} ~
    reh/rah/rehta/rahta/rakh/aata, yaddasht/yaaddasht/yadasht/yaddast/smriti/memory ~
    kamjor/kamzor/kam/chali/gayi/loss, bhulakkad, yaad ${NAHI} ~ reh/rah/aa`,
  'heat-collapse': `dhoop/dhup/garmi/loo/lu ~
    behosh/behoshi/gir/girpada/bahki/behki/behos/ulti-seedhi/confuse, loo/lu/garmi/dhoop lag/lagne/lagkar ~
    behosh/gir/bahki/behki, dhoop/dhup me/mein kaam ~ behosh/gir/behosi, loo/lu lag ~ gayi/gai/gaya ~
    behosh/hosh`,
  'shaky-sweaty': `${HATH}/badan/sharir ~ kaanp/kanp/kamp/kaamp ~ pasina/paseena/pasine, pasina/paseena ~
    ${HATH}/badan/sharir ~ kaanp/kanp/kamp/kaamp, kaanp/kanp/kamp/kapkapi ~ pasina/paseena ~ bhookh/bhukh,
    pasina/paseena ~ kaanp/kanp/kamp ~ bhookh/bhukh, sugar/suger/shugar ~ low/kam/gir/down/ghat,
    pasina/paseena ~ ghabrahat ~ bhookh/bhukh, pasina aur kapkapi, kapkapi aur pasina, kapkapi pasina, haath ~ kaanp ~ hain pasina, haath kaanp rahe hain`,
  'fruity-breath': `saans/sans/muh/munh/mooh ~ phal/fal/meethi/mithi/nail-polish/sadi-phal ~
    gandh/badbu/mahak/khushbu/mehak/smell, phal/fal jaisi ~ gandh/badbu/mahak/smell, gehri gehri saans/sans
    ~ gandh/mahak`,
});
