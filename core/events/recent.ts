import type { Message } from './follower.ts';

/** The latest messages of all topics, at hand: who was cut off for a moment, or is a little slow, needs no table. */
export interface Recent {
  /** Begins after an id, with nothing. */
  begin(id: number): void;
  /** The next message, in the order of ids; the oldest go when there are more bytes than may be kept. */
  add(message: Message): void;
  /** Whether all since that id is at hand. */
  has(id: number): boolean;
  /** Messages of some topics after an id that it has. */
  after(id: number, topics: readonly string[], limit: number): Message[];
}

export function createRecent(mostBytes: number): Recent {
  const messages: Message[] = [];
  let bytes = 0;
  /** The id before the first message. */
  let from = Infinity;

  /** The index of the first message after an id. */
  function indexAfter(id: number): number {
    let [low, high] = [0, messages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (messages[middle]!.id > id) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    begin(id) {
      from = id;
    },
    add(message) {
      messages.push(message);
      bytes += message.json.length;
      while (bytes > mostBytes) {
        const oldest = messages.shift()!;
        bytes -= oldest.json.length;
        from = oldest.id;
      }
    },
    has: (id) => id >= from,
    after(id, topics, limit) {
      const found: Message[] = [];
      for (let index = indexAfter(id); index < messages.length && found.length < limit; index++) {
        const message = messages[index]!;
        if (topics.includes(message.topic)) found.push(message);
      }
      return found;
    },
  };
}
