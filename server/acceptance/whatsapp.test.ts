import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWhatsApp } from '../../channels/media/whatsapp.ts';
import type { WhatsAppForm } from '../../channels/media/whatsapp-form.ts';
import { loadCountry } from '../../core/country/country.ts';
import { createMessages } from '../../core/text/messages.ts';
import type { Screen } from '../../flows/screen.ts';
import { catalogues } from '../catalogues.ts';
import { firstText } from '../testing/first-text.ts';
import { eventually } from '../testing/service.ts';
import { SECRETS, startAcceptance, type Acceptance } from './testing/service.ts';
import { escaped, signOfMeta, somebody, tell } from './testing/tell.ts';
import { ROADS, type Done } from './testing/whatsapp-roads.ts';
import { MESSAGE_WEBHOOKS, metaNotice } from './testing/webhooks.ts';

/** Acceptance, "WhatsApp": Meta's own and Twilio's, on the running service. */
let service: Acceptance;
let TEMPLATES: Readonly<Record<string, string>>;
beforeAll(async () => {
  const { name, body } = await firstText();
  TEMPLATES = {
    TWILIO_TEMPLATES: JSON.stringify({ [name]: { sid: 'HXapproved', body } }),
    WHATSAPP_TEMPLATES: JSON.stringify({ [name]: { name: 'a_text', language: 'hi', body } }),
  };
  service = await startAcceptance();
});
afterAll(() => service.close());
beforeEach(() => service.providers.say(null));

describe.each(ROADS.map((road) => [road.name, road] as const))('%s', (name, road) => {
  const { did } = MESSAGE_WEBHOOKS.find((webhook) => webhook.name === name)!;
  const rowOf = async (): Promise<{ channel: string; status: string; error: string | null }> =>
    (
      await service.rows<{ channel: string; status: string; error: string | null }>(
        `select channel, status, error from outbox where kind = 'message' order by created_at desc limit 1`,
      )
    )[0]!;

  test('a voice note is declined in words, and the question stands; a location at 0,0 is a place', async () => {
    const { number } = somebody();
    const phone = await service.phone(number);
    const ask = async (done: Done, value: unknown = true): Promise<string> => {
      await road.did(service.simulator.url, number, done, value);
      return (await phone.receive(10_000))?.text ?? 'nothing';
    };
    await ask('text', 'hello');
    await ask('text', '1');
    expect(await ask('text', 'hospital')).toMatch(/PIN/);
    expect(await ask('voice')).toMatch(/voice|listen|write/i);
    expect(await ask('location', { latitude: 0, longitude: 0 })).toMatch(/no public hospital near there/);
    await ask('text', 'hospital');
    expect(await ask('text', '211001')).toMatch(/km/);
  });

  test('somebody who hides the number is a person like any other, and answered under their id', async () => {
    const id = `IN.${somebody().number.slice(1)}`;
    const turns = await service.turns();
    await road.did(service.simulator.url, id, 'text', 'hello');
    const asked = await eventually(
      async () => service.providers.asked.filter(road.isSend),
      ({ length }) => length > 0,
    );
    expect(road.read(asked[0]!).to).toBe(id);
    expect(await service.turns()).toBe(turns + 1);
  });

  test('a second after the 24 hours it goes as an approved template, before them as it is', async () => {
    await service.restart(TEMPLATES);
    for (const [minutes, template] of [
      [23 * 60, null],
      [24 * 60 + 1 / 60, road.template],
    ] as const) {
      service.hold();
      service.providers.say((asked) => (road.isSend(asked) ? road.busy : undefined));
      await tell(service, did(somebody(), ['hello']));
      await eventually(rowOf, ({ error }) => error !== null);
      service.providers.say((asked) => (road.isSend(asked) ? road.taken('taken') : undefined));
      service.advance(minutes);
      const asked = await eventually(
        async () => service.providers.asked.filter(road.isSend),
        ({ length }) => length > 0,
      );
      const first = road.read(asked[0]!);
      // What can be tapped is a content of its own at Twilio.
      expect(first.template === road.template).toBe(template !== null);
      expect(await eventually(rowOf, ({ status }) => status === 'accepted')).toMatchObject({ channel: name });
    }
    service.letGo();
    await service.restart({});
  });

  test('told later that the window is closed: the approved template goes first, and an SMS after that', async () => {
    await service.restart(TEMPLATES);
    const person = somebody();
    const phone = await service.phone(person.number);
    const sent: { readonly id: string; readonly template: string | null }[] = [];
    service.providers.say((asked) => {
      if (!road.isSend(asked)) return undefined;
      const id = `${person.session}x${sent.length}`;
      sent.push({ id, template: road.read(asked).template });
      return road.taken(id);
    });
    await tell(service, did(person, ['hello']));
    for (const [index, isTemplate] of [false, true].entries()) {
      await eventually(rowOf, ({ status }) => status === 'accepted' && sent.length === index + 1);
      expect(sent).toHaveLength(index + 1);
      expect([sent[index]!.template === road.template, (await rowOf()).channel]).toEqual([isTemplate, name]);
      expect((await tell(service, road.told(sent[index]!.id))).status).toBe(200);
    }
    expect((await phone.receive(10_000))?.text).toMatch(/1 English/);
    expect(await eventually(rowOf, ({ channel }) => channel.endsWith('/sms'))).toMatchObject({
      channel: expect.stringMatching(/\/sms$/),
    });
    expect(sent).toHaveLength(2);
    await service.restart({});
  });

  test.each(['refused at once', 'told later'])('outside the window (%s) it becomes an SMS', async (when) => {
    const person = somebody();
    const phone = await service.phone(person.number);
    const isLater = when === 'told later';
    service.providers.say((asked) => {
      if (!road.isSend(asked)) return undefined;
      return isLater ? road.taken(person.session) : road.outside;
    });
    await tell(service, did(person, ['hello']));
    if (isLater) {
      await eventually(rowOf, ({ status }) => status === 'accepted');
      expect((await tell(service, road.told(person.session))).status).toBe(200);
    }
    const sms = await phone.receive(10_000);
    expect(sms?.medium).toBeUndefined();
    expect(sms?.text).toMatch(/1 English/);
    expect((await eventually(rowOf, ({ channel }) => channel.endsWith('/sms'))).channel).toMatch(/\/sms$/);
  });
});

