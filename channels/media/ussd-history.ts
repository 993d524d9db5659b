import type { Heard } from '../channel.ts';

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
