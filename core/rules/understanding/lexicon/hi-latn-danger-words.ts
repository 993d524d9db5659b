/** Hindi words in Latin letters that stand in many phrases of dangers. */
export const NAAL = 'naal/nal/nabhi/nabhee/naabhi/dhondi/tundi/nara/naara/nada';
export const GARDAN = 'gardan/gardn/gardhan/garden/neck/ghenti';
export const JUBAN = 'juban/jubaan/zuban/zubaan/jaban/jeebh/jibh';
export const JHATKE = 'jhatke/jhatka/jhatko/jatke/jhatki/daura/daure/dora/dore/mirgi/fits';
export const DAST =
  'dast/dasht/jhada/motion/motions/tatti/tati/latrine/latrin/letrin/potty/paikhana/pakhana/mal';
export const SAANP = 'saanp/sanp/samp/saamp/saap/sap/snake/nag/naag/karait/krait/cobra/kobra/nagin';
export const MAKKHI =
  'madhumakkhi/madhumakhi/madhumakkhiyo/madhumakhiyo/madhumakhiya/madhumakkhiya/makkhiyo/tataiya/barr/barre/birni/bhauri/bhid/hadda';
export const FOTA = 'andkosh/andkos/andakosh/fota/fote/phota/phote/goti/testis/testicle/aand/aandh';
export const AAWAL =
  'aawal/aval/anwal/aanwal/aanval/aaval/jer/jher/nara/placenta/plesenta/kheri/khedi/purain';
export const CELL = 'cell/sel/battery/batteri/betri/batri/bettery/batery/baitri/chumbak/magnet';
export const PED =
  'ped/pedh/chhat/chat/chhath/khamba/khambe/seedhi/sidhi/taad/tad/khajur/tower/balcony/unchai/uchai/oonchai/machan/diwar/deewar/tractor/traktar/train/bike/gadi/kuye/kuen/pahad/chhajje';
export const JAHAR =
  'jahar/jaher/jeher/zahar/zeher/zahr/keetnashak/kitnashak/kitnasak/kitnaashak/pesticide/sulfas/sulphas/salfas/celphos/selfos/phenyl/finail/phenail/fenail/harpic/harpik/tezab/tejab/acid/esid/kerosene/kerosin/petrol/diesel/dijal/turpentine/bleach/hit/mortein/nuvan/nuwan/rogor/monocil/monocrotophos/endosulfan';
export const JALAN =
  'chuna/choona/chune/choone/tezab/tejab/acid/esid/cement/siment/chemical/kemikal/camical/bleach/phenyl/harpic/harpik/kitnashak/keetnashak/dawai/dawa/rang/gulal/sabun/detergent/surf/mirchi/mirch/shampoo/fevikwik/feviquick/petrol/diesel/urea/yuria/khad/soda';
export const DARU = 'daru/daaru/sharab/sarab/tadi/taadi/mahua/tharra';
export const SUI = 'sui/suyi/injection/injekshan/rabies';
