/**
 * `npm start [-- roles…]`: sets up what is missing, then runs the service until it is stopped, with its exit code.
 * Plain Node without dependencies.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { handOver, root, serviceEnvironment, serviceFlags, setUp } from './setup.mjs';

await setUp();

const main = join(root, 'dist', 'main.js');
if (!existsSync(main)) {
  process.stderr.write('There is nothing to start: dist/main.js was not built.\n');
  process.exit(1);
}
handOver([...serviceFlags, main, ...process.argv.slice(2)], {
  ...serviceEnvironment,
  NODE_ENV: process.env.NODE_ENV ?? 'development',
});
