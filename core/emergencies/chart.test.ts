/** Everything that can happen to an emergency, in every order: the chart with the responders that are asked beside it. */
import { describe, expect, test } from '@jest/globals';
import {
  CHART,
  HAPPENINGS,
  HELD,
  isEnd,
  next,
  STATES,
  statesWith,
  type Happening,
  type State,
} from './chart.ts';

const RINGS = 3;
const RESPONDERS = 2;

/** An emergency, how far out was asked, and what each responder is to it. */
interface World {
  readonly state: State;
  readonly ring: number;
  readonly rounds: number;
  readonly responders: readonly ('free' | 'asked' | 'accepted' | 'gone')[];
}
type Step = readonly [what: string, to: World];

/** What the service does on coming to `raised`: it asks whoever is free, or finds nobody. */
function settle(world: World): World[] {
  if (world.state !== 'raised') return [world];
  const free = world.responders.flatMap((one, index) => (one === 'free' ? [index] : []));
  if (free.length === 0 || world.ring >= RINGS) return [{ ...world, state: next('raised', 'NOBODY')! }];
  return free.map((who) => ({
    ...world,
    state: next('raised', 'ASK')!,
    ring: world.ring + 1,
    responders: world.responders.map((one, index) => (index === who ? 'asked' : one)),
  }));
}

/** All that can come next, also what is too late or not for them to say. */
function stepsFrom(world: World): Step[] {
  const isHeld = world.responders.includes('accepted');
  const moved = (happening: Happening, change: Partial<World> = {}): Step[] => {
    const to = next(world.state, happening, isHeld);
    return to === null
      ? []
      : settle({ ...world, ...change, state: to }).map((after) => [happening, after] as const);
  };
  const released = world.responders.map((one) => (one === 'accepted' ? ('gone' as const) : one));
  const again = { responders: released, ring: 0, rounds: world.rounds + 1 };
  // Who had accepted and was not heard of is asked once more when it is handed over, and may say so again.
  const asked = world.responders.map((one) => (one === 'accepted' ? ('asked' as const) : one));
  const handedOver = next(world.state, 'TIMEOUT', isHeld) === 'handed-over' ? { responders: asked } : {};
  const accepts = world.responders.flatMap((one, who) =>
    one === 'asked' || one === 'gone'
      ? moved('ACCEPT', {
          responders: world.responders.map((other, index) => (index === who ? 'accepted' : other)),
        })
      : [],
  );
  return [
    ...accepts,
    ...(world.rounds < 2 ? [...moved('WITHDRAW', again), ...moved('NEEDED', again)] : []),
    ...moved('TIMEOUT', handedOver),
    ...moved('ASK'),
    ...(['CONFIRM', 'EN_ROUTE', 'ON_SCENE', 'CLOSE', 'CANCEL', 'FALSE'] as const).flatMap((one) =>
      moved(one),
    ),
  ];
}

const START: readonly World[] = (['raised', 'unconfirmed'] as const).flatMap((state) =>
  settle({ state, ring: 0, rounds: 0, responders: Array<'free'>(RESPONDERS).fill('free') }),
);

/** Every world that can be reached, by its description. */
function explore(): Map<string, { readonly world: World; readonly steps: readonly Step[] }> {
  const seen = new Map<string, { world: World; steps: readonly Step[] }>();
  const open = [...START];
  for (let world = open.pop(); world; world = open.pop()) {
    const name = JSON.stringify(world);
    if (seen.has(name)) continue;
    const steps = stepsFrom(world);
    seen.set(name, { world, steps });
    open.push(...steps.map(([, to]) => to));
  }
  return seen;
}
const worlds = [...explore().values()];

describe('in every world that can be reached', () => {
  test('there are many, and every state but "joined" and "raised" is among them', () => {
    expect(worlds.length).toBeGreaterThan(100);
    const reached = new Set(worlds.map(({ world }) => world.state));
    expect(STATES.filter((state) => !reached.has(state))).toEqual(['raised', 'joined']);
  });

  test('what has not ended has a way forward, and a deadline', () => {
    const stuck = worlds.filter(
      ({ world, steps }) => !isEnd(world.state) && !steps.some(([what]) => what === 'TIMEOUT'),
    );
    expect(stuck).toEqual([]);
  });

  test('deadlines alone bring it to an end', () => {
    for (const { world } of worlds) {
      let at = world;
      for (let steps = 0; steps < 20 && !isEnd(at.state); steps++)
        at = stepsFrom(at).find(([what]) => what === 'TIMEOUT')![1];
      expect([world, isEnd(at.state)]).toEqual([world, true]);
    }
  });

  test('nobody is sent where somebody was sent', () => {
    const doubles = worlds.filter(
      ({ world }) => world.responders.filter((one) => one === 'accepted').length > 1,
    );
    expect(doubles).toEqual([]);
  });

  test('where somebody is expected, somebody has accepted', () => {
    const empty = worlds.filter(
      ({ world }) => HELD.includes(world.state) && !world.responders.includes('accepted'),
    );
    expect(empty).toEqual([]);
  });

  test('nobody is asked before it is confirmed', () => {
    const early = worlds.filter(
      ({ world }) =>
        ['unconfirmed', 'desk'].includes(world.state) && world.responders.some((one) => one !== 'free'),
    );
    expect(early).toEqual([]);
  });

  test('no way leads out of an end, but that somebody goes where nobody was found', () => {
    const left = worlds
      .filter(({ world }) => isEnd(world.state))
      .flatMap(({ world, steps }) => steps.map(([what, to]) => `${world.state} ${what} ${to.state}`));
    expect([...new Set(left)]).toEqual(['handed-over ACCEPT accepted']);
  });

  test('silence alone lets nobody go who accepted', () => {
    const lost = worlds.filter(({ world, steps }) =>
      steps.some(
        ([what, to]) =>
          what === 'TIMEOUT' &&
          !isEnd(to.state) &&
          world.responders.includes('accepted') &&
          !to.responders.includes('accepted'),
      ),
    );
    expect(lost).toEqual([]);
  });
});

describe('the table', () => {
  test('without anybody who comes or speaks, it ends with the public number', () => {
    for (const state of STATES.filter((one) => !isEnd(one))) {
      let at: State = state;
      const silent: Partial<Record<State, Happening>> = { raised: 'NOBODY' };
      for (let steps = 0; steps < 10 && !isEnd(at); steps++) at = next(at, silent[at] ?? 'TIMEOUT')!;
      expect([state, at]).toEqual([state, 'handed-over']);
    }
  });

  test('the caller is told of every state but those that nobody knows of', () => {
    const untold = STATES.filter((state) => CHART[state].tells === null);
    expect(untold).toEqual(['raised', 'unconfirmed', 'desk', 'joined']);
  });

  test('every happening has its place', () => {
    for (const happening of HAPPENINGS) expect(statesWith(happening).length).toBeGreaterThan(0);
  });

  test('only what waits for somebody can be accepted', () => {
    expect(statesWith('ACCEPT')).toEqual(['dispatching', 'supervised', 'handed-over']);
  });
});
