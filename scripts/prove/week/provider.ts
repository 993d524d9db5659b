import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readBody } from 'node:stream/consumers';
import { type Asked, noNumber, readAsked, taken as answerTaken } from '../../gateway.ts';

/** A message that the provider took, with the time of the week at which it did. */
export interface Taken extends Asked {
  readonly at: Date;
  readonly providerMessageId: string;
}

/** How often of a hundred it answers in which way; the rest is taken at once. */
const MOODS: readonly (readonly [mood: Mood, ofHundred: number])[] = [
  ['busy', 8],
  ['broken', 2],
  ['hidden', 2],
  ['cut', 1],
  ['refused', 1.5],
];
/**
 * "broken": it never got it, and says only that something broke. "hidden": it took it, and says the same. "cut": it took it,
 * and breaks off. "mute": it took it, and does not answer in time.
 */
type Mood = 'taken' | 'busy' | 'broken' | 'hidden' | 'cut' | 'refused' | 'mute';

/** A gateway on loopback that has its moods, and remembers all that it took; so often it is mute. `heard` is told of each. */
export async function startProvider({
  random,
  now,
  mutes,
  of,
  heard,
}: {
  readonly random: () => number;
  readonly now: () => Date;
  readonly mutes: number;
  /** Of so many messages. */
  readonly of: number;
  readonly heard: (taken: Taken) => void;
}) {
  const taken: Taken[] = [];
  const moods: Partial<Record<Mood, number>> = {};
  let waiting = 0;
  const muteAt = Array.from({ length: mutes }, () => random() * of * 0.6).sort((a, b) => a - b);
  const take = (asked: Asked): string => {
    const one = { ...asked, at: now(), providerMessageId: `m${taken.length + 1}` };
    taken.push(one);
    heard(one);
    return one.providerMessageId;
  };
  const moodNow = (): Mood => {
    if (taken.length < (muteAt[0] ?? Infinity)) return moodOf(random() * 100);
    muteAt.shift();
    return 'mute';
  };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const asked = readAsked(body);
      const mood = moodNow();
      moods[mood] = (moods[mood] ?? 0) + 1;
      if (mood === 'taken') return response.end(answerTaken(take(asked)));
      if (mood === 'busy') return response.writeHead(429).end();
      if (mood === 'refused') return response.end(noNumber());
      if (mood !== 'broken') take(asked);
      if (mood === 'mute') {
        waiting++;
        return void response.once('close', () => waiting--);
      }
      return mood === 'cut' ? request.socket.destroy() : response.writeHead(504).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: taken as readonly Taken[],
    moods,
    /** Whether somebody waits for an answer that does not come. */
    isWaiting: () => waiting > 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function moodOf(dice: number): Mood {
  let sum = 0;
  for (const [mood, share] of MOODS) if (dice < (sum += share)) return mood;
  return 'taken';
}
