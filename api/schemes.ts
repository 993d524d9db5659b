import type { SchemeApplication, Scheme as SchemeAnswer, SchemeSummary, v1 } from '@arogya/contract';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Geography } from '../core/country/geography.ts';
import type { Profiles } from '../core/people/profiles.ts';
import type { Application, Applications } from '../core/schemes/applications.ts';
import type { Description, Schemes } from '../core/schemes/index.ts';
import { createCursor } from './cursor.ts';
import type { Call, Handlers } from './handler.ts';
import type { PinGate } from './pin-gate.ts';
import { Problem } from './problem.ts';

/** The scheme whose helpline is given where no other is known. */
const LARGEST = 'pm-jay';

/** The next page begins after this scheme. */
const cursor = createCursor(z.object({ after: z.string() }));

/** Schemes, who gets them, and what people keep of their applications: those are always the caller's own. */
export function createSchemeRoutes({
  schemes,
  applications,
  profiles,
  geography,
  gate,
  clock,
}: {
  readonly schemes: Schemes;
  readonly applications: Applications;
  readonly profiles: Pick<Profiles, 'get'>;
  readonly geography: Pick<Geography, 'canonicalState'>;
  readonly gate: Pick<PinGate, 'needPin'>;
  readonly clock: Clock;
}): Handlers<typeof v1>['schemes'] {
  const helplineOf = (id: string) => {
    const found = schemes.describe(id)?.helpline;
    return found ? { number: found.number, verified: found.status === 'verified' } : null;
  };

  function stateIn(text: string | undefined): string | null {
    if (text === undefined) return null;
    const state = geography.canonicalState(text);
    if (state !== null) return state;
    throw new Problem(400, 'There is no such state.', {
      errors: [{ in: 'query', path: 'state', code: 'unknown', message: 'No state or union territory' }],
    });
  }

  const applicationOf = ({ consentedAt, createdAt, updatedAt, ...one }: Application): SchemeApplication => ({
    ...one,
    short: schemes.describe(one.scheme)?.short ?? null,
    consentedAt: consentedAt.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });

  return {
    async list({ query }) {
      const state = stateIn(query.state);
      const found = await schemes.search({ ...query, state: state ?? undefined });
      const begin =
        query.cursor === undefined ? 0 : positionAfter(cursor.read(query.cursor, query).after, found);
      const page = found.slice(begin, begin + query.limit);
      const last = page.at(-1);
      const isLast = last === undefined || begin + page.length >= found.length;
      return {
        status: 200,
        body: {
          items: page.flatMap((id) => summaryOf(schemes.describe(id)) ?? []),
          nextCursor: isLast ? null : cursor.write({ after: last }, query),
          state,
          hasOwn: state === null ? null : schemes.hasOwn(state),
          helpline: helplineOf(LARGEST),
        },
      };
    },

    async get({ params }) {
      const found = schemes.describe(params.id);
      if (!found) throw new Problem(404, 'There is no such scheme.');
      return { status: 200, body: { scheme: { ...schemeOf(found), helpline: helplineOf(params.id) } } };
    },

    async eligibility({ body }) {
      checkFacts(schemes, body);
      const on = body.on ?? clock.now().toISOString().slice(0, 10);
      const how = { on, ...(body.schemes ? { only: body.schemes } : {}) };
      const answers = schemes.eligibility(body.facts, how);
      const asked = schemes.nextQuestion(body.facts, how);
      return {
        status: 200,
        body: {
          on,
          items: answers.map((one) => ({
            ...one,
            short: schemes.describe(one.scheme)!.short,
            because: [...one.because],
            needs: [...one.needs],
            confirm: [...one.confirm],
            benefits: [...one.benefits],
            maybeBenefits: [...one.maybeBenefits],
            documents: [...one.documents],
          })),
          overlaps: schemes.overlaps(answers),
          nextQuestion: asked && {
            fact: asked.id,
            type: asked.type,
            text: asked.question!,
            options: asked.options ?? [],
            unit: asked.unit ?? null,
            min: asked.min ?? null,
            max: asked.max ?? null,
            check: asked.check ?? null,
          },
        },
      };
    },

    async applications({ principal }) {
      await gate.needPin(principal);
      return {
        status: 200,
        body: { items: (await applications.list(principal.personId)).map(applicationOf) },
      };
    },

    async keepApplication({ principal, body: { scheme, profile, status } }) {
      await gate.needPin(principal);
      if (profile !== null) await profiles.get(principal.personId, profile);
      const kept = await applications.keep(principal.personId, { scheme, profile, status });
      return { status: 201, body: applicationOf(kept) };
    },

    async changeApplication({ principal, params, body: { status, revision } }) {
      await gate.needPin(principal);
      const changed = await applications.change(principal.personId, params.id, status, revision);
      return { status: 200, body: applicationOf(changed) };
    },
  };
}

/** A scheme that has gone meanwhile cannot be gone on from. */
function positionAfter(id: string, all: readonly string[]): number {
  const at = all.indexOf(id);
  if (at < 0) throw new Problem(400, 'The list has changed: begin anew without the cursor.');
  return at + 1;
}

function checkFacts(
  schemes: Schemes,
  { facts, schemes: only = [] }: Call<typeof v1.schemes.eligibility>['body'],
): void {
  const errors = [
    ...schemes.faultsOf(facts).map(({ fact, reason }) => ({ path: `facts.${fact}`, message: reason })),
    ...only
      .filter((id) => !schemes.describe(id))
      .map((id) => ({ path: 'schemes', message: `There is no scheme "${id}"` })),
  ].map((error) => ({ in: 'body' as const, code: 'not_possible', ...error }));
  if (errors.length > 0) throw new Problem(422, 'A fact cannot be used.', { errors });
}

const summaryOf = (found: Description | null): SchemeSummary | null =>
  found && {
    id: found.id,
    category: found.category,
    states: found.states === 'all' ? [] : found.states,
    name: found.name,
    short: found.short,
    summary: found.summary,
    keywords: found.keywords,
  };

const schemeOf = (found: Description): Omit<SchemeAnswer, 'helpline'> => ({
  ...summaryOf(found)!,
  from: found.from,
  until: found.until,
  benefits: found.benefits.map(({ id, amount = null, per = null, upTo = false, text, status }) => ({
    id,
    amount,
    per,
    upTo,
    text,
    verified: status === 'verified',
  })),
  documents: [...found.documents],
  apply: found.apply,
  overlaps: found.overlaps.map(({ with: other, kind, text }) => ({ with: other, kind, text })),
  sources: found.sources.map(({ kind, title, url = null, published = null, read }) => ({
    kind,
    title,
    url,
    published,
    read,
  })),
  reviewed: found.reviewedBy !== null,
});
