import { expect, test } from '@jest/globals';
import { createMessages } from '../core/text/messages.ts';
import type { Contact } from '../core/people/contacts.ts';
import { PhoneNumber } from '../core/phone.ts';
import { projectRoot } from '../core/root.ts';
import { dose } from '../flows/dose/index.ts';
import { join } from 'node:path';
import { createCaregiver } from './caregiver.ts';
import type { MessagePayload } from './message.ts';

const now = new Date('2026-11-23T06:30:00Z');
const morning = new Date('2026-11-24T02:30:00Z');
const { say } = createMessages({
  catalogues: [
    { name: 'dose', folder: join(projectRoot, 'flows', 'dose', 'messages'), variables: dose.variables },
  ],
  constants: { emergency: '112', mentalHealth: '14416' },
});

/** Tells of one silence, under circumstances; resolves with what was written. */
async function told({
  language = 'en',
  name = null as string | null,
  agreed = true,
  stopped = false,
  quiet = null as Date | null,
  channel = 'test/sms' as string | null,
} = {}) {
  const contact = { id: 'c', language, phone: PhoneNumber.parse('+919812345678')! } as Contact;
  const written: { payload: MessagePayload; dueAt: Date; personId: string }[] = [];
  const rung: string[] = [];
  const tell = createCaregiver({
    doses: {
      hush: async () => [{ reminderId: 'r', personId: 'p', contactId: 'c' }],
      tell: async (_, message) => {
        written.push(message as never);
        return 'row';
      },
    },
    agreedOf: async () => (agreed ? [contact] : []),
    nameOf: async () => name,
    store: {
      load: async () => ({ personId: 'contact', identityId: 'i' }) as never,
      isStopped: async () => stopped,
    },
    messageChannel: channel,
    quietUntil: () => quiet,
    say,
    ring: (ids) => void rung.push(...ids),
  });
  await tell(now);
  return { written, rung };
}

test.each([
  [
    'en',
    null,
    'Arogya: somebody who chose you as their contact has not answered us for a while. Please call them. Emergency: 112.',
  ],
  [
    'en',
    'Asha',
    'Arogya: Asha chose you as a contact and has not answered us for a while. Please call them. Emergency: 112.',
  ],
  [
    'hi-Latn',
    'Asha',
    'Arogya: Asha ne aapko apna sampark chuna hai aur kuch samay se jawab nahi diya. Kripya unhein phone karein. Emergency: 112.',
  ],
  [
    'hi',
    null,
    'आरोग्य: जिन्होंने आपको अपना संपर्क चुना है, उन्होंने कुछ समय से जवाब नहीं दिया। कृपया उन्हें फ़ोन करें। आपातकाल: 112।',
  ],
])('in %s, of %s: neutral words', async (language, name, text) => {
  const { written, rung } = await told({ language, name });
  expect(written).toMatchObject([{ personId: 'contact', payload: { text }, dueAt: now }]);
  expect(written[0]!.payload.template).toEqual(expect.any(String));
  expect(rung).toEqual(['row']);
});

test('not at night', async () => {
  const { written, rung } = await told({ quiet: morning });
  expect(written).toMatchObject([{ dueAt: morning }]);
  expect(rung).toEqual([]);
});

test.each([
  ['has not agreed', { agreed: false }],
  ['wants no messages', { stopped: true }],
  ['cannot be written to', { channel: null }],
])('nobody who %s', async (_, circumstances) => {
  expect((await told(circumstances)).written).toEqual([]);
});
