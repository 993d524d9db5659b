import { setTimeout as sleep } from 'node:timers/promises';
import { fateOf, type Fate } from '../../../channels/simulator/fate.ts';
import { cry, type CriesOptions, type Cry } from './cries.ts';
import { createPerson, orIfNoNetwork, type FaultKind, type Person, type World } from './person.ts';
import type { Service } from './service.ts';

/** How much of it. The same seed brings the same people, troubles and plans; the clock of the machine does the rest. */
export interface Sizes {
  /** Acknowledged contacts while the service is killed again and again. */
  readonly turns: number;
  readonly kills: number;
  /** People on the phone at once while the service is killed, and while the database comes and goes. */
  readonly crowd: number;
  readonly outageCrowd: number;
  /** Times that PostgreSQL is stopped and started again, and the longest it stays away (ms). */
  readonly outages: number;
  readonly awayMs: number;
  /** People who cry for help one after the other, each of them. */
  readonly criers: number;
  readonly seed: number;
  /** Settings of PostgreSQL beyond the service's own. */
  readonly settings?: Record<string, string>;
}

/** The people, and what they share. */
export interface Scene {
  readonly sizes: Sizes;
  readonly world: World;
  readonly people: Person[];
  readonly faults: Map<FaultKind, string[]>;
  newNumber(): string;
}

/** The database, which can be away for a while and then is where it was. */
export interface ComingDatabase {
  readonly url: string;
  /** Stops it fast: what is under way is broken off. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** So many people on the phone at once, one after the other, until it is over. */
async function crowd(scene: Scene, size: number, over: () => boolean): Promise<void> {
  const { world, people } = scene;
  async function oneAfterTheOther(): Promise<void> {
    while (!over()) {
      const person = await createPerson(scene.newNumber(), world).catch(orIfNoNetwork(null));
      if (!person) continue;
      people.push(person);
      const fate = fateOf(world.seed, `${person.number} plan`);
      const first = fate.happens(0.65);
      const dial = (): Promise<void> => person.dialUntil(1 + fate.upTo(1), over);
      const text = (): Promise<void> => person.textFor(2 + fate.upTo(3), over);
      await (first ? dial() : text());
      if (fate.happens(0.35)) await (first ? text() : dial());
    }
  }
  await Promise.all(Array.from({ length: size }, oneAfterTheOther));
}

/** Whether a phase is over: everyone lays the phone down. */
interface Phase {
  isOver: boolean;
}

/** Does `work` while `others` go on, which end when it is done. Whichever fails ends all. */
async function meanwhile<T>(phase: Phase, others: Promise<unknown>, work: Promise<T>): Promise<T> {
  const worked = work.finally(() => {
    phase.isOver = true;
  });
  try {
    const [value] = await Promise.all([worked, others]);
    return value;
  } finally {
    phase.isOver = true;
  }
}

/** Phase A: the service is killed at random moments and started again at once. Returns how often. */
export async function underKills(
  scene: Scene,
  service: Service,
  note: (line: string) => void,
): Promise<number> {
  const { sizes, world } = scene;
  const fate = fateOf(sizes.seed, 'kills');
  const phase: Phase = { isOver: false };
  let kills = 0;
  async function kill(): Promise<void> {
    if (phase.isOver) return;
    await service.kill();
    service.start();
    kills++;
  }
  async function killAll(): Promise<number> {
    const share = sizes.turns / sizes.kills;
    for (let round = 0; round < sizes.kills; round++) {
      const moment = share * (round + 0.1) + fate.upTo(Math.floor(share * 0.8));
      while (world.counts.turns < moment && !phase.isOver) await sleep(10);
      await sleep(fate.upTo(150));
      await kill();
      // Now and then it dies again while it starts.
      if (fate.happens(0.2)) {
        await sleep(fate.upTo(1200));
        await kill();
      }
      await service.ready();
      note(`kill ${kills} at turn ${world.counts.turns}`);
    }
    while (world.counts.turns < sizes.turns && !phase.isOver) await sleep(50);
    return kills;
  }
  const everyone = crowd(scene, sizes.crowd, () => phase.isOver);
  return meanwhile(phase, everyone, killAll());
}

/** Phase B: PostgreSQL comes and goes while people talk and cry for help. */
export async function underOutages(
  scene: Scene,
  database: ComingDatabase,
  note: (line: string) => void,
): Promise<{ cries: Cry[]; awayMs: number }> {
  const { sizes, world } = scene;
  const fate = fateOf(sizes.seed, 'outages');
  const phase: Phase = { isOver: false };
  const over = (): boolean => phase.isOver;
  let isAway = false;
  async function comeAndGo(): Promise<number> {
    let awayMs = 0;
    for (let outage = 1; outage <= sizes.outages && !phase.isOver; outage++) {
      await sleep(1500 + fate.upTo(2500));
      const from = performance.now();
      isAway = true;
      await database.stop();
      await sleep(between(fate, sizes.awayMs / 3, sizes.awayMs));
      await database.start();
      isAway = false;
      awayMs += performance.now() - from;
      note(`outage ${outage} of ${((performance.now() - from) / 1000).toFixed(1)} s`);
    }
    await sleep(3000);
    return awayMs;
  }
  const known = scene.people.map(({ number }) => number);
  const options: CriesOptions = {
    seed: sizes.seed,
    simulatorUrl: world.simulatorUrl,
    someone: () => (fate.happens(0.5) ? known.pop() : undefined) ?? scene.newNumber(),
    isAway: () => isAway,
    taken: world.taken,
  };
  const criers = Promise.all(
    Array.from({ length: sizes.criers }, (_, index) => cry(options, String(index), over)),
  );
  const everyone = Promise.all([criers, crowd(scene, sizes.outageCrowd, over)]);
  const awayMs = await meanwhile(phase, everyone, comeAndGo());
  return { cries: (await criers).flat(), awayMs };
}

const between = (fate: Fate, least: number, most: number): number =>
  least + fate.upTo(Math.round(most - least));

/** Everyone dials once more in peace: whatever was acknowledged is there. */
export async function everyoneBack(scene: Scene, people: readonly Person[]): Promise<void> {
  const left = [...people];
  async function oneByOne(): Promise<void> {
    for (let person = left.pop(); person; person = left.pop()) {
      for (let tries = 0; tries < 10 && !(await person.comeBack()); tries++) await sleep(200);
    }
  }
  await Promise.all(Array.from({ length: 10 }, oneByOne));
}
