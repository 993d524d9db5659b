import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDays, type Day } from '../reminders/zone.ts';
import { projectRoot } from '../root.ts';
import { languages } from '../text/languages.ts';
import type { Line, Param } from '../text/line.ts';
import type { Catalogue } from '../text/messages.ts';
import type { EndedConsent } from './notice.ts';

/** What a broadcast may be for. */
export const PURPOSES = ['health-alert', 'new-scheme'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The consent that each is told by, as it is ended: an alert comes to all who use the service, but for who said STOP. */
export const ENDED_BY: Readonly<Record<Purpose, EndedConsent>> = {
  'health-alert': 'messages',
  'new-scheme': 'scheme-news',
};

/** What a broadcast says: an alert by its id, for some of a day ("2026-12-05"), or a scheme by its id. Never free words. */
export interface BroadcastSubject {
  readonly purpose: Purpose;
  readonly about: string;
  readonly day: Day | null;
}

/** The words of broadcasts: a text for each purpose; what differs from alert to alert are its variables. */
export const broadcastCatalogue: Catalogue = {
  name: 'broadcast',
  folder: join(projectRoot, 'core', 'messages', 'messages'),
  variables: {
    place: { tag: 'alphanumeric', max: 40 },
    what: { tag: 'alphanumeric', max: 40 },
    advice: { tag: 'alphanumeric', max: 40 },
    day: { tag: 'alphanumeric', max: 14 },
    scheme: { tag: 'alphanumeric', max: 40 },
  },
};

const Alert = z.object({
  id: z.string(),
  /** It is about one day, which must be named. */
  isOnDay: z.boolean(),
  sources: z.array(z.string()).min(1),
  sourcedOn: z.iso.date(),
});
export type Alert = z.infer<typeof Alert>;

/** The rows of alerts, with their reviews; nobody has read those yet. */
export const alertRows: unknown = JSON.parse(
  readFileSync(join(projectRoot, 'core', 'messages', 'alerts.json'), 'utf8'),
);

/** What people can be warned of, each with its sources. */
export const ALERTS: ReadonlyMap<string, Alert> = new Map(
  z
    .array(Alert)
    .parse(alertRows)
    .map((alert) => [alert.id, alert]),
);

/** A name in each language. */
export type Names = Readonly<Record<string, string>>;

/** What a broadcast says to somebody who is at a place; null: nobody knows where they are. `schemeCalled`: its short name. */
export function broadcastLine(
  { purpose, about, day }: BroadcastSubject,
  place: Names | null,
  schemeCalled: (id: string) => Names | null,
): Line {
  const key = `broadcast.${purpose}`;
  if (purpose === 'new-scheme')
    return { key, params: { scheme: { byLanguage: schemeCalled(about) ?? { en: about } } } };
  const where: Param = place ? { byLanguage: place } : { key: 'broadcast.your-area' };
  const when = day === null ? {} : { params: { day: { byLanguage: dayNames(day) } } };
  return {
    key,
    params: {
      place: where,
      what: { key: `broadcast.${about}`, ...when },
      advice: { key: `broadcast.${about}-advice` },
    },
  };
}

/** "5 December", in each language. */
const dayNames = (day: Day): Names =>
  Object.fromEntries(
    languages.map(({ code }) => {
      const month = new Intl.DateTimeFormat(code, { month: 'long', timeZone: 'UTC' });
      return [code, `${Number(day.slice(8))} ${month.format(new Date(day))}`];
    }),
  );

/** Days ahead of which nothing can be written, and after which an alert is worth nothing. */
export const MOST_DAYS = 14;

/** What is wrong with a subject on a day; null when it can be said. */
export function subjectFault(
  { purpose, about, day }: BroadcastSubject,
  today: Day,
  isScheme: (id: string) => boolean,
): 'about' | 'day' | null {
  const alert = ALERTS.get(about);
  const isKnown = purpose === 'new-scheme' ? isScheme(about) : alert !== undefined;
  if (!isKnown) return 'about';
  const isOnDay = purpose === 'health-alert' && alert!.isOnDay;
  if (!isOnDay) return day === null ? null : 'day';
  return day !== null && day >= today && day <= addDays(today, MOST_DAYS) ? null : 'day';
}
