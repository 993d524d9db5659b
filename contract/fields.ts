import { z } from 'zod';

/** A line of text in any script, as a keyboard of any kind composes it. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]+$/u)
    .normalize();

/** A language of people's, one that is offered. */
export const language = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})*$/)
  .describe('BCP 47; one that is offered.');

/** A telephone number. */
export const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/)
  .describe('E.164.');

/** A time zone. */
export const zone = z
  .string()
  .max(64)
  .regex(/^(UTC|[A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/)
  .describe('Of the IANA database, "Asia/Kathmandu".');

/** When something was, or is to be: ISO 8601, in UTC. */
export const time = z.iso.datetime();

/** The parameters of a path that names one thing among several. */
export const byId = z.strictObject({ id: z.uuid() });
