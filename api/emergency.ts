import { randomUUID } from 'node:crypto';
import type { Duty as DutyAnswer, Emergency, v1 } from '@arogya/contract';
import type { Clock } from '../core/clock.ts';
import type { Country } from '../core/country/country.ts';
import type { Duties, Duty } from '../core/emergencies/duty.ts';
import type { By } from '../core/emergencies/by.ts';
import type { Emergencies } from '../core/emergencies/emergencies.ts';
import { readPlace } from '../core/emergencies/place.ts';
import { EmergencyRefused } from '../core/emergencies/refusal.ts';
import type { View, Views } from '../core/emergencies/views.ts';
import type { Places } from '../core/places/places.ts';
import { emergencyNumbers } from './emergency-numbers.ts';
import type { Handlers } from './handler.ts';
import type { Principal } from './principal.ts';

const HOUR_MS = 3_600_000;
/** Emergencies in a list. */
const MOST = 200;

/** Emergencies for who cries, who answers, and who watches. */
export function createEmergencyRoutes({
  emergencies,
  views,
  duties,
  identityOf,
  places,
  country,
  clock,
}: {
  readonly emergencies: Emergencies;
  readonly views: Views;
  readonly duties: Duties;
  /** Where somebody is written to; null where nobody knows. */
  readonly identityOf: (personId: string) => Promise<string | null>;
  readonly places: Pick<Places, 'findByPin'>;
  readonly country: Country;
  readonly clock: Clock;
}): Handlers<typeof v1>['emergency'] {
  /** What somebody who works here may see: operators all, responders what they were asked to. */
  const seen = (id: string, principal: Principal): Promise<View> =>
    views.get(id, isOperator(principal) ? null : principal.accountId);

  async function own(id: string, principal: Principal): Promise<View> {
    return views.own(id, principal.personId);
  }

  /** Does something for who works here, and answers with how it stands then. */
  async function act(
    id: string,
    principal: Principal,
    deed: (by: By) => Promise<unknown>,
  ): Promise<{ status: 200; body: Emergency }> {
    await seen(id, principal);
    await deed({ kind: isOperator(principal) ? 'operator' : 'responder', accountId: principal.accountId });
    return { status: 200, body: emergencyOf(await seen(id, principal)) };
  }

  /** The same for the caller. */
  async function actOwn(
    id: string,
    principal: Principal,
    deed: (by: By) => Promise<unknown>,
  ): Promise<{ status: 200; body: Emergency }> {
    await own(id, principal);
    await deed({ kind: 'caller' });
    return { status: 200, body: emergencyOf(await own(id, principal)) };
  }

  return {
    async raise({ principal, body }) {
      const id = randomUUID();
      const { personId } = principal;
      const place = await placeOf(body);
      await emergencies.record({
        id,
        personId,
        identityId: await identityOf(personId),
        certainty: 'confirmed',
        trigger: 'portal',
        medium: 'portal',
        place,
        raisedAt: clock.now(),
      });
      const raised = await own(id, principal);
      return {
        status: 201,
        body: {
          emergency: emergencyOf(raised),
          emergencyNumbers: emergencyNumbers(country, readPlace(place)?.state ?? null),
        },
      };
    },

    async list({ principal, query }) {
      const of = isOperator(principal) ? null : principal.accountId;
      const items = await views.list(of, query.open === 'true', MOST);
      return { status: 200, body: { items: items.map(emergencyOf) } };
    },

    async get({ principal, params }) {
      const mine = await own(params.id, principal).catch((error: unknown) => {
        if (error instanceof EmergencyRefused && principal.scopes.has('emergencies:read')) return null;
        throw error;
      });
      return { status: 200, body: emergencyOf(mine ?? (await seen(params.id, principal))) };
    },

    cancel: ({ principal, params: { id }, body }) =>
      actOwn(id, principal, (by) => emergencies.cancel(id, by, body.really)),
    stillNeeded: ({ principal, params: { id } }) =>
      actOwn(id, principal, (by) => emergencies.stillNeeded(id, by)),

    accept: ({ principal, params: { id }, body }) =>
      act(id, principal, (by) => emergencies.accept(id, by, body.minutes)),
    decline: ({ principal, params: { id }, body }) =>
      act(id, principal, (by) => emergencies.decline(id, by, body.reason)),
    progress: ({ principal, params: { id }, body }) =>
      act(id, principal, (by) => emergencies.progress(id, by, body.to, body.reason)),
    say: ({ principal, params: { id }, body: { words } }) =>
      act(id, principal, (by) =>
        words === undefined ? emergencies.askWhere(id, by) : emergencies.relay(id, by, words),
      ),
    close: ({ principal, params: { id }, body }) =>
      act(id, principal, (by) => emergencies.close(id, by, body.as, body.reason)),
    confirm: ({ principal, params: { id } }) => act(id, principal, (by) => emergencies.confirm(id, by)),

    async locate({ principal, params: { id }, body }) {
      const place = readPlace(await placeOf(body));
      if (!place) throw new EmergencyRefused('no-place');
      return act(id, principal, (by) => emergencies.locate(id, by, place));
    },
    ask: ({ principal, params: { id } }) => act(id, principal, (by) => emergencies.askAgain(id, by)),

    async timeline({ params }) {
      const { moments, whole, times } = await views.timeline(params.id);
      const told = moments.map((moment) => ({ ...moment, at: moment.at.toISOString() }));
      return { status: 200, body: { moments: told, whole, times } };
    },

    async duty({ principal }) {
      const duty = await duties.of(principal.accountId);
      return { status: 200, body: { duty: duty && dutyOf(duty) } };
    },

    async beginDuty({ principal, body: { pin, radiusKm, skills, vehicle, hours } }) {
      const place = await places.findByPin(pin);
      if (!place) throw new EmergencyRefused('no-place');
      const { latitude, longitude } = place;
      const until = new Date(clock.now().getTime() + hours * HOUR_MS);
      const duty = { latitude, longitude, radiusKm, skills, vehicle, until };
      return { status: 200, body: { duty: dutyOf(await duties.begin(principal.accountId, duty)) } };
    },

    async endDuty({ principal }) {
      await duties.end(principal.accountId);
      return { status: 204 };
    },
  };

  /** What was told of where; nothing of it may hold up the cry. */
  async function placeOf({
    pin,
    latitude,
    longitude,
    spreadKm = 0,
  }: {
    readonly pin?: string | undefined;
    readonly latitude?: number | undefined;
    readonly longitude?: number | undefined;
    readonly spreadKm?: number | undefined;
  }): Promise<unknown> {
    const area = pin === undefined ? null : await places.findByPin(pin).catch(() => null);
    if (latitude === undefined || longitude === undefined) return area;
    const point = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
    return { name: area?.name ?? point, district: '', state: null, ...area, latitude, longitude, spreadKm };
  }
}

const isOperator = ({ scopes }: Principal): boolean => scopes.has('emergencies:manage');

const dutyOf = ({ skills, until, ...duty }: Duty): DutyAnswer => ({
  ...duty,
  skills: [...skills],
  until: until.toISOString(),
});

function emergencyOf({ cancelAskedAt: _, responderId: __, round: ___, ...view }: View): Emergency {
  const { place, etaAt, deadlineAt, raisedAt, endedAt } = view;
  return {
    ...view,
    place: place && { ...place },
    etaAt: etaAt?.toISOString() ?? null,
    deadlineAt: deadlineAt?.toISOString() ?? null,
    raisedAt: raisedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
