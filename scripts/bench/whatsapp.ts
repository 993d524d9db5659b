import type { Bench } from './stage.ts';

/** So many people write in one batch, and so many batches come a second. */
const WHATSAPP = { people: 3, phoneNumberId: '100000000000001', secret: 'development' };
const RATE = 100;

/** How soon Meta has its thanks for a batch. */
export const whatsapp: Bench = async ({ service, load, size, note }) => {
  const batches = await load(service.url, '/webhooks/whatsapp-cloud', size(6_000), RATE, {
    whatsapp: WHATSAPP,
  });
  const what = `WhatsApp batches of ${WHATSAPP.people} at ${RATE}/s, acknowledged`;
  note(`${what}, p50`, `${batches.p50.toFixed(1)} ms`);
  note(`${what}, p99`, `${batches.p99.toFixed(1)} ms`, 'under 100 ms', batches.p99 < 100);
};
