import { randomUUID } from 'node:crypto';
import type { Broadcast as BroadcastAnswer, v1 } from '@arogya/contract';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Geography } from '../core/country/geography.ts';
import { BroadcastRefused } from '../core/messages/broadcast-refusal.ts';
import {
  broadcastLine,
  type BroadcastSubject,
  type Names,
  subjectFault,
} from '../core/messages/broadcast-texts.ts';
import type { Broadcast, BroadcastPlace, Broadcasts } from '../core/messages/broadcasts.ts';
import { dayAt } from '../core/reminders/zone.ts';
import type { Messages } from '../core/text/messages.ts';
import { createCursor } from './cursor.ts';
import type { Call, Handlers } from './handler.ts';
import type { Principal } from './principal.ts';

type Draft = Call<typeof v1.broadcasts.write>['body'];

/** The next page begins before this broadcast. */
const cursor = createCursor(z.object({ before: z.uuid() }));

/** Messages to many, for operators. */
export function createBroadcastRoutes({
  broadcasts,
  geography,
  schemeCalled,
  say,
  zone,
  clock,
}: {
  readonly broadcasts: Broadcasts;
  readonly geography: Pick<Geography, 'canonicalState' | 'canonicalDistrict'>;
  /** A scheme's short name; null where there is none. */
  readonly schemeCalled: (id: string) => Names | null;
  readonly say: Messages['say'];
  /** The country's: its days are those that are named. */
  readonly zone: string;
  readonly clock: Clock;
}): Handlers<typeof v1>['broadcasts'] {
  function placeOf({ state: called, district }: Draft['places'][number]): BroadcastPlace {
    const state = geography.canonicalState(called);
    if (state === null) throw new BroadcastRefused('place');
    if (district === null) return { state, district };
    const found = geography.canonicalDistrict(district, state);
    if (found === null) throw new BroadcastRefused('place');
    return { state, district: found };
  }

  function shown({ purpose, about, day, ...rest }: Broadcast): BroadcastAnswer {
    const line = broadcastLine({ purpose, about, day }, null, schemeCalled);
    const inLanguage = (code: string): string => say(line, code, 'sms');
    return {
      ...rest,
      subject:
        purpose === 'new-scheme' ? { purpose, scheme: about } : { purpose, alert: about as 'heat', day },
      places: [...rest.places],
      until: rest.until.toISOString(),
      writtenAt: rest.writtenAt.toISOString(),
      approvedAt: rest.approvedAt?.toISOString() ?? null,
      endedAt: rest.endedAt?.toISOString() ?? null,
      text: { en: inLanguage('en'), hi: inLanguage('hi'), 'hi-Latn': inLanguage('hi-Latn') },
    };
  }

  return {
    async list({ query }) {
      const before = query.cursor === undefined ? null : cursor.read(query.cursor, query).before;
      // One more than asked for tells whether there is a next page.
      const found = await broadcasts.list({ before, limit: query.limit + 1 });
      const page = found.slice(0, query.limit);
      const isLast = found.length <= query.limit;
      return {
        status: 200,
        body: {
          items: page.map(shown),
          nextCursor: isLast ? null : cursor.write({ before: page.at(-1)!.id }, query),
        },
      };
    },

    async write({ principal, body: { subject, places, controlShare, until } }) {
      const now = clock.now();
      const said = saidOf(subject);
      const fault = subjectFault(said, dayAt(now, zone), (id) => schemeCalled(id) !== null);
      if (fault) throw new BroadcastRefused(fault);
      const draft = { ...said, places: places.map(placeOf), controlShare, until: new Date(until) };
      return {
        status: 201,
        body: shown(await broadcasts.write(randomUUID(), draft, byOf(principal), now)),
      };
    },

    async get({ params: { id } }) {
      const [broadcast, figures] = await Promise.all([broadcasts.get(id), broadcasts.figures(id)]);
      return { status: 200, body: { broadcast: shown(broadcast), figures } };
    },

    async approve({ principal, params: { id } }) {
      return { status: 200, body: shown(await broadcasts.approve(id, byOf(principal), clock.now())) };
    },

    async stop({ principal, params: { id } }) {
      return { status: 200, body: shown(await broadcasts.stop(id, byOf(principal), clock.now())) };
    },
  };
}

const byOf = ({ accountId, personId }: Principal) => ({ accountId, personId });

const saidOf = (subject: Draft['subject']): BroadcastSubject =>
  subject.purpose === 'new-scheme'
    ? { purpose: subject.purpose, about: subject.scheme, day: null }
    : { purpose: subject.purpose, about: subject.alert, day: subject.day };
