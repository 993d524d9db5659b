import { createFeatures, Level, type Features, type Patient, type Vocabulary } from '@arogya/rules';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import type { Prediction } from './prediction.ts';

/** What the service needs of ml/manifest.json. */
const Manifest = z.object({
  version: z.string(),
  model: z.object({ sha256: z.string() }),
  findings: z.object({ sha256: z.string() }),
  conditions: z.array(z.object({ id: z.string(), level: Level })).min(1),
  features: z.array(z.string()),
  sure: z.object({ least: z.number(), findings: z.int() }),
});
type Manifest = z.infer<typeof Manifest>;

const NAMED = 3;
const CACHED = 5000;
const LASTING_MS = 3_600_000;

/** A place that several processes share: Redis where it is configured. It never rejects: what it cannot give is null. */
export interface SharedCache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, lastingMs: number): Promise<void>;
}

export interface Model {
  readonly version: string;
  /** What someone may have. The same patient is worked out once. */
  predict(patient: Patient): Promise<Prediction>;
  /** P(condition) for all conditions of the manifest, in its order, without a cache. */
  probabilities(patient: Patient): Promise<Float32Array>;
  readonly conditions: readonly string[];
  close(): Promise<void>;
}

/**
 * The model of ml/model.onnx, loaded once. Throws naming what differs when the file, the findings or the features are not
 * those of the manifest: a model that reads the wrong columns would still answer.
 */
export async function createModel({
  file,
  manifest: manifestFile,
  vocabulary,
  shared = null,
}: {
  readonly file: string;
  readonly manifest: string;
  readonly vocabulary: Vocabulary;
  readonly shared?: SharedCache | null;
}): Promise<Model> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  const bytes = readFileSync(file);
  const features = createFeatures(vocabulary);
  checkAgreement(manifest, bytes, vocabulary, features);
  const session = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  });
  const cache = new LRUCache<string, Prediction>({ max: CACHED });

  async function run(vector: Float32Array): Promise<Float32Array> {
    const { probabilities } = await session.run({
      features: new Tensor('float32', vector, [1, vector.length]),
    });
    return probabilities!.data as Float32Array;
  }

  /** How much was said: what merely follows from another finding does not count. */
  function saidOf(vector: Float32Array): number {
    const present = vocabulary.findings.filter((_, at) => vector[at] === 1);
    const implied = new Set(present.flatMap((finding) => finding.implies ?? []));
    return present.filter(({ id }) => !implied.has(id)).length;
  }

  async function predict(patient: Patient): Promise<Prediction> {
    const vector = features.of(patient);
    const key = keyOf(vector);
    const cached = cache.get(key);
    if (cached) return cached;
    const name = `model:${manifest.version}:${key}`;
    const stored = shared && readBack(await shared.get(name));
    const prediction = stored ?? told(await run(vector), saidOf(vector), manifest);
    cache.set(key, prediction);
    if (shared && !stored) void shared.set(name, JSON.stringify(prediction), LASTING_MS);
    return prediction;
  }

  return {
    version: manifest.version,
    conditions: manifest.conditions.map(({ id }) => id),
    predict,
    probabilities: (patient) => run(features.of(patient)),
    close: () => session.release(),
  };
}

function checkAgreement(manifest: Manifest, bytes: Buffer, vocabulary: Vocabulary, features: Features): void {
  const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
  if (sha256(bytes) !== manifest.model.sha256)
    throw new Error('the model is not the one that its manifest describes: run npm run train');
  const findings = vocabulary.findings.map(({ id }) => id).join('\n');
  if (sha256(findings) !== manifest.findings.sha256)
    throw new Error('the findings have changed since the model was trained: run npm run train');
  const differing = manifest.features.findIndex((name, at) => features.names[at] !== name);
  if (differing >= 0 || features.names.length !== manifest.features.length)
    throw new Error(`the model expects feature "${manifest.features[differing] ?? 'of another number'}"`);
}

/** Of a vector that is mostly zeros and ones; not to be read back: it says what someone is ill with. */
const keyOf = (vector: Float32Array): string =>
  createHash('sha256').update(new Uint8Array(vector.buffer)).digest('base64url');

const Stored = z.object({
  conditions: z.array(z.object({ id: z.string(), probability: z.number() })),
  sure: z.boolean(),
  severity: z.record(Level, z.number()),
});

/** A prediction that another process kept; null where there is none, or what is there is no prediction. */
function readBack(stored: string | null): Prediction | null {
  if (stored === null) return null;
  try {
    return Stored.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

function told(probabilities: Float32Array, said: number, { conditions, sure }: Manifest): Prediction {
  const likeliest = [...probabilities.keys()].sort(
    (one, other) => probabilities[other]! - probabilities[one]!,
  );
  const severity: Record<Level, number> = { 'self-care': 0, soon: 0, urgent: 0, emergency: 0 };
  for (const [at, { level }] of conditions.entries()) severity[level] += probabilities[at]!;
  return {
    conditions: likeliest
      .slice(0, NAMED)
      .map((at) => ({ id: conditions[at]!.id, probability: probabilities[at]! })),
    sure: probabilities[likeliest[0]!]! >= sure.least && said >= sure.findings,
    severity,
  };
}
