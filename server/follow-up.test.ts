import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, startTestService, type TestService } from './testing/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

/** Answers of somebody with a cough, by what is asked; everything else is "no". */
const ANSWERS: readonly (readonly [RegExp, RegExp])[] = [
  [/Language|English/, /English/],
  [/We understood/, /Right/],
  [/Who is ill/, /Man/],
  [/How old/, /30 to 49/],
  [/Since when/, /1 or 2 days/],
  [/Keep this, ask me later/, /Keep this/],
];

/** The number of the option that is wanted. */
function answerTo(text: string): string {
  const wanted = ANSWERS.find(([asked]) => asked.test(text))?.[1] ?? /^\d+ No$/;
  const line = text.split('\n').find((one) => /^\d+ /.test(one) && wanted.test(one));
  return /^\d+/.exec(line ?? '')?.[0] ?? '2';
}

test('a cough is told, kept and asked about; worse goes to the desk', async () => {
  const phone = await service.phone('+919610000001');
  const says = async (text: string): Promise<string> => {
    service.advance(0.1);
    await phone.text(text);
    return (await phone.receive(10_000))?.text ?? '';
  };
  let text = await says('hello');
  text = await says(answerTo(text));
  text = await says('I have a cough');
  for (let hops = 0; hops < 20 && !text.includes('Kept.'); hops++) text = await says(answerTo(text));
  expect(text).toContain('Kept.');

  service.advance(5 * 24 * 60);
  const question = await phone.receive(15_000);
  expect(question?.text).toMatch(/^Arogya: is the person better\?\n1 Better\n2 Same\n3 Worse/);
  expect(await says('3')).toMatch(/^Go to a hospital now\. Call 112/);
  const rowsOf = async (sql: string): Promise<unknown[]> => (await service.database.pool.query(sql)).rows;
  expect(
    await eventually(
      () => rowsOf('select certainty, trigger from emergency'),
      ({ length }) => length > 0,
    ),
  ).toEqual([{ certainty: 'unconfirmed', trigger: 'follow-up' }]);
  expect(await rowsOf('select id from assessment')).toHaveLength(1);
});
