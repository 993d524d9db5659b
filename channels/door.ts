import type { Opening, Spoken } from '../core/outbox/call.ts';
import type { ConversationState } from '../flows/conversation.ts';
import { globalWord } from '../flows/global-words.ts';
import type { Drawn, Medium, Wording } from '../flows/medium.ts';
import type { Heard } from './channel.ts';
import { pressFirst } from './media/voice-first.ts';
import { heardOf, languagesOf } from './media/voice-pages.ts';

/** A hop of a call of ours before it has begun. */
export interface AtDoor {
  readonly medium: Medium;
  readonly channel: string;
  readonly dialog: string;
  readonly hear: (before: string | undefined) => Heard;
}

/** What the conversation was before anybody talked to us. */
export const NOTHING_SAID: ConversationState = {
  ...{ saved: null, page: 0, offer: false, parked: null, pending: [] },
  ...{ channel: '', dialog: '', past: [], heard: '' },
};
/** Sessions before this one that are remembered. */
const MAX_PAST = 4;

/**
 * Whether a call of ours begins with neutral words: where the line tells no machine from a person, until a key is pressed.
 * Not where somebody is in danger, for then what is to be said is worth more than who may hear it; nor where nothing about
 * them would be said.
 */
export function isNeutral(
  { words, urgent }: Opening,
  state: ConversationState | null,
  { channel, dialog, isPerson }: Pick<AtDoor, 'channel' | 'dialog'> & { readonly isPerson: boolean },
): boolean {
  if (state?.door === true && state.dialog === dialog && state.channel === channel) return true;
  if (urgent || isPerson) return false;
  const isAsked = state !== null && ((state.askedAt ?? null) !== null || (state.waiting ?? []).length > 0);
  return words.length > 0 || isAsked;
}

/** The state while nobody has pressed a key, and whether we give up; null once somebody has. */
export function knock(
  { medium, channel, dialog, hear }: AtDoor,
  before: ConversationState | null,
  wording: Wording,
): { readonly state: ConversationState; readonly isLeft: boolean } | null {
  const state = before ?? NOTHING_SAID;
  const isSame = state.door === true && state.dialog === dialog && state.channel === channel;
  const heard = hear(isSame ? state.heard : undefined);
  if (heard === 'late') return isSame ? { state, isLeft: false } : null;
  const readings = heard.inputs.map((input) => medium.read({ say: [] }, input, wording, 0));
  const isLeft = readings.some(({ type }) => type === 'LEFT');
  const isSilent = readings.every((one) => one.type === 'REPEAT' && one.from === 'page');
  if (!isLeft && !isSilent) return null;
  const past = isSame ? state.past : [...state.past, state.dialog].slice(-MAX_PAST);
  return { state: { ...state, channel, dialog, heard: heard.heard, past, door: true }, isLeft };
}

/** What is new once somebody has pressed: a cry is a cry, any other key only opened. */
export const hearOpened =
  (hop: Pick<AtDoor, 'hear'>, state: ConversationState | null): AtDoor['hear'] =>
  () => {
    const heard = hop.hear(state?.door ? state.heard : undefined);
    if (heard === 'late') return heard;
    const cries = heard.inputs.filter((input) => /^SOS/.test(globalWord(input)?.type ?? ''));
    return { heard: heard.heard, inputs: cries };
  };

/** The conversation as it stood before the door: the call that knocked is new to it. */
export const opened = (state: ConversationState | null): ConversationState | null =>
  state?.door ? { ...state, dialog: 'door', door: false } : state;

/** "Arogya. Press 1 to listen." */
export function doorPage(wording: Wording): Drawn {
  const words = languagesOf(wording).map((language): Spoken => {
    const text = heardOf({ key: 'common.call-door' }, language, wording);
    return { text, language };
  });
  return pressFirst(words);
}
