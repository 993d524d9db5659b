import { bandOf } from '../patient.ts';
import type { Finding, Vocabulary } from '../vocabulary.ts';
import type { Resemblance } from './guess.ts';
import type { Understood } from './understand.ts';

/**
 * What was understood, with the findings that its words resemble as present and marked as guessed. A guess never stands
 * against what was read: nothing that is denied, past, supposed or another's, or that what was read rules out.
 */
export function withGuessed(
  understood: Understood,
  resemblance: Resemblance,
  vocabulary: Vocabulary,
): Understood {
  const alike = resembled(resemblance, understood, vocabulary);
  if (alike.length === 0 || isElsewhere(understood)) return understood;
  const barred = barredBy(understood);
  const guessed = alike.filter((id) => {
    const finding = vocabulary.find(id);
    return (
      finding !== null &&
      isOfPatient(finding, understood) &&
      !vocabulary.impliedBy(id).some((one) => barred.has(one)) &&
      !(id in understood.findings)
    );
  });
  if (guessed.length === 0) return understood;
  const findings = { ...understood.findings };
  for (const id of guessed) findings[id] = 'present';
  return { ...understood, findings, guessed, health: true };
}

/** Where no danger is named the text as a whole must resemble one, and then the likeliest is guessed, if no other is. */
function resembled(
  { findings, likeliest }: Resemblance,
  { mentions }: Understood,
  vocabulary: Vocabulary,
): readonly string[] {
  if (mentions.some(({ finding }) => vocabulary.find(finding)?.danger)) return findings;
  if (likeliest === null) return [];
  return findings.length > 0 ? findings : [likeliest];
}

/** All that is told is of an animal, of another time or person, or supposed: so is what resembles a danger. */
const isElsewhere = ({ mentions, intents }: Understood): boolean =>
  intents.includes('animal') ||
  (mentions.some(({ answer }) => answer !== 'absent') &&
    !mentions.some(({ answer }) => answer === 'present'));

/** What was named and is not present: whatever implies it is none either. */
function barredBy({ mentions, findings }: Understood): ReadonlySet<string> {
  const named = mentions.map(({ finding }) => finding).filter((id) => findings[id] !== 'present');
  return new Set([...named, ...Object.keys(findings).filter((id) => findings[id] === 'absent')]);
}

/** "Boy of 18": nothing that only women have; nothing of a newborn. */
function isOfPatient({ sex, bands }: Finding, who: Understood): boolean {
  const band = who.age ? bandOf({ age: who.age }) : null;
  const isOfSex = sex === undefined || who.sex === undefined || sex === who.sex;
  return isOfSex && (bands === undefined || band === null || bands.includes(band));
}
