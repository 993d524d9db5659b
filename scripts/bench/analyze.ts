import type { Bench } from './stage.ts';

const ANALYZE = '/api/v1/symptoms/analyze';
/** Those who tell of an illness, each from an address of their own; so many that no quota ends within the run. */
const TOLD = { tellers: 1000 };
/** Analyses a second, for the time of one. */
const RATE = 50;

/** The analysis of what somebody tells of an illness. */
export const analyze: Bench = async ({ service, bare, load, size, note }) => {
  await load(service.url, ANALYZE, size(2000), null, TOLD);
  const fast = await load(service.url, ANALYZE, size(6000), null, TOLD);
  note('analyses', `${fast.perSecond.toFixed(0)}/s`, 'at least 300/s', fast.perSecond >= 300);
  // Beside it, so that a machine that is busy with something else is seen.
  const idle = await load(bare, '/echo', size(2000), RATE);
  note(`bare Express handler at ${RATE}/s, p50`, `${idle.p50.toFixed(1)} ms`);
  note(`bare Express handler at ${RATE}/s, p99`, `${idle.p99.toFixed(1)} ms`);
  const calm = await load(service.url, ANALYZE, size(4000), RATE, TOLD);
  const what = `analysis without cache at ${RATE}/s`;
  note(`${what}, p50`, `${calm.p50.toFixed(1)} ms`, 'under 3 ms', calm.p50 < 3);
  note(`${what}, p99`, `${calm.p99.toFixed(1)} ms`, 'under 15 ms', calm.p99 < 15);
};
