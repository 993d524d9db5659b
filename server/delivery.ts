import { createAsk } from '../channels/ask.ts';
import { createAskCaller } from '../channels/emergency-ask.ts';
import { createFollowUp } from '../channels/follow-up.ts';
import { createCallInstead } from '../channels/instead.ts';
import { createSendMessage } from '../channels/message.ts';
import { createNotices } from '../channels/notice.ts';
import type { Receiver } from '../channels/receive.ts';
import { createDeliver, type Deliver } from '../channels/send.ts';
import type { Clock } from '../core/clock.ts';
import type { ConversationStore } from '../core/conversations/store.ts';
import type { Telecom } from '../core/country/telecom.ts';
import type { Vault } from '../core/crypto/vault.ts';
import type { Database } from '../core/db/pool.ts';
import type { EmergencyServices } from '../core/emergencies/index.ts';
import type { HearCaller } from '../core/emergencies/said.ts';
import type { Log } from '../core/log.ts';
import { createAdmit } from '../core/messages/admit.ts';
import { goesOnAs } from '../core/messages/broadcasts.ts';
import type { Consents } from '../core/messages/consents.ts';
import { createUnlink } from '../core/messages/unlink.ts';
import type { CallEnds } from '../core/outbox/call-ends.ts';
import type { Outbox } from '../core/outbox/outbox.ts';
import { DOSE, type DosePayload } from '../core/reminders/planner.ts';
import type { Applications } from '../core/schemes/applications.ts';
import { isApplied } from '../core/schemes/wish.ts';
import { recordAssessment } from '../core/symptoms/history.ts';
import type { Conversations } from '../flows/conversation.ts';
import type { Wording } from '../flows/medium.ts';
import { createDeeds } from './deeds.ts';
import type { Doorbell } from './doorbell.ts';
import type { Metrics } from './metrics.ts';
import type { Reminding } from './reminders.ts';
import type { Roads } from './roads.ts';
import type { Chore } from './sweeper.ts';

/** The road out, put together: what is done for each row of the outbox, and what is asked again and again. */
export interface Delivery {
  readonly deliver: Deliver;
  readonly chores: readonly Chore[];
}

export function createDelivery({
  database,
  vault,
  store,
  outbox,
  conversations,
  receiver,
  roads,
  telecom,
  emergency,
  hearCaller,
  reminding,
  applications,
  consents,
  callEnds,
  modelVersion,
  nameOf,
  doorbell,
  say,
  mainLanguages,
  clock,
  log,
  metrics,
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: ConversationStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly receiver: Pick<Receiver, 'expire'>;
  readonly roads: Pick<Roads, 'channels' | 'senders' | 'messageChannel' | 'callChannel' | 'placeCall'>;
  readonly telecom: Pick<Telecom, 'quietHours'>;
  readonly emergency: EmergencyServices;
  readonly hearCaller: HearCaller;
  readonly reminding: Pick<Reminding, 'begin' | 'wish' | 'changeZone' | 'doses'>;
  readonly applications: Applications;
  readonly consents: Pick<Consents, 'optOut'>;
  readonly callEnds: Pick<CallEnds, 'isAnswered'>;
  /** Of the model whose results are kept. */
  readonly modelVersion: string;
  /** What somebody calls themselves, if they said. */
  readonly nameOf: (personId: string) => Promise<string | null>;
  readonly doorbell: Pick<Doorbell, 'ring'>;
  readonly say: Wording['say'];
  readonly mainLanguages: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'sent'>;
}): Delivery {
  const { channels, senders, messageChannel, callChannel, placeCall } = roads;
  const words = { say, mainLanguages };
  const ring = (ids: readonly string[]): void => doorbell.ring(ids);
  const ask = createAsk({
    conversations,
    store,
    channels,
    messageChannel,
    callChannel,
    ...words,
    ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'urgent' : 'next'),
    clock,
  });
  const asking = reminding.begin({ ask, nameOf });
  const notices = createNotices({
    ...{ store, channels, senders, messageChannel, callChannel },
    ...words,
    saidInstead: (id, wished, now) =>
      database.transaction(async (within) => {
        const [next = null] = await outbox.addAll([wished], now, within);
        if (next !== null) await goesOnAs(id, next, within);
        return next;
      }),
    ring,
    clock,
  });
  const deeds = createDeeds({
    sendMessage: createSendMessage({ senders, textChannel: messageChannel, clock }),
    notices,
    placeCall,
    followUp: createFollowUp({ ask, store }),
    remind: asking.remind,
    askCaregiver: asking.askCaregiver,
    askCaller: createAskCaller({ ask, emergencies: emergency.emergencies }),
    hearCaller,
    receiver,
    emergency,
    keep: (made) => recordAssessment(database, vault, { ...made, modelVersion }),
    wish: reminding.wish,
    changeZone: reminding.changeZone,
    applications,
    unlink: createUnlink({ database, vault }),
  });
  const callInstead = createCallInstead({
    outbox,
    store,
    ...words,
    ring: (ids, isUrgent) => doorbell.ring(ids, isUrgent ? 'first' : 'usual'),
    clock,
  });
  const deliver = createDeliver({
    outbox,
    deeds,
    textChannel: messageChannel,
    notices,
    callInstead: callChannel ? callInstead : null,
    admit: createAdmit({ database, hours: telecom.quietHours }),
    isAnswered: async (row) => (await callEnds.isAnswered(row)) || (await isApplied(applications, row)),
    dropped: async ({ kind, payload }) => {
      if (kind === DOSE) await reminding.doses.unsent([(payload as DosePayload).dose]);
    },
    optedOut: ({ channel, personId }) =>
      consents.optOut({ channel: channel!, personId, reason: 'opted-out' }, clock.now()),
    ring,
    clock,
    log,
    counted: metrics.sent,
  });
  return { deliver, chores: asking.chores };
}
