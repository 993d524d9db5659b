import { expect, test } from '@jest/globals';
import { NOTICE } from '../core/messages/notice.ts';
import type { Contact } from '../core/people/contacts.ts';
import { PhoneNumber } from '../core/phone.ts';
import { createCaregiver } from './caregiver.ts';

const now = new Date('2026-11-23T06:30:00Z');

/** Tells of one silence, under circumstances; resolves with what was written. */
async function told({
  language = 'en',
  name = null as string | null,
  phone = null as string | null,
  agreed = true,
  isKnown = false,
  failing = [] as readonly string[],
} = {}) {
  const contact = { id: 'c', language, phone: PhoneNumber.parse('+919812345678')! } as Contact;
  const written: object[] = [];
  const rung: string[] = [];
  const noted: string[] = [];
  const tell = createCaregiver({
    doses: {
      hush: async () =>
        ['r', ...failing]
          .map((id) => ({ reminderId: id, personId: id, contactId: 'c', doses: [`${id} 1`] }))
          .reverse(),
      silenced: async (ids) => void noted.push(...ids),
      tell: async ({ reminderId }, message) => {
        if (failing.includes(reminderId)) throw new Error('away');
        if (isKnown) return null;
        written.push(message);
        return 'row';
      },
    },
    agreedOf: async () => (agreed ? [contact] : []),
    nameOf: async () => name,
    phoneOf: async () => (phone === null ? null : PhoneNumber.parse(phone)),
    store: { find: async () => ({ personId: 'contact', identityId: 'i' }) as never },
    ring: (ids) => void rung.push(...ids),
  });
  const failed = await tell(now).then(
    () => [],
    (error: unknown) => [(error as Error).message],
  );
  return { written, rung, noted, failed };
}

test.each([
  ['en', null, null, { key: 'dose.caregiver', params: { name: { key: 'dose.somebody' } } }],
  [
    ...['en', null, '+919876504321'],
    { key: 'dose.caregiver', params: { name: { key: 'dose.number', params: { ending: '4321' } } } },
  ],
  ['hi', 'Asha', '+919876504321', { key: 'dose.caregiver', params: { name: 'Asha' } }],
] as const)(
  'in %s, of %s at %s: a notice like any other, that names no medicine',
  async (language, name, phone, line) => {
    const { written, rung } = await told({ language, name, phone });
    // Neither a road nor words yet: both are found when it is let go, by day, unless they said STOP by then.
    expect(written).toEqual([
      {
        ...{ personId: 'contact', identityId: 'i', kind: NOTICE, channel: null, dueAt: now },
        payload: { lines: [line], language, silentDays: null },
      },
    ]);
    expect(rung).toEqual(['row']);
  },
);

test('nobody who has not agreed, and nobody twice', async () => {
  const nothing = { written: [], rung: [], noted: ['r 1'], failed: [] };
  expect(await told({ agreed: false })).toEqual(nothing);
  expect(await told({ isKnown: true })).toEqual(nothing);
});

test('one that fails is not noted, and keeps no other from being told', async () => {
  const { written, noted, failed } = await told({ failing: ['x', 'y'] });
  expect(written).toHaveLength(1);
  expect([noted, failed]).toEqual([['r 1'], ['away']]);
});
