import type { AgeWord, Person, Relation } from './lexicon.ts';
import { AGE_WORDS } from './meanings.ts';
import type { Match } from './phrases.ts';
import type { Token } from './tokens.ts';

/** One of whom a text speaks, with what the words for them say. */
export interface Subject {
  readonly key: string;
  relation?: Relation;
  sex?: 'female' | 'male';
  ageWord?: AgeWord;
  pregnancy?: 'yes' | 'within-42-days';
}

/** Words that name the speaker and never an owner. */
const ONESELF: ReadonlySet<string> = new Set(['me', 'myself', 'mujhe', 'mujhko', 'मुझे', 'मुझको']);
/** "Mai" is a mother, and "I" where "am" follows. */
const MOTHER_OR_I = 'mai';
const AM: ReadonlySet<string> = new Set(['hu', 'hun', 'hoon', 'हूँ', 'हूं', 'हु']);
/** Words in which somebody tends an animal. */
const TENDED = 3;
const TENDING: ReadonlySet<string> = new Set([
  'dete', 'duhte', 'duhate', 'nahlate', 'charate', 'pakadte', 'bandhte', 'baandhte', 'kholte', 'pilate', 'khilate', 'while',
  'milking', 'grazing', 'feeding', 'देते', 'दुहते', 'नहलाते', 'चराते', 'पकड़ते', 'बांधते', 'बाँधते', 'खोलते', 'पिलाते', 'खिलाते',
]); // prettier-ignore
/** Words between "my" and the one who is mine: "my younger sister", "my 2 yr old daughter". */
const OWNED = 4;
/** Words between what a child has and the child: "fever in the baby". */
const NEAR = 3;

/** Those of whom a text speaks, found as its sentences are read in order. */
export class Subjects {
  readonly all: Subject[] = [];
  #current: Subject | null = null;
  /** By sentence: where each subject begins. */
  #spans: { readonly at: number; readonly subject: Subject }[] = [];
  /** Where a birth or a pregnancy is said before anybody is named: it is a mother who speaks. */
  #mother: number | null = null;
  #tokens: readonly Token[] = [];

  /** Takes the persons of the next sentence. */
  read(matches: readonly Match[], tokens: readonly Token[]): void {
    this.#spans = [];
    this.#tokens = tokens;
    const first = matches.find(({ meaning: { kind } }) =>
      ['person', 'self', 'birth', 'pregnant'].includes(kind),
    );
    this.#mother =
      first && first.meaning.kind !== 'person' && first.meaning.kind !== 'self' ? first.from : null;
    for (const match of matches) {
      const { meaning, from } = match;
      // "my son" is not me.
      const owner = matches.some(
        (other) => other.meaning.kind === 'person' && other.from > from && other.from <= from + OWNED,
      );
      if (meaning.kind === 'self' && owner && !ONESELF.has(tokens[from]!.text)) continue;
      if (meaning.kind === 'self') this.#enter(from, this.#named('self', { relation: 'self', phrases: [] }));
      else if (meaning.kind === 'person' && isWhoIAm(match, tokens))
        this.#enter(from, this.#own(meaning.person));
      else if (meaning.kind === 'person' && !isOneself(from, tokens)) this.#person(from, meaning.person);
      else if (meaning.kind === 'intent' && meaning.intent === 'animal' && !isTended(from, tokens))
        this.#enter(from, this.#named('animal', { phrases: [] }));
    }
  }

  /** Of whom a token speaks: the nearest named before it, else carried over, else the first named after; null when nobody is. */
  at(token: number): Subject | null {
    const before = this.#spans.findLast(({ at }) => at <= token)?.subject;
    const after = this.#spans.find(({ subject }) => subject.key !== 'other');
    const isMothers =
      this.#mother !== null &&
      after?.subject.key === 'child' &&
      token >= this.#mother &&
      (after.at - token > NEAR || this.#isParted(token, after.at));
    return before ?? (isMothers ? this.#current : (after?.subject ?? this.#current));
  }

  /** Ends a sentence: its last subject is carried over. */
  leave(): void {
    this.#current = this.#spans.at(-1)?.subject ?? this.#current;
  }

  /** "Pregnant 7 months, back pain, baby moving": behind a comma begins what is said of the baby. */
  #isParted(from: number, to: number): boolean {
    return this.#tokens.slice(from + 1, to + 1).some(({ gap }) => gap !== 'none');
  }

  #enter(at: number, subject: Subject): void {
    this.#spans.push({ at, subject });
  }

  #person(at: number, person: Person): void {
    const { relation, sex, ageWord, pregnancy } = person;
    if (!relation && !sex && !ageWord && !pregnancy) return;
    if (relation) return this.#enter(at, this.#named(relation, person));
    if (ageWord === 'baby' || ageWord === 'child') return this.#enter(at, this.#named('child', person));
    const isPronoun = !ageWord && !pregnancy;
    const latest =
      this.#spans.findLast(({ subject }) => !isPronoun || subject.key !== 'self')?.subject ?? this.#current;
    // "A woman … her", "I am a 30 year old man": the same one, unless of the other sex.
    const fits = (subject: Subject): boolean => !sex || !subject.sex || subject.sex === sex;
    if (latest && fits(latest)) return this.#enter(at, add(latest, person));
    const other = this.all.findLast((subject) => subject.sex === sex) ?? null;
    this.#enter(at, other ? add(other, person) : this.#named('patient', person));
  }

  /** Who says so is no baby, and nobody's child here. */
  #own({ sex, pregnancy, ageWord }: Person): Subject {
    return this.#named('self', {
      relation: 'self',
      phrases: [],
      ...(sex && { sex }),
      ...(pregnancy && { pregnancy }),
      ...((ageWord === 'adult' || ageWord === 'old') && { ageWord }),
    });
  }

  #named(key: string, person: Person): Subject {
    let subject = this.all.find((known) => known.key === key);
    if (!subject) this.all.push((subject = { key }));
    return add(subject, person);
  }
}

/** "Bhains ko chara dete saanp ne kaata": it is not the animal that is ill, but whoever tends it. */
const isTended = (at: number, tokens: readonly Token[]): boolean =>
  tokens.slice(at + 1, at + 1 + TENDED).some(({ text }) => TENDING.has(text));

const isOneself = (at: number, tokens: readonly Token[]): boolean =>
  tokens[at]!.text === MOTHER_OR_I && tokens.slice(at + 1).some(({ text }) => AM.has(text));

/** "19 saal ka ladka hu": whoever says what they are. */
const isWhoIAm = ({ to }: Match, tokens: readonly Token[]): boolean =>
  tokens[to + 1]?.gap === 'none' && AM.has(tokens[to + 1]!.text);

function add(subject: Subject, { relation, sex, ageWord, pregnancy }: Person): Subject {
  if (relation) subject.relation = relation;
  if (sex) subject.sex ??= sex;
  if (pregnancy) subject.pregnancy ??= pregnancy;
  if (ageWord && (!subject.ageWord || AGE_WORDS.indexOf(ageWord) < AGE_WORDS.indexOf(subject.ageWord)))
    subject.ageWord = ageWord;
  return subject;
}
