import { differences, lateByChannel, type CaseGuess, type Run } from './evaluate.ts';
import { measureConditions, measureTriage } from './measures.ts';
import type { Target } from './targets.ts';

/** Emergencies that were not told, by id and level alone: of cases held out no more is printed. */
export function drawMissed(runs: readonly Run[]): string {
  const missed = runs.filter(({ truth, said }) => truth === 'emergency' && said !== 'emergency');
  return [
    'Emergencies missed:',
    ...missed.map((run) => `  ${nameOf(run)} ${run.said ?? 'nothing'}`),
    '',
  ].join('\n');
}

const nameOf = ({ set, case: { id }, language, channel }: Run): string =>
  `${set} ${id} ${language} ${channel}`;

/** The development cases that went wrong, with their words. */
export function drawFailures(runs: readonly Run[]): string {
  return runs
    .filter(({ isHeldOut, truth, said }) => !isHeldOut && truth !== said)
    .map(
      (run) =>
        `\n${nameOf(run)}: ${run.truth}, said ${run.said ?? 'nothing'} by ${run.told.rules.join(' ')}\n` +
        `  ${run.case.text[run.language]!}\n` +
        `  wanted  ${run.case.findings.present.join(' ')}\n` +
        `  heard   ${run.told.present.join(' ')}\n` +
        `  denied  ${run.told.absent.join(' ')}\n`,
    )
    .join('');
}

/** The development cases that some channel sends later than another and than is right, with what each of them heard. */
export function drawLater(runs: readonly Run[]): string {
  const own = runs.filter(({ isHeldOut }) => !isHeldOut);
  const rows = lateByChannel(differences(own)).map(({ set, id, language, truth }) => {
    const told = own.filter((run) => run.set === set && run.case.id === id && run.language === language);
    return (
      `\n${set} ${id} ${language}: ${truth}, told later by one channel\n` +
      `  ${told[0]!.case.text[language]!}\n` +
      `  wanted  ${told[0]!.case.findings.present.join(' ')}\n` +
      told.map(drawTold).join('')
    );
  });
  return rows.join('');
}

const drawTold = ({ channel, said, told }: Run): string =>
  `  ${channel}: ${said ?? 'nothing'} after ${told.hops}, first ${told.first ?? 'nothing'}, by ${told.rules.join(' ')}\n` +
  `    heard   ${told.present.join(' ')}\n` +
  `    denied  ${told.absent.join(' ')}\n`;

/** How many cases differ by channel, and those that one sends too late. */
export function drawDifferences(runs: readonly Run[]): string {
  const rows = differences(runs);
  return [
    `${rows.length} cases differ by channel. Those that some channel sends later than another, and later than is right:`,
    '',
    '| case | language | right | analyze | words | menu |',
    '|---|---|---|---|---|---|',
    ...lateByChannel(rows).map(
      ({ set, id, language, truth, said }) =>
        `| ${set} ${id} | ${language} | ${truth} | ${said.analyze ?? '–'} | ${said.words ?? '–'} | ${said.menu ?? '–'} |`,
    ),
  ].join('\n');
}

/** What was held instead of what it was, the commonest first. */
export function confusions(guesses: readonly CaseGuess[]): string[] {
  const counts = new Map<string, number>();
  for (const { truth, probabilities } of guesses) {
    const [best] = [...probabilities].toSorted(([, one], [, other]) => other - one);
    if (!best || best[0] === truth) continue;
    const name = `${truth} taken for ${best[0]}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, count]) => `- ${name} (${count})`);
}

/** Everything by machine: figures by set and channel, and each case with what was said of it. */
export function figuresOf(
  runs: readonly Run[],
  guesses: readonly CaseGuess[],
  targets: readonly Target[],
): unknown {
  const groups = grouped(runs, ({ set, channel }) => `${set} ${channel}`);
  const made = grouped(guesses, ({ set, from }) => `${set} ${from}`);
  return {
    targets,
    triage: Object.fromEntries(groups.map(([name, inside]) => [name, measureTriage(inside)])),
    conditions: Object.fromEntries(made.map(([name, inside]) => [name, measureConditions(inside)])),
    wrong: runs
      .filter(({ truth, said }) => truth !== said)
      .map(({ set, case: { id }, language, channel, truth, said, told }) => ({
        set,
        id,
        language,
        channel,
        truth,
        said,
        rules: told.rules,
        present: told.present,
        hops: told.hops,
      })),
  };
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return [...groups];
}
