import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { analyze } from './bench/analyze.ts';
import { memory } from './bench/memory.ts';
import { nearest } from './bench/nearest.ts';
import { poisson } from './bench/poisson.ts';
import { reads } from './bench/reads.ts';
import { reminders } from './bench/reminders.ts';
import { schemes } from './bench/schemes.ts';
import { sos } from './bench/sos.ts';
import { CONNECTIONS, openStage, type Bench } from './bench/stage.ts';
import { turns } from './bench/turns.ts';
import { whatsapp } from './bench/whatsapp.ts';

/**
 * `npm run bench`: the real USSD turn beside a bare handler and beside one INSERT, and an authenticated read with its limits
 * beside a bare one, all in this one run, the analysis of what somebody tells of an illness, and schemes: how soon somebody is
 * told which are for them, and how many questions simulated households are asked. `--only NAME` runs one load alone, `--quick`
 * a tenth of the requests. Exits with 1 when a target is missed.
 */
const BENCHES: Readonly<Record<string, Bench>> = {
  turns,
  poisson,
  whatsapp,
  memory,
  nearest,
  reads,
  analyze,
  schemes,
  sos,
  reminders,
};
const { only, quick } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
}).values;
if (only !== undefined && !Object.hasOwn(BENCHES, only)) {
  process.stderr.write(`There is no load "${only}": ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

const lines: [what: string, value: string, target: string, met: boolean][] = [];
const { stage, close } = await openStage({
  isQuick: quick,
  note(what, value, target = '', met = true) {
    lines.push([what, value, target, met]);
    process.stderr.write(`${what}: ${value}\n`);
  },
});
try {
  for (const [name, bench] of Object.entries(BENCHES))
    if (only === undefined || only === name) await bench(stage);
} finally {
  await close();
}

process.stdout.write(
  `\n${cpus().length} cores, ${CONNECTIONS} connections, PostgreSQL embedded, load from its own process\n\n`,
);
for (const [what, value, target, met] of lines) {
  process.stdout.write(
    `${what.padEnd(52)}${value.padStart(12)}   ${target ? `${met ? 'ok    ' : 'MISSED'} ${target}` : ''}\n`,
  );
}
process.exit(lines.every(([, , , met]) => met) ? 0 : 1);
