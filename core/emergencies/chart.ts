/** Where an emergency can be. `raised` is passed through: it asks somebody at once, or finds that there is nobody. */
export const STATES = [
  'raised',
  'unconfirmed',
  'desk',
  'dispatching',
  'supervised',
  'accepted',
  'en-route',
  'on-scene',
  'checking',
  'closed',
  'cancelled',
  'false',
  'handed-over',
  'joined',
] as const;
export type State = (typeof STATES)[number];

/**
 * What can happen to it. ASK: responders were asked; NOBODY: there is none to ask. TIMEOUT: what was waited for did not
 * come. CONFIRM: it is one, says the caller or an operator. NEEDED: nobody came and help is still needed. WITHDRAW: who had
 * accepted cannot come. CANCEL is the caller's own word, FALSE and CLOSE those of who was there or of an operator.
 */
export const HAPPENINGS = [
  'ASK',
  'NOBODY',
  'TIMEOUT',
  'CONFIRM',
  'ACCEPT',
  'EN_ROUTE',
  'ON_SCENE',
  'WITHDRAW',
  'NEEDED',
  'CLOSE',
  'CANCEL',
  'FALSE',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** One state: where each happening leads, and what the caller is told on coming here (a message's key, null: nothing). */
interface Stop {
  readonly on: Partial<Readonly<Record<Happening, State>>>;
  readonly tells: string | null;
}

const STOPPED = { CANCEL: 'cancelled', FALSE: 'false' } as const;
const OVER = { ...STOPPED, CLOSE: 'closed' } as const;
const ENDED = { on: {}, tells: null } as const;

/**
 * The life of an emergency as a table. Every state that waits has a TIMEOUT, so that no caller is lost; every way ends with
 * somebody there, with the caller's or an operator's word, or with the public number said again. `supervised` is without
 * anybody, or with who had accepted and was not heard of since. What was handed over goes on when somebody comes after all.
 */
export const CHART: Readonly<Record<State, Stop>> = {
  raised: {
    on: { ASK: 'dispatching', NOBODY: 'supervised', TIMEOUT: 'supervised', ...STOPPED },
    tells: null,
  },
  unconfirmed: { on: { CONFIRM: 'raised', TIMEOUT: 'desk', ...STOPPED }, tells: null },
  desk: { on: { CONFIRM: 'raised', TIMEOUT: 'handed-over', ...OVER }, tells: null },
  dispatching: {
    on: { ACCEPT: 'accepted', ASK: 'dispatching', TIMEOUT: 'raised', ...OVER },
    tells: 'asked',
  },
  supervised: {
    on: {
      ACCEPT: 'accepted',
      ASK: 'dispatching',
      EN_ROUTE: 'en-route',
      ON_SCENE: 'on-scene',
      WITHDRAW: 'raised',
      NEEDED: 'raised',
      TIMEOUT: 'handed-over',
      ...OVER,
    },
    tells: 'nobody-yet',
  },
  accepted: {
    on: { EN_ROUTE: 'en-route', ON_SCENE: 'on-scene', WITHDRAW: 'raised', TIMEOUT: 'checking', ...OVER },
    tells: 'accepted',
  },
  'en-route': {
    on: { ON_SCENE: 'on-scene', WITHDRAW: 'raised', TIMEOUT: 'checking', ...OVER },
    tells: 'en-route',
  },
  'on-scene': {
    on: { WITHDRAW: 'raised', NEEDED: 'raised', TIMEOUT: 'checking', ...OVER },
    tells: 'on-scene',
  },
  checking: {
    on: {
      EN_ROUTE: 'en-route',
      ON_SCENE: 'on-scene',
      WITHDRAW: 'raised',
      NEEDED: 'raised',
      TIMEOUT: 'supervised',
      ...OVER,
    },
    tells: 'still-needed',
  },
  closed: { ...ENDED, tells: 'over' },
  cancelled: { ...ENDED, tells: 'cancelled' },
  false: { ...ENDED, tells: 'over' },
  'handed-over': { on: { ACCEPT: 'accepted' }, tells: 'handed-over' },
  joined: ENDED,
};

/** States in which somebody who accepted is expected, or there. */
export const HELD: readonly State[] = ['accepted', 'en-route', 'on-scene', 'checking'];

/** What can happen where operators have it: with somebody who had accepted, and with nobody. */
const OF_A_HELPER: readonly Happening[] = ['EN_ROUTE', 'ON_SCENE', 'WITHDRAW', 'NEEDED'];
const OF_NOBODY: readonly Happening[] = ['ACCEPT', 'ASK'];

/** Where a happening leads from a state; null where it cannot happen there. `isHeld`: somebody had accepted. */
export function next(state: State, happening: Happening, isHeld = HELD.includes(state)): State | null {
  const not = isHeld ? OF_NOBODY : OF_A_HELPER;
  if (state === 'supervised' && not.includes(happening)) return null;
  return CHART[state].on[happening] ?? null;
}

/** Where nothing more is waited for. */
const ENDS: readonly State[] = ['closed', 'cancelled', 'false', 'handed-over', 'joined'];

/** Whether it has ended; what was handed over can still be accepted. */
export const isEnd = (state: State): boolean => ENDS.includes(state);

/** The states in which something can happen, nobody having accepted where operators have it. */
export const statesWith = (happening: Happening): readonly State[] =>
  STATES.filter((state) => next(state, happening) !== null);
