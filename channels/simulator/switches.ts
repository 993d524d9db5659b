import { z } from 'zod';

const chance = z.number().min(0).max(1);
const ms = z.number().int().min(0).max(600_000);

const Webhooks = z.strictObject({
  /** A request takes up to so long on its way. */
  delayMs: ms,
  /** Sent twice at once. */
  duplicate: chance,
  /** Overtaken: a text or report comes late, a hop of a session once more after the next one. */
  reorder: chance,
  /** Never arrives: a session is dropped, a text or report is sent again later. */
  loss: chance,
  /** Arrives, but its answer does not come back: dropped or sent again all the same. */
  error: chance,
});

const Sends = z.strictObject({
  /** An answer takes up to so long. */
  delayMs: ms,
  /** Answered 500, nothing sent. */
  error: chance,
  /** Never answered, nothing sent. */
  stall: chance,
  /** Sent, and the connection breaks before the answer. */
  lostAnswer: chance,
});

/** What goes wrong on this network, as chances from 0 to 1, and how patient it is. */
const Switches = z.strictObject({
  /** The network's requests to the service. */
  webhooks: Webhooks,
  /** The service's requests to the network. */
  sends: Sends,
  /** A session whose hop is not answered in time is dropped. */
  answerWithinMs: ms,
  /** A session whose person says nothing for so long is dropped. */
  thinkWithinMs: ms,
  /** A text or report that was not taken (2xx) is sent again after this, then twice as long, and so on … */
  retryFirstMs: ms,
  /** … so many times: 9 from one second on are some eight minutes. */
  retries: z.number().int().min(0).max(20),
});
export type Switches = z.output<typeof Switches>;

/** Any part of the switches, as started with or as posted to /switches. */
export const SomeSwitches = z.strictObject({
  ...Switches.partial().shape,
  webhooks: Webhooks.partial().optional(),
  sends: Sends.partial().optional(),
});
export type SomeSwitches = z.input<typeof SomeSwitches>;

/** A network where nothing goes wrong. */
export const CALM: Switches = {
  webhooks: { delayMs: 0, duplicate: 0, reorder: 0, loss: 0, error: 0 },
  sends: { delayMs: 0, error: 0, stall: 0, lostAnswer: 0 },
  answerWithinMs: 10_000,
  thinkWithinMs: 180_000,
  retryFirstMs: 1_000,
  retries: 9,
};

/** `switches` with `some` of them set anew. Throws a ZodError when they are not switches. */
export function setSwitches(switches: Switches, some: unknown): Switches {
  const { webhooks, sends, ...rest } = SomeSwitches.parse(some);
  return Switches.parse({
    ...switches,
    ...rest,
    webhooks: { ...switches.webhooks, ...webhooks },
    sends: { ...switches.sends, ...sends },
  });
}
