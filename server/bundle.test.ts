/** What the service loads when it starts must be there in production, where development packages are not installed. */
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../core/root.ts';

const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** "@scope/name/part" and "name/part" are of "@scope/name" and "name". */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

test('at its start the service loads nothing that is for development', async () => {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['server/main.ts'],
    outfile: 'main.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const loaded = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ kind, external }) => external && kind === 'import-statement').map(({ path }) => path),
  );
  const packages = new Set(loaded.filter((path) => !path.startsWith('node:')).map(packageOf));
  expect(packages).toContain('express');
  const isThere = (name: string): boolean =>
    name in dependencies || name.startsWith('@arogya/') || builtinModules.includes(name);
  expect([...packages].filter((name) => !isThere(name))).toEqual([]);
});
