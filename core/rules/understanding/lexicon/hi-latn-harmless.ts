import type { Phrases } from '../lexicon.ts';
import { listed, listedAll } from './listed.ts';

const GAYA = 'gaya/gayi/gai/gye/gaye/gyi/gya';
const LAGA = 'lag/laga/lagi/lage/lagti/lagta/lagwa/lagwayi/lagwai/lagwani';
const FOOD = 'sabzi/sabji/roti/rotiyan/chawal/daal/doodh/dudh/khana/dosa/paratha/halwa/kheer/masala/chai';
const THINGS = `${FOOD}/motor/bulb/fuse/mobile/charger/tv/pankha/meter/transformer/ped/fasal`;
const CLOTHES =
  'sweater/swetar/kapda/kapde/shirt/frock/topi/suit/dupatta/shawl/saree/sari/kambal/jacket/moja/moje';

/** Hindi in Latin letters: words that belong to something harmless, and not to the danger that a part of them names. */
export const HARMLESS: Phrases =
  listed(`tetanus/titnes/titanus/tt ~ lena/lagwana/lagwaya/lagwayi/lagwa ~ padega/kal/aaj/hai/kya/chahiye/liya/li, jaade/jade/jaado me/mein/ke, gehu/gehun/dhan/fasal/ganna/ghas/chara/lakdi/sarso ~ kaat/kat/katne/kaatne/kaatte/katai, bhusa/jhadu/kothi/ghar/aangan ~ ~ jhada/jhad/jhadte/jhadne, gas ~ cylinder/silendar/chulha/agency, pilla/kutta/bandar/billi/saanp/doctor ~ dikh/dikhta/dikhai ~ nahi/nhi, pilla/kutta/bandar/billi/saanp/doctor ~ dikh/dikhta/dikhai ~ nahi/nhi ~ raha/rahi/de/deta/deti, ungli/ghutna mud ~ rahi/raha/rahe ~ thik/theek/sunn/poori, tetanus/titnes/tt ~ ~ school/aspatal/camp ~ laga/lagi/lagwaya, bees din/dino/ghante/minute/saal/rupaye/mahine, rabies/tetanus/titnes/tt/titanus ka/ki/ke tika/teeka/tike/teeke/sui/suiya/injection/vaccine/course/dose, rabies/tetanus injection/vaccine/course/dose, rabies/tetanus/titnes/tt ~ ~ sui/injection/tika/teeka/tike/teeke ~ ~ ${LAGA},
  rabies/tetanus/tt/tike/teeke/tika/teeka/dawa/dard/bukhar/taakat/panchvi/chauthi/teesri/doosri/pehli/aakhri ki/ka sui/injection ~ ${LAGA} ~ ${GAYA}/li/liya/hai/thi, rabies/tetanus ki/ka ~ sui/injection ~ ${LAGA} ~ ${GAYA}/li/liya/hai/thi,
  tetanus ~ ~ pehle/pahle laga/lagwa/lagwaya, tetanus laga/lagwaya/lagwa ~ tha/thi/hai/liya/li/chuka,
  saas ke/ka/ko/ki ghutne/ghutno/ghutna, saas sasur ~ ~ ghutne/ghutno/ghutna, saas boli/kehti/kahti/bolti/kahe/ne ~ ~ kami/kam/ghutne/tang/bhari/dikkat/taklif,
  dam/dum ~ ghut ~ ~ is/iss/us naukri/sheher/shehar/shahar/office/rishte/shaadi/shadi/company, naukri/sheher/shehar/office/rishte/shaadi me/mein ~ dam/dum ~ ghut,
  gas ~ ~ seena/seene/chhati/pet/gala/gale/kaleja jal, seena/seene/chhati/pet/gala/gale/kaleja ~ jalan/jalne aa/ho/uth/lag/lagi/hone ~ ${GAYA}, jalan/jalne aa/ho/hone/uth/lag/lagi ${GAYA}, seene/chhati/gale/pet/gala tak/me/mein ~ jalan ~ aa/ho/uth ~ ${GAYA}, gale/seene/pet tak jalan ~ ${GAYA},
  jeebh/jibh/zubaan/juban/jeeb/taalu/talu jal ${GAYA}, chai/dudh/doodh/soup/khane/roti se jeebh/jibh/zubaan/juban/muh/taalu jal ~ ${GAYA},
  ${THINGS} jal ${GAYA}, kadhai/kadahi/cooker/kukar/tawa/tave/chulhe/gas/press/bartan me/mein/pe/par ~ ${THINGS} jal ${GAYA}, garam/gram chai/dudh/doodh/soup/khane/roti se jeebh/jibh/zubaan/juban/taalu jal ~ ${GAYA}, nakhun/naakhun/nakhoon/nakhuno ~ safed daag/nishan/dhabbe/dhabba, ${THINGS} me/mein aag lag ${GAYA}, jal ${GAYA} ${FOOD},
  aag lag ${GAYA} ~ ~ bhaav/bhav/daam/dam/mandi/market/bazar/tan/dil, aag lagi ~ ~ bhaav/bhav/daam/mandi/bazar/tan, bhaav/bhav/daam/tan/dil ~ aag lag ${GAYA},
  garam/gram pani ki thaili/theli/botal/bottle/sikai/bhaap, garam pani ki thaili/botal/bottle ~ ~ pet/kamar/pair/seena/gardan/hath/haath/chehra, pani ki thaili ~ ~ sek/seka/senk/sikai,
  patti/kapda/gamchha/rumal/dupatta/belt ~ bandh/baandh rakha/rakh/rakhi,
  gusse/gussa ~ bola/boli/kaha/kehti mar jaungi/jaunga, gusse/gussa ~ bola/boli ~ mar ja,
  chaara kutti, kutti ki machine/masheen, kutti machine/masheen, kutti ~ machine ~ ~ panja/ungli/hath/haath ~ kat/gya/gaya,
  bachche/bache/bachchi/baby/munna/munni/babu ko/ke/ka neela/neele/neeli ${CLOTHES},
  haath/hath pair/pao/paon hamesha/humesha/shuru ~ thande/thanda/thandi, haath/hath hamesha/humesha thande/thanda,
  matha/sir/sar garam/garm/gram ${LAGA}, matha/sir ~ garam/garm laga/lag,
  dimag/aankh/aankho/yaad ~ dhundh/jaala/jala/parda ~ chadh ~ ${GAYA}/rahi/raha/ja, aankh/aankho/ankho ~ dhundh/jaala/jala/motiya ~ chadh ~ ${GAYA}/rahi/raha/ja,
  saanp/saap/sanp pakadne/pakarne ~ wala/wale, saanp/saap/sanp ka/ke/se dar/tel/mela/khel/tika/mantra, saanp/saap/sanp ka/se dar ~ lag/lagta, saanp/saap/sanp seedhi/sidhi,
  bichhu/bichu ka/ki/ke mantra/tika/ghas/ghaas/tel/tasveer, bichhu ghas/ghaas, bichhu ~ ghas/ghaas ~ chhu,
  koi/kuch/kuchh ~ chinti/cheenti/chinta/machhar/machchhar/makdi/khatmal ~ kaat/kat/kata/kati/kaata/kaati ~ ~ ~ jhadi/khet/ghas/ghaas/andhere/raat/sote,
  taar/tar se ~ kharoch/kharonch/cheera/chot/cut ~ ${LAGA}, taar/tar/kanta se kharoch/kharonch, bijli ~ khambe/taar/khambo/taaro se ~ door reh/rahna/rehna/raho/rahe/raha,
  jhatke se ~ uth/utha/uthi/mud/muda/ghum/ghuma/baith/baitha/le/leta/leti,
  chukandar ~ ~ ~ latrine/tatti/potty/pakhana/peshab/mal ~ lal/laal, tb/teebi ki/ka/ke dawa/dawai/goli ~ ~ peshab/pesab ~ lal/laal ~ aa/aata/hai/ho,
  khoon/khun ki/ka/ke janch/jaanch/test/report, khoon/khun ~ ~ gram/point,
  aankh/ankh/aankho/ankho me/mein dawa/dawai/drop dalne/daalne/dalte/daalte se/pe/par/ke/ka/ki, doodh/dudh pi/pee/peeke/pike/peekar/pikar ~ ~ thoda ~ nikal/ulat/gira deta/deti,
  doodh/dudh pi/pee/peeke/pike/peekar/pikar ~ ~ har baar/bar thoda ~ nikal/ulat/gira, doodh/dudh pi/pee ke/kar/k so jata/jati/jaata/jaati, doodh/dudh peeke/pike/peekar/pikar so jata/jati/jaata/jaati,
  daane/dane/phunsi/muhase ~ ~ har baar/bar ~ nikal, har baar/bar ~ nikal ~ daane/dane/phunsi/muhase,
  dil ka dard ~ ~ bata/bataye/batau/sunau/sunaye/kisko/kise/shayari/gaana/gana, maut ~ dil ke daure/dora/daura,
  chot/takkar/takrai/takraya/takra ~ ~ neela/nila/neel nishan/daag, neela/neel nishan ~ chot ~ ka/se, jangh ~ ganth/gath ~ ~ andar chali/chala jati/jata,
  muh/munh band/bandh rakh/rakha, nal ka paani/pani ~ peela/pila/ganda/badbudar/hara aa/aata/rha/raha, nal ka paani/pani ~ peela/pila/ganda/peete/pine/peene/saaf/aa, hath/haath/baah/baanh/baaju me/mein utar/utarta rha/raha/dard,
  dai/daai/nurse boli/kehti/kahti/bola ~ ~ normal/samanya/theek/thik, gathiya ~ ~ ungli/ungliya/haath ~ tedha/tedhi, ungli/ungliya/haath ~ tedha/tedhi ~ ~ gathiya/gathiye, naak ki haddi ~ tedha/tedhi,
  pair/hath/haath/ungli/anguthe ~ ~ nakhun/naakhun/nakhoon ~ ukhad/kala ~ ${GAYA}/pad/ho, pair/hath/haath/ungli/anguthe ~ ~ nakhun/naakhun/nakhoon ~ ukhad, takhna/takhne mud ${GAYA}/tha/thi,
  hath/haath/baah/baanh/taang/tang/pair tak/me/mein ~ dard ~ utar/utarta, dard ~ ~ hath/haath/baah/baanh/taang/tang/pair tak/me/mein ~ utar/utarta, pair/hath/haath/badan pe/par/ki/me jagah jagah,
  pair/pairo/taang/tang/pindli ~ nas/nase/nasen ~ nila/neela ~ ho/pad/dikh/${GAYA}, is/iss/us/ek/har baar ~ ~ chhata/chhatri, madhumakkhi/madhumakhi/barr ka chhatta/chhatte,
  nigalne me/mein kuch/kuchh ~ nahi/ni/nhi/nai, behoshi/behosh ki/ka sui/dawa/injection/doctor, muh/munh/mooh tedha kar/karke ~ ~ chidha/hans/dikha/nakal, mehndi/mehendi ~ ~ ~ talwe/talve/hatheli ~ ~ peela/pila,
  bhaav/bhav/daam/dam/bill/rate ~ ~ sun/dekh ~ ~ dil ka daura/dora, bhaav/bhav/daam/dam/bill/rate ~ ~ sun/dekh ~ ~ dil ka daura/dora ~ pad/aa, bhaav/bhav/daam/bill/rate ~ ~ sun/dekh ~ ~ heart attack,
  doodh/dudh ~ so jata/jati ~ pet bhar, karte/karke karte gir, ro/rone/roke ke/kar/se ~ ~ muh/chehra/aankh suj/suja/sooja/phul/phula/phool`);

