import { fromPromise, type AnyStateMachine, type AnyStateNode } from 'xstate';
import type { Flow, FlowInput } from '../flow.ts';
import type { Ask, FlowEvent, Line, Screen } from '../screen.ts';
import { begin, screenOf, turn, type Saved, type Turned } from '../turn.ts';

/** A screen that a person can come to, with the state it stands in. */
export interface Reached {
  readonly screenId: string;
  readonly screen: Screen;
  readonly saved: Saved;
  readonly ended: boolean;
}

/** What the walk found: every distinct screen and text to a person's phone, and what breaks the rules of a conversation, by name. */
export interface Walk {
  readonly screens: readonly Reached[];
  readonly messages: readonly (readonly Line[])[];
  readonly problems: readonly string[];
}

const BUDGET_MS = 2000;
/** Saved answers of a real flow take some hundred bytes. */
const MAX_SAVED_BYTES = 4096;
const MAX_STATES = 3000;
/** Steps back within which every question leads out of its flow. */
const MAX_BACK = 8;

const SOME_PLACE = { name: 'A', district: 'B', state: 'C', latitude: 1, longitude: 2, spreadKm: 3 };

/** Goes to every screen that any answers, port results and interruptions can lead to. */
export async function walk(flow: Flow): Promise<Walk> {
  const problems = new Set<string>(rulesBroken(flow));
  const reached = new Map<string, Reached>();
  const messages = new Map<string, readonly Line[]>();
  const states = new Map<string, Saved>();
  const queue: Saved[] = [];

  const arrive = (turned: Turned): void => {
    const { saved, screen, output, effects } = turned;
    for (const effect of effects) {
      if (effect.type === 'message') messages.set(JSON.stringify(effect.lines), effect.lines);
    }
    if (screen) {
      const screenId = idOf(flow, saved);
      const key = JSON.stringify([screenId, screen]);
      if (!reached.has(key)) reached.set(key, { screenId, screen, saved, ended: output !== null });
    }
    if (output || !screen) return;
    const { context } = saved.snapshot;
    const key = JSON.stringify([saved.snapshot.value, capped(likeness(flow, context))]);
    if (states.has(key)) return;
    states.set(key, saved);
    queue.push(saved);
  };

  for (const input of inputs(flow))
    for await (const turned of outcomes(flow, (provided) => begin(provided, input, BUDGET_MS)))
      arrive(turned);

  while (queue.length > 0 && states.size < MAX_STATES) {
    const saved = queue.shift()!;
    const name = `${flow.name}.${JSON.stringify(saved.snapshot.value)}`;
    for (const problem of savedProblems(flow, saved)) problems.add(`${name}: ${problem}`);
    const screen = screenOf(flow, saved)!;
    if (!screen.ask) problems.add(`${name}: waits, but its screen asks nothing`);
    for (const event of eventsFor(flow, screen)) {
      for await (const turned of outcomes(flow, (provided) => turn(provided, saved, event, BUDGET_MS))) {
        if (event.type === 'UNCLEAR' && !turned.handled) problems.add(`${name}: UNCLEAR is not handled`);
        if (event.type === 'RESUME' && screen.reveals && (!turned.handled || turned.screen?.reveals)) {
          problems.add(`${name}: shows a result, and RESUME does not lead away from it`);
        }
        if (turned.handled) arrive(turned);
      }
    }
    if (!(await leadsOut(flow, saved))) problems.add(`${name}: BACK never leads out`);
  }
  if (states.size >= MAX_STATES) problems.add(`${flow.name}: more than ${MAX_STATES} states; it never ends`);

  const shown = new Set([...reached.values()].map(({ screenId }) => screenId));
  for (const id of Object.keys(flow.screens)) {
    if (!shown.has(id)) problems.add(`${flow.name}: screen "${id}" is never reached`);
  }
  return {
    screens: [...reached.values()],
    messages: [...messages.values()],
    problems: [...problems].sort(),
  };
}

/** What every input, from every medium, may be at this question. */
function eventsFor(flow: Flow, { ask }: Screen): FlowEvent[] {
  const answers = ask ? answersTo(ask, flow.sayings ?? []) : [];
  const others = ['UNCLEAR', 'BACK', 'SKIP', 'RESUME', 'TIMEOUT'] as const;
  return [...answers, ...others.map((type) => ({ type }))];
}

function answersTo(ask: Ask, sayings: readonly string[]): FlowEvent[] {
  const values = {
    choice: () => {
      const { options, located } = ask as Extract<Ask, { kind: 'choice' }>;
      const others = located ? [...sayings, { latitude: 0, longitude: 0 }] : [];
      return [...options.map(({ value }) => value), ...others];
    },
    several: () => [[], (ask as Extract<Ask, { kind: 'several' }>).options.map(({ value }) => value)],
    number: () => [
      (ask as Extract<Ask, { kind: 'number' }>).min,
      (ask as Extract<Ask, { kind: 'number' }>).max,
    ],
    digits: () => ['9'.repeat((ask as Extract<Ask, { kind: 'digits' }>).length)],
    date: () => ['2026-01-31'],
    place: () => sayings,
    location: () => [...sayings, { latitude: 0, longitude: 0 }],
    text: () => sayings,
  }[ask.kind]();
  return values.map((value) => ({ type: 'ANSWER', value }));
}

function inputs(flow: Flow): FlowInput[] {
  const entries: FlowInput[] = [
    { language: null },
    { language: 'en' },
    { language: 'en', lastPlace: SOME_PLACE },
    { language: 'en', argument: 'ask' },
    { language: 'en', argument: 'word' },
  ];
  return [...entries, ...(flow.sayings ?? []).map((argument) => ({ language: 'en', argument }))];
}

