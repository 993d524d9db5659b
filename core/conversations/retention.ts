import type { PrismaClient } from '../db/client.ts';

/** Hours for which a reply can be repeated to a late duplicate; after that only the index of its key is known. */
const REPLY_HOURS = 24;
/** The same where a messenger redelivers for a week. */
const MESSENGER_HOURS = 8 * 24;
const MESSENGER = { endsWith: '/whatsapp' };
/** Days for which a key is known: longer than any provider redelivers. */
const KEY_DAYS = 30;
/** Days for which it is kept that something was sent; its text goes with the replies. */
const OUTBOX_DAYS = 30;

const DONE = ['accepted', 'sent', 'delivered', 'read'];

/** Forgets what need not be kept: replies, old keys, and the texts of messages that are done. */
export async function forgetOld(client: PrismaClient, now: Date): Promise<void> {
  const before = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const taken = { takenSealed: { not: null } };
  await client.inbox.updateMany({
    where: { ...taken, NOT: { channel: MESSENGER }, receivedAt: { lt: before(REPLY_HOURS) } },
    data: { takenSealed: null },
  });
  await client.inbox.updateMany({
    where: { ...taken, channel: MESSENGER, receivedAt: { lt: before(MESSENGER_HOURS) } },
    data: { takenSealed: null },
  });
  await client.inbox.deleteMany({ where: { receivedAt: { lt: before(24 * KEY_DAYS) } } });
  await client.outbox.updateMany({
    where: { payloadSealed: { not: null }, status: { in: DONE }, updatedAt: { lt: before(REPLY_HOURS) } },
    data: { payloadSealed: null },
  });
  await client.outbox.deleteMany({
    where: { status: { in: [...DONE, 'dropped', 'failed'] }, updatedAt: { lt: before(24 * OUTBOX_DAYS) } },
  });
}
