import type { Level, Patient } from '@arogya/rules';
import type { ReminderWish } from '../core/reminders/wish.ts';
import type { Coordinates, Line } from './screen.ts';

/** Where a person last asked about, to offer it again. */
export interface LastPlace extends Coordinates {
  readonly name: string;
  readonly district: string;
  readonly state: string;
  readonly spreadKm: number;
}

/** What was told of someone ill, and what was answered. `rules` are ids of triage rules, `conditions` ids of the knowledge. */
export interface Assessment {
  readonly patient: Patient;
  readonly complaints: readonly string[];
  readonly level: Level;
  readonly rules: readonly string[];
  readonly conditions: readonly string[];
}

/**
 * What a flow wants to happen in the world. A machine emits it; it is saved in the same statement as the turn, so that
 * it happens if and only if the answer counted.
 */
export type Effect =
  /** Kept with the person and known from the next turn on. */
  | { readonly type: 'remember'; readonly language?: string; readonly lastPlace?: LastPlace }
  /**
   * Recorded with the notice that was shown. "messages" is consent to be written to unasked (STOP and START), "scheme-news"
   * to be told of new schemes (NEWS).
   */
  | {
      readonly type: 'consent';
      readonly purpose: 'service' | 'messages' | 'history' | 'reminders' | 'scheme-news';
      readonly given: boolean;
    }
  /**
   * One SMS to the person, asked for by them; with `afterHours` so much later, by day, unless they said STOP by then, or that they
   * have applied for the scheme `toApply`.
   */
  | {
      readonly type: 'message';
      readonly lines: readonly Line[];
      readonly afterHours?: number;
      readonly toApply?: string;
    }
  /**
   * An SOS, recorded for whoever answers it. Confirmed: an exact word, the key, or a yes. With it what was told of it: the place
   * shared, and words.
   */
  | {
      readonly type: 'emergency';
      readonly certainty: 'confirmed' | 'unconfirmed';
      readonly trigger: string;
      readonly place?: LastPlace;
      readonly said?: string;
    }
  /** Where somebody is who has an emergency: those near it are asked, where one is open. */
  | { readonly type: 'emergency-place'; readonly place: LastPlace }
  /** Words about an emergency of theirs that is open, for who helps: where they are, what happened. */
  | { readonly type: 'emergency-said'; readonly said: string }
  /** Their own emergency is to stop, really: nobody is asked any more. `isDoubted`: only one that nobody has confirmed. */
  | { readonly type: 'emergency-stop'; readonly isDoubted?: true }
  /** What a helper answers about an emergency that they were asked to, as they would write it under its code. */
  | { readonly type: 'emergency-reply'; readonly emergency: string; readonly said: string }
  /** A result of the symptom check, kept in the person's history because they asked for it. */
  | { readonly type: 'assessment'; readonly assessment: Assessment }
  /** How their application to a scheme stands, kept because they said so. */
  | {
      readonly type: 'application';
      readonly scheme: string;
      readonly status: 'eligible' | 'applied' | 'approved' | 'rejected';
    }
  /** Asked later how it goes, after so many hours each; because they asked for it. */
  | {
      readonly type: 'follow-up';
      readonly level: Level;
      readonly hours: readonly number[];
      /** Nothing more is asked after it, whatever is answered. */
      readonly isLast?: true;
    }
  /** The number they reach us by is not that of the person it stood for: it is parted from them. */
  | { readonly type: 'unlink' }
  /** A call to the person, who wishes to go on by voice; nobody is called in the hours of quiet. */
  | { readonly type: 'call-back' }
  /** What they wish of reminders: to set one, to pause or end one, and what they say of a dose. */
  | { readonly type: 'reminder'; readonly wish: ReminderWish }
  /** TIMEOUT to the question now asked, if it still stands after so many minutes. */
  | { readonly type: 'deadline'; readonly minutes: number };
