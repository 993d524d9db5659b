import { z } from 'zod';
import { SendFailed } from '../errors.ts';
import type { Claimed } from '../outbox/outbox.ts';
import { APPLICATION_STATUSES, type Applications } from './applications.ts';
import { ApplicationRefused } from './refusal.ts';

/** The kind of the rows of the outbox that hold how somebody's application stands, as they said in a conversation. */
export const APPLICATION = 'scheme-application';

const Wish = z.object({ scheme: z.string(), status: z.enum(APPLICATION_STATUSES) });

const Reminder = z.object({ toApply: z.string() });

/** Whether a row of the outbox reminds of an application of the person's own that they have said is made. */
export async function isApplied(
  applications: Pick<Applications, 'list'>,
  { personId, payload }: Pick<Claimed, 'personId' | 'payload'>,
): Promise<boolean> {
  const reminder = Reminder.safeParse(payload);
  if (!reminder.success) return false;
  const { toApply } = reminder.data;
  const kept = await applications.list(personId);
  return kept.some(
    ({ scheme, profile, status }) => scheme === toApply && profile === null && status !== 'eligible',
  );
}

/**
 * Keeps what a row of the outbox says of an application of the person's own; done twice it is done once. One that is kept
 * already is not found eligible again. Throws SendFailed when it is refused for good.
 */
export async function keepApplication(
  applications: Pick<Applications, 'list' | 'keep'>,
  { personId, payload }: Pick<Claimed, 'personId' | 'payload'>,
): Promise<void> {
  const { scheme, status } = Wish.parse(payload);
  if (status === 'eligible') {
    const kept = await applications.list(personId);
    if (kept.some((one) => one.scheme === scheme && one.profile === null)) return;
  }
  try {
    await applications.keep(personId, { scheme, status });
  } catch (error) {
    if (error instanceof ApplicationRefused) throw new SendFailed('rejected', error.reason);
    throw error;
  }
}