/** What such longer words name themselves. */
export const MEANT: Readonly<Record<string, Phrases>> = listedAll({
  'poison-breathed-skin': `dawa/dawai/keetnashak/spray ki/ka tanki/tank/pump ~ leak/ris/toot/tut/khul, spray/chhidkav/chhidkaav/chhidkte kar/karte karte/hue ~ gir/behosh/chakkar, spray kr/kar ~ raha/rha/tha ~ ~ baniyan/bina/nange`,
  burn: `${THINGS}/tawa/tave/bartan/kadhai se jal ~ ${GAYA}, garam/gram pani ki thaili/theli/botal/bottle ~ phat/fat/phut/leak/khul`,
  'cord-red': `dhodi/nabhi/naal ~ ~ taraf ~ ~ lal/laal`,
  'rash-purple': `baingani/jamuni/begni chhinte/chheente/daag/dane/daane/dhabbe/nishan/chakte/chitte`,
  'groin-lump-stuck': `bahar/baahar ~ ~ andar ja ~ nahi/ni/nhi/nai`,
  'testicle-pain-sudden': `neeche/niche ~ goli ~ ~ ~ dard/teer, neeche/niche wali goli ~ ~ ~ laga/lagi`,
  'stopped-breathing': `saans lena bhool/bhul, saans rok ~ leta/leti`,
  'fit-long-or-repeated': `do/teen/char/chaar/paanch/kai dauro/dauron ~ baad`,
  epilepsy: `mirgi/mirgee wala/wale/wali, mirgi ki/ka/ke card/pension/janch/jaanch/liye, mirgi ki/ka/ke goli/dawa/dawai ~ ~ ~ aata/aati/aa/chal/chalti/hui/ho, mirgi ~ janch/jaanch`,
  'cough-fits-whoop': `khansi/khaansi ka/ke daura/daure/dora pad/pada/padta/padte/padti/aa/aata/aaya/uth/uthta, khansi/khaansi ke daure/daura/dora, khansi/khaansi ~ daure/daura ~ phir/fir`,
  'headache-worst': `sir/sar me/mein aisa laga jaise ~ ~ ~ hathauda/hathoda/bijli/bam/phata/fata`,
  'wound-open-bone': `ungli/pair/hath/haath/kata/kati/kat/pis/ghaav/ghav/kulhadi/machine/fati/phati/khul ~ ~ ~ haddi ~ dikh/nikal/chamak/jhaank, haddi ~ dikh/nikal/chamak ~ ~ ~ ghaav/ghav/chot`,
  'weak-cannot-stand': `ghutne/taange/tange/taang/pair mud/muda jata/jate/jati/jaate`,
  'bone-pain-attack': `sickle/sickling/sikal ~ ~ ~ dard/haddi/haad ~ ~ attack, haddi/haddiyo ~ dard ~ daura/daure/dora pad/pada/padta/padti/aa/aata/aaya/uth, haddi/haddiyo ka/ke/me daura/daure/dora ~ pad/pada/padta/aa/aata/aaya, haddi/haddiyo ~ dard ~ daura/daure ~ ~ ~ padta/pada/aata/aa, haddi/haddiyo wala/wali/wale ~ daura/daure aa/aata/pad/padta/pada ~ phir/fir/${GAYA}`,
  'knee-pain': `saas ke ghutne/ghutno ~ dard/dukh/dukhte`,
  'swelling-face': `subah/savere/subha/uthte/uthke ~ ~ muh/munh/chehra/chehre/mooh suj/suja/sooja/sooj/phul/phula/phool, muh/munh/chehra/chehre/mooh subah/savere/subha ~ suj/suja/sooja/sooj/phul/phula/phool/bhara, subah/savere/uthke ~ ~ ~ sujan chehra/chehre/muh`,
  'headache-severe': `sir/sar/matha/sirr/mathe ~ phat/fat/phata/fata raha/rahi/rha/rhi/ja/jaega/jayega/jaye, sir/sar/matha ~ dard ~ phat/fat/phata/fata, sir/sar/matha phata/fata ja, sir/sar/matha ~ lagta/lage ~ phat/fat`,
  'limb-cannot-use': `pair/taang/tang/haath/hath/baazu/baju/baanh/paav/kandha ~ uth/uthta/uthti hi ni/nahi/nhi/nai`,
  wound: `ungli/ungliyo/angutha/anguthe/ungliyon ~ ~ chaku/chaaku/chhuri/blade ~ lag/laga/kat/kata, hath/haath ki ungli ~ chaku/chaaku/chhuri/blade ~ kat/kata/lag/laga, chaku/chaaku/chhuri se ~ ungli/angutha/anguthe ~ kat, chaku/chaaku/chhuri ~ ~ ungli/angutha/anguthe ~ lag/laga,
    sabzi/sabji/pyaz/pyaaz/aloo/salad/phal/tokri/mircha/machhli ~ ~ ~ chaku/chaaku/chhuri ~ ~ lag/laga/kat/kata, sabzi/sabji/pyaz/pyaaz/aloo/salad/phal/tokri ~ ~ chaku/chaaku/chhuri ~ hath/haath ~ lag/laga/kat/kata`,
  'ringing-ears': `kaan/kan/kaano me/mein ~ seeti/siti ~ baj/bajti/bajta, kaan/kaano ~ seeti/siti ~ awaz/awaaz/jaisi`,
  'watery-eyes': `aankh/ankh/aankho/ankho ~ pani ruk ~ nahi/ni/nhi/nai`,
  'body-ache': `haddi haddi ~ tut/toot/dukh/tutne/tootne`,
  'many-stings': `madhumakkhi/madhumakhi/barr ~ chhatta/chhatte ~ ~ chhed/chhid/gir/toot/tut/patthar/ud`,
  pale: `khoon/khun thoda/thodi/zara kam ~ hai/h/ho/bataya`,
  'heavy-periods': `mahwari/mahavari/mc/period/periods/masik me/mein ~ khoon/khun/blood ~ jyada/zyada/bahut ~ ja/jata/aata/aa ~ hai/h/raha`,
  'animal-bite': `kutte/kutta/kutiya/billi ~ ~ chaat ~ ${GAYA}/liya ~ ~ haath/hath/pair/muh`,
  fainting: `behosh hone jaisa/jaisi/jaise`,
  'foot-wound': `pair/paav/pao ~ ungliyo/ungliyon/ungli ~ beech/bich ~ sad ~ ${GAYA}`,
  'stroke-before': `lakwe/lakwa/laqwa wale/wala/wali dada/dadi/nana/nani/papa/mummy/chacha/sasur/saas/mareez`,
  'insect-sting': `koi/kuch ~ chinti/cheenti/machhar/makdi/khatmal ~ kaat/kat/kata/kati`,
});
