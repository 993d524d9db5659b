/** `node scripts/run.mjs FILE.ts [args…]`: sets up what is missing, then runs a TypeScript file of the project. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { handOver, root, setUp, typescriptLoader } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file || !existsSync(resolve(root, file))) {
  process.stderr.write(file ? `There is no ${file}.\n` : 'Usage: node scripts/run.mjs FILE.ts [args…]\n');
  process.exit(2);
}

await setUp({ bundle: 'tried' });
handOver(['--import', typescriptLoader(), resolve(root, file), ...args]);
