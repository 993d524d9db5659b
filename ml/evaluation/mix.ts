import type { Level } from '@arogya/rules';
import type { Judgement } from './measures.ts';

/** How those who turn to us are spread, among 1,000 contacts. */
const SHARES: Readonly<Record<Level, number>> = { emergency: 50, urgent: 200, soon: 350, 'self-care': 400 };

/** A thousand contacts drawn from what was judged, each case in any of its languages; null where a level has no case. */
export function drawMix<T extends Judgement>(judged: readonly T[], chance: () => number): T[] | null {
  const drawn = Object.entries(SHARES).flatMap(([level, count]) => {
    const pool = judged.filter(({ truth }) => truth === level);
    return Array.from({ length: count }, () => pool[Math.floor(chance() * pool.length)]);
  });
  return drawn.every((one): one is T => one !== undefined) ? drawn : null;
}
