/**
 * How a lexicon writes what people say. A phrase is words in order, separated by spaces; `a/b` are alternatives for one
 * word; `~` between two words lets up to two other words stand between, `~ ~` four (never across a comma, "and" or "but"). A word is
 * found in its spellings that fold together (case, nukta, chandrabindu, doubled letters, aa/a, ee/i, oo/u, ph/f, w/v) and
 * in its usual endings: write base forms. The longest phrase wins over the shorter ones inside it; a phrase that stands
 * under several findings gives them all. A denying word may be part of a phrase ("peshab nahi ~ raha"): then it denies nothing.
 */
export type Phrases = readonly string[];

/** What someone may want or say that has a reply of its own. */
export type Intent =
  | 'self-harm'
  | 'self-harm-done'
  | 'foetal-sex'
  | 'abortion-wish'
  | 'sexual-assault'
  | 'child-abuse'
  | 'domestic-violence'
  | 'cure-claim'
  | 'medicine-request'
  | 'animal'
  | 'thanks'
  | 'greeting';

/** Who a sentence may be about; "other" is a friend, a neighbour, a more distant relative. */
export type Relation =
  'self' | 'child' | 'mother' | 'father' | 'spouse' | 'sibling' | 'grandparent' | 'other';

export type AgeWord = 'baby' | 'child' | 'adult' | 'old';

/** Words for one who may be ill, and what they imply. */
export interface Person {
  readonly phrases: Phrases;
  /** Absent where the word says who but not whose ("a woman", "the baby", "patient"). */
  readonly relation?: Relation;
  readonly sex?: 'female' | 'male';
  readonly ageWord?: AgeWord;
  readonly pregnancy?: 'yes' | 'within-42-days';
}

export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Words that mean a finding only beside another ("loose motions, no blood"); "dull" by who it is said of. */
export type Vague = 'blood' | 'water' | 'pus' | 'swelling' | 'pain' | 'discharge' | 'redness' | 'dull';

/** The words of one language. Every list may be empty; single words and phrases are both allowed everywhere but in `numbers`. */
export interface Lexicon {
  readonly language: 'en' | 'hi' | 'hi-Latn';

  /** Phrases by finding (ml/knowledge/findings.json). */
  readonly findings: Readonly<Record<string, Phrases>>;
  /** Phrases that say by themselves that a finding is absent: feeds-badly by "feeding well", "doodh theek se pi". */
  readonly absent: Readonly<Record<string, Phrases>>;
  readonly vague?: Readonly<Partial<Record<Vague, Phrases>>>;
  readonly intents: Readonly<Partial<Record<Intent, Phrases>>>;

  readonly negation: {
    /** Deny what follows in the clause: "no", "without", "bina". */
    readonly before: Phrases;
    /** Deny what follows, through a whole list with commas and "and": "denies", "negative for". */
    readonly list: Phrases;
    /** Deny what stands before, and may stand inside a phrase: "nahi", "nil", "absent". */
    readonly after: Phrases;
    /** End what is denied, and begin a new clause: "but", "par", "lekin", "however". */
    readonly ends: Phrases;
    /** Hold a denying word and deny nothing: "not stopping", "utar nahi raha", "no relief", "not only". */
    readonly still: Phrases;
  };

  /** Verbs that close a statement, so that a later "nahi" does not reach over them: "hai", "ho raha", "tha". */
  readonly closes: Phrases;
  /** Join what belongs together: "and", "or", "aur", "ya", "with". */
  readonly joins: Phrases;

  /** Small words that may always stand inside a phrase: "the", "my", "is", "very". */
  readonly fillers?: Phrases;

  readonly past: {
    /** Before or after a finding in the same clause, make it one of the past: "history of", "last year", "bachpan me", "pehle". */
    readonly marks: Phrases;
    /** After a finding, say that it is over: "has gone", "theek ho gaya". */
    readonly over: Phrases;
    /** Begin the present again: "now", "ab", "aaj". */
    readonly now: Phrases;
  };

  readonly conditional: {
    /** Begin a clause that supposes: "if", "what if", "in case of", "agar". */
    readonly begins: Phrases;
    /** End that clause: "then", "to/toh" where it follows "agar". */
    readonly ends: Phrases;
    /** Make the whole sentence a question of knowledge, of nobody ill: "symptoms of", "how to prevent", "ke lakshan kya". */
    readonly asks: Phrases;
    /** Beside one that begins a supposition, make all after it supposed: "what to do", "kya kare". */
    readonly wonders: Phrases;
  };

  /** Say that what the clause names is another's: "family history of", "died of", "padosi ko". */
  readonly otherPerson: Phrases;
  /** The speaker: "i", "my", "me", "mujhe", "mera". */
  readonly self: Phrases;
  readonly people: readonly Person[];

  readonly pregnancy: {
    readonly yes: Phrases;
    readonly no: Phrases;
    readonly couldBe: Phrases;
    /** A birth or a loss; with a time ("10 days ago", "day 6") over 42 days it counts no more. */
    readonly birth: Phrases;
  };

  readonly age: {
    /** Stand before an age: "aged", "age", "umar". */
    readonly before: Phrases;
    /** Stand after number and unit and make it an age: "old", "of age". */
    readonly after: Phrases;
    /** Make it an age only beside a person or at the end: "ka", "ki", "ke" ("3 din ka bukhar" is a duration). */
    readonly afterPerson: Phrases;
  };

  readonly time: {
    readonly units: Readonly<Record<TimeUnit, Phrases>>;
    /** Stand before a duration: "for", "since", "past", "last". */
    readonly before: Phrases;
    /** Stand after a duration: "ago", "se", "pehle". */
    readonly after: Phrases;
    /** Whole durations, in days: { days: 1, phrases: ["since yesterday", "kal se"] }. */
    readonly fixed: readonly { readonly days: number; readonly phrases: Phrases }[];
  };

  /** Number words, one word each: do: 2, dedh: 1.5, dhai: 2.5, adha: 0.5. Digits of all scripts are known. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Added to the number that follows: saadhe: 0.5, sava: 0.25, paune: -0.25. */
  readonly addsToNumber: Readonly<Record<string, number>>;

  readonly severity: {
    /** "severe", "bahut tez", "unbearable". Beside a headache, belly pain or fever they choose the graver finding. */
    readonly severe: Phrases;
    /** "mild", "halka", "thoda". */
    readonly mild: Phrases;
  };

  /** What stands before (or after) a measured value, and the units of temperature. */
  readonly vitals: {
    readonly temperature: Phrases;
    readonly pressure: Phrases;
    readonly pulse: Phrases;
    readonly oxygen: Phrases;
    readonly breaths: Phrases;
    readonly sugar: Phrases;
    readonly fahrenheit: Phrases;
    readonly celsius: Phrases;
  };

  /**
   * Words that belong to something harmless, where a part of them alone would be a finding: "rabies vaccine", "snake
   * plant", "saas ke ghutne". What they are part of keeps its meaning: "rabies vaccine not taken".
   */
  readonly harmless: Phrases;

  /** Idioms, song lines, figures of speech: findings inside them do not count. */
  readonly idioms: Phrases;

  /** Frequent small words by which the language of a sentence is known: "the", "is", "hai", "ko". */
  readonly evidence: Phrases;
  /** Words of this lexicon that mean something else in another language written with the same letters ("pet", "main",
   * "to", "pain"): a finding made only of such words counts where the sentence holds evidence of this language. */
  readonly ambiguous: Phrases;
}
