import { afterAll, describe, expect, test } from '@jest/globals';
import { createVocabulary, Patient } from '@arogya/rules';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../root.ts';
import { createModel, type SharedCache } from './model.ts';

const ml = (path: string): string => join(projectRoot, 'ml', path);
const read = (path: string): unknown => JSON.parse(readFileSync(ml(path), 'utf8'));

const findings = read('knowledge/findings.json') as { id: string }[];
const vocabulary = createVocabulary(findings);
const examples = read('evaluation/features.json') as { patient: unknown; model: Record<string, number> }[];
const files = { file: ml('model.onnx'), manifest: ml('manifest.json') };
const model = await createModel({ ...files, vocabulary });
const folder = mkdtempSync(join(tmpdir(), 'arogya-model-'));

afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true });
});

describe('the model', () => {
  test.each(examples.map((example, index) => [index, example] as const))(
    'judges patient %i as it was trained',
    async (_, example) => {
      const { conditions } = await model.predict(Patient.parse(example.patient));
      expect(conditions.map(({ id }) => id)).toEqual(Object.keys(example.model));
      for (const { id, probability } of conditions) expect(probability).toBeCloseTo(example.model[id]!, 4);
    },
  );

  test('names three, and its levels sum to one', async () => {
    const { conditions, severity } = await model.predict({ findings: { fever: 'present' } });
    expect(conditions).toHaveLength(3);
    expect(Object.values(severity).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 4);
  });

  test.each<[string, Patient['findings'], boolean]>([
    ['of nobody', {}, false],
    ['of one finding alone', { snakebite: 'present' }, false],
    ['of one finding with what it implies', { 'fever-high': 'present', fever: 'present' }, false],
    [
      'of a snake bite with its signs',
      { snakebite: 'present', 'drooping-eyelids': 'present', 'trouble-swallowing': 'present' },
      true,
    ],
  ])('is sure or not %s', async (_, found, sure) => {
    expect((await model.predict({ findings: found })).sure).toBe(sure);
  });

  test('a grave illness weighs as one', async () => {
    const { severity } = await model.predict({
      age: { value: 60, unit: 'years' },
      sex: 'male',
      findings: { 'chest-pressure': 'present', 'chest-pain-spreads': 'present', 'cold-sweat': 'present' },
    });
    expect(severity.emergency).toBeGreaterThan(0.8);
  });
});

describe('its cache', () => {
  const patient: Patient = { findings: { cough: 'present', fever: 'present' } };

  test('the same patient is worked out once, another way of saying it included', async () => {
    const first = await model.predict(patient);
    expect(await model.predict({ findings: { fever: 'present', cough: 'present', rash: 'unsure' } })).toBe(
      first,
    );
  });

  test('a shared one is asked and told, by a key that says nothing', async () => {
    const stored = new Map<string, string>();
    const shared: SharedCache = {
      get: async (key) => stored.get(key) ?? null,
      set: async (key, value) => void stored.set(key, value),
    };
    const [one, other] = [
      await createModel({ ...files, vocabulary, shared }),
      await createModel({ ...files, vocabulary, shared }),
    ];
    const first = await one.predict(patient);
    const [key] = [...stored.keys()];
    expect(stored.size).toBe(1);
    expect(key).toMatch(/^model:[^:]+:[\w-]{43}$/);
    stored.set(key!, JSON.stringify({ ...first, sure: !first.sure }));
    expect((await other.predict(patient)).sure).toBe(!first.sure);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('a shared cache that holds something else', () => {
  test.each(['', 'no JSON', '{}', '{"conditions":[],"sure":1,"severity":{}}'])(
    '%p is passed over',
    async (held) => {
      const shared: SharedCache = { get: async () => held, set: async () => undefined };
      const one = await createModel({ ...files, vocabulary, shared });
      expect((await one.predict({ findings: { cough: 'present' } })).conditions).toHaveLength(3);
      await one.close();
    },
  );
});

describe('what does not belong together is refused', () => {
  const manifest = read('manifest.json') as { features: string[] };
  const changed = (name: string, content: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };

  test('another model', async () => {
    const wrong = changed('other.onnx', {});
    await expect(createModel({ ...files, file: wrong, vocabulary })).rejects.toThrow(/not the one/);
  });

  test('a finding added since', async () => {
    const more = createVocabulary([...findings, { id: 'new-one', kind: 'symptom', area: 'general' }]);
    await expect(createModel({ ...files, vocabulary: more })).rejects.toThrow(/findings have changed/);
  });

  test('features in another order', async () => {
    const [first, second, ...rest] = manifest.features;
    const swapped = changed('manifest.json', { ...manifest, features: [second, first, ...rest] });
    await expect(createModel({ ...files, manifest: swapped, vocabulary })).rejects.toThrow(`"${second}"`);
  });
});
