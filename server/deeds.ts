import type { AskCaregiver } from '../channels/caregiver.ts';
import type { AskCaller } from '../channels/emergency-ask.ts';
import type { FollowUp } from '../channels/follow-up.ts';
import type { Notices } from '../channels/notice.ts';
import { MESSAGE } from '../channels/message.ts';
import type { Receiver } from '../channels/receive.ts';
import type { Remind } from '../channels/reminder.ts';
import type { Deed, Deeds } from '../channels/send.ts';
import type { Wanted } from '../core/conversations/store.ts';
import { EMERGENCY_REPLY, type Pressed } from '../core/emergencies/answers.ts';
import { EMERGENCY_PLACE, EMERGENCY_STOP } from '../core/emergencies/emergencies.ts';
import type { EmergencyServices } from '../core/emergencies/index.ts';
import { EMERGENCY_ASK, TELL_CONTACTS } from '../core/emergencies/move.ts';
import type { EmergencyRaised } from '../core/emergencies/record.ts';
import { EMERGENCY_SAID, type HearCaller } from '../core/emergencies/said.ts';
import { SendFailed } from '../core/errors.ts';
import { NOTICE } from '../core/messages/notice.ts';
import { UNLINK } from '../core/messages/unlink.ts';
import { CALL, performCall } from '../core/outbox/call.ts';
import { CALL_BACK, performCallBack, type PlaceCall } from '../core/outbox/call-back.ts';
import { ZONE_CHANGE } from '../core/people/zones.ts';
import { DOSE } from '../core/reminders/planner.ts';
import { CAREGIVER_ASK, REMINDER } from '../core/reminders/wish.ts';
import type { Applications } from '../core/schemes/applications.ts';
import { APPLICATION, keepApplication } from '../core/schemes/wish.ts';
import type { AssessmentMade } from '../core/symptoms/history.ts';
import type { Assessment } from '../flows/effect.ts';

/** An SOS as a conversation raises it; with what was said besides, and whether their phone told where they are. */
type Raised = Pick<EmergencyRaised, 'certainty' | 'trigger' | 'medium' | 'place'> & {
  readonly said?: string;
  readonly isShared?: boolean;
};

/** What is done for each kind of row of the outbox; a kind that conversations want and that is missing does not compile. */
export const createDeeds = ({
  sendMessage,
  notices,
  placeCall = () => Promise.reject(new SendFailed('rejected', 'no-voice')),
  followUp,
  remind,
  askCaregiver,
  askCaller,
  hearCaller,
  receiver,
  emergency,
  keep,
  wish,
  changeZone,
  applications,
  unlink,
}: {
  readonly sendMessage: Deed;
  readonly notices: Pick<Notices, 'send'>;
  /** Makes a call; without it nobody can be called. */
  readonly placeCall?: PlaceCall | undefined;
  readonly followUp: FollowUp;
  readonly remind: Remind;
  readonly askCaregiver: AskCaregiver;
  readonly askCaller: AskCaller;
  readonly hearCaller: HearCaller;
  readonly receiver: Pick<Receiver, 'expire'>;
  readonly emergency: Pick<EmergencyServices, 'emergencies' | 'answers' | 'tellContacts'>;
  /** Keeps a result of the symptom check. */
  readonly keep: (made: Omit<AssessmentMade, 'modelVersion'>) => Promise<void>;
  /** Does what somebody wishes of reminders. */
  readonly wish: Deed;
  /** Lets reminders go by the clock that somebody lives by now. */
  readonly changeZone: Deed;
  readonly applications: Applications;
  readonly unlink: Deed;
}): Deeds & Record<Wanted['kind'], Deed> => ({
  // To people.
  [MESSAGE]: sendMessage,
  [NOTICE]: notices.send,
  [CALL]: (row, now) => performCall(row, placeCall, now),
  [CALL_BACK]: (row, now) => performCallBack(row, placeCall, now),
  'follow-up': followUp,
  [DOSE]: remind,
  [CAREGIVER_ASK]: askCaregiver,
  // In a conversation.
  deadline: ({ id, personId, payload }) =>
    receiver.expire({ ...(payload as Omit<Parameters<Receiver['expire']>[0], 'id'>), id, personId }),
  // In an emergency.
  emergency: async ({ id, personId, identityId, createdAt: raisedAt, payload }) => {
    const { said, isShared, ...raised } = payload as Raised;
    await emergency.emergencies.record({ ...raised, said, id, personId, identityId, raisedAt });
    // First those are asked who can be; then it is looked where the words lead.
    if (said !== undefined) await hearCaller(personId, { said, isShared });
  },
  [EMERGENCY_PLACE]: ({ personId, payload }) =>
    emergency.emergencies.locateCaller(personId, (payload as { place: unknown }).place),
  [EMERGENCY_SAID]: ({ personId, payload }) => hearCaller(personId, payload as { said: string }),
  [EMERGENCY_ASK]: askCaller,
  [EMERGENCY_REPLY]: ({ personId, payload }) => emergency.answers.press(personId, payload as Pressed),
  [EMERGENCY_STOP]: ({ personId, payload }) =>
    emergency.emergencies.stopCaller(personId, payload as { isDoubted?: boolean }),
  [TELL_CONTACTS]: emergency.tellContacts,
  // In what is kept.
  assessment: ({ id, personId, createdAt: at, payload }) => {
    const { assessment } = payload as { assessment: Assessment };
    return keep({ id, personId, at, level: assessment.level, told: assessment });
  },
  [REMINDER]: wish,
  [ZONE_CHANGE]: changeZone,
  [APPLICATION]: (row) => keepApplication(applications, row),
  [UNLINK]: unlink,
});
