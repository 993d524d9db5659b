import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, startTestService, type TestService } from './testing/service.ts';

let service: TestService;
let next = 0;
const anyone = (): string => `+9197000${String(++next).padStart(5, '0')}`;
const session = (): string => `ATUid_${++next}`;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await service.database.pool.query(sql)).rows;
const count = async (table: string): Promise<number> =>
  Number((await rows(`select count(*) as n from ${table}`))[0]!.n);

/** Dials, chooses English, and comes to the menu. */
async function settled(number: string): Promise<string> {
  const id = session();
  await service.hop(number, id, '');
  await service.hop(number, id, '1');
  return id;
}

/** The hops of a lookup after the language is known, from the menu to the result. */
const LOOKUP = ['2', '211001'];

describe('a hospital lookup over USSD', () => {
  test('first contact: one hop for language and notice, then the menu, the question, the answer', async () => {
    const number = anyone();
    const id = session();
    expect(await service.hop(number, id, '')).toMatch(/^CON .*doctor nahi[\s\S]*1 English/);
    expect(await service.hop(number, id, '1')).toMatch(/^CON Arogya[\s\S]*1 SOS[\s\S]*2 Nearest hospital/);
    expect(await service.hop(number, id, '1*2')).toMatch(/^CON Send your 6-digit PIN/);
    const result = await service.hop(number, id, '1*2*211001');
    expect(result).toMatch(/^CON .*(km|in this area)/);
    expect(result).toContain('112');
  });

  test('shortcut dialling goes straight there, whether the language is known or not', async () => {
    const known = anyone();
    await settled(known);
    expect(await service.hop(known, session(), '2*211001')).toMatch(/^CON .*(km|in this area)/);

    const unknown = anyone();
    const id = session();
    expect(await service.hop(unknown, id, '2*211001')).toContain('1 English');
    expect(await service.hop(unknown, id, '2*211001*1')).toMatch(/^CON .*(km|in this area)/);
  });

  test('Devanagari digits, spaces and a misspelt name are understood', async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    expect(await service.hop(number, id, '1*2*२११ ००१')).toMatch(/km|in this area/);
    expect(await service.hop(number, id, '1*2*२११ ००१*0')).toMatch(/PIN code/);
    expect(await service.hop(number, id, '1*2*२११ ००१*0*Allahabd')).toMatch(
      /km|in this area|Did you mean|Which one/,
    );
  });

  test('an unclear answer says what is wrong and asks again', async () => {
    const number = anyone();
    const id = await settled(number);
    expect(await service.hop(number, id, '1*9')).toContain('Please choose a number.');
    expect(await service.hop(number, id, '1*9*2*qwxqwxqwxqwx')).toMatch(/Not found.*211001/s);
  });

  test('every stage is offered again after a drop, by dial and by text, and names nothing', async () => {
    const path = ['1', '2', '211001'];
    for (let hops = 2; hops <= path.length; hops++) {
      const number = anyone();
      const id = session();
      for (let upTo = 0; upTo <= hops; upTo++) await service.hop(number, id, path.slice(0, upTo).join('*'));

      const again = session();
      const offer = await service.hop(number, again, '');
      expect(offer).toMatch(/^CON Continue where you stopped\?\n1 Continue\n2 Start over/);
      const continued = await service.hop(number, again, '1');
      // A result is never opened on: the question before it is, with the place kept but not named.
      expect(continued).toMatch(hops < 3 ? /PIN code/ : /Find a hospital near:\n1 The last place/);
      if (hops === 3) expect(await service.hop(number, again, '1*1')).toMatch(/km|in this area/);

      const phone = await service.phone(number);
      await phone.text('hello');
      expect((await phone.receive(10_000))?.text).toMatch(/Continue where you stopped\?/);
      await phone.text('1');
      expect((await phone.receive(10_000))?.text).toMatch(/PIN code|The last place/);
    }
  });

  test("another person's dial never meets it", async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    expect(await service.hop(anyone(), session(), '')).toContain('1 English');
  });

  test('after a week there is nothing to continue', async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    service.advance(8 * 24 * 60);
    expect(await service.hop(number, session(), '')).toContain('1 SOS');
  });

  test('200 sessions at once never mix', async () => {
    const people = Array.from({ length: 200 }, (_, index) => ({
      number: anyone(),
      id: session(),
      language: String((index % 3) + 1),
    }));
    const welcome = { '1': /Nearest hospital/, '2': /अस्पताल/, '3': /Paas ka aspatal/ } as Record<
      string,
      RegExp
    >;
    const ask = { '1': /6-digit PIN/, '2': /पिन कोड/, '3': /6 ank/ } as Record<string, RegExp>;
    await Promise.all(
      people.map(async ({ number, id, language }) => {
        await service.hop(number, id, '');
        expect(await service.hop(number, id, language)).toMatch(welcome[language]!);
        expect(await service.hop(number, id, `${language}*2`)).toMatch(ask[language]!);
      }),
    );
  });
});

