import { mean } from './measures.ts';

/** How likely something was held, and whether it was so. */
export interface Belief {
  readonly probability: number;
  readonly isSo: boolean;
}

const BINS = 10;
const SIZE = 360;
const EDGE = 46;

/** Beliefs in ten bins of probability: what was believed beside what was so. Empty bins are left out. */
export function binned(beliefs: readonly Belief[]): { believed: number; so: number; count: number }[] {
  return Array.from({ length: BINS }, (_, bin) =>
    beliefs.filter(({ probability }) => Math.min(BINS - 1, Math.floor(probability * BINS)) === bin),
  )
    .filter((inside) => inside.length > 0)
    .map((inside) => ({
      believed: mean(inside.map(({ probability }) => probability)),
      so: mean(inside.map(({ isSo }) => (isSo ? 1 : 0))),
      count: inside.length,
    }));
}

/** A drawing of the bins, larger where more lie in one; on the diagonal a belief is worth what it says. */
export function drawCalibration(title: string, beliefs: readonly Belief[]): string {
  const place = (share: number): string => (EDGE + share * (SIZE - 2 * EDGE)).toFixed(1);
  const rise = (share: number): string => (SIZE - EDGE - share * (SIZE - 2 * EDGE)).toFixed(1);
  const most = Math.max(1, ...binned(beliefs).map(({ count }) => count));
  const dots = binned(beliefs).map(
    ({ believed, so, count }) =>
      `<circle cx="${place(believed)}" cy="${rise(so)}" r="${(3 + 9 * Math.sqrt(count / most)).toFixed(1)}" fill="#0b7285" fill-opacity="0.7"><title>${count} cases: believed ${believed.toFixed(2)}, so ${so.toFixed(2)}</title></circle>`,
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<text x="${place(share)}" y="${SIZE - EDGE + 16}" text-anchor="middle">${share}</text>`,
    `<text x="${EDGE - 8}" y="${rise(share)}" text-anchor="end" dominant-baseline="middle">${share}</text>`,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" font-family="sans-serif" font-size="11">`,
    `<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>`,
    `<text x="${SIZE / 2}" y="22" text-anchor="middle" font-size="13">${title}</text>`,
    `<path d="M${place(0)} ${rise(1)}V${rise(0)}H${place(1)}" fill="none" stroke="#333"/>`,
    `<path d="M${place(0)} ${rise(0)}L${place(1)} ${rise(1)}" stroke="#999" stroke-dasharray="4 3"/>`,
    ...ticks,
    `<text x="${SIZE / 2}" y="${SIZE - 10}" text-anchor="middle">how likely it was held</text>`,
    `<text x="14" y="${SIZE / 2}" text-anchor="middle" transform="rotate(-90 14 ${SIZE / 2})">how often it was so</text>`,
    ...dots,
    '</svg>\n',
  ].join('\n');
}
