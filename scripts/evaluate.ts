import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Patient } from '@arogya/rules';
import { format } from 'prettier';
import { createSymptoms } from '../api/symptoms.ts';
import { loadCountry } from '../core/country/country.ts';
import type { Log } from '../core/log.ts';
import { projectRoot } from '../core/root.ts';
import { createModel } from '../core/symptoms/model.ts';
import { createMessages } from '../core/text/messages.ts';
import { symptomCheck } from '../flows/symptom-check/index.ts';
import { loadSets } from '../ml/evaluation/case.ts';
import { CHANNELS, type Channel } from '../ml/evaluation/channels.ts';
import { guessSet, runSet, type CaseGuess, type Run, type Subject } from '../ml/evaluation/evaluate.ts';
import { reaches, unreached } from '../ml/evaluation/reach.ts';
import { drawReport } from '../ml/evaluation/report.ts';
import { catalogues } from '../server/catalogues.ts';
import { createIllness } from '../server/illness.ts';
import { provide } from '../server/provide.ts';

/**
 * `npm run evaluate`: how soon, and as what, the service judges the cases of ml/evaluation, told as one message, by words and
 * by the menu. Figures beside their targets on the console and in ml/reports; exits with 1 where one is not met.
 * `--set NAME` runs the sets whose name has it and writes no report, `--channel NAME` one channel, `--failures` prints the
 * development cases that went wrong with all that is known of them. Of cases that are held out only ids and levels are
 * printed: whoever mends rules or words must not read more. `--reach` instead walks the menu as everybody whom a rule is for,
 * and lists who is told a later level than the rule says.
 */
const { values: options } = parseArgs({
  options: {
    set: { type: 'string' },
    channel: { type: 'string' },
    failures: { type: 'boolean', default: false },
    reach: { type: 'boolean', default: false },
  },
});

if (options.reach) process.exit(await walkAll());

/** The day of the evaluation: seasons are judged by it, so that the same cases give the same figures. */
const DAY = new Date('2026-11-23T06:00:00Z');
const clock = { now: () => DAY };
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const FOLDER = join(projectRoot, 'ml', 'reports');

const illness = await createIllness({
  config: { production: false, country: 'IN', pilotUnreviewed: true, triageOff: [], redisUrl: null },
  clock,
  log: silent,
});
const { vocabulary } = illness.knowledge;
const model = await createModel({
  file: join(projectRoot, 'ml', 'model.onnx'),
  manifest: join(projectRoot, 'ml', 'manifest.json'),
  vocabulary,
});
const country = loadCountry('IN');
const { say } = createMessages({ catalogues, constants: country.constants });
const { analysis } = illness;

const subject: Subject = {
  vocabulary,
  analyze: createSymptoms({ ...illness, ...illness.knowledge, say, country }).analyze,
  flow: provide(
    symptomCheck,
    {
      understand: async (told: Parameters<typeof analysis.hear>[0]) => analysis.hear(told),
      assess: (told: Parameters<typeof analysis.assess>[0]) => analysis.assess(told),
      contacts: async () => 1,
    },
    silent,
  ),
  likelihood: async (patient: Patient) => {
    const chances = await model.probabilities({ month: DAY.getUTCMonth() + 1, ...patient });
    return new Map(model.conditions.map((id, at) => [id, chances[at]!]));
  },
};

const channels = CHANNELS.filter((one) => options.channel === undefined || one === options.channel);
const sets = loadSets(vocabulary).filter(({ name }) => name.includes(options.set ?? ''));
const runs: Run[] = [];
const guesses: CaseGuess[] = [];
for (const set of sets) {
  const ran = await runSet(set, subject, channels satisfies readonly Channel[]);
  runs.push(...ran);
  guesses.push(...(await guessSet(set, ran, subject)));
}
const report = drawReport(runs, guesses, { modelVersion: illness.modelVersion, day: DAY });
process.stdout.write(report.summary);
if (options.failures) process.stdout.write(report.failures);
if (options.set === undefined && options.channel === undefined) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(report.files))
    writeFileSync(join(FOLDER, name), await inForm(name, text));
}
await illness.close();
await model.close();
process.exit(report.isMet ? 0 : 1);

/** Prints whom the menu tells too late, by what else they answer; 1 where an emergency is told less than urgent. */
async function walkAll(): Promise<number> {
  const all = reaches();
  let below = 0;
  for (const otherwise of ['no', 'unsure'] as const) {
    const late = await unreached(all, otherwise);
    const last = late.filter(({ isLateAfterMore }) => isLateAfterMore);
    const grave = (some: typeof late): number =>
      some.filter(({ case: { level } }) => level === 'emergency').length;
    process.stdout.write(
      `all else "${otherwise}": ${all.length} walked; told too late at first ${late.length}, of these emergencies ` +
        `${grave(late)}; and after more questions ${last.length}, of these emergencies ${grave(last)}\n`,
    );
    for (const { case: one, first, last: then } of late)
      process.stdout.write(`  ${one.level}: ${one.id}: ${first ?? 'nothing'}, then ${then ?? 'nothing'}\n`);
    below += last.filter((one) => one.case.level === 'emergency' && one.last !== 'urgent').length;
  }
  return below > 0 ? 1 : 0;
}

/** As the project's files are formatted; drawings stay as they are. */
function inForm(name: string, text: string): Promise<string> | string {
  return name.endsWith('.svg') ? text : format(text, { filepath: name, singleQuote: true, printWidth: 110 });
}