describe('the same thing twice', () => {
  test('fifty times at once, later, and after a restart: one advance and the same bytes', async () => {
    const number = anyone();
    const id = await settled(number);
    const replies = await Promise.all(Array.from({ length: 50 }, () => service.hop(number, id, '1*2')));
    expect(new Set(replies).size).toBe(1);
    const before = await rows(
      `select c.revision from conversation c join identity i using (person_id) order by i.created_at desc limit 1`,
    );
    expect(before[0]!.revision).toBe(3);
    await service.restart();
    expect(await service.hop(number, id, '1*2')).toBe(replies[0]);
    expect(await service.hop(number, id, '1')).toMatch(/^CON Arogya/);
  });

  test('a text: one answer, however often it is delivered', async () => {
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    const statuses = await Promise.all(
      Array.from({ length: 50 }, () => service.text(number, 'AT_dup', 'hospital 211001')),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await phone.receive(10_000))?.text).toMatch(/km|in this area/);
    expect(await phone.receive(1500)).toBeNull();
  });

  test('a hop that comes late is answered from where the conversation is, and an old session moves nothing', async () => {
    const number = anyone();
    const id = await settled(number);
    expect(await service.hop(number, id, '1*2')).toMatch(/PIN/);
    const newer = session();
    await service.hop(number, newer, '');
    expect(await service.hop(number, id, '1*2*1')).toMatch(/Continue where you stopped/);
    expect(await count('emergency')).toBe(0);
  });
});

describe('words that beat every state', () => {
  test.each([
    ['SOS', /Humne ambulance NAHI bulayi[\s\S]*We have NOT called the ambulance\. Call 112/],
    ['बचाओ', /एम्बुलेंस[\s\S]*112/],
    ['bachao bachao', /112/],
  ])('%s acts at once, for a stranger too, and is recorded', async (word, reply) => {
    const before = await count('emergency');
    const number = anyone();
    expect(await service.hop(number, session(), word)).toMatch(reply);
    expect(
      await eventually(
        () => count('emergency'),
        (n) => n > before,
      ),
    ).toBe(before + 1);
  });

  test("the dial code's first suffix is the SOS", async () => {
    expect(await service.hop(anyone(), session(), '1')).toMatch(/^CON [\s\S]*112/);
  });

  test('SOS is within two hops of any screen, and what was left is offered afterwards', async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    expect(await service.hop(number, id, '1*2*SOS')).toMatch(/NOT called the ambulance/);
    expect(await service.hop(number, id, '1*2*SOS*0')).toMatch(/112|Arogya|Continue/);
    const menu = await service.hop(number, id, '1*2*SOS*0*00');
    expect(menu).toMatch(/1 SOS/);
    expect(await service.hop(number, id, '1*2*SOS*0*00*1')).toMatch(/NOT called the ambulance/);
  });

  test('MADAD alone is asked about; silence after it is recorded as unconfirmed, and neutral words are sent', async () => {
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    await phone.text('MADAD');
    expect((await phone.receive(10_000))?.text).toMatch(/call 112 now\. Is it one\?[\s\S]*1 Yes/);
    service.advance(3);
    expect((await phone.receive(15_000))?.text).toMatch(/If you need help now, call 112/);
    const unconfirmed = await eventually(
      () => rows(`select certainty, trigger from emergency where certainty = 'unconfirmed'`),
      (found) => found.length > 0,
    );
    expect(unconfirmed).toEqual([{ certainty: 'unconfirmed', trigger: 'silence' }]);
  });

  test('an answer in time makes the deadline void', async () => {
    const before = await count(`emergency where certainty = 'unconfirmed'`);
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    await phone.text('help');
    await phone.receive(10_000);
    await phone.text('2');
    expect((await phone.receive(10_000))?.text).toMatch(/What would you like to know/);
    service.advance(3);
    expect(await phone.receive(3000)).toBeNull();
    expect(await count(`emergency where certainty = 'unconfirmed'`)).toBe(before);
  });

  test('STOP is confirmed once, is no answer, and leaves the question standing', async () => {
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    await phone.text('hospital');
    expect((await phone.receive(10_000))?.text).toMatch(/PIN/);
    await phone.text('STOP');
    expect((await phone.receive(10_000))?.text).toMatch(/no messages from us/);
    await phone.text('211001');
    expect((await phone.receive(10_000))?.text).toMatch(/km|in this area/);
    await phone.text('STOP 12345');
    expect((await phone.receive(10_000))?.text).not.toMatch(/no messages from us/);
  });

  test('STOP again is answered on a screen alone, until START', async () => {
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    const says = async (text: string, within = 10_000): Promise<string | undefined> => {
      await phone.text(text);
      return (await phone.receive(within))?.text;
    };
    const stopped = /^You will get no messages from us/;
    expect(await says('STOP')).toMatch(stopped);
    expect(await says('band karo', 2000)).toBeUndefined();
    const id = session();
    await service.hop(number, id, '');
    for (const dialled of ['STOP', 'STOP*STOP'])
      expect(await service.hop(number, id, dialled)).toContain('You will get no messages from us');
    expect(await says('START')).toMatch(/^You may get messages from us again/);
    expect(await says('START')).toMatch(/^You may get messages from us again/);
    expect(await says('STOP')).toMatch(stopped);
    expect(await says('STOP', 2000)).toBeUndefined();
  });

  test('a language word changes the language where one stands', async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    expect(await service.hop(number, id, '1*2*हिन्दी')).toMatch(/पिन कोड/);
  });
});

