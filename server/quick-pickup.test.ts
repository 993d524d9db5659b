import { afterEach, expect, test } from '@jest/globals';
import type { Phone } from '../channels/simulator/phone.ts';
import { createVault } from '../core/crypto/vault.ts';
import { startProviders, type Providers } from './acceptance/testing/providers.ts';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** Who picks up a call of ours before its provider has told us its name for it meets what the call was made for. */

const asha = '+919812000041';
const secret = Buffer.alloc(32, 7);

/** Each provider alone, with where it is asked to call: without these variables no other calls. */
const PROVIDERS = [
  ['twilio', ['EXOTEL_SID', 'AT_VOICE_FROM'], /\/Calls\.json$/],
  ['africas-talking', ['EXOTEL_SID'], /^\/call$/],
  ['exotel', [], /\/Calls\/connect$/],
] as const;

let running: TestService | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** A service whose provider takes calls on at once, and says so when it is let. */
async function start(missing: readonly string[], calls: RegExp) {
  let providers: Providers;
  let say = (): void => undefined;
  const said = new Promise<void>((resolve) => (say = resolve));
  const service = await startTestService({
    variables: {
      DATA_KEYS: `k1:${secret.toString('base64')}`,
      ...Object.fromEntries(missing.map((name) => [name, ''])),
    },
    standBetween: async (url) => {
      providers = await startProviders(url);
      providers.say(async ({ method, path, headers, body }) => {
        if (!calls.test(path)) return undefined;
        const names = ['authorization', 'apikey', 'accept', 'content-type'];
        const kept = names.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []));
        const answer = await fetch(url + path, { method, headers: kept as [string, string][], body });
        const text = await answer.text();
        await said;
        return { status: answer.status, body: text, type: answer.headers.get('content-type') ?? '' };
      });
      return providers;
    },
  });
  running = service;
  return { ...service, say };
}

const words = ({ heard }: Awaited<ReturnType<Phone['pickUp']>>): string =>
  heard.map(({ text }) => text).join(' ');

test.each(PROVIDERS)(
  'through %s',
  async (provider, missing, calls) => {
    const { database, phone: open, say, advance } = await start(missing, calls);
    const { pool } = database;
    const phone = await open(asha);
    for (const text of ['hello', '1']) {
      await phone.text(text);
      await phone.receive(10_000);
    }
    await phone.call(provider);
    await phone.hangUp();
    advance(20);
    const asked = JSON.stringify({ level: 'self-care', isLast: true });
    await pool.query(
      `insert into outbox (person_id, identity_id, kind, payload_sealed, due_at)
     select person_id, id, 'follow-up', $1, now() from identity`,
      [createVault([{ id: 'k1', secret }]).seal('outbox.payload', asked)],
    );
    expect(await phone.rings(10_000)).toBe(true);
    const call = async () =>
      (
        await pool.query<{ status: string; name: string | null }>(
          `select status, provider_message_id as name from outbox where kind = 'call'`,
        )
      ).rows;

    const first = words(await phone.pickUp());
    const question = provider === 'twilio' ? first : words(await phone.press('1'));
    expect(await call()).toEqual([{ status: 'sending', name: null }]);
    expect(question).toMatch(/^This is Arogya, as you asked\. Arogya: is the person better\?/);
    advance(0.1);
    expect(words(await phone.press('1'))).toMatch(/^Good to hear\./);

    say();
    const isHeard = (rows: Awaited<ReturnType<typeof call>>) => rows[0]!.status === 'delivered';
    expect(await eventually(call, isHeard)).toEqual([{ status: 'delivered', name: expect.any(String) }]);
    await phone.hangUp();
  },
  30_000,
);
