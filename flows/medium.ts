import type { Coordinates, Line, Screen, UserEvent } from './screen.ts';

/** How people are reached, whoever carries it. */
export type MediumId = 'ussd' | 'sms' | 'voice' | 'whatsapp' | 'chat';

/** Words for a screen, in the languages it is to be drawn in: one, or the country's main ones while none is known. */
export interface Wording {
  /** Codes of core/text/languages, most wanted first. Sentences are said in each, option labels in the first. */
  readonly languages: readonly string[];
  /** The text of a line in one language, in the variant for the medium that asks. */
  say(line: Line, language: string, medium: MediumId): string;
}

/** One page of a screen as it leaves. `last` means that nothing is asked: the provider may close its session. */
export interface Drawn {
  /** What is said, as plain text: all there is on a text medium. */
  readonly text: string;
  /** What a richer medium makes of it (a call's steps, a list of buttons), for the channels of that medium. */
  readonly form?: unknown;
  /** The registered text that this is a filling of, by our name for it, where its medium has such. */
  readonly template?: string;
  readonly page: number;
  readonly pages: number;
  readonly last: boolean;
}

/** What a reply meant: an event for the flow, or a wish about the drawing itself. */
export type Reading =
  | UserEvent
  | { readonly type: 'MORE' }
  | { readonly type: 'MENU' }
  /** Say it again, from the start of the screen or only its page; nothing moves. */
  | { readonly type: 'REPEAT'; readonly from: 'start' | 'page' }
  /** It holds no words that could be read (a voice note): the message says so above the question, and nothing moves. */
  | { readonly type: 'UNREADABLE'; readonly notice: string }
  /** A shared location, where the question takes none: they say where they are. */
  | { readonly type: 'LOCATED'; readonly at: Coordinates }
  /** Nobody answers any more: a goodbye, and the question stands for the next contact. */
  | { readonly type: 'LEFT' };

/** How a Screen looks and how a reply to it is read: both from the same Ask, so that they cannot disagree. */
export interface Medium {
  readonly id: MediumId;
  /** Minutes of silence after which the next contact is asked whether to continue; null: a provider session decides. */
  readonly idleMinutes: number | null;
  /** Draws page `page` (from 0; beyond the end is the last page). */
  draw(screen: Screen, wording: Wording, page: number): Drawn;
  /** Reads `reply` to page `page` of `screen` as it was drawn with `wording`. Any text whatever gives a reading. */
  read(screen: Screen, reply: string, wording: Wording, page: number): Reading;
}
