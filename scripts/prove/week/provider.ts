import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A message that the provider took, with the time of the week at which it did. */
export interface Taken {
  readonly to: string;
  readonly id: string;
  readonly at: Date;
  readonly providerMessageId: string;
}

/** How often of a hundred it answers in which way; the rest is taken at once. */
const MOODS: readonly (readonly [mood: Mood, ofHundred: number])[] = [
  ['busy', 8],
  ['silent', 2],
  ['slow', 2],
  ['cut', 1],
  ['refused', 1.5],
  ['stopped', 0.5],
];
/** "silent": it never got it. "slow": it took it, and answers too late. "cut": it took it, and breaks off. */
type Mood = 'taken' | 'busy' | 'silent' | 'slow' | 'cut' | 'refused' | 'stopped';
const TOO_LATE_MS = 600;

/** A provider on loopback that has its moods, and remembers all that it took. `reported` hears of each at once. */
export async function startProvider({
  random,
  now,
  reported,
}: {
  readonly random: () => number;
  readonly now: () => Date;
  readonly reported: (providerMessageId: string) => void;
}) {
  const taken: Taken[] = [];
  const moods: Partial<Record<Mood, number>> = {};
  const take = (to: string, id: string): string => {
    const providerMessageId = `m${taken.length + 1}`;
    taken.push({ to, id, at: now(), providerMessageId });
    reported(providerMessageId);
    return JSON.stringify({ providerMessageId, cost: 'INR 0.1500' });
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { to, id } = JSON.parse(body) as { to: string; id: string };
      const mood = moodOf(random() * 100);
      moods[mood] = (moods[mood] ?? 0) + 1;
      const answer = (status: number, text = ''): void => void response.writeHead(status).end(text);
      if (mood === 'taken') return answer(200, take(to, id));
      if (mood === 'busy') return answer(429);
      if (mood === 'refused') return answer(400);
      if (mood === 'stopped') return answer(410);
      if (mood !== 'silent') take(to, id);
      if (mood === 'cut') return void request.socket.destroy();
      void sleep(TOO_LATE_MS).then(() => answer(503));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    taken: taken as readonly Taken[],
    moods,
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
