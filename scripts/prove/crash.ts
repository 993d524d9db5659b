import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../core/root.ts';
import { judge, type Line } from './crash/checks.ts';
import type { Sizes } from './crash/phases.ts';
import { runTrial } from './crash/trial.ts';

/** Fewer turns than this prove too little to be kept. */
const WHOLE_TURNS = 2000;

/**
 * `npm run prove -- crash [--turns 2000] [--seed 1]`: the real service, killed at random moments and with its database
 * coming and going, under people who remember what they were shown. 1 when a check fails.
 */
export async function prove(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      turns: { type: 'string', default: String(WHOLE_TURNS) },
      seed: { type: 'string', default: '1' },
    },
  });
  const sizes = sizesOf(Number(values.turns), Number(values.seed));
  const evidence = await runTrial(sizes, (line) => process.stderr.write(`  ${line}\n`));
  const lines = judge(evidence);
  process.stdout.write(
    `\n${lines.map(printed).join('\n')}\n\nThe trial took ${evidence.seconds.toFixed(0)} s.\n`,
  );
  const failed = lines.filter(({ met }) => !met);
  for (const { what, example } of failed) process.stdout.write(`\nFAILED: ${what}\n${example}\n`);
  if (sizes.turns >= WHOLE_TURNS) keep(sizes, lines, evidence.seconds);
  return failed.length === 0 ? 0 : 1;
}

/** The sizes of a run of so many turns. */
export function sizesOf(turns: number, seed: number): Sizes {
  if (!(Number.isInteger(turns) && turns > 0 && Number.isInteger(seed)))
    throw new Error('--turns and --seed are whole numbers');
  const isWhole = turns >= WHOLE_TURNS;
  return {
    turns,
    seed,
    kills: Math.max(3, Math.round(turns / 100)),
    crowd: isWhole ? 40 : 12,
    outageCrowd: isWhole ? 20 : 8,
    outages: isWhole ? 6 : 1,
    awayMs: 6000,
    criers: isWhole ? 8 : 4,
  };
}

function printed({ what, figure, wanted, met }: Line): string {
  return `${wanted === null ? '      ' : met ? 'ok    ' : 'FAILED'}  ${what.padEnd(66)} ${figure}${wanted === null ? '' : `   (${wanted})`}`;
}

function keep(sizes: Sizes, lines: readonly Line[], seconds: number): void {
  const folder = join(projectRoot, 'docs', 'proofs');
  const rows = lines.map(({ what, figure, wanted, met }) => [
    what,
    figure,
    wanted ?? '',
    wanted === null ? '' : met ? 'yes' : '**no**',
  ]);
  const text = `# Proof: crash

\`npm run prove -- crash --turns ${sizes.turns} --seed ${sizes.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${seconds.toFixed(0)} s on ${cpus().length} cores.

The real service (API and worker, built bundle) on an embedded PostgreSQL, and the simulated network in a process of its
own with delays, duplicates and reordering. First ${sizes.crowd} people at once dial and text while the service gets
\`kill -9\` at random moments and is started again at once. Then PostgreSQL is stopped and started under ${sizes.outageCrowd} people who
talk and ${sizes.criers} who cry for help one after the other. Each person remembers what they were shown: an answer that was
acknowledged must be there when they come back; one that was not may count or not.

${table(['what', 'figure', 'wanted', 'holds'], rows)}
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'crash.md'), text);
}

/** A table as Prettier would set it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}
