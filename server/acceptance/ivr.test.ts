import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { twilioLanguages } from '../../channels/twilio/languages.ts';
import { languages } from '../../core/text/languages.ts';
import { calling, LINES, type Line } from './testing/calls.ts';
import { startAcceptance, type Acceptance } from './testing/service.ts';
import { somebody, tell } from './testing/tell.ts';
import { MESSAGE_WEBHOOKS, type Fields, type Person } from './testing/webhooks.ts';

/** Acceptance, "IVR": calls on the running service, each document read strictly. */
let service: Acceptance;
/** A hospital whose name no document can hold as it is. */
const ODD = { en: 'A & B <Civil>', hi: 'राम & संस <सिविल>' };
const PIN = '211001';

beforeAll(async () => {
  service = await startAcceptance();
  const { rowCount } = await service.database.pool.query(
    `update facility set name = $1, names = names || $2::jsonb where district ilike 'prayagraj' or name ilike '%prayagraj%'`,
    [ODD.en, JSON.stringify({ en: ODD.en, hi: ODD.hi })],
  );
  if (!rowCount) throw new Error('there is no hospital to be renamed');
});
afterAll(() => service.close());
beforeEach(() => service.letGo());

const table = LINES.map((line) => [line.name, line] as const);

/** A call of somebody who chose this language, at its menu. */
async function atMenu(line: Line, language: '1' | '2' = '1', person: Person = somebody()) {
  const call = calling(service, line, person);
  await call.ring();
  await call.press(language);
  return call;
}

describe.each(table)('%s', (_, line) => {
  test.each([
    ['1', ODD.en],
    ['2', ODD.hi],
  ] as const)(
    'what a document cannot hold is escaped, and read as it was written (language %s)',
    async (language, name) => {
      const call = await atMenu(line, language);
      await call.press('2');
      const result = await call.press(PIN);
      expect(result.text).toContain(name);
      expect(result.answer.body).toMatch(/&amp; [^<]*&lt;/);
      expect(result.answer.type).toMatch(/^(text|application)\/xml\b/);
    },
  );

  test('every question is followed by a redirect, in a call to a result, its repeats and the SOS', async () => {
    for (const language of ['1', '2'] as const) {
      const call = await atMenu(line, language);
      for (const keys of ['9', '2', '0', '2', PIN, '9', '00', '*', '1']) {
        await call.press(keys);
        if (!call.isOver()) await call.listen();
        if (call.isOver()) break;
      }
      expect(call.documents.length).toBeGreaterThan(8);
      for (const { actions } of call.documents) {
        const names = actions.map(({ name }) => name);
        const asked = names.indexOf(line.question);
        if (asked >= 0) expect(names.slice(asked)).toEqual([line.question, 'Redirect']);
      }
    }
  });

  test('three silences in a row are the end, with a goodbye', async () => {
    const call = await atMenu(line);
    const question = await call.press('2');
    expect((await call.listen()).text).toBe(question.text);
    expect((await call.listen()).text).toBe(question.text);
    expect((await call.listen()).text).toMatch(/Goodbye/);
    expect(call.isOver()).toBe(true);
  });

  test('whoever falls silent after an SOS hears the numbers once more', async () => {
    const call = await atMenu(line);
    expect((await call.press('*')).text).toContain('1 1 2');
    for (let silences = 0; silences < 6 && !call.isOver(); silences++) await call.listen();
    expect(call.isOver()).toBe(true);
    expect(call.documents.at(-1)!.text).toContain('1 1 2');
  });

  test('a hang-up in the middle of a question is no answer, whatever was pressed', async () => {
    const call = await atMenu(line);
    await call.press('2');
    const turns = await service.turns();
    const { answer } = await call.hangUp(PIN);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toMatch(/Say|Hospital/);
    expect(await service.turns()).toBe(turns);
  });
});

describe('speech', () => {
  const twilio = LINES.find(({ hearsSpeech }) => hearsSpeech)!;

  test('is taken as keys are, and a guess is asked again or, for an SOS, confirmed', async () => {
    const call = await atMenu(twilio);
    await call.until(/Nearest hospital/);
    await call.press('2');
    expect(call.documents.at(-1)!.actions[0]!.attributes.input).toBe('dtmf speech');
    expect((await call.say('Prayagraj', '0.2')).text).toMatch(/Not found|say|PIN/i);
    expect((await call.say('help me', '0.2')).text).toMatch(/If it is an emergency, call/i);
    expect((await call.press('2')).text).not.toMatch(/1 1 2 now/);
    expect((await call.say('help me', '0.9')).text).toContain('1 1 2');
  });

  test('every language that is offered has a voice, or is heard from recordings', () => {
    const mute = languages.filter(({ code }) => twilioLanguages[code.split('-')[0]!]?.say === null);
    expect(mute).toEqual([]);
  });
});

