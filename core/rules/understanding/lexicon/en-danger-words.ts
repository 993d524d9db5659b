/** Words of English that stand in many phrases, with their forms and the ways they are written; alternatives for one word. */

/** Denies a verb behind it, as part of a phrase. */
export const NOT = 'not/cannot/cant/couldnt/unable/doesnt/didnt/isnt/wont/never/hardly/barely/dont';
export const HIM = 'he/she/him/her/they/it/baby/child/son/daughter/father/mother/patient/man/woman';
export const BABY = 'baby/newborn/infant/child/she/he/kid/neonate/bby/babe/daughter/son/boy/girl';
export const SUDDENLY = 'suddenly/sudden/abrupt/abruptly/instantly/overnight/sudenly/suddenly';
export const ARM = 'arm/hand/leg/foot/limb/wrist/elbow/shoulder/ankle/finger/forearm/thigh/knee/thumb';
export const BENT =
  'bent/crooked/twisted/deformed/misshapen/angled/angulated/odd/wrong/dislocated/displaced/sideways/backwards';
export const BLOOD = 'blood/bleeding/bleed/bleeds/bled/clots/clot';
export const BELLY = 'belly/stomach/abdomen/tummy/stomache/stomoch/abdominal/abd/pet';
export const FACE = 'face/lips/lip/tongue/throat/eyelids/mouth';
export const SWOLLEN = 'swollen/swelling/swelled/swell/puffed/puffy/bloated/thick/fat/swells';
export const MANY =
  'many/several/lots/dozens/hundreds/20/25/30/35/40/50/60/70/80/100/countless/multiple/whole';
export const PAIN = 'pain/pains/ache/hurts/hurting/paining/painful/hurt/aching/pressure/discomfort';
export const BURST =
  'burst/bursting/splitting/split/exploding/explode/explodes/cracking/breaking/unbearable/terrible/severe/worst/pounding/killing';
export const POISON =
  'poison/pesticide/kerosene/acid/phenyl/phenol/harpic/sulphas/sulfas/celphos/insecticide/bleach/chemical/rodenticide/datura/dhatura/cleaner/paint/petrol/diesel/turpentine/paraquat/weedkiller/weedicide/herbicide/thinner/detergent/dettol/lizol/oleander/naphthalene/mothballs/mothball/fertiliser/fertilizer/camphor/monocrotophos/malathion/dichlorvos/nuvan/baygon/hit/ratol/zinc/phosphide/caustic/toilet';
export const SWALLOWED =
  'swallowed/swallow/drank/drunk/ingested/ate/consumed/eaten/drink/took/taken/gulped/licked/chewed/sipped/had/eat/mouthful/sucked';
export const TABLETS =
  'tablets/tablet/pills/pill/capsules/medicine/medicines/goli/goliyan/strip/strips/syrup';
export const MEANS =
  'means/plans/planning/intends/going/wants/want/will/ready/decided/thinking/plan/wish/thinks';
