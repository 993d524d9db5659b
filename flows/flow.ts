import type { AnyStateMachine } from 'xstate';
import type { Facts, Need } from '@arogya/rules';
import type { z } from 'zod';
import type { Variable } from '../core/text/line.ts';
import type { Effect, LastPlace } from './effect.ts';
import type { FlowEvent, Screen } from './screen.ts';

/** What a flow is told of why it is started. `argument` is what the person already said ("211001", "stop"), as typed. */
export interface Errand {
  readonly argument?: string;
  /** Only what helps with that, as a triage rule names it; an emergency of no such kind is 'emergency'. */
  readonly need?: 'emergency' | Exclude<Need, 'any'>;
  /** What was told besides a cry for help: where they are, what happened. */
  readonly said?: string;
  /** Where they are, as they shared it. */
  readonly place?: LastPlace;
  /** What was answered already of whom it is about: facts of schemes by their id. */
  readonly facts?: Facts;
}

/** What every flow is started with. */
export interface FlowInput extends Errand {
  /** Null at a first contact: no language was chosen and no notice seen. */
  readonly language: string | null;
  readonly lastPlace?: LastPlace;
  /** Stands for the person in reads that are about them; names nobody. */
  readonly person?: string;
}

/** How a flow ends: with the flow to go on with. Without one the conversation is over. */
export interface FlowOutput {
  readonly next?: Errand & { readonly flow: string };
}

/** What every machine of a flow speaks of: its answers so far, and the screens at which it waits. */
export interface MachineTypes<Context, ScreenId extends string> {
  context: Context;
  events: FlowEvent;
  emitted: Effect;
  input: FlowInput;
  output: FlowOutput;
  tags: 'waiting';
  meta: { screen: ScreenId };
}

/** What we ask about, in the order that people are asked which of them they mean. */
export const SUBJECTS = ['emergency', 'medicine', 'visit', 'illness', 'caregiver'] as const;
export type Subject = (typeof SUBJECTS)[number];

export type Hearing = 'surely' | 'maybe' | 'no';

/** Turns the snapshot of one version into the next; `context` holds the answers so far. */
export type Migration = (snapshot: SavedSnapshot) => SavedSnapshot;

export interface SavedSnapshot {
  readonly value: unknown;
  readonly context: Record<string, unknown>;
  readonly [field: string]: unknown;
}

/** A conversation: a machine, its screens, and what is needed to keep, check and say it. */
export interface Flow {
  readonly name: string;
  readonly version: number;
  readonly machine: AnyStateMachine;
  /** One function per screen named in the machine's `meta.screen`. */
  readonly screens: Readonly<Record<string, (context: never) => Screen>>;
  /** Saved answers are parsed with it when read back. */
  readonly context: z.ZodType;
  /** Every variable of the flow's messages, by name. */
  readonly variables: Readonly<Record<string, Variable>>;
  /** To version n, from n - 1. */
  readonly migrations: Readonly<Record<number, Migration>>;
  /** Answers of its ports, best and worst, for the walk through every reachable screen. */
  readonly examples: Readonly<Record<string, readonly unknown[]>>;
  /** Things people type where free words are asked, for the same walk. */
  readonly sayings?: readonly string[];
  /** Set where we begin it, to ask something: what its question is about; null once that was answered. */
  readonly subject?: (saved: SavedSnapshot) => Subject | null;
  /**
   * Whether words answer the question about a subject. "surely": they are about that and nothing else. "maybe": they would
   * answer others as well. "no": they are about something else. Null: none that it knows; they may be an option's label.
   */
  readonly hears?: (words: string, subject: Subject) => Hearing | null;
  /** What of the answers decides screens, for the same walk: states that are alike in it are gone through once. */
  readonly likeness?: (context: never) => unknown;
}

/** A port that nobody provided: a fault of the composition, told apart from an outage. */
export class PortMissing extends Error {}

/** Stands for a read that the composition provides; running it unprovided is a fault. */
export const port = (name: string) => (): Promise<never> => Promise.reject(new PortMissing(name));
