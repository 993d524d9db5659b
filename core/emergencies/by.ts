import { isHeld, type Incident } from './incident.ts';
import { EmergencyRefused } from './refusal.ts';

/** Who does something: the caller, somebody who was asked (by account), or an operator. */
export type By =
  { readonly kind: 'caller' } | { readonly kind: 'responder' | 'operator'; readonly accountId: string };

/** The same as the timeline names them. */
export const actorOf = (by: By): string => (by.kind === 'caller' ? 'caller' : `${by.kind}:${by.accountId}`);

/** Throws EmergencyRefused 'not-yours' for a responder who has not accepted it. */
export function checkTheirs(incident: Incident, by: By): void {
  if (by.kind !== 'responder') return;
  if (incident.responderId !== by.accountId || !isHeld(incident)) throw new EmergencyRefused('not-yours');
}
