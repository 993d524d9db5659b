import type { Heard, Hop, Standing } from '../channel.ts';

/**
 * What is new in `text` for gateways that send all of a session's answers each time, joined with "*" (Africa's Talking
 * and its like). A first hop may already hold answers: the code was dialled with a suffix, or earlier hops were lost.
 * Several new elements mean that hops between were lost; empty ones are empty answers and are kept. A person who types
 * "*" gives empty elements: the gateway's own form cannot tell them apart.
 */
export const joinedHistory =
  (text: string) =>
  (before: string | undefined): Heard => {
    if (before === undefined) return { inputs: text === '' ? [] : text.split('*'), heard: text };
    const known = before === '' ? '' : `${before}*`;
    // The same history, a shorter or another one: a late hop, which the conversation has passed.
    if (text.length <= before.length || !text.startsWith(known)) return 'late';
    return { inputs: text.slice(known.length).split('*'), heard: text };
  };

/**
 * The same for gateways that send the code with every answer after it, as if all had been dialled at once
 * (`*415*33*1#`). Null where it does not begin with our code: somebody else's.
 */
export function dialledHistory(
  dialled: string,
  code: string,
): ((before: string | undefined) => Heard) | null {
  const history = afterCode(dialled, code);
  if (history === null) return null;
  return (before) => {
    if (before === undefined) return { inputs: answersIn(history), heard: history };
    if (!history.startsWith(`${before}*`)) return 'late';
    return { inputs: answersIn(history.slice(before.length)), heard: history };
  };
}

/** The answers dialled with a code (`*121*1#`, `121*1`), the first being that of its first suffix; null for anything else. */
export function suffixesOf(dialled: string, code: string): readonly string[] | null {
  const history = afterCode(dialled, code);
  return history === null ? null : answersIn(history);
}

/** Answers that each have a "*" before them. */
const answersIn = (history: string): readonly string[] => (history === '' ? [] : history.slice(1).split('*'));

/** What follows our code in a dialled string: empty, or each answer with a "*" before it. */
function afterCode(dialled: string, code: string): string | null {
  const digits = (text: string): string => text.trim().replace(/^\*/, '').replace(/#$/, '');
  const [given, own] = [digits(dialled), digits(code)];
  const rest = given.slice(own.length);
  return given.startsWith(own) && (rest === '' || rest.startsWith('*')) ? rest : null;
}

/** Milliseconds after a reply in which the same input is its hop again, sent twice; later it is an answer like the last. */
export const REPEAT_MS = 3_000;

/** The last hop of a dialog: the turn that took it, and what was typed. */
export interface LastHop {
  readonly revision: number;
  readonly input: string;
}

/** Whether an input that came now is the last hop once more. Any turn in between shows that its reply was seen. */
export const isRepeat = (
  last: LastHop | null,
  input: string,
  { revision, repliedAt }: Standing,
  arrivedAt: Date,
  withinMs = REPEAT_MS,
): boolean =>
  last?.input === input &&
  last.revision === revision - 1 &&
  arrivedAt.getTime() - repliedAt.getTime() <= withinMs;

/** A hop of a gateway that sends only what was typed last. */
export interface LatestInput {
  readonly input: string;
  /** As people dial it: the first hop of a session holds it, with or without its marks, perhaps with suffixes. */
  readonly code: string;
}

type Unplaced = Hop & { placed(standing: Standing, arrivedAt: Date): Hop };

/**
 * Gateways that send the latest input and the session's id (Airtel): a hop is what was typed after the turn that asked
 * for it. A first hop that is not the code answers a screen that we never showed: a bare key means nothing there.
 */
export function latestInput({ input, code, session }: LatestInput & { readonly session: string }): Unplaced {
  const opening = suffixesOf(input, code) ?? (isKey(input) ? [] : [input]);
  const hop = (revision: number): Hop => ({
    key: `${session}:${revision}:${input}`,
    dialog: session,
    hear: (before) => ({ inputs: before === undefined ? opening : [input], heard: `${revision} ${input}` }),
  });
  return {
    ...hop(0),
    placed(standing, arrivedAt) {
      const last = standing.dialog === session ? lastHopOf(standing) : null;
      if (last && isRepeat(last, input, standing, arrivedAt)) return again(hop(last.revision));
      return hop(standing.revision);
    },
  };
}

/** What stands in `heard` for a session that the person has ended. */
const CLOSED = 'closed';

/**
 * Gateways that send the latest input and the number alone (IMImobile): a session lasts until it ends, is silent for
 * `ttlMs`, or the code is dialled anew. `who` stands for the number in what is kept. `ends`: the person has hung up.
 */
export function latestInputOf({
  input,
  code,
  who,
  ttlMs,
  ends,
}: LatestInput & { readonly who: string; readonly ttlMs: number; readonly ends: boolean }): Unplaced {
  const suffixes = suffixesOf(input, code);
  const hop = (dialog: string, revision: number): Hop => ({
    key: `${who}:${dialog}:${revision}:${ends ? '' : input}`,
    dialog,
    hear: () =>
      ends ? { inputs: [], heard: CLOSED } : { inputs: suffixes ?? [input], heard: `${revision} ${input}` },
    ...(ends ? { ends } : {}),
  });
  const unknown = { inputs: suffixes ?? (isKey(input) || ends ? [] : [input]), heard: '' };
  return {
    ...hop('unknown', 0),
    hear: () => unknown,
    placed(standing, arrivedAt) {
      const { dialog, revision, repliedAt } = standing;
      const last = lastHopOf(standing);
      if (dialog !== null && last && !ends && isRepeat(last, input, standing, arrivedAt)) {
        return again(hop(dialog, last.revision));
      }
      const isFresh = arrivedAt.getTime() - repliedAt.getTime() <= ttlMs;
      const isOpen = dialog !== null && last !== null && !standing.over && isFresh;
      return isOpen && (suffixes === null || ends)
        ? hop(dialog, revision)
        : hop(`dial-${revision}`, revision);
    },
  };
}

function lastHopOf({ heard }: Standing): LastHop | null {
  const [, revision, input] = /^(\d+) ([^]*)$/.exec(heard) ?? [];
  return revision === undefined ? null : { revision: Number(revision), input: input ?? '' };
}

const again = (hop: Hop): Hop => ({ ...hop, again: true, hear: () => 'late' });

/** What is typed at a menu. */
const isKey = (input: string): boolean => /^\d{1,2}$/.test(input);
