import type { Match } from './phrases.ts';
import { isPresent, TENSES } from './tenses.ts';
import { stretchAround, wordsOf, type Sentence, type Token } from './tokens.ts';

const IRON = new Set(['iron', 'ifa', 'आयरन', 'आइरन']);
const TARRY = new Set([
  'chipchipi', 'chipchipa', 'lasdar', 'badbudar', 'badbu', 'taarkol', 'tarkol', 'dambar', 'चिपचिपी', 'चिपचिपा', 'लसदार', 'बदबूदार',
  'बदबू', 'तारकोल', 'डामर', 'tarry', 'sticky', 'smelly',
]); // prettier-ignore
const SEWING = new Set([
  'silai', 'silte', 'sewing', 'stitching', 'rajai', 'button', 'darzi', 'सिलाई', 'सिलते', 'सीते', 'रजाई', 'बटन', 'दर्जी',
]); // prettier-ignore
const USED = new Set(['istemal', 'istemaal', 'purani', 'dusre', 'doosre', 'इस्तेमाल', 'पुरानी', 'दूसरे']);
const FASTS = new Set(['vrat', 'roza', 'upvas', 'व्रत', 'रोज़ा', 'रोजा', 'उपवास']);
const STAINS = new Set(['ubtan', 'mehndi', 'उबटन', 'मेहंदी', 'मेंहदी']);
const EFFORT = new Set([
  'daud', 'daudi', 'daude', 'daudke', 'khelte', 'khelke', 'cricket', 'football', 'kabaddi', 'bhaga', 'bhagi', 'bhagane', 'nach',
  'naach', 'nachte', 'दौड़', 'दौड़ते', 'दौड़ा', 'खेलते', 'भागा', 'भागी', 'नाच', 'नाचते', 'running', 'race',
]); // prettier-ignore
const BLOWS = new Set([
  'dabi', 'daba', 'dab', 'gira', 'giri', 'laga', 'lagi', 'maari', 'takra', 'takraya', 'mud', 'muda', 'moch', 'rakh', 'दबी', 'दबा', 'दब',
  'गिरा', 'गिरी', 'लगा', 'लगी', 'मारी', 'मारा', 'टकराया', 'मुड़', 'मुड़ा', 'मोच', 'रख',
]); // prettier-ignore
const LIMBS = new Set([
  'pair', 'per', 'haath', 'hath', 'ungli', 'ungliya', 'nakhun', 'naakhun', 'takhna', 'ghutna', 'jangh', 'pindli', 'पैर', 'पाँव', 'पांव',
  'हाथ', 'उँगली', 'उंगली', 'नाखून', 'टखना', 'घुटना', 'जाँघ', 'जांघ',
]); // prettier-ignore
/** With these it is no bruise alone. */
const BEYOND_BRUISES = new Set([
  'saans', 'sans', 'behosh', 'hoth', 'honth', 'muh', 'munh', 'chehra', 'jeebh', 'badan', 'bachcha', 'bachche', 'bacha', 'baby', 'thanda',
  'thandi', 'sunn', 'साँस', 'सांस', 'बेहोश', 'होंठ', 'होठ', 'मुँह', 'मुंह', 'चेहरा', 'जीभ', 'बदन', 'बच्चा', 'बच्चे', 'ठंडा', 'ठंडी', 'सुन्न',
]); // prettier-ignore
const EASED = new Set([
  'theek', 'thik', 'thk', 'normal', 'aaram', 'araam', 'sabki', 'sabke', 'sabko', 'sabka', 'ठीक', 'आराम', 'सबकी', 'सबके', 'सबको', 'नॉर्मल',
]); // prettier-ignore
/** Words from a cause to what denies it. */
const DENIED_WITHIN = 5;
const NONE: ReadonlySet<string> = new Set();
/** What may be yellow of which nobody is. */
const STUFF = new Set([
  'discharge', 'pus', 'phlegm', 'sputum', 'mucus', 'stuff', 'wet', 'fluid', 'water', 'spot', 'spots', 'crust', 'crusts', 'matter',
  'snot', 'scab', 'scabs', 'teeth', 'nail', 'nails', 'stain', 'stains', 'secretion', 'blister', 'blisters', 'watery', 'curds', 'light', 'bulb', 'balgam', 'kaf', 'keechad',
  'बलगम', 'कफ', 'मवाद', 'पस', 'कीचड़',
]); // prettier-ignore
const YELLOW = /^(?:yellow|yellowish|peel[aei]+|pil[aei]+|पील[ाीे])$/;

/** An everyday cause of a sign: a word of `by`, and of `with` where it is needed, and none of `unless`. */
interface Cause {
  readonly by: ReadonlySet<string>;
  readonly with?: ReadonlySet<string>;
  readonly unless?: ReadonlySet<string>;
  /** It explains nothing that goes on. */
  readonly isOver?: true;
}

const CAUSES: Readonly<Record<string, Cause>> = {
  'black-stool': { by: IRON, unless: TARRY },
  blue: { by: LIMBS, with: BLOWS, unless: BEYOND_BRUISES },
  needlestick: { by: SEWING, unless: USED },
  'poor-appetite': { by: FASTS },
  jaundice: { by: STAINS },
  'jaundice-palms-soles': { by: STAINS },
  breathless: { by: EFFORT, with: EASED, unless: TENSES.not, isOver: true },
};

/**
 * The signs of a sentence that an everyday cause beside them explains: "daud lagayi, saans phool gayi, ab theek", "tatti kali,
 * iron kha rahi hu". Whether they are of an illness too is not known: they are neither there nor absent.
 */
export function explainedIn(said: readonly Match[], tokens: readonly Token[], sentence: Sentence): Match[] {
  const signs = said.filter(({ meaning }) => meaning.kind === 'finding' && meaning.id in CAUSES);
  if (signs.length === 0) return [];
  const words = wordsOf(sentence, tokens);
  const has = (set: ReadonlySet<string> = NONE): boolean => words.some((word) => set.has(word));
  const isTold = (by: ReadonlySet<string>): boolean =>
    words.some((word, at) => by.has(word) && !isDenied(sentence.from + at, tokens, sentence));
  const isExplained = ({ by, with: beside, unless }: Cause): boolean =>
    isTold(by) && (!beside || has(beside)) && !has(unless);
  return signs.filter((match) => {
    if (isOfStuff(match, tokens)) return true;
    const cause = match.meaning.kind === 'finding' && CAUSES[match.meaning.id];
    return cause && isExplained(cause) && !(cause.isOver && isPresent(match, tokens, sentence.to));
  });
}

/** "Iron ki goli nahi khata". */
function isDenied(at: number, tokens: readonly Token[], sentence: Sentence): boolean {
  const { to } = stretchAround({ from: at, to: at }, tokens, sentence);
  return wordsOf({ from: at, to: Math.min(to, at + DENIED_WITHIN) }, tokens).some((word) =>
    TENSES.not.has(word),
  );
}

/** "Yellow discharge". */
const isOfStuff = ({ meaning, from, to }: Match, tokens: readonly Token[]): boolean =>
  meaning.kind === 'finding' &&
  meaning.id === 'jaundice' &&
  tokens
    .slice(from, to + 1)
    .some(({ text }, at) => YELLOW.test(text) && STUFF.has(tokens[from + at + 1]?.text ?? ''));
