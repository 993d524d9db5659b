import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../core/root.ts';

/** One thing that was counted; `wanted` null where it is only told. `example` shows what is wrong with it. */
export interface Line {
  readonly what: string;
  readonly figure: string;
  readonly wanted: string | null;
  readonly met: boolean;
  readonly example: string | null;
}

/** A figure without a wish. */
export const told = (what: string, figure: string | number): Line => ({
  what,
  figure: String(figure),
  wanted: null,
  met: true,
  example: null,
});

/** A check that nothing is wrong: the figure is how much is. */
export const none = (what: string, wrong: readonly string[]): Line => ({
  what,
  figure: String(wrong.length),
  wanted: '0',
  met: wrong.length === 0,
  example: wrong[0] ?? null,
});

/** Prints the lines and the examples of those that failed; the exit code. */
export function tell(lines: readonly Line[], seconds: number): number {
  const printed = lines.map(
    ({ what, figure, wanted, met }) =>
      `${wanted === null ? '      ' : met ? 'ok    ' : 'FAILED'}  ${what.padEnd(66)} ${figure}${wanted === null ? '' : `   (${wanted})`}`,
  );
  process.stdout.write(`\n${printed.join('\n')}\n\nThe proof took ${seconds.toFixed(0)} s.\n`);
  const failed = lines.filter(({ met }) => !met);
  for (const { what, example } of failed) process.stdout.write(`\nFAILED: ${what}\n${example ?? ''}\n`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * Keeps the figures of a whole run in docs/proofs/<name>.md, under what was run and how. With `part` in a part of that name
 * below what is there; the other parts stay as they are.
 */
export function keep(
  name: string,
  run: { readonly options: string; readonly how: string; readonly seconds: number; readonly part?: string },
  lines: readonly Line[],
): void {
  const folder = join(projectRoot, 'docs', 'proofs');
  const file = join(folder, `${name}.md`);
  const head = run.part === undefined ? `# Proof: ${name}` : `## ${run.part}`;
  const before = existsSync(file) ? readFileSync(file, 'utf8').split(/^(?=##? )/m) : [];
  const kept = before
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith(`${head}\n`));
  const rows = lines.map(({ what, figure, wanted, met }) => [
    what,
    figure,
    wanted ?? '',
    wanted === null ? '' : met ? 'yes' : '**no**',
  ]);
  const text = `${head}

\`npm run prove -- ${name} ${run.options}\`, ${new Date().toISOString().slice(0, 10)}, ${run.seconds.toFixed(0)} s on ${cpus().length} cores.

${run.how}

${table(['what', 'figure', 'wanted', 'holds'], rows)}`;
  mkdirSync(folder, { recursive: true });
  const parts = run.part === undefined ? [text, ...kept] : [...kept, text];
  writeFileSync(file, `${parts.join('\n\n')}\n`);
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
