import { describe, expect, test } from '@jest/globals';
import { SendFailed } from '../core/errors.ts';
import { PhoneNumber } from '../core/phone.ts';
import type { Accepted, Channel } from './channel.ts';
import { createHealth, routed } from './routes.ts';

type Answer = 'ok' | SendFailed['outcome'] | 'broken';

const home = PhoneNumber.parse('+919812345678')!;
const abroad = PhoneNumber.parse('+254711082300')!;
const channel = (id: Channel['id'], medium: string, homeOnly = false, registers = false) =>
  ({
    id,
    medium: { id: medium },
    ...(homeOnly ? { homeOnly } : {}),
    ...(registers ? { registers } : {}),
  }) as Pick<Channel, 'id' | 'medium' | 'homeOnly'>;
const CHANNELS = [
  channel('home/sms', 'sms', true),
  channel('one/sms', 'sms'),
  channel('two/sms', 'sms'),
  channel('told/sms', 'sms', true, true),
  channel('tells/sms', 'sms', true, true),
  channel('one/whatsapp', 'whatsapp'),
  channel('two/whatsapp', 'whatsapp'),
];

function network(answers: Readonly<Record<string, Answer>>) {
  let ms = 0;
  const asked: string[] = [];
  const said = new Map(Object.entries(answers));
  const roads = new Map(
    CHANNELS.map(({ id }) => [
      id as string,
      async (_: { to: PhoneNumber }): Promise<Accepted> => {
        asked.push(id);
        const answer = said.get(id) ?? 'ok';
        if (answer === 'ok') return { providerMessageId: `m-${id}` };
        throw answer === 'broken' ? new Error('a fault of ours') : new SendFailed(answer, `${id}-${answer}`);
      },
    ]),
  );
  const health = createHealth(() => ms);
  const isHome = (to: unknown): boolean => to === home;
  const senders = routed(roads, CHANNELS, { health, isHome });
  return {
    asked,
    say: (id: string, answer: Answer) => said.set(id, answer),
    pass: (by: number) => (ms += by),
    send: (id: string, to = home) =>
      senders.get(id)!({ to }).then(
        ({ channel: by }) => by ?? 'its own',
        (error: unknown) => (error instanceof SendFailed ? error.reason : (error as Error).message),
      ),
  };
}

describe('one message', () => {
  test.each<
    [
      what: string,
      by: string,
      to: PhoneNumber,
      answers: Record<string, Answer>,
      went: string,
      asked: string[],
    ]
  >([
    ['goes by its own road', 'one/sms', home, {}, 'its own', ['one/sms']],
    [
      'that a provider did not take goes by the next',
      'home/sms',
      home,
      { 'home/sms': 'retry' },
      'one/sms',
      ['home/sms', 'one/sms'],
    ],
    [
      'goes by no other when it may have left',
      'one/sms',
      home,
      { 'one/sms': 'unknown' },
      'one/sms-unknown',
      ['one/sms'],
    ],
    [
      'that is refused is refused',
      'one/sms',
      home,
      { 'one/sms': 'rejected' },
      'one/sms-rejected',
      ['one/sms'],
    ],
    [
      'with a fault of ours is not tried about',
      'one/sms',
      home,
      { 'one/sms': 'broken' },
      'a fault of ours',
      ['one/sms'],
    ],
    [
      'that nobody takes now is for later, whatever the others say',
      'one/sms',
      home,
      {
        'one/sms': 'retry',
        'home/sms': 'rejected',
        'two/sms': 'elsewhere',
        'told/sms': 'retry',
        'tells/sms': 'retry',
      },
      'one/sms-retry',
      ['one/sms', 'home/sms', 'two/sms', 'told/sms', 'tells/sms'],
    ],
    [
      'that operators know by its template goes by nobody who does not tell them',
      'told/sms',
      home,
      { 'told/sms': 'retry', 'tells/sms': 'retry' },
      'told/sms-retry',
      ['told/sms', 'tells/sms'],
    ],
    ['abroad goes by who reaches it', 'home/sms', abroad, {}, 'one/sms', ['one/sms']],
    [
      'of a messenger has its own road alone',
      'one/whatsapp',
      home,
      { 'one/whatsapp': 'retry' },
      'one/whatsapp-retry',
      ['one/whatsapp'],
    ],
  ])('%s', async (_, by, to, answers, went, asked) => {
    const net = network(answers);
    expect(await net.send(by, to)).toBe(went);
    expect(net.asked).toEqual(asked);
  });
});

test('a provider that fails three times in a row rests, and is tried again after it', async () => {
  const net = network({ 'one/sms': 'retry' });
  for (let n = 0; n < 3; n++) expect(await net.send('one/sms')).toBe('home/sms');
  net.asked.length = 0;
  expect(await net.send('one/sms')).toBe('home/sms');
  expect(net.asked).toEqual(['home/sms']);
  net.pass(30_000);
  expect(await net.send('one/sms')).toBe('home/sms');
  expect(net.asked).toEqual(['home/sms', 'one/sms', 'home/sms']);
  expect(await net.send('one/sms')).toBe('home/sms');
  expect(net.asked).toHaveLength(4);
  net.pass(30_000);
  net.say('one/sms', 'ok');
  expect(await net.send('one/sms')).toBe('its own');
  expect(await net.send('one/sms')).toBe('its own');
});

test('two failures with a success between them are no illness; a refusal says nothing of the provider', async () => {
  const net = network({});
  for (const answer of ['retry', 'ok', 'retry', 'rejected', 'retry'] as const) {
    net.say('one/sms', answer);
    await net.send('one/sms');
  }
  net.say('one/sms', 'ok');
  expect(await net.send('one/sms')).toBe('its own');
});

test('where all are ill the first is asked all the same', async () => {
  const net = network({
    ...{ 'home/sms': 'retry', 'one/sms': 'retry', 'two/sms': 'retry' },
    ...{ 'told/sms': 'retry', 'tells/sms': 'retry' },
  });
  for (let n = 0; n < 4; n++) expect(await net.send('one/sms')).toBe('one/sms-retry');
});
