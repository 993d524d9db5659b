import { RINGS_MS } from './bells.ts';
import { refuse, type CallHeard } from './call.ts';
import type { Ending } from './dialects.ts';

/** A call whose provider plays it by itself: what is heard after each thing that the person does. */
export interface OtherCall {
  pickUp(): Promise<CallHeard>;
  press(keys: string): Promise<CallHeard>;
  listen(): Promise<CallHeard>;
  end(status: Ending): void;
}

/** Those calls, one a phone. */
export interface OtherCalls {
  has(person: string): boolean;
  isRinging(person: string): boolean;
  /** A phone that is in no call begins to ring. */
  ring(person: string, call: OtherCall): void;
  pickUp(person: string): Promise<CallHeard>;
  /** Does something in the call of a phone; it is over when nothing is asked any more. */
  within(person: string, act: (call: OtherCall) => Promise<CallHeard>): Promise<CallHeard>;
  /** Whether there was one to end, or to refuse. */
  hangUp(person: string): boolean;
}

export function createOtherCalls(): OtherCalls {
  /** Those that still ring have their patience. */
  const others = new Map<string, { readonly call: OtherCall; patience: NodeJS.Timeout | null }>();

  const within: OtherCalls['within'] = async (person, act) => {
    const other = others.get(person);
    if (!other || other.patience) return refuse('noCall');
    const heard = await act(other.call);
    if (!heard.open && others.get(person) === other) {
      others.delete(person);
      other.call.end('completed');
    }
    return heard;
  };

  return {
    within,
    has: (person) => others.has(person),
    isRinging: (person) => others.get(person)?.patience != null,
    ring(person, call) {
      const giveUp = (): void => {
        others.delete(person);
        call.end('no-answer');
      };
      others.set(person, { call, patience: setTimeout(giveUp, RINGS_MS).unref() });
    },
    pickUp(person) {
      const other = others.get(person)!;
      clearTimeout(other.patience ?? undefined);
      other.patience = null;
      return within(person, (call) => call.pickUp());
    },
    hangUp(person) {
      const other = others.get(person);
      if (!other) return false;
      others.delete(person);
      clearTimeout(other.patience ?? undefined);
      other.call.end(other.patience ? 'busy' : 'completed');
      return true;
    },
  };
}
