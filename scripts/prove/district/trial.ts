import { openDistrict, TOWN, type District } from '../../../core/emergencies/testing/district.ts';
import type { TestDatabase } from '../../../core/db/testing.ts';
import { seeded } from '../../chance.ts';

/** How many help, how many cry, in how many hours of the district's own clock. */
export interface DistrictSizes {
  readonly responders: number;
  readonly cries: number;
  readonly hours: number;
  readonly seed: number;
}

/** All that was seen. */
export interface DistrictEvidence {
  /** Each emergency with its end, the kinds of its moments, and seconds to the first accept. */
  readonly incidents: readonly {
    readonly id: string;
    readonly status: string;
    readonly kinds: readonly string[];
    readonly accepted: number | null;
    readonly ended: number | null;
    readonly whole: boolean;
    /** Texts and calls to its caller, by their keys. */
    readonly told: readonly string[];
  }[];
  /** Answers that were given, by what they came to. */
  readonly answers: Readonly<Record<string, number>>;
  /** Emergencies that two had at one moment. */
  readonly doubles: readonly string[];
  readonly seconds: number;
}

type Helper = Awaited<ReturnType<District['responder']>>;
type Nature = 'silent' | 'off' | 'wrong' | 'late' | 'declines' | 'goes' | 'stays away' | 'withdraws';

/** Of a hundred responders, in their order. */
const NATURES: readonly (readonly [Nature, number])[] = [
  ['silent', 40],
  ['off', 8],
  ['wrong', 10],
  ['late', 12],
  ['declines', 10],
  ['stays away', 4],
  ['withdraws', 4],
  ['goes', 12],
];
/** Kilometres from the middle to the district's edge. */
const EDGE = 35;
/** Shares of cries without a place, and of those who cry again soon. */
const UNPLACED = 0.05;
const AGAIN = 0.1;
/** What has not ended by itself so long after the last cry is lost. */
const AFTER_HOURS = 4;

interface Errand {
  readonly at: number;
  readonly work: () => Promise<void>;
}

