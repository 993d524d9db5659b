import { accounts } from './accounts.ts';
import { auth } from './auth.ts';
import { broadcasts } from './broadcasts.ts';
import { emergency } from './emergency.ts';
import { hospitals } from './hospitals.ts';
import { live } from './live.ts';
import { messages } from './messages.ts';
import { oidc } from './oidc.ts';
import { reminders } from './reminders.ts';
import { schemes } from './schemes.ts';
import { symptoms } from './symptoms.ts';
import { users } from './users.ts';

/** Version 1: one line per resource. */
export const v1 = {
  auth,
  oidc,
  accounts,
  emergency,
  hospitals,
  live,
  messages,
  broadcasts,
  reminders,
  schemes,
  symptoms,
  users,
};

/**
 * The versions that are served, each under /api/<name>. A new one begins as the old with what differs:
 * `v2 = { ...v1, hospitals: hospitals2 }`; docs/api-migration.md says when, and what clients are told.
 */
export const versions = { v1 };
