import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually, startTestService, type TestService } from './testing/service.ts';

/** The whole service, and a network before it: a conversation on WhatsApp, through Twilio's own SDK. */

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test('words, taps, a location and a voice note', async () => {
  const phone = await service.phone('+919812000001');
  const after = async (done: Parameters<typeof phone.whatsApp>[0]) => {
    await phone.whatsApp(done);
    return phone.receive(10_000);
  };

  phone.use('twilio');
  const first = await after({ text: 'hi' });
  expect(first).toMatchObject({ medium: 'whatsapp', from: 'whatsapp:+14155238886' });
  expect(first?.taps?.map(({ title }) => title)).toContain('English');
  const menu = await after({ tap: 'English' });
  expect(menu?.taps?.map(({ title }) => title)).toContain('Nearest hospital');
  expect((await after({ tap: 'Nearest hospital' }))?.text).toContain('PIN code');
  const found = await after({ location: { latitude: 28.6139, longitude: 77.209 } });
  expect(found?.text).toContain('Hospital');
  expect((await after({ voiceNote: true }))?.text).toMatch(/cannot hear voice notes/);
  expect((await after({ text: 'SOS' }))?.text).toContain('112');

  const sent = `select count(*)::int as rows from outbox where channel = 'twilio/whatsapp' and status = 'read'`;
  const read = await eventually(
    async () => ((await service.database.pool.query(sent)).rows[0] as { rows: number }).rows,
    (rows) => rows >= 6,
  );
  expect(read).toBe(6);
}, 60_000);
