import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GATEWAYS } from '../../channels/simulator/gateway-sessions.ts';
import type { Shown } from '../../channels/simulator/sessions.ts';
import { startAcceptance, type Acceptance } from './testing/service.ts';
import { saidBy, somebody, tell } from './testing/tell.ts';
import type { Person, Told } from './testing/webhooks.ts';
import { dialling, DIALECTS, pageIn } from './testing/ussd-pages.ts';

/** Acceptance, "USSD": every gateway dialect on the running service. */
let service: Acceptance;
beforeAll(async () => {
  service = await startAcceptance();
});
afterAll(() => service.close());
beforeEach(() => service.letGo());

const table = DIALECTS.map((dialect) => [dialect.name, dialect] as const);
/** Where a hop bears no identity, the same input within three seconds is a duplicate and later an answer. */
const isNamed = (name: string): boolean => !/airtel|imimobile/.test(name);
const MENU = /1 SOS/;
const RESULT = /km|in this area/;
/** From the first page to a result: English, the hospital, its PIN code. */
const LOOKUP = ['1', '2', '211001'];

describe('a lookup', () => {
  test.each(Object.entries(GATEWAYS))('through the simulated gateway %s', async (gateway, { code }) => {
    const phone = `${service.simulator.url}/gateways/ussd/${gateway}/phones/${somebody().number}`;
    const ask = async (path: string, body: object): Promise<Shown> => {
      const headers = { 'content-type': 'application/json' };
      return (
        await fetch(phone + path, { method: 'POST', headers, body: JSON.stringify(body) })
      ).json() as Promise<Shown>;
    };
    const pages = [await ask('/dial', { code: `${code}#` })];
    for (const input of LOOKUP) pages.push(await ask('/answer', { input }));
    expect(pages.map(({ error, detail, open }) => ({ error, detail, open }))).toEqual(
      pages.map(() => ({ error: undefined, detail: undefined, open: true })),
    );
    expect(pages.at(-1)!.text).toMatch(RESULT);
  });
});

describe('whatever is typed', () => {
  const odd = ['', '*', '**', '#', '0', '00', '98', '1', '2', '3', '4', '211001', '२११००१', 'SOS', 'STOP'];
  const words = ['Allahabad', 'अस्पताल 211001', 'हिन्दी', '😀', 'null', '__proto__', ' ', '+', '%00', '1*2'];
  const input = fc.oneof(
    fc.constantFrom(...odd, ...words, '9'.repeat(200), 'क'.repeat(90)),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  test('every reply is a page of the dialect that fits on the screen, eight hops long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(input, { minLength: 1, maxLength: 7 }), async (typed) => {
        await Promise.all(
          DIALECTS.map(async (dialect) => {
            const phone = dialling(service, dialect, somebody());
            await phone.dial();
            for (const one of typed) await phone.answer(one);
          }),
        );
      }),
      { numRuns: 40, seed: 8 },
    );
  });

  describe.each(table)('%s', (_, dialect) => {
    test.each([
      ['nothing', ''],
      ['a star', '*'],
      ['200 digits', '9'.repeat(200)],
    ])('%s is answered with the question, which can then be answered', async (_what, typed) => {
      const phone = dialling(service, dialect, somebody());
      await phone.dial();
      for (const one of ['1', '2']) await phone.answer(one);
      expect((await phone.answer(typed)).text).toMatch(/PIN/);
      expect((await phone.answer('211001')).text).toMatch(RESULT);
    });
  });
});

describe.each(table)('%s', (name, dialect) => {
  test('a hop that is brought twice gets the same bytes, at every hop, and moves nothing', async () => {
    service.hold();
    const phone = dialling(service, dialect, somebody());
    await phone.dial();
    for (const one of LOOKUP) {
      await phone.answer(one);
      const turns = await service.turns();
      const [first, second] = [await phone.again(), await phone.again()];
      expect(saidBy(first)).toEqual(saidBy(second));
      expect(await service.turns()).toBe(turns);
    }
  });

  test('a drop at every hop: offered within the week, gone after it, and nothing of it at another number', async () => {
    for (let hops = 2; hops <= LOOKUP.length; hops++) {
      const [{ number, session }, late] = [somebody(), somebody()];
      for (const person of [{ number, session }, late]) {
        const phone = dialling(service, dialect, person);
        await phone.dial();
        for (const one of LOOKUP.slice(0, hops)) await phone.answer(one);
      }
      const again = dialling(service, dialect, { number, session: `${session}again` });
      expect((await again.dial()).text).toMatch(/^Continue where you stopped\?\n1 Continue\n2 Start over/);
      expect((await again.answer('1')).text).toMatch(/PIN code|The last place/);

      service.advance(8 * 24 * 60);
      const after = dialling(service, dialect, { ...late, session: `${late.session}late` });
      expect((await after.dial()).text).toMatch(MENU);
      expect((await dialling(service, dialect, somebody()).dial()).text).toContain('1 English');
    }
  });

  test('the end of a session, told before the last hop is answered and after it, changes nothing', async () => {
    const person = somebody();
    const phone = dialling(service, dialect, person);
    const ended = endingOf(name, person);
    await phone.dial();
    await phone.answer('1');
    await phone.answer('2');
    // In words, and without a session, it cannot be told before: what comes next would open another.
    const early = ended?.query?.msg === undefined ? ended : null;
    const [result] = await Promise.all([phone.answer('211001'), early && tell(service, early)]);
    expect(result.text).toMatch(RESULT);
    for (const told of ended ? [ended, ended] : []) expect((await tell(service, told)).status).toBe(200);
    const again = dialling(service, dialect, { ...person, session: `${person.session}b` });
    expect((await again.dial()).text).toMatch(/^Continue where you stopped/);
  });

  test('the SOS is within two hops of every page, by keys alone and by its word', async () => {
    for (let hops = 0; hops <= LOOKUP.length; hops++) {
      const [byKeys, byWord] = [somebody(), somebody()].map((person) => dialling(service, dialect, person));
      for (const phone of [byKeys!, byWord!]) {
        await phone.dial();
        for (const one of LOOKUP.slice(0, hops)) await phone.answer(one);
      }
      expect((await byWord!.answer('SOS')).text).toMatch(/112/);
      // The first page has it as an option; every other leads to the menu with 00, where it is the first.
      const keys = hops === 0 ? ['4'] : ['00', '1'];
      let page = '';
      for (const key of keys) page = (await byKeys!.answer(key)).text;
      expect(page).toMatch(/NOT called the ambulance|NAHI bulayi|112/);
    }
  });
});

