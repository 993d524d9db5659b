import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SentSms } from '../channels/simulator/mailbox.ts';
import type { WhatsAppMessage } from '../channels/simulator/meta-deeds.ts';
import { firstText } from './testing/first-text.ts';
import { startTestService, type TestService } from './testing/service.ts';

/** People on WhatsApp with the whole service, over the simulated network. */
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(
    service.simulator.url + path,
    body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  return (await response.json()) as T;
}

let people = 0;
const anyone = (): string => `+9198440${String(++people).padStart(5, '0')}`;

/** Somebody with WhatsApp; every deed gives the next message that comes. */
function open(who = anyone()) {
  let last = 0;
  const next = async (): Promise<WhatsAppMessage> => {
    const inbox = await ask<{ messages: WhatsAppMessage[]; last: number }>(
      `/meta/people/${who}/inbox?after=${last}&wait=8000`,
    );
    const [message] = inbox.messages;
    if (!message) throw new Error('nothing came');
    last = message.n;
    return message;
  };
  const deed =
    (path: string) =>
    async (body: object = {}): Promise<WhatsAppMessage> => {
      const { error } = await ask<{ error?: string }>(`/meta/people/${who}/${path}`, body);
      if (error) throw new Error(error);
      return next();
    };
  const [text, tap, voice, location] = ['text', 'tap', 'voice', 'location'].map(deed);
  return {
    who,
    text: (words: string) => text!({ text: words }),
    tap: (title: string) => tap!({ tap: title }),
    voice: () => voice!(),
    location: (latitude: number, longitude: number) => location!({ latitude, longitude }),
  };
}
const titles = ({ taps = [] }: WhatsAppMessage): readonly string[] => taps.map(({ title }) => title);

describe('somebody on WhatsApp', () => {
  test('chooses a language by a tap and finds a hospital by sharing a place', async () => {
    const { text, tap, location } = open();
    const first = await text('hi');
    expect(titles(first)).toContain('English');
    const menu = await tap('English');
    expect(titles(menu).join('|')).toMatch(/SOS.*hospital/i);
    const question = await tap(titles(menu).find((title) => /hospital/i.test(title))!);
    expect(question.whatsapp.type).toBe('location_request_message');
    const result = await location(25.4358, 81.8463);
    expect(result.text).toMatch(/km/);
    expect(result.text).toContain('112');
  });

  test('sends a voice note, and is asked to write, the question standing', async () => {
    const { text, tap, voice } = open();
    await text('hi');
    const menu = await tap('English');
    const declined = await voice();
    expect(declined.text).toMatch(/voice/i);
    expect(titles(declined)).toEqual(titles(menu));
    expect((await tap(titles(menu).find((title) => /hospital/i.test(title))!)).text).toMatch(/PIN/);
  });

  test('hides the number, and is answered all the same', async () => {
    const { text } = open('IN.13491208655302741918');
    expect(titles(await text('hi'))).toContain('English');
  });

  test('cries for help', async () => {
    const { text } = open();
    expect((await text('SOS')).text).toContain('112');
  });

  test('is seen to have read it', async () => {
    const { who, text } = open();
    await text('hi');
    const read = async (): Promise<number> =>
      Number(
        (
          await service.database.pool.query(
            "select count(*) as n from outbox where channel = 'whatsapp-cloud/whatsapp' and status = 'read'",
          )
        ).rows[0].n,
      );
    for (let tries = 0; (await read()) === 0 && tries < 200; tries++)
      await new Promise((done) => setTimeout(done, 20));
    expect(await read()).toBeGreaterThan(0);
    expect(who).toMatch(/^\+91/);
  });
});

describe('an answer that nobody could send', () => {
  const messages = async (who: string): Promise<readonly SentSms[]> =>
    (await ask<{ messages: SentSms[] }>(`/phones/${who}/inbox`)).messages;
  const waiting = async (): Promise<boolean> =>
    (await service.database.pool.query("select 1 from outbox where kind = 'message' and status = 'pending'"))
      .rows.length > 0;

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await isSo()); tries++) {
      if (tries > 400) throw new Error('it never was so');
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Somebody writes while no worker runs; it begins again so much later. What they then have. */
  async function answeredAfter(ms: number, variables: Record<string, string>): Promise<readonly SentSms[]> {
    await service.restart({ variables, works: false });
    const who = anyone();
    await ask(`/meta/people/${who}/text`, { text: 'hi' });
    await until(waiting);
    service.advance(ms / 60_000);
    service.work();
    await until(async () => (await messages(who)).length > 0);
    return messages(who);
  }
  const DAY_MS = 24 * 3_600_000;
  let body: string;
  let WHATSAPP_TEMPLATES: string;
  beforeAll(async () => {
    const { name, ...first } = await firstText();
    ({ body } = first);
    WHATSAPP_TEMPLATES = JSON.stringify({ [name]: { name: 'message', language: 'en', body } });
    const components = [{ type: 'BODY', text: body }];
    await ask('/meta/templates', { name: 'message', language: 'en', category: 'UTILITY', components });
  });

  test('goes as it is within 24 hours', async () => {
    const [message] = await answeredAfter(DAY_MS - 60_000, { WHATSAPP_TEMPLATES });
    expect(message).toMatchObject({ medium: 'whatsapp', whatsapp: { type: 'list' } });
  });

  test('goes as a template a second later', async () => {
    const [message] = await answeredAfter(DAY_MS + 1_000, { WHATSAPP_TEMPLATES });
    expect(message).toMatchObject({
      medium: 'whatsapp',
      whatsapp: { type: 'template', template: { name: 'message', language: 'en' } },
    });
    expect(message!.text).toBe(body);
  });

  test('goes as an SMS where there is none', async () => {
    const [message] = await answeredAfter(DAY_MS + 1_000, {});
    expect(message!.medium).toBeUndefined();
    expect(message!.text).toMatch(/English/);
  });

  test('goes as an SMS where WhatsApp says that the window is closed', async () => {
    const who = anyone();
    await ask(`/meta/people/${who}/settings`, { window: 'closed', refusal: 'status', reportMs: 300 });
    await ask(`/meta/people/${who}/text`, { text: 'hi' });
    await until(async () => (await messages(who)).length > 0);
    expect(await messages(who)).toMatchObject([{ to: who, text: expect.stringMatching(/English/) }]);
    expect((await messages(who))[0]!.medium).toBeUndefined();
  });
});

test('the log of all this holds no number, id or text', () => {
  const all = service.log.join('');
  expect(all).toContain('turn.saved');
  expect(all).not.toMatch(/98440\d{5}|13491208655302741918|wamid/);
});
