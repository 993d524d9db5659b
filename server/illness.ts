import { join } from 'node:path';
import {
  checkFindings,
  createBayes,
  createGuess,
  createUnderstand,
  learned,
  lexicons,
  reviewedRows,
  rules,
  unreviewed,
  type Understood,
} from '@arogya/rules';
import { createAnalysis, type Analysis } from '../core/symptoms/analysis.ts';
import { loadKnowledge, type Knowledge } from '../core/symptoms/knowledge.ts';
import { createModel } from '../core/symptoms/model.ts';
import { projectRoot } from '../core/root.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { ConfigError, type Config } from './config.ts';
import { createPredictionCache } from './prediction-cache.ts';
import { readEveryReview } from './reviews.ts';

/** What the service knows of illness, and how it judges. */
export interface Illness {
  readonly knowledge: Knowledge;
  readonly analysis: Analysis;
  readonly understand: (text: string) => Understood;
  readonly modelVersion: string;
  readonly trial: boolean;
  close(): Promise<void>;
}

/**
 * Loads the knowledge, the rules and the model. Throws ConfigError in production where rules are not reviewed and nobody
 * said that it is a pilot, and naming a rule that is to be switched off and does not exist.
 */
export async function createIllness({
  config,
  clock,
  log,
}: {
  readonly config: Pick<Config, 'production' | 'country' | 'pilotUnreviewed' | 'triageOff' | 'redisUrl'>;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Illness> {
  const knowledge = loadKnowledge();
  const { vocabulary, conditions } = knowledge;
  checkFindings(rules, vocabulary);
  const known = new Set(reviewedRows.map(({ id }) => id));
  for (const id of config.triageOff)
    if (!known.has(id)) throw new ConfigError(`TRIAGE_OFF: there is no rule "${id}"`);

  const open = unreviewed(readEveryReview(config.country, knowledge), clock.now().toISOString().slice(0, 10));
  if (open.length > 0 && config.production && config.country === 'IN' && !config.pilotUnreviewed)
    throw new ConfigError(
      `PILOT_UNREVIEWED: ${open.length} rows about health have no review by a registered clinician; ` +
        'set it to 1 to run as a trial that says so',
    );
  if (open.length > 0) log.warn('symptoms.unreviewed', { rows: open.length });

  const folder = join(projectRoot, 'ml');
  const shared = config.redisUrl ? createPredictionCache({ url: config.redisUrl, log }) : null;
  const model = await createModel({
    file: join(folder, 'model.onnx'),
    manifest: join(folder, 'manifest.json'),
    vocabulary,
    shared,
  });
  const bayes = createBayes(vocabulary, knowledge);
  const thisYear = (): number => clock.now().getUTCFullYear();
  const understand = createUnderstand(vocabulary, lexicons, createGuess(learned), thisYear);
  return {
    knowledge,
    analysis: createAnalysis({
      vocabulary,
      conditions,
      understand,
      chancesOf: (patient) => bayes.chancesOf(patient),
      predict: (patient) => model.predict(patient),
      off: config.triageOff,
      trial: open.length > 0,
      clock,
    }),
    understand,
    modelVersion: model.version,
    trial: open.length > 0,
    close: async () => {
      await shared?.close();
      await model.close();
    },
  };
}
