/** What is answered to what people tell of an illness, over HTTP: the whole service. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Problem, type Analysis } from '@arogya/contract';
import { startTestService, type TestService } from './testing/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const post = (body: object): Promise<Response> =>
  fetch(`${service.url}/api/v1/symptoms/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const analyze = async (body: object): Promise<Analysis> => {
  const response = await post(body);
  expect(response.status).toBe(200);
  return (await response.json()) as Analysis;
};

describe('what is no illness is asked again or declined, never judged', () => {
  const POEM =
    'When evening comes I think of you, the river sings a song for two, and all the stars are shining too';
  test.each([
    ['noise', 'asdf qwer zxcv'],
    ['digits', '8483 2002 19'],
    ['abuse', 'you are idiots and useless people'],
    ['a love poem', POEM],
    ['ten kilobytes', `${POEM}. `.repeat(100).slice(0, 10_000)],
    ['a question', 'what is the capital of Bihar?'],
    ['emoji', '😀😀😀'],
    ['a song line in Hindi', 'दिल तो पागल है, दिल दीवाना है'],
    ['Tamil', 'வணக்கம், எப்படி இருக்கிறீர்கள்'],
  ])('%s', async (_, text) => {
    const { triage, conditions, provisional } = await analyze({ text });
    expect({ level: triage.level, conditions, provisional }).toEqual({
      level: null,
      conditions: [],
      provisional: true,
    });
  });

  test('a cow', async () => {
    const { triage, intent, recommendedAction } = await analyze({
      text: 'my cow is not eating and has fever',
    });
    expect([triage.level, intent]).toEqual([null, 'animal']);
    expect(recommendedAction).toContain('We help people only');
  });
});

describe('whoever speaks of ending their life is told whom to call, and not judged below today', () => {
  test.each([
    'I want to kill myself',
    'i dont want to live anymore, thinking of suicide',
    'main marna chahta hoon, jeene ka mann nahi',
    'mujhe khudkushi karni hai',
    'मैं मरना चाहता हूँ',
    'मैं आत्महत्या करने जा रही हूँ',
  ])('%s', async (text) => {
    const { triage, intent, recommendedAction } = await analyze({ text });
    expect(intent).toMatch(/^self-harm/);
    expect(['urgent', 'emergency']).toContain(triage.level);
    expect(recommendedAction).toContain('14416');
    expect(recommendedAction).toContain('112');
  });

  test('a denied thought does not fire', async () => {
    expect(
      (await analyze({ text: 'sad since a month, but no thoughts of ending my life' })).intent,
    ).toBeNull();
  });
});

test('of whom only is told what they do not have, the trouble is asked, and nobody is left for more than days', async () => {
  const { triage, conditions, provisional, recommendedAction } = await analyze({
    text: 'my wife 31 has been tarnopling since two days, no fever and no headache',
  });
  expect({ level: triage.level, conditions, provisional }).toEqual({
    level: 'soon',
    conditions: [],
    provisional: true,
  });
  expect(recommendedAction).toContain('in other words');
});

describe('a danger is an emergency', () => {
  test.each([
    ['en', { text: 'my 8 month old baby cannot drink and is very drowsy' }],
    ['hi', { text: 'मेरे पिताजी का मुँह टेढ़ा हो गया और बोल नहीं पा रहे', language: 'hi' }],
    ['hi-Latn', { text: 'saanp ne kaat liya pair mein', language: 'hi-Latn' }],
    ['by ids', { symptoms: [{ id: 'breathless-at-rest', present: true }], ageYears: 40 }],
    ['by a measured value', { text: 'cough', vitals: { spo2: 84 }, ageYears: 50 }],
  ])('%s', async (_, body) => {
    const { triage, recommendedAction, emergencyNumbers } = await analyze(body);
    expect(triage.level).toBe('emergency');
    expect(triage.reasons.length).toBeGreaterThan(0);
    expect(recommendedAction).toContain('112');
    expect(emergencyNumbers.map(({ number }) => number)).toContain('112');
  });
});

test.each([
  ['neither age nor time', 'zukam nazla hai bas', ['up to 7 days', 'from 5 to 64'], true],
  ['an age, and no time', 'runny nose and sneezing, male 30', ['up to 7 days'], true],
  ['all of it', 'runny nose and sneezing since 2 days, male 30', ['up to 7 days'], false],
])('a cold told with %s is cared for at home, and for whom is said', async (_, text, limits, areSaid) => {
  const { triage, provisional, recommendedAction, askNext } = await analyze({ text });
  expect([triage.level, provisional]).toEqual(['self-care', true]);
  for (const limit of limits) expect(recommendedAction.includes(limit)).toBe(areSaid);
  expect(askNext.length).toBeGreaterThan(0);
});

test.each([
  ['an old man', 'baba 80 ke hain, zukam hai'],
  ['a baby', 'chhote bacche ko zukam hai'],
  ['what means more at 60', 'gas aur seene me jalan'],
])('nor is %s left at home', async (_, text) => {
  expect((await analyze({ text })).triage.level).not.toBe('self-care');
});

test('a danger that no phrase names is guessed, marked, asked first, and gone when told not to be so', async () => {
  const text = 'after bath baby became cold not warming up even in blanket';
  const { understood, triage, provisional, askNext } = await analyze({ text });
  expect(understood.present.find(({ id }) => id === 'cold-body')).toMatchObject({ guessed: true });
  expect([provisional, askNext[0]?.id]).toEqual([true, 'cold-body']);
  expect(triage.level).not.toBeNull();

  const told = await analyze({ text, symptoms: [{ id: 'cold-body', present: false }] });
  expect(told.understood.present.map(({ id }) => id)).not.toContain('cold-body');
});

test('what is told by id beats what the text is understood to say', async () => {
  const { understood } = await analyze({ text: 'I have fever', symptoms: [{ id: 'fever', present: false }] });
  expect(understood.absent.map(({ id }) => id)).toEqual(['fever']);
  expect(understood.present).toEqual([]);
});

test.each([
  ['an unknown id', { symptoms: [{ id: 'no-such', present: true }] }, 'symptoms.0.id'],
  ['a symptom as a risk', { riskFactors: ['fever'] }, 'riskFactors.0'],
  ['an age told twice', { ageYears: 3, age: { value: 3, unit: 'years' } }, 'age'],
  ['more text than anybody writes', { text: 'a'.repeat(10_001) }, 'text'],
])('%s is refused by name', async (_, body, path) => {
  const response = await post(body);
  expect(response.status).toBe(400);
  expect(Problem.parse(await response.json()).errors?.[0]?.path).toBe(path);
});

test('the vocabulary is there in each language', async () => {
  for (const language of ['en', 'hi', 'hi-Latn']) {
    const response = await fetch(`${service.url}/api/v1/symptoms?language=${language}`);
    const { items } = (await response.json()) as { items: { id: string; name: string }[] };
    expect(items.length).toBeGreaterThan(250);
  }
});

test('nothing of it is stored or logged', async () => {
  await analyze({ text: 'burning urine since four days', ageYears: 31 });
  const { rows } = await service.database.pool.query('select count(*)::int as rows from assessment');
  expect(rows).toEqual([{ rows: 0 }]);
  expect(service.log.join('\n')).not.toMatch(/burning|urine/);
});
