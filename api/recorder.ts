import type { RouteDefinition } from '@arogya/contract';
import type { Audit } from '../core/audit/audit.ts';
import type { Clock } from '../core/clock.ts';
import type { Principal } from './principal.ts';

/** A request of somebody who has signed in, and how it is answered. */
export interface Recorded {
  /** The route, "resource.name". */
  readonly action: string;
  readonly principal: Principal;
  readonly status: number;
  readonly requestId: string;
  /** Whom the answer is about, if the handler said so. */
  readonly about: string | null;
}

/** Notes a request before it is answered. Throws Unavailable when it could not be noted: then nobody is told anything. */
export type Recorder = (asked: Recorded) => Promise<void>;

/**
 * Which answers of a route are noted around its handler: all where it takes a right or changes something; refusals alone
 * where the service behind it notes each success itself; none where anybody may ask, or people read what is their own.
 */
export function recordedAnswers({
  method,
  permission,
  audited,
}: Pick<RouteDefinition, 'method' | 'permission' | 'audited'>): 'all' | 'refusals' | 'none' {
  if (permission === 'public' || (permission === 'signed-in' && method === 'get')) return 'none';
  return audited === 'itself' ? 'refusals' : 'all';
}

/** Notes requests in the audit. */
export const createRecorder =
  ({ audit, clock }: { readonly audit: Audit; readonly clock: Clock }): Recorder =>
  ({ action, principal, status, requestId, about }) =>
    audit.note({
      action,
      actor: { kind: 'account', personId: principal.personId },
      personId: about,
      details: { status, request: requestId },
      at: clock.now(),
    });