describe('Meta’s address', () => {
  const send = async (body: string, signature: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    return (await fetch(`${service.url}/webhooks/whatsapp-cloud`, { method: 'POST', body, headers })).status;
  };
  const textBy = (number: string, body: string): object => ({
    from: number.slice(1),
    id: `wamid.${number}${body.length}`,
    timestamp: '1700000000',
    type: 'text',
    text: { body },
  });

  test('the bytes are signed as they came: Hindi escaped or not, and no others', async () => {
    const secret = SECRETS.WHATSAPP_APP_SECRET;
    const plain = (): string =>
      JSON.stringify(metaNotice({ messages: [textBy(somebody().number, 'नमस्ते 🙏 अस्पताल')] }));
    for (const write of [plain, () => escaped(plain())]) {
      const body = write();
      const turns = await service.turns();
      expect(await send(body, signOfMeta(secret, body))).toBe(200);
      expect(await service.turns()).toBe(turns + 1);
    }
    const body = escaped(plain());
    expect(await send(body, signOfMeta(secret, JSON.stringify(JSON.parse(body))))).toBe(403);
    expect(await send(body, signOfMeta(secret, body).slice('sha256='.length))).toBe(403);
  });

  test('one bad item in a batch harms none of the others', async () => {
    const [one, other] = [somebody(), somebody()];
    const turns = await service.turns();
    const messages = [
      textBy(one.number, 'hello'),
      { from: 'nobody', id: 'wamid.bad', type: 'text', text: { body: 'x' } },
      null,
      { id: 7, type: {} },
      { from: one.number.slice(1), id: 'wamid.odd', type: 'text', text: 'not an object' },
      textBy(other.number, 'hello there'),
    ];
    const statuses = [
      { id: 'wamid.nobodys', status: 'delivered' },
      'not a status',
      { status: 'failed', errors: [{}] },
    ];
    const json = metaNotice({ contacts: ['none'], messages, statuses });
    expect((await tell(service, { path: '/webhooks/whatsapp-cloud', json })).status).toBe(200);
    // The one without its text is answered as whatever cannot be read.
    expect(await service.turns()).toBe(turns + 3);
  });
});

describe('what is drawn', () => {
  const { say } = createMessages({ catalogues, constants: loadCountry('IN').constants });
  const medium = createWhatsApp({ today: () => '2026-11-23' });
  const label = (n: number): string => `${n} क्षेत्रीय स्वास्थ्य केन्द्र, प्रयागराज 👨‍👩‍👧‍👦`;
  const screen = {
    say: [{ key: 'common.busy' }],
    ask: {
      kind: 'choice',
      options: Array.from({ length: 23 }, (_, n) => ({
        value: `v${n}`,
        label: { key: 'common.text', params: { text: label(n) } },
      })),
    },
  } as unknown as Screen;
  const wording = {
    languages: ['hi'],
    say: (line: { key: string; params?: Record<string, unknown> }, ...rest: [string, 'whatsapp']) =>
      line.key === 'common.text' ? String(line.params!.text) : say(line as never, ...rest),
  } as never;
  const { pages } = medium.draw(screen, wording, 0);
  const forms = Array.from(
    { length: pages },
    (_, page) => medium.draw(screen, wording, page).form as WhatsAppForm,
  );

  test('more than ten options are pages of at most ten rows, and each option is on one of them', () => {
    expect(pages).toBeGreaterThan(2);
    const ids = forms.flatMap((form) => (form.type === 'list' ? form.rows.map(({ id }) => id) : []));
    for (const form of forms) if (form.type === 'list') expect(form.rows.length).toBeLessThanOrEqual(10);
    expect(new Set(ids).size).toBeGreaterThanOrEqual(23);
  });

  test('labels fit, and are cut between graphemes', () => {
    const segments = (text: string): string[] =>
      [...new Intl.Segmenter('hi', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
    for (const { title, description = '' } of forms.flatMap((form) =>
      form.type === 'list' ? form.rows : [],
    )) {
      expect([title.length <= 24, description.length <= 72]).toEqual([true, true]);
      const whole = segments(title.replace(/…$/, ''));
      const n = Number(title.split(' ')[0]);
      if (!Number.isNaN(n) && title.endsWith('…'))
        expect(segments(label(n)).slice(0, whole.length)).toEqual(whole);
    }
  });
});
