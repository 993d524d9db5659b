import { z } from 'zod';
import type { SentSms } from './mailbox.ts';
import type { ShownMessage } from './meta-sending.ts';

/** A message in a person's mailbox: `text` is what is said, the rest what can be done with it. */
export interface WhatsAppMessage extends SentSms {
  readonly whatsapp: Omit<ShownMessage, 'text'>;
}

const Location = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().optional(),
  address: z.string().optional(),
});
/** One thing that a person does. */
export const Deed = z.union([
  z.object({ text: z.string().max(4096) }),
  z.object({ tap: z.string().max(256) }),
  z.object({ location: Location }),
  z.object({ voice: z.literal(true) }),
  /** Any message as Meta tells it, but for its id, sender and time. */
  z.object({ message: z.looseObject({ type: z.string() }) }),
]);
export type Deed = z.output<typeof Deed>;
/** A person taps what they cannot see. */
export class NothingToTap extends Error {}

/** A deed as Meta tells it, but for its id, sender and time. `tappable`: the person's messages, oldest first. */
export function partOf(deed: Deed, tappable: readonly WhatsAppMessage[], newId: () => string): object {
  if ('text' in deed) return { type: 'text', text: { body: deed.text } };
  if ('location' in deed) return { type: 'location', location: deed.location };
  if ('message' in deed) return deed.message;
  if ('voice' in deed) {
    const audio = { id: newId(), mime_type: 'audio/ogg; codecs=opus', sha256: newId(), voice: true };
    return { type: 'audio', audio };
  }
  // The newest message first; an older one's buttons can be tapped too.
  for (const { id, whatsapp } of tappable.toReversed()) {
    const is = (one: { id: string; title: string }): boolean => one.id === deed.tap || one.title === deed.tap;
    const context = { from: '918044440042', id };
    const button = whatsapp.buttons?.find(is);
    if (button)
      return { context, type: 'interactive', interactive: { type: 'button_reply', button_reply: button } };
    const row = whatsapp.rows?.find(is);
    if (row) return { context, type: 'interactive', interactive: { type: 'list_reply', list_reply: row } };
  }
  throw new NothingToTap('no message has that to tap');
}
