import type { SendFailed } from '../core/errors.ts';
import { NOTICE } from '../core/messages/notice.ts';
import type { Claimed } from '../core/outbox/outbox.ts';
import type { Notices } from './notice.ts';

/** Why one road does not lead to somebody, where another may. */
const CLOSED: ReadonlySet<string> = new Set([
  'landline',
  'no-template',
  'no-sender',
  'invalid-number',
  'unreachable',
  'unsupported',
  'too-long',
]);
/** A notice that a provider put off so often is tried on its next road. */
const TRIES_ON_A_ROAD = 3;

/** The channel that a row which failed is tried by next; null where there is none, or it must not be tried again. */
export type RoadAfter = (row: Claimed, failure: SendFailed) => string | null;

/** A notice goes on to the road after its own, a message that its provider cannot bring now to texts; nothing else goes on. */
export function createRoadAfter({
  textChannel,
  notices,
}: {
  readonly textChannel: string | null;
  readonly notices: Pick<Notices, 'after'> | null;
}): RoadAfter {
  return ({ kind, channel, to, attempts, payload }, { outcome, reason }) => {
    if (to?.kind !== 'phone') return null;
    if (kind !== NOTICE) return outcome === 'elsewhere' && channel !== textChannel ? textChannel : null;
    const isClosed =
      outcome === 'elsewhere' ||
      (outcome === 'rejected' && CLOSED.has(reason)) ||
      (outcome === 'retry' && attempts >= TRIES_ON_A_ROAD);
    return isClosed && channel !== null ? (notices?.after({ channel, payload }) ?? null) : null;
  };
}