describe('Exotel', () => {
  const exotel = MESSAGE_WEBHOOKS.find(({ name }) => name === 'exotel/voice')!;
  const steps = async (inputs: readonly string[], spelled: (keys: string) => string): Promise<string> => {
    const person = somebody();
    let said = (await tell(service, exotel.did(person, []))).body;
    for (const keys of inputs) {
      const { query, path } = exotel.did(person, [keys]);
      said = (await tell(service, { path, query: { ...query, digits: spelled(keys) } })).body;
    }
    return (JSON.parse(said) as { gather_prompt: { text: string } }).gather_prompt.text;
  };

  test.each([
    ['in quotes', (keys: string) => `"${keys}"`],
    ['plain', (keys: string) => keys],
  ])('digits %s are the same digits, with a status of "null"', async (_, spelled) => {
    expect(await steps(['1', '2', PIN], spelled)).toContain(ODD.en);
  });

  test.each(['null', '"null"', ''])('digits of %p are silence', async (digits) => {
    const person = somebody();
    await tell(service, exotel.did(person, []));
    const { query, path } = exotel.did(person, ['x']);
    const { status } = await tell(service, { path, query: { ...query, digits } });
    expect(status).toBe(200);
  });
});

test.each([...LINES.map(({ name }) => name), 'exotel/voice'])(
  '%s: a call opens without a word about what was asked before, whoever or whatever takes it',
  async (name) => {
    const { did } = MESSAGE_WEBHOOKS.find((webhook) => webhook.name === name)!;
    const person = somebody();
    for (const inputs of [[], ['1'], ['1', '2'], ['1', '2', PIN]]) await tell(service, did(person, inputs));
    const { status, body } = await tell(service, did({ ...person, session: `${person.session}b` }, []));
    expect(status).toBe(200);
    expect(body).toContain('Continue where you stopped?');
    expect(body).not.toMatch(/hospital|PIN|A &amp; B|2 1 1/i);
  },
);

describe('a missed call', () => {
  const ring = (person: Person, session = person.session): Promise<{ status: number }> => {
    const query = {
      CallSid: session,
      CallFrom: `0${person.number.slice(3)}`,
      CallTo: '08088919888',
      Direction: 'incoming',
    };
    return tell(service, { path: '/webhooks/missed-call/{token}', query });
  };
  const wishes = () =>
    service.rows<{ due: number }>(
      `select extract(epoch from due_at - created_at)::float as due from outbox where kind = 'call-back' order by created_at`,
    );

  test('is one wish for a call, however often it is told and however often it rings, and waits for the line', async () => {
    const person = somebody();
    const before = (await wishes()).length;
    await Promise.all(Array.from({ length: 20 }, () => ring(person)));
    for (const more of ['b', 'c']) await ring(person, person.session + more);
    const after = await wishes();
    expect(after.length).toBe(before + 1);
    // Ten seconds, or in the quiet hours the next morning.
    expect(after.at(-1)!.due).toBeGreaterThanOrEqual(9.9);
  });

  test('an answering machine that takes the call back hears nothing', async () => {
    const twilio = LINES.find(({ name }) => name === 'twilio/voice')!;
    for (const by of ['machine_start', 'machine_end_beep', 'fax']) {
      const person = somebody();
      const outbound: Fields = {
        From: '+15005550006',
        To: person.number,
        Direction: 'outbound-api',
        AnsweredBy: by,
      };
      const turns = await service.turns();
      const { actions } = await calling(service, twilio, person).ring(outbound);
      expect(actions.map(({ name }) => name)).toEqual(['Hangup']);
      expect(await service.turns()).toBe(turns);
    }
  });

  test('a person who takes it meets the conversation from its beginning', async () => {
    const phone = await service.phone(somebody().number);
    await ring({ number: phone.number, session: 'taken' });
    // Whatever the hour, quiet or not: when it is due.
    service.advance((await wishes()).at(-1)!.due / 60);
    expect(await phone.rings(15_000)).toBe(true);
    const heard = await phone.pickUp();
    expect(heard.error).toBeUndefined();
    expect(heard.heard.map(({ text }) => text).join(' ')).toMatch(/डॉक्टर नहीं|not a doctor/);
  });
});