describe('SMS', () => {
  test('a first text in Devanagari is met in Hindi, and what it wished for follows', async () => {
    const phone = await service.phone(anyone());
    await phone.text('अस्पताल 211001');
    expect((await phone.receive(10_000))?.text).toMatch(/सलाह, डॉक्टर नहीं/);
    await phone.text('2');
    expect((await phone.receive(10_000))?.text).toMatch(/किमी|इलाके/);
  });

  test('the result asked for by SMS comes, and is recorded as delivered', async () => {
    const number = anyone();
    const id = await settled(number);
    const phone = await service.phone(number);
    const result = await service.hop(number, id, ['1', ...LOOKUP].join('*'));
    const sms = /(\d) Send me this by SMS/.exec(result)?.[1] ?? '2';
    expect(await service.hop(number, id, ['1', ...LOOKUP, sms].join('*'))).toMatch(/sending it by SMS/);
    expect((await phone.receive(10_000))?.text).toMatch(/^Arogya: .*Emergency: call 112, 108 at once\./);
    const delivered = await eventually(
      () =>
        rows(`select status, segments from outbox where kind = 'message' order by created_at desc limit 1`),
      ([row]) => row?.status === 'delivered',
    );
    expect(delivered[0]).toMatchObject({ status: 'delivered', segments: 1 });
  });

  test('two machines that talk to each other fall silent', async () => {
    const number = anyone();
    await settled(number);
    const phone = await service.phone(number);
    for (let n = 0; n < 10; n++) expect(await service.text(number, `AT_storm_${n}`, 'xyz')).toBe(200);
    let received = 0;
    while (await phone.receive(1500)) received++;
    expect(received).toBeLessThanOrEqual(6);
  });
});

describe('what is none of ours', () => {
  test('a wrong token is refused and leaves no row', async () => {
    const before = [await count('person'), await count('inbox')];
    for (const path of ['ussd', 'sms', 'delivery', 'ussd-events']) {
      const response = await fetch(`${service.url}/webhooks/africas-talking/wrong/${path}`, {
        method: 'POST',
        body: new URLSearchParams({
          sessionId: 'x',
          phoneNumber: anyone(),
          from: anyone(),
          id: 'y',
          text: '',
        }),
      });
      expect([401, 403]).toContain(response.status);
    }
    expect([await count('person'), await count('inbox')]).toEqual(before);
  });

  test.each([
    ['nothing', {}],
    ['a name for a number', { sessionId: 's', phoneNumber: 'MTN', text: '' }],
    ['ten megabytes', { sessionId: 's', phoneNumber: '+919700099999', text: '1'.repeat(10_000_000) }],
  ])('%s gets a clear refusal', async (_, form) => {
    const body = new URLSearchParams(form as Record<string, string>);
    const response = await fetch(`${service.url}/webhooks/africas-talking/dev/ussd`, {
      method: 'POST',
      body,
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });
});

describe('a health centre is nearer than any hospital', () => {
  // At the very point of a hospital of ours, and before it by its id.
  const nearer = 'a:phc';
  beforeAll(() =>
    rows(`insert into facility (id, country, name, names, level, ownership, district, state, latitude, longitude,
        precision_km, source, source_date)
      select '${nearer}', country, 'PHC Nearer', '{"en":"PHC Nearer"}', 'phc', 'state', district, state, latitude,
        longitude, 0.1, 'this test', current_date from place where pin = '211001' and is_pin limit 1`),
  );
  afterAll(() => rows(`delete from facility where id = '${nearer}'`));

  test('it is the answer to the question for the nearest', async () => {
    const number = anyone();
    const id = await settled(number);
    await service.hop(number, id, '1*2');
    expect(await service.hop(number, id, '1*2*211001')).toContain('PHC Nearer');
  });

  test.each([
    ['asked for on the screen of the numbers', ['1', '1*1', '1*1*211001']],
    ['its PIN code typed there', ['1', '1*211001']],
  ])('it is not after an SOS: %s', async (_, hops) => {
    const number = anyone();
    await settled(number);
    const id = session();
    let page = '';
    for (const hop of hops) page = await service.hop(number, id, hop);
    expect(page).toMatch(/km|in this area/);
    expect(page).not.toContain('PHC Nearer');
  });
});

test('health, readiness and figures are there for the operator', async () => {
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  const metrics = await (await fetch(`${service.url}/metrics`)).text();
  for (const name of [
    'arogya_turn_seconds_bucket',
    'arogya_inbox_duplicates_total',
    'arogya_outbox_rows',
    'arogya_outbox_results_total',
  ]) {
    expect(metrics).toContain(name);
  }
});

test('the log of all this holds no number, no text and no key', () => {
  const log = service.log.join('');
  expect(log).toContain('turn.saved');
  expect(log).not.toMatch(/97000\d{5}|211001|MADAD|PIN code|Nearest hospital|development/);
});
