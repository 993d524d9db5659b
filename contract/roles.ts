import type { Permission } from './route.ts';

/** Who somebody is to the service. Everybody who signs in is a user; the others work for it. */
export const ROLES = ['user', 'health_worker', 'nurse', 'doctor', 'emergency_responder', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A right that somebody holds, beyond being signed in. */
export type Right = Exclude<Permission, 'public' | 'signed-in'>;

/**
 * The rights of each role; what is not listed is denied. "history:read" is granted to nobody by role: it is what the
 * PIN opens, for the person's own history.
 */
export const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  user: [],
  health_worker: ['pins:reset'],
  nurse: ['pins:reset'],
  doctor: ['pins:reset'],
  emergency_responder: ['emergencies:read', 'emergencies:answer'],
  admin: [
    'accounts:read',
    'accounts:manage',
    'pins:reset',
    'emergencies:read',
    'emergencies:answer',
    'emergencies:manage',
    'messages:read',
    'messages:manage',
  ],
};

/** Opened by the PIN, for one access token. */
export const HISTORY = 'history:read' satisfies Right;

/** All that a role does not hold until its second factor is confirmed. Users may have one; whoever works here must. */
export const needsSecondFactor = (role: Role): boolean => role !== 'user';
