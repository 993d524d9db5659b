import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../root.ts';
import type { State } from './chart.ts';

const seconds = z.number().int().min(1).max(86_400);

/** Who is asked at once: those within so many kilometres, at most so many, for so many seconds. */
const Ring = z.strictObject({ km: z.number().positive(), seconds, most: z.number().int().min(1).max(500) });
const Rings = z
  .array(Ring)
  .min(1)
  .refine(
    (rings) => rings.every(({ km }, at) => at === 0 || km > rings[at - 1]!.km),
    'each ring is wider than the one before',
  );

const Policy = z.strictObject({
  source: z.string().min(10),
  date: z.iso.date(),
  reviewedBy: z.string().nullable(),
  registrationNo: z.string().nullable(),
  reviewedOn: z.iso.date().nullable(),
  expires: z.iso.date().nullable(),
  /** After so long an unconfirmed one is rung back. */
  callBackSeconds: seconds.max(60),
  /** How long each state waits; "late": beyond the time that a responder gave. */
  waitSeconds: z.strictObject({
    raised: seconds,
    unconfirmed: seconds,
    desk: seconds,
    supervised: seconds,
    late: seconds,
    'on-scene': seconds,
    checking: seconds,
  }),
  rings: Rings,
  /** Rings of their own for states of the country where people live far apart. */
  regions: z.record(z.string(), Rings),
});

/** How a country's emergencies are dispatched: windows and distances. */
export type EmergencyPolicy = z.output<typeof Policy>;
export type Ring = z.output<typeof Ring>;

/** Reads core/country/<code>/emergencies.json; throws where it is malformed. */
export function loadEmergencyPolicy(code: string): EmergencyPolicy {
  const path = join(projectRoot, 'core', 'country', code.toLowerCase(), 'emergencies.json');
  return Policy.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The rings of a region, the country's own where it has none. */
export const ringsOf = ({ rings, regions }: EmergencyPolicy, region: string | null): readonly Ring[] =>
  (region !== null && Object.hasOwn(regions, region) ? regions[region] : undefined) ?? rings;

/**
 * When a state that is come to at `now` is given up; null for an end. While somebody is expected, that is some time after
 * they said to be there; `ring` is the one that was asked.
 */
export function deadlineOf(
  policy: EmergencyPolicy,
  state: State,
  { now, etaAt, ring }: { readonly now: Date; readonly etaAt: Date | null; readonly ring: Ring | null },
): Date | null {
  const after = (from: Date, wait: number): Date => new Date(from.getTime() + wait * 1000);
  const { waitSeconds: waits } = policy;
  switch (state) {
    case 'dispatching':
      return after(now, ring?.seconds ?? waits.raised);
    case 'accepted':
    case 'en-route':
      return after(etaAt !== null && etaAt > now ? etaAt : now, waits.late);
    case 'closed':
    case 'cancelled':
    case 'false':
    case 'handed-over':
    case 'joined':
      return null;
    default:
      return after(now, waits[state]);
  }
}
