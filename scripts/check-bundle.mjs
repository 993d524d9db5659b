/** The rules run in the browser too: bundles @arogya/rules for it and fails on anything that only Node has. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isProgram, root, say } from './setup.mjs';

const ENTRY = join(root, 'core', 'rules', 'index.ts');

/** Bundles `entry` for a browser and gives its size in bytes; throws esbuild's own list of what a browser lacks. */
export async function bundleForBrowser(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2020',
    logLevel: 'error',
  });
  return outputFiles[0].contents.length;
}

if (isProgram(import.meta.url)) {
  if (!existsSync(ENTRY)) say(`${relative(root, ENTRY)} is missing: nothing to bundle`);
  else {
    try {
      say(`${Math.round((await bundleForBrowser(ENTRY)) / 1024)} kB for the browser`);
    } catch {
      process.exitCode = 1;
    }
  }
}
