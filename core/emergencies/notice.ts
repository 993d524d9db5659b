import { join } from 'node:path';
import type { Wished } from '../outbox/outbox.ts';
import { projectRoot } from '../root.ts';
import type { Line, Param } from '../text/line.ts';
import type { Catalogue } from '../text/messages.ts';

/**
 * The words of an emergency to responders, callers and contacts. All that goes to a caller keeps the public number; none
 * says that an ambulance or a doctor comes.
 */
export const emergencyCatalogue: Catalogue = {
  name: 'emergency',
  folder: join(projectRoot, 'core', 'emergencies', 'messages'),
  variables: {
    code: { tag: 'numeric', max: 6 },
    minutes: { tag: 'numeric', max: 3 },
    km: { tag: 'numeric', max: 4 },
    name: { tag: 'alphanumeric', max: 20 },
    place: { tag: 'alphanumeric', max: 40 },
    near: { tag: 'alphanumeric', max: 24 },
    age: { tag: 'alphanumeric', max: 40 },
    hours: { tag: 'numeric', max: 2 },
    days: { tag: 'numeric', max: 4 },
    words: { tag: 'alphanumeric', max: 40 },
    more: { tag: 'alphanumeric', max: 40 },
  },
};

/** Whom a notice is for: where they are reached, and in what. A `language` of null is the country's main ones. */
export interface Recipient {
  readonly personId: string;
  /** Null: nobody knows where; then nothing is sent. */
  readonly identityId: string | null;
  readonly language: string | null;
  /** By what they wrote, where that may be answered; EMAIL for who has a mailbox alone. */
  readonly medium: string;
}

/** The medium of a mailbox: it is written to, and nobody talks to us by it. */
export const EMAIL = 'email';

/**
 * A call: words, after which it goes on where the conversation stood, or ends; or a question, which is a conversation of its
 * own: whether a caller needs help, whether they still do, whether a helper can come to that emergency.
 */
export type NoticeCall =
  | { readonly says: Line; readonly ends?: true }
  | { readonly asks: 'needed' | 'still-needed' }
  | { readonly asks: 'can-come'; readonly emergency: string };

/** Something to be told: by text, by a call, or both. */
export interface Notice {
  readonly to: Recipient;
  readonly text: Line | null;
  readonly call: NoticeCall | null;
  readonly dueAt: Date;
  /** It asks somebody to come, or to see to it. */
  readonly isAsking?: boolean;
}

/** Makes rows of the outbox of a notice; none where no road leads there. All of them are urgent. */
export type Compose = (notice: Notice, now: Date) => readonly Wished[];

/** A message of the emergencies, with its variables; an empty one is a dash, as a registered text wants all of its values. */
export const line = (key: string, params?: Readonly<Record<string, Param>>): Line => ({
  key: `emergency.${key}`,
  ...(params
    ? {
        params: Object.fromEntries(
          Object.entries(params).map(([name, value]) => [name, value === '' ? '-' : value]),
        ),
      }
    : {}),
});

/** Longest of one variable of a registered text. */
const PART = 40;

/** What somebody said, for another who must not see numbers to call: long runs of digits are left out. In two variables. */
export function relayed(said: string): { readonly words: string; readonly more: string } {
  const plain = said
    .replace(/\p{Nd}[\p{Nd}\s().+-]{5,}\p{Nd}/gu, '…')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= PART) return { words: plain, more: '' };
  const space = plain.lastIndexOf(' ', PART);
  const end = space > PART / 2 ? space : PART;
  return { words: plain.slice(0, end), more: plain.slice(end).trim() };
}
