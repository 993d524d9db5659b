import { createTakenByRing } from '../channels/taken-by-ring.ts';
import type { Clock } from '../core/clock.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import type { Log } from '../core/log.ts';
import type { Consents } from '../core/messages/consents.ts';
import { createCallBacks } from '../core/outbox/call-back.ts';
import type { CallEnds } from '../core/outbox/call-ends.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import type { Doses } from '../core/reminders/doses.ts';
import { createRingAnswers } from '../core/reminders/rings.ts';
import type { Wording } from '../flows/medium.ts';
import type { Config } from './config.ts';
import type { Doorbell } from './doorbell.ts';
import type { createWebhooks } from './webhooks.ts';

/** What is done about a provider's own words: on a message, on the end of a call of ours, and on a ring. */
export type ProviderWords = Required<
  Pick<Parameters<typeof createWebhooks>[0], 'report' | 'callEnded' | 'callBack'>
>;

export function createProviderWords({
  database,
  vault,
  store,
  outbox,
  consents,
  callEnds,
  doses,
  telecom,
  variables,
  messageChannel,
  say,
  mainLanguages,
  doorbell,
  clock,
  log,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: ConversationStore;
  readonly outbox: Outbox;
  readonly consents: Pick<Consents, 'optOut'>;
  readonly callEnds: Pick<CallEnds, 'ended'>;
  readonly doses: Doses;
  readonly telecom: Telecom;
  /** Name the numbers that mean an SOS and "taken". */
  readonly variables: Config['variables'];
  /** The channel that texts leave by; null where none can. */
  readonly messageChannel: string | null;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly doorbell: Pick<Doorbell, 'ring' | 'quiet'>;
  readonly clock: Clock;
  readonly log: Log;
}): ProviderWords {
  const callBacks = createCallBacks({
    database,
    vault,
    store,
    telecom,
    sosNumber: telecom.readNumber(variables.SOS_NUMBER ?? ''),
  });
  const takenByRing = createTakenByRing({
    takenNumber: telecom.readNumber(variables.TAKEN_NUMBER ?? ''),
    store,
    rings: createRingAnswers({ database, vault, doses, outbox }),
    messageChannel,
    say,
    mainLanguages,
    ring: (ids) => doorbell.ring(ids),
    clock,
  });

  return {
    async report({ id }, { elsewhere, cost, channel = id, ...told }) {
      const other = elsewhere && messageChannel !== channel ? messageChannel : undefined;
      // What became of a text can wait until all who cry for help are heard.
      await doorbell.quiet();
      const now = clock.now();
      const due = await outbox.report({ channel, ...told, elsewhere: other ?? undefined, now });
      if (due.length > 0) doorbell.ring(due);
      if (cost !== undefined)
        await outbox.charge({ channel, providerMessageId: told.providerMessageId, cost });
      const { optOut, optedOut, providerMessageId, reason = 'opted-out' } = told;
      if (!optOut) return;
      const thread = optedOut ? await store.known(optedOut) : null;
      await consents.optOut({ channel, providerMessageId, personId: thread?.personId ?? null, reason }, now);
    },

    async callEnded({ cost, ...call }) {
      await callEnds.ended(call, clock.now());
      const { channel, dialog: providerMessageId } = call;
      if (cost !== undefined) await outbox.charge({ channel, providerMessageId, cost });
    },

    async callBack({ id }, call) {
      if (await takenByRing(id, call)) return log.info('ring.taken', { channel: id });
      const { outcome } = await callBacks.want({ channel: id, ...call }, clock.now());
      log.info('call-back.asked', { channel: id, outcome });
    },
  };
}