/** A day of a district at many times its speed: who answers, who does not, and what becomes of each cry. */
export async function runDistrict(sizes: DistrictSizes, stored?: TestDatabase): Promise<DistrictEvidence> {
  const started = performance.now();
  const random = seeded(sizes.seed);
  const district = await openDistrict({}, stored);
  try {
    const helpers = new Map<string, { readonly helper: Helper; readonly nature: Nature }>();
    for (let n = 0; n < sizes.responders; n++) {
      const helper = await district.responder(around(random), {
        eastKm: around(random),
        hours: 48,
        radiusKm: 40,
      });
      helpers.set(helper.identityId, { helper, nature: natureOf(n / sizes.responders) });
    }
    const errands: Errand[] = [];
    const callers = new Map<string, string>();
    const answers: Record<string, number> = {};
    const doubles: string[] = [];
    let read = '00000000-0000-0000-0000-000000000000';

    const spread = (sizes.hours * 3600) / sizes.cries;
    for (let n = 0; n < sizes.cries; n++) errands.push({ at: spread * (n + random()), work: () => cry() });

    const end = (sizes.hours + AFTER_HOURS) * 3600;
    for (let at = 0; at < end;) {
      const next = Math.min(end, ...errands.map((one) => one.at), at + (await secondsToDeadline()));
      const seconds = Math.max(1, Math.ceil(next - at));
      await district.pass(seconds);
      at += seconds;
      for (const errand of errands.filter((one) => one.at <= at)) {
        errands.splice(errands.indexOf(errand), 1);
        await errand.work();
      }
      for (const asked of await newlyAsked()) plan(asked, at);
      doubles.push(...(await heldTwice()));
    }
    return { incidents: await outcomes(), answers, doubles, seconds: (performance.now() - started) / 1000 };

    /** Until something is given up; the clock goes from one thing to the next. */
    async function secondsToDeadline(): Promise<number> {
      const { rows } = await district.stored.pool.query<{ seconds: number | null }>(
        'select extract(epoch from min(deadline_at) - $1)::float8 as seconds from emergency where ended_at is null',
        [district.clock.now()],
      );
      return rows[0]!.seconds ?? Infinity;
    }

    async function cry(): Promise<void> {
      const person = await district.somebody();
      const place = {
        ...TOWN,
        latitude: TOWN.latitude + around(random) / 111,
        longitude: TOWN.longitude + around(random) / 111,
      };
      const where = random() < UNPLACED ? null : place;
      callers.set(await district.cry(person, { place: where }), person.identityId);
      if (random() < AGAIN) await district.cry(person, { place: where });
    }

    /** Who was asked since the last look. */
    async function newlyAsked(): Promise<{ readonly to: string; readonly code: string }[]> {
      const { rows } = await district.stored.pool.query<{
        id: string;
        identity_id: string;
        payload_sealed: Buffer;
      }>(
        `select id, identity_id, payload_sealed from outbox where id > $1 and kind = 'message' order by id`,
        [read],
      );
      read = rows.at(-1)?.id ?? read;
      return rows.flatMap(({ identity_id: to, payload_sealed }) => {
        const { key, params } = JSON.parse(district.vault.open('outbox.payload', payload_sealed)) as Told;
        return key === 'emergency.ask' ? [{ to, code: params.code }] : [];
      });
    }

    /** What somebody who was asked does, by their nature, and when. */
    function plan({ to, code }: { readonly to: string; readonly code: string }, now: number): void {
      const { helper, nature } = helpers.get(to)!;
      const soon = now + 10 + random() * 70;
      const minutes = 5 + Math.floor(random() * 20);
      const says = (at: number, text: string): void => {
        errands.push({ at, work: () => answer(helper, text) });
      };
      if (nature === 'silent' || nature === 'off') return;
      if (nature === 'declines') return says(soon, `${code} 0`);
      if (nature === 'wrong') says(soon, `${(Number(code) % 9000) + 1000} ${minutes}`);
      const first = nature === 'late' ? now + 200 + random() * 900 : nature === 'wrong' ? soon + 60 : soon;
      says(first, `${code} ${minutes}`);
      if (nature === 'stays away') return;
      if (nature === 'withdraws') return says(first + 120, `${code} 0`);
      says(first + minutes * 60, `${code} A`);
      says(first + minutes * 60 + 900, `${code} D`);
    }

    async function answer(helper: Helper, text: string): Promise<void> {
      const answered = await district.answers.take(helper.phone, text, 'sms');
      const to = answered?.line.key.replace('emergency.', '') ?? 'ordinary message';
      answers[to] = (answers[to] ?? 0) + 1;
    }

    async function heldTwice(): Promise<string[]> {
      const { rows } = await district.stored.pool.query<{ emergency_id: string }>(
        `select emergency_id from dispatch where state = 'accepted' group by 1 having count(*) > 1`,
      );
      return rows.map(({ emergency_id }) => emergency_id);
    }

    async function outcomes(): Promise<DistrictEvidence['incidents']> {
      return Promise.all(
        [...callers].map(async ([id, identityId]) => {
          const { status } = await district.views.get(id, null);
          const { moments, whole, times } = await district.views.timeline(id);
          const told = (await district.heard({ identityId })).map(({ kind, key }) => `${kind} ${key}`);
          return {
            ...{ id, status, whole, told, kinds: moments.map(({ kind }) => kind) },
            ...{ accepted: times.accepted, ended: times.ended },
          };
        }),
      );
    }
  } finally {
    await district.close();
  }
}

interface Told {
  readonly key: string;
  readonly params: { readonly code: string };
}

/** Kilometres from the middle, most near it. */
const around = (random: () => number): number => (random() + random() - 1) * EDGE;

function natureOf(share: number): Nature {
  let below = 0;
  for (const [nature, percent] of NATURES) {
    below += percent / 100;
    if (share < below) return nature;
  }
  return 'goes';
}