test.each(table.filter(([name]) => isNamed(name)))(
  '%s: a hop after a later one moves nothing',
  async (_, dialect) => {
    const person = somebody();
    const phone = dialling(service, dialect, person);
    await phone.dial();
    const menu = await phone.answer('1');
    expect((await phone.answer('2')).text).toMatch(/PIN/);
    const turns = await service.turns();
    expect(pageIn(dialect, await tell(service, dialect.did(person, ['1'])))).toEqual(menu);
    expect(await service.turns()).toBe(turns);
    expect((await phone.answer('211001')).text).toMatch(RESULT);
  },
);

/** How each gateway tells the end of a session; Africa's Talking's has an address of its own. */
function endingOf(name: string, { number, session }: Person): Told | null {
  const bare = number.slice(1);
  if (name.startsWith('africas-talking')) {
    const form = {
      sessionId: session,
      phoneNumber: number,
      status: 'Incomplete',
      hopsCount: '4',
      input: '1*2',
    };
    return { path: '/webhooks/africas-talking/{token}/ussd-events', form };
  }
  if (name.includes('airtel')) {
    const query = { SessionID: session, msisdn: bare, clean: 'clean-session', error: '522' };
    return { path: '/webhooks/ussd/airtel/{token}', query };
  }
  if (name.includes('hubtel')) {
    const json = { Mobile: bare, SessionId: session, Type: 'Timeout', Message: '', Sequence: 5 };
    return { path: '/webhooks/ussd/hubtel/{token}', json };
  }
  if (name.includes('imimobile')) {
    const msg = 'Map Dialog User Abort User Reason: User specific reason';
    const query = { msisdn: number.slice(3), msg, code: 'AROGYA', tid: '1', dcs: '0' };
    return { path: '/webhooks/ussd/imimobile/{token}', query };
  }
  return null;
}

test('two hundred sessions at once never see each other', async () => {
  const expected: Readonly<Record<string, readonly [menu: RegExp, ask: RegExp]>> = {
    '1': [/Nearest hospital/, /6-digit PIN/],
    '2': [/अस्पताल/, /पिन कोड/],
    '3': [/Paas ka aspatal/, /6 ank/],
  };
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const dialect = DIALECTS[index % DIALECTS.length]!;
      const phone = dialling(service, dialect, somebody());
      // "2" for Hindi and then "2" for the hospital are, without a name for the hop, one hop brought twice.
      const language = isNamed(dialect.name) ? String((Math.floor(index / 6) % 3) + 1) : '13'[index % 2]!;
      const [menu, ask] = expected[language]!;
      await phone.dial();
      expect((await phone.answer(language)).text).toMatch(menu);
      expect((await phone.answer('2')).text).toMatch(ask);
    }),
  );
});

test('with a queue that is broken every dialect works as always', async () => {
  await service.database.pool.query('alter schema bullmq rename to away');
  try {
    for (const dialect of DIALECTS) await lookUp(service, dialect);
  } finally {
    await service.database.pool.query('alter schema away rename to bullmq');
  }
});

// Every dialect works, but a service whose Redis is away never comes to its end: stop() waits for the queue for ever.
test('with a Redis that is away every dialect works as always, and the service can be stopped', async () => {
  const without = await startAcceptance({ REDIS_URL: 'redis://127.0.0.1:9' });
  for (const dialect of DIALECTS) await lookUp(without, dialect);
  await without.close();
});

async function lookUp(at: Acceptance, dialect: (typeof DIALECTS)[number]): Promise<void> {
  const phone = dialling(at, dialect, somebody());
  await phone.dial();
  for (const one of LOOKUP.slice(0, 2)) await phone.answer(one);
  expect((await phone.answer('211001')).text).toMatch(RESULT);
}
