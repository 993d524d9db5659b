import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { countParts } from '../../channels/simulator/septets.ts';
import { eventually } from '../testing/service.ts';
import { filling, registeredTexts } from './testing/registered.ts';
import { startAcceptance, type Acceptance } from './testing/service.ts';
import { openTexting, sent, takeTexts, type Saying } from './testing/sms-phones.ts';
import { SMS_PROVIDERS, type SmsProvider } from './testing/sms-providers.ts';
import { somebody, tell } from './testing/tell.ts';
import { MESSAGE_WEBHOOKS } from './testing/webhooks.ts';

/** Acceptance, "SMS": every provider of texts on the running service; the providers are of this test's making. */
let service: Acceptance;
let msg91: Acceptance;
/** By the id at the register: the text that was registered, as `npm run templates` prints it. */
const registered = new Map<string, string>();
const DLT = { entity: '1001234567890123456', header: 'AROGYA' };
const at = ({ name }: { readonly name: string }): Acceptance => (name === 'msg91/sms' ? msg91 : service);

beforeAll(async () => {
  const names: Record<string, string> = {};
  for (const [index, { name, text }] of (await registeredTexts()).entries()) {
    names[name] = `1407${String(index).padStart(15, '0')}`;
    registered.set(names[name], text);
  }
  const environment = {
    DLT_ENTITY_ID: DLT.entity,
    SMS_HEADER: DLT.header,
    DLT_TEMPLATES: JSON.stringify(names),
  };
  service = await startAcceptance(environment);
  msg91 = await startAcceptance({ ...environment, SMS_GATEWAY: 'msg91' });
}, 120_000);
afterAll(async () => {
  await service.close();
  await msg91.close();
});
beforeEach(() => accepting());

const table = SMS_PROVIDERS.map((provider) => [provider.name, provider] as const);
/** Every provider takes everything, unless it says something else. */
const accepting = (says?: Saying): void => takeTexts([service, msg91], says);
const texting = (provider: SmsProvider) => openTexting(at(provider), provider, somebody());

const TALK = 'hello 1 2 211001 98 menu HELP 2 STOP START SOS'.split(' ');

describe('what leaves to +91', () => {
  test.each(
    ['exotel/sms', 'infobip/sms', 'msg91/sms'].flatMap((name) => [
      [name, 'English', TALK],
      [name, 'Hindi', ['अस्पताल', '2', '211001', '98', 'मेन्यू', 'मदद', '2', 'बंद', 'चालू', 'बचाओ']],
      [name, 'Hinglish', ['hello', '3', '2', '211001', '98', 'menu', 'band karo', 'bachao']],
    ]) as [string, string, string[]][],
  )(
    '%s, in %s: bears header, entity and template, and is a filling of that template',
    async (name, _, inputs) => {
      const phone = texting(SMS_PROVIDERS.find((one) => one.name === name)!);
      for (const input of inputs) {
        const answer = await phone.ask(input);
        const { error } = await phone.row();
        expect({ input, answered: answer !== 'no answer', error }).toEqual({
          input,
          answered: true,
          error: null,
        });
      }
      for (const { text, header, entity, template } of phone.mine()) {
        expect(header).toBe(DLT.header);
        // MSG91 keeps the entity with the account.
        if (name !== 'msg91/sms') expect(entity).toBe(DLT.entity);
        expect(text).toMatch(filling(registered.get(template!)!));
      }
    },
  );

  // A question that is asked again is not among the texts worth registering.
  test('is a promise to call where the text itself is not registered', async () => {
    const phone = texting(SMS_PROVIDERS.find(({ name }) => name === 'exotel/sms')!);
    for (const input of ['hello', '1', 'HELP', '2']) await phone.ask(input);
    expect(await phone.ask('qwxqwx')).toMatch(/we will call you soon/);
  });

  test('is never longer than three parts', () => {
    expect(sent.length).toBeGreaterThan(80);
    expect(sent.filter(({ text }) => countParts(text) > 3)).toEqual([]);
  });
});

/** Each is confirmed in the language of the word or of the person: STOP names START, once, and the other way round. */
const WORDS: readonly (readonly [word: string, answer: RegExp])[] = [
  ['STOP', /START/],
  ['START', /STOP/],
  ['HELP', /Is it one\?|आपातकाल है\?/],
  ['बंद', /START/],
  ['चालू', /STOP/],
  ['band karo', /START/],
  ['शुरू करो', /STOP/],
  ['रोको', /START/],
  ['मदद', /Is it one\?|आपातकाल है\?/],
  ['बचाओ', /112/],
];

