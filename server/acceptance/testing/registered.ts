import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectRoot } from '../../../core/root.ts';

/** Every text that is to be registered with the operators, as `npm run templates` prints it. */
export async function registeredTexts(): Promise<
  readonly { readonly name: string; readonly text: string }[]
> {
  const run = promisify(execFile);
  const { stdout } = await run(
    process.execPath,
    ['scripts/run.mjs', 'scripts/templates.ts', '--unanswered'],
    {
      cwd: projectRoot,
    },
  );
  // On a fresh machine what is set up first is said there too.
  const lines = stdout.split('\n').map((line) => line.split('\t'));
  return lines
    .filter(({ length }) => length === 3)
    .map(([name = '', , text = '']) => ({ name, text: text.replaceAll('\\n', '\n') }));
}

/** A registered text with a value of at most forty characters for each of its tags. */
export function filling(form: string): RegExp {
  const plain = form.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const tagged = plain
    .replaceAll('{#numeric#}', '[\\d.,+ ]{1,40}')
    .replaceAll('{#alphanumeric#}', '[^]{1,40}?');
  return new RegExp(`^${tagged}$`, 'u');
}
