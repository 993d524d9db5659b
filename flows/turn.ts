import { createActor, waitFor, type AnyMachineSnapshot } from 'xstate';
import type { Effect } from './effect.ts';
import type { Flow, FlowInput, FlowOutput, SavedSnapshot } from './flow.ts';
import type { FlowEvent, Screen } from './screen.ts';

/** A conversation at rest, as it is kept: which flow, as which version, in which state with which answers. */
export interface Saved {
  readonly flow: string;
  readonly version: number;
  readonly snapshot: SavedSnapshot;
}

/** What one event did. `handled` is false when the state has no answer to it; then nothing has changed. */
export interface Turned {
  readonly saved: Saved;
  readonly screen: Screen | null;
  readonly effects: readonly Effect[];
  readonly handled: boolean;
  /** Set when the flow has ended. */
  readonly output: FlowOutput | null;
}

/** A saved conversation that this code can no longer take up: no migration, an unknown state, answers of another shape. */
export class ConversationOutdated extends Error {}

/** A machine that did not come to rest: too many steps, or not in time. The old state stands. */
export class TurnUnfinished extends Error {}

/** Steps a machine may take in one turn before it counts as running in a circle. */
const MAX_STEPS = 50;

/** Starts a flow and brings it to its first question. */
export function begin(flow: Flow, input: FlowInput, budgetMs: number): Promise<Turned> {
  return run(flow, { input }, null, budgetMs);
}

/** Takes up a saved conversation, puts one event to it, and brings it to its next question. */
export async function turn(flow: Flow, saved: Saved, event: FlowEvent, budgetMs: number): Promise<Turned> {
  return run(flow, { snapshot: restore(flow, saved) }, event, budgetMs);
}

/** The screen that a saved conversation stands on, without moving it. */
export function screenOf(flow: Flow, saved: Saved): Screen | null {
  return show(flow, restore(flow, saved));
}

async function run(
  flow: Flow,
  from: { input: FlowInput } | { snapshot: AnyMachineSnapshot },
  event: FlowEvent | null,
  budgetMs: number,
): Promise<Turned> {
  const actor = createActor(flow.machine, from as object);
  const effects: Effect[] = [];
  let failure: unknown;
  let steps = 0;
  actor.on('*', (emitted) => effects.push(emitted as unknown as Effect));
  actor.subscribe({
    next: () => {
      if (++steps > MAX_STEPS) actor.stop();
    },
    // Without an observer of errors a throwing guard would end the process.
    error: (error) => {
      failure = error;
    },
  });
  actor.start();
  try {
    const handled = event === null || actor.getSnapshot().can(event);
    if (event && handled) actor.send(event);
    const rest = await waitFor(actor, atRest, { timeout: budgetMs }).catch((error: unknown) => {
      throw failure ?? new TurnUnfinished(`${flow.name} did not come to rest`, { cause: error });
    });
    if (failure ?? rest.status === 'error') throw failure ?? rest.error;
    if (rest.status === 'stopped')
      throw new TurnUnfinished(`${flow.name} takes more than ${MAX_STEPS} steps`);
    return {
      saved: { flow: flow.name, version: flow.version, snapshot: plain(rest) },
      screen: show(flow, rest),
      effects,
      handled,
      output: rest.status === 'done' ? ((rest.output ?? {}) as FlowOutput) : null,
    };
  } finally {
    actor.stop();
  }
}

const atRest = (snapshot: AnyMachineSnapshot): boolean =>
  snapshot.status !== 'active' || snapshot.hasTag('waiting');

/** Only what restoring needs; at rest there are no children, and flows have no history states. */
function plain({ value, context }: AnyMachineSnapshot): SavedSnapshot {
  return { value: value as unknown, context: context as Record<string, unknown> };
}

function show(flow: Flow, snapshot: AnyMachineSnapshot): Screen | null {
  const metas = Object.values(snapshot.getMeta() as Record<string, { screen?: string } | undefined>);
  const id = metas.find((meta) => meta?.screen)?.screen;
  if (!id) return null;
  const screen = flow.screens[id];
  if (!screen) throw new Error(`${flow.name} has no screen "${id}"`);
  return screen(snapshot.context as never);
}

function restore(flow: Flow, saved: Saved): AnyMachineSnapshot {
  const { value, context } = migrate(flow, saved);
  const parsed = flow.context.safeParse(context);
  if (!parsed.success) throw new ConversationOutdated(`${flow.name}: the saved answers have another shape`);
  try {
    const snapshot = flow.machine.resolveState({ value: value as never, context: parsed.data });
    if (atRest(snapshot)) return snapshot;
  } catch (error) {
    throw new ConversationOutdated(`${flow.name} has no state ${JSON.stringify(value)}`, { cause: error });
  }
  throw new ConversationOutdated(`${flow.name} was not saved at a question`);
}

function migrate(flow: Flow, saved: Saved): SavedSnapshot {
  let { snapshot } = saved;
  if (saved.version > flow.version) throw new ConversationOutdated(`${flow.name} v${saved.version} is newer`);
  for (let version = saved.version + 1; version <= flow.version; version++) {
    const step = flow.migrations[version];
    if (!step) throw new ConversationOutdated(`${flow.name}: no migration to v${version}`);
    snapshot = step(structuredClone(snapshot));
  }
  return snapshot;
}