describe.each(table)('%s', (name, provider) => {
  test('the words that beat every state are understood, in English, Hindi and Hinglish', async () => {
    const phone = texting(provider);
    for (const text of ['hello', '1']) await phone.ask(text);
    for (const [word, answer] of WORDS) {
      const answered = await phone.ask(word);
      expect(`${word}: ${answered}`).toMatch(answer);
    }
  });

  test('"STOP 12345" is no STOP', async () => {
    const phone = texting(provider);
    await phone.ask('hello');
    await phone.ask('1');
    expect(await phone.ask('STOP 12345')).not.toMatch(/no messages from us/);
  });

  test('what an operator writes from a name is dropped', async () => {
    const webhook = MESSAGE_WEBHOOKS.find((one) => one.name === name)!;
    const told = JSON.parse(
      JSON.stringify(
        webhook.did({ number: '+910000000000', session: `MTN${name}` }, ['Recharge now']),
      ).replace(/"(\+?91|0)0{10}"/, '"MTN"'),
    ) as Parameters<typeof tell>[1];
    expect(JSON.stringify(told)).toContain('"MTN"');
    const before = [await at(provider).turns(), await at(provider).messages()];
    expect((await tell(at(provider), told)).status).toBe(200);
    expect([await at(provider).turns(), await at(provider).messages()]).toEqual(before);
  });

  test('reports in any order, twice, and before the message is known to us: the furthest counts', async () => {
    const phone = texting(provider);
    await phone.ask('hello');
    const { provider_message_id: id } = await eventually(
      () => phone.row(),
      (row) => row.provider_message_id !== null,
    );
    for (const word of ['delivered', 'sent', 'failed', 'delivered', 'sent'] as const) {
      const told = provider.report(id!, word);
      if (told) expect((await tell(at(provider), told)).status).toBe(200);
      expect(await phone.row()).toMatchObject({ status: 'delivered', error: null });
    }
    accepting(async (one, next) => {
      await tell(at(one), one.report(next, 'delivered')!);
      return one.accept(next);
    });
    const early = texting(provider);
    await early.ask('hello');
    const row = await eventually(
      () => early.row(),
      ({ status }) => status === 'delivered',
    );
    expect(row).toMatchObject({ status: 'delivered' });
  });

  test('a refusal of our key in plain words is tried again later, and is no bug', async () => {
    accepting(() => ({ status: 401, body: 'The supplied authentication is invalid' }));
    const phone = texting(provider);
    await phone.ask('hello');
    const row = await eventually(
      () => phone.row(),
      ({ error }) => error !== null,
    );
    expect(row).toMatchObject({ status: 'pending', error: expect.stringMatching(/credentials/) });
  });
});

test.each([
  ['InvalidSenderId', { status: 'pending', error: 'invalid-sender' }],
  ['Sent to 0/1 Total Cost: 0', { status: 'failed', error: 'no-recipient' }],
])('Africa’s Talking: 201 without a recipient (%s) is a failure', async (Message, wanted) => {
  const [africasTalking] = SMS_PROVIDERS;
  const body = JSON.stringify({ SMSMessageData: { Message, Recipients: [] } });
  accepting((one) => (one === africasTalking ? { status: 201, body } : { status: 401, body: 'invalid' }));
  const phone = texting(africasTalking!);
  await phone.ask('hello');
  expect(
    await eventually(
      () => phone.row(),
      ({ error }) => error !== null,
    ),
  ).toMatchObject(wanted);
});

test('a provider that says nothing: unknown after the time-out, and never sent again, by a restart neither', async () => {
  accepting(() => 'stall');
  const phones = SMS_PROVIDERS.map((provider) => texting(provider));
  for (const phone of phones) await phone.write('hello');
  const states = async (): Promise<string[]> =>
    Promise.all(phones.map(async (phone) => (await phone.row()).status));
  const unknown = phones.map(() => 'unknown');
  expect(await eventually(states, (now) => now.every((one) => one === 'unknown'), 15_000)).toEqual(unknown);
  accepting();
  for (const one of [service, msg91]) await one.restart();
  await sleep(2_500);
  expect(phones.map((phone) => phone.mine().length)).toEqual(phones.map(() => 1));
  expect(await states()).toEqual(unknown);
}, 40_000);

// Its turn is taken and nothing is sent: the gateway has no sender, and its reply to the webhook says nothing either.
test('a text through a gateway that only brings texts is answered by another, an SOS too', async () => {
  const netcore = await startAcceptance({ SMS_GATEWAY: 'netcore' });
  const webhook = MESSAGE_WEBHOOKS.find(({ name }) => name === 'netcore/sms')!;
  const person = somebody();
  await tell(netcore, webhook.did(person, ['SOS']));
  const answer = await (await netcore.phone(person.number)).receive(5_000);
  await netcore.close();
  expect(answer?.text).toMatch(/112/);
});
