import type { Coordinates } from '../../flows/screen.ts';

/**
 * What a message can hold, in UTF-16 units, so that it holds however a provider counts; `aim` is what reads well, and what
 * some allow a body with its options (glific #3518). Sources: Meta, "Interactive list messages" of 2025-11-03 (which
 * lets a list's body have 4096; others say 1024); developer.exotel.com/docs/whatsapp-support/interactive-messages (buttons).
 */
export const WHATSAPP_LIMIT = {
  text: 4096,
  aim: 1024,
  body: 1024,
  buttons: 3,
  buttonTitle: 20,
  listButton: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  id: 200,
} as const;

/** A button below a message. Its `id` comes back when it is tapped. */
export interface WhatsAppButton {
  readonly id: string;
  readonly title: string;
}

/** A row of a list that opens from a message. Its `id` comes back when it is chosen. */
export interface WhatsAppRow extends WhatsAppButton {
  readonly description?: string;
}

/** One WhatsApp message as it leaves, whoever carries it: `Drawn.form` of the medium, plain JSON within the limits. */
export type WhatsAppForm =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'buttons'; readonly body: string; readonly buttons: readonly WhatsAppButton[] }
  | {
      readonly type: 'list';
      readonly body: string;
      /** The title of what opens the list. */
      readonly button: string;
      readonly rows: readonly WhatsAppRow[];
    }
  /** Asks for a location; a place's name or code may be typed instead. */
  | { readonly type: 'location-request'; readonly body: string };

/** A private character begins what was not typed, so that no typed text can be mistaken for a tap. */
const MARK = '\ue000';

/**
 * The id of an option that raises an emergency, in every message. Its input is the word behind the mark: the words that
 * beat every state are told without their signs, so the button of an old message raises it too.
 */
export const SOS_ID = 'sos';

/** The longest id taken: some two hundred choices at once. */
const MAX_ID = 2000;

/** What a person sent, told apart by its mark. */
export type WhatsAppHeard =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'tap'; readonly id: string }
  | { readonly type: 'location'; readonly coordinates: Coordinates }
  | { readonly type: 'voice-note' }
  | { readonly type: 'media' };

/** The input for a text message: what was typed, without our mark. */
export const typed = (text: string): string => text.replaceAll(MARK, '');

/** The input for a tapped button or a chosen row, by the id that it was sent with. Any id whatever gives a reading. */
export const tapped = (id: string): string =>
  id === SOS_ID ? `${MARK}${SOS_ID}` : `${MARK}tap:${id.slice(0, MAX_ID)}`;

/** The input for a shared location, in WGS 84 degrees (0,0 is one). A live location counts as its first point. */
export const sharedLocation = (latitude: number, longitude: number): string =>
  `${MARK}location:${latitude},${longitude}`;

/** The input for a recorded voice message. */
export const voiceNote = (): string => `${MARK}voice-note`;

/** The input for anything else that cannot be read: a picture, video, sticker, file, contact card, unsupported type. */
export const mediaSent = (): string => `${MARK}media`;

/** Tells what an input is. A marked one that makes no sense is something that cannot be read. */
export function whatsAppHeard(input: string): WhatsAppHeard {
  if (!input.startsWith(MARK)) return { type: 'typed', text: typed(input) };
  const [kind, ...rest] = input.slice(MARK.length).split(':');
  const value = rest.join(':');
  if (kind === SOS_ID) return { type: 'tap', id: SOS_ID };
  if (kind === 'tap') return { type: 'tap', id: value };
  if (kind === 'voice-note') return { type: 'voice-note' };
  const [latitude = NaN, longitude = NaN] = value.split(',').map(Number);
  const isSomewhere = kind === 'location' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isSomewhere ? { type: 'location', coordinates: { latitude, longitude } } : { type: 'media' };
}
