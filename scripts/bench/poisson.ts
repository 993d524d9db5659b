import { USSD, type Bench } from './stage.ts';

/** Hops a second. */
const RATE = 300;

/** USSD turns as they come from many people: at random, so many a second. */
export const poisson: Bench = async ({ service, load, size, note }) => {
  const { p50, p99 } = await load(service.url, USSD, size(18_000), RATE);
  note(`Poisson ${RATE}/s, p50`, `${p50.toFixed(1)} ms`);
  note(`Poisson ${RATE}/s, p99`, `${p99.toFixed(1)} ms`, 'under 40 ms', p99 < 40);
};
