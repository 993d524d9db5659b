import type { Thread } from '../core/conversations/store.ts';
import { type Conversed, ConversationState, type Talker } from '../flows/conversation.ts';
import type { LastPlace } from '../flows/effect.ts';
import { told } from '../flows/told/index.ts';
import type { Hop, Standing } from './channel.ts';

/** The saved state of a thread; one that no longer parses begins anew rather than failing for ever. */
export function stateOf(thread: Thread): ConversationState | null {
  const parsed = ConversationState.safeParse(thread.state);
  return parsed.success ? parsed.data : null;
}

/** What a conversation knows of a person. */
export const talkerOf = ({ personId, language, memory }: Thread): Talker => ({
  language,
  lastPlace: memory as LastPlace | null,
  person: personId,
});

/** Under what a hop is taken once; a session's name is the provider's word. */
export const keyOf = ({ personId }: Thread, { key }: Pick<Hop, 'key'>): string => `${personId} ${key}`;

/** How a number stands, for hops that bear no identity of their own. */
export function standingOf(thread: Thread, channel: string): Standing {
  const state = stateOf(thread);
  const isHere = state?.channel === channel;
  return {
    revision: thread.revision,
    dialog: isHere ? state.dialog : null,
    heard: isHere ? state.heard : '',
    page: state?.page ?? 0,
    over: state?.saved === null && state.door !== true,
    repliedAt: thread.updatedAt,
  };
}

/** Minutes in which a call of ours that told something is gone on with. */
const LED_MINUTES = 30;

/** Whether a contact only goes on with what a call of ours told a moment ago, to its end and no further. */
export const isLed = (
  before: ConversationState | null,
  { state, flow }: Conversed,
  silentMinutes: number,
): boolean =>
  silentMinutes <= LED_MINUTES &&
  before?.saved?.flow === told.name &&
  before.dialog === state.dialog &&
  (flow === told.name || flow === 'over');