/** What happens with each combination of what the ports that are asked may answer, with a failure of each. */
async function* outcomes(flow: Flow, run: (provided: Flow) => Promise<Turned>): AsyncGenerator<Turned> {
  const { provided, asks } = playedBy(flow);
  let picks: readonly number[] = [];
  do {
    asks.picks = [...picks];
    asks.counts = [];
    yield await run(provided);
    picks = nextPicks(asks.picks, asks.counts);
  } while (picks.length > 0);
}

/** The combination after this one: the last port's next answer, or the next of the one before it; none after the last. */
function nextPicks(picks: readonly number[], counts: readonly number[]): readonly number[] {
  const at = picks.findLastIndex((pick, index) => pick + 1 < counts[index]!);
  return at < 0 ? [] : [...picks.slice(0, at), picks[at]! + 1];
}

/** Which answer each port gives that one turn asks, in their order, and how many it could have given. */
interface Asks {
  picks: number[];
  counts: number[];
}

const FAILS = Symbol('fails');
const played = new WeakMap<Flow, { readonly provided: Flow; readonly asks: Asks }>();

/** The flow with ports that answer as `asks` says: by their examples, then by a failure. */
function playedBy(flow: Flow): { readonly provided: Flow; readonly asks: Asks } {
  const known = played.get(flow);
  if (known) return known;
  const asks: Asks = { picks: [], counts: [] };
  const actors = Object.fromEntries(
    Object.entries(flow.examples).map(([name, results]) => [
      name,
      fromPromise(() => {
        const at = asks.counts.push(results.length + 1) - 1;
        const result = [...results, FAILS][(asks.picks[at] ??= 0)];
        return result === FAILS ? Promise.reject(new Error('example')) : Promise.resolve(result);
      }),
    ]),
  );
  const provided = { ...flow, machine: flow.machine.provide({ actors } as never) as AnyStateMachine };
  played.set(flow, { provided, asks });
  return { provided, asks };
}

const likeness = (
  { likeness: of }: Flow,
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => (of ? { ...(of(context as never) as object) } : context);

/** Misses only count up; beyond a few nothing changes. */
const capped = (context: Readonly<Record<string, unknown>>): unknown => ({
  ...context,
  ...(typeof context.misses === 'number' ? { misses: Math.min(context.misses, 2) } : {}),
});

function savedProblems(flow: Flow, saved: Saved): string[] {
  const problems: string[] = [];
  const text = JSON.stringify(saved.snapshot.context);
  if (text !== JSON.stringify(structuredClone(JSON.parse(text))))
    problems.push('its answers are not plain JSON');
  const parsed = flow.context.safeParse(JSON.parse(text));
  if (!parsed.success) problems.push('its answers do not parse when read back');
  else if (Object.keys(parsed.data as object).length !== Object.keys(JSON.parse(text) as object).length) {
    problems.push('its schema of answers forgets some');
  }
  if (text.length > MAX_SAVED_BYTES) problems.push(`its answers take ${text.length} bytes`);
  return problems;
}

async function leadsOut(flow: Flow, from: Saved): Promise<boolean> {
  const failing = failingOf(flow);
  let saved = from;
  for (let steps = 0; steps < MAX_BACK; steps++) {
    const turned = await turn(failing, saved, { type: 'BACK' }, BUDGET_MS);
    if (!turned.handled || turned.output || flow.name === 'menu') return true;
    saved = turned.saved;
  }
  return false;
}

const failings = new WeakMap<Flow, Flow>();

/** The flow whose every port fails. */
function failingOf(flow: Flow): Flow {
  const known = failings.get(flow);
  if (known) return known;
  const fails = fromPromise(() => Promise.reject(new Error('example')));
  const actors = Object.fromEntries(Object.keys(flow.examples).map((name) => [name, fails]));
  const failing = { ...flow, machine: flow.machine.provide({ actors } as never) as AnyStateMachine };
  failings.set(flow, failing);
  return failing;
}

function idOf(flow: Flow, saved: Saved): string {
  const snapshot = flow.machine.resolveState({
    value: saved.snapshot.value as never,
    context: saved.snapshot.context,
  });
  const metas = Object.values(snapshot.getMeta() as Record<string, { screen?: string } | undefined>);
  return metas.find((meta) => meta?.screen)!.screen!;
}

/** The rules of a conversation that can be read off a machine: waits, works or ends; no timers; reads by name. */
function rulesBroken(flow: Flow): string[] {
  const every = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(every)];
  return every(flow.machine.root).flatMap((state) => {
    const broken: string[] = [];
    const leaf = Object.keys(state.states).length === 0;
    if (state.after.length > 0) broken.push('has a timer, which dies when it is restored');
    if (state.type === 'history') broken.push('is a history state');
    for (const { src } of state.invoke)
      if (typeof src !== 'string') broken.push('invokes something without a name');
    if (leaf) {
      const waits = state.tags.includes('waiting');
      const works = state.invoke.length === 1 || (state.always?.length ?? 0) > 0;
      const ends = state.type === 'final';
      if ([waits, works, ends].filter(Boolean).length !== 1)
        broken.push('neither waits, works nor ends, or more than one');
      const screen = (state.meta as { screen?: string } | undefined)?.screen;
      if (waits && !screen) broken.push('waits without a screen');
      if (screen && !flow.screens[screen]) broken.push(`names a screen "${screen}" that there is not`);
      const [invoke] = state.invoke;
      if (invoke) {
        const events = state.ownEvents;
        if (!events.some((event) => event.startsWith('xstate.done'))) broken.push('works without onDone');
        if (!events.some((event) => event.startsWith('xstate.error'))) broken.push('works without onError');
      }
    }
    return broken.map((what) => `${flow.name}.${state.path.join('.') || '(root)'} ${what}`);
  });
}
