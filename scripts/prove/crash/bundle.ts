import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { projectRoot } from '../../../core/root.ts';

const BUNDLE = join(projectRoot, 'dist', 'main.js');
/** What the bundle is made from. */
const SOURCES = ['server', 'channels', 'flows', 'core', 'contract', 'prisma'];

/** Builds dist/main.js, as the set-up does, where it is missing or older than its sources. */
export async function freshBundle(): Promise<void> {
  if (existsSync(BUNDLE) && statSync(BUNDLE).mtimeMs > newestSource()) return;
  const setup = (await import(pathToFileURL(join(projectRoot, 'scripts', 'setup.mjs')).href)) as {
    serverBundle: BuildOptions;
    workspaceEntries(): Record<string, string>;
  };
  await build({ ...setup.serverBundle, alias: setup.workspaceEntries() });
}

function newestSource(): number {
  const files = SOURCES.filter((folder) => existsSync(join(projectRoot, folder))).flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(projectRoot, folder, file)),
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
