/** Hindi words in Latin letters that stand in many phrases, in the spellings people type that do not fold together. */
export const SAANS = 'saans/saas/sanse/shwas/swas/saansh';
export const PHOOL =
  'phool/phul/phulti/phulta/phulne/phulna/phulat/chadh/chadhti/chadhne/charh/chad/chadti/ukhad';
export const PET = 'pet/pait/peit/paet/petwa/pettu';
export const DARD =
  'dard/drd/dar/darad/derd/dukh/dukhta/dukhti/dukhat/dukhata/pida/peera/peeda/pirat/pirata/bathat/bathata/pain/pen';
export const SIR = 'sir/sar/ser/shir/sr/sirr/matha/mathe/kapar/mud/mudi/head';
export const SEENA = 'seena/seene/sina/sine/chhati/chati/chaati/chhathi/chest/chhatiya';
export const PAIR = 'pair/per/paer/pairo/pero/paon/pao/paav/panv/gor/gode/taang/tang/tange/leg/legs';
export const HATH = 'hath/hanth/haat/hatho/baah/baanh/baju/hand';
export const KHOON = 'khoon/khun/khon/kun/khoonn/rakt/lahu/blood/bleeding';
export const PESHAB = 'peshab/pesab/pishab/pisab/pishap/peshap/pesaab/mutra/moot/urine/susu/toilet/bathroom';
export const TATTI =
  'tatti/tati/latrine/latrin/letrin/letring/paikhana/pakhana/paykhana/paikhane/mal/potty/poti/stool';
export const ULTI = 'ulti/ultiya/ulati/ultee/vomit/vomiting/vometing/omiting/okai/okaai/ulta/kai';
export const AANKH = 'aankh/ankh/aakh/akh/ankho/aankhe/ankhe/aankho/aankhi/eye/eyes';
export const KAAN = 'kaan/kan/kaano/kano/ear';
export const NAAK = 'naak/nak/nakh/nose';
export const GALA = 'gala/gale/galla/gle/throat/kanth/ghenti';
export const MUH = 'muh/munh/mooh/muhn/mukh/mu/mouth';
export const DAANT = 'daant/dant/daat/danto/daad/dadh/darh/tooth/teeth';
export const BUKHAR =
  'bukhar/bukar/bhukhar/bukhaar/bokhar/bhukar/buhkar/bukhr/fever/fiver/fevar/jwar/jvar/jaar/taap';
export const KHANSI =
  'khansi/khasi/kansi/khanshi/khaasi/khansee/khokhi/khasna/khansna/khasta/khansta/khaste/khanste/cough/caugh/cof';
export const SUJAN =
  'sujan/soojan/sujhan/suj/suja/suji/suje/sooj/soj/swelling/sujaa/sujgaya/phula/phul/phool/phuli/phule';
export const DOODH = 'doodh/dudh/dhudh/dud/milk/stan/feed';
export const BACHCHA =
  'bachcha/bacha/baccha/bachha/bacche/bache/bachche/bachhe/bachhi/bachi/bachchi/bacchi/baby/shishu/munna/munni/bachwa/babua/babu/laika/larika/navjat';
export const DAWA = 'dawa/dava/dawai/davai/dawaai/davaai/dwai/dawayi/medicine/medicin/goli/tablet';
export const KEEDE = 'keede/kide/kida/keeda/kire/kira/krimi/pinworm/churne/jonk/patera/worm';
export const KUTTA =
  'kutta/kutte/kute/kutiya/kuta/kukur/bandar/billi/billa/siyar/lomdi/nevla/chamgadar/dog/monkey/ghoda/suar';
export const KAATA =
  'kaata/kata/kaat/kat/katliya/katne/kaatne/kate/daat/noch/nocha/kharocha/kharoch/kharonch/chaat/chata/bite/dank/dans/das';
export const GHAV = 'ghav/ghaw/ghao/gaav/ghaaw/ghau/jakhm/zakhm/zakham/jakham/chot/wound';
export const KHUJLI = 'khujli/khujali/kujli/khujlee/khajuli/khaj/khujlahat/kharish/khujlata/itching/khajuat';
export const DANE = 'daane/dane/dana/daana/fusi/funsi/phunsi/funsiya/rash/reshes/chakatte/chakte/dhabbe';
export const SUGAR = 'sugar/suger/shugar/sugur/suggar/diabetes/diabetis/diabeties/daibtes/madhumeh/shakkar';
export const BP = 'bp/bipi/pressure/presure/blood-pressure/raktchap';
export const HOME =
  'ghar/parivar/family/bagal/saath/sath/pados/padosi/bhai/behan/pati/patni/sasur/saas/papa/pita/maa/mummy/ghar-wale/room/beta/bete/beti/dost/chacha/dada/dadi/padosan/kaka';
export const AREA =
  'gaon/gaanv/gav/ilaka/ilake/ilaake/area/mohalla/mohalle/basti/aaspaas/aas-paas/aas/yahan/yaha/tola/tole/zila/jila/hamare/humare/colony/pados/padosi/gali';
export const NAHI = 'nahi/nhi/nahin/nai/naahi/nahee/nahii/naa/ni';
