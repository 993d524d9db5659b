import type { Clock } from '../core/clock.ts';
import type { Claimed, Sent } from '../core/outbox/outbox.ts';
import { type Doses, LATER, type OpenDose } from '../core/reminders/doses.ts';
import { kindOf, noticeAt } from '../core/reminders/plan.ts';
import type { DosePayload } from '../core/reminders/planner.ts';
import { type Asked, askedArgument, dose as flow } from '../flows/dose/index.ts';
import type { Ask } from './ask.ts';

/** Asks about what is due, as a row wants that was let go; resolves with `until` where that is to be later. */
export type Remind = (row: Claimed) => Promise<Pick<Sent, 'until'>>;

export function createReminder({
  ask,
  doses,
  clock,
}: {
  readonly ask: Ask;
  readonly doses: Pick<Doses, 'toAsk' | 'asked' | 'unsent'>;
  readonly clock: Clock;
}): Remind {
  return async (row) => {
    const { dose } = row.payload as DosePayload;
    const open = await doses.toAsk(row.personId, dose, clock.now());
    if (open.length === 0) return {};
    const { road } = open[0]!.plan;
    const argument = askedArgument(askedOf(open));
    // The rows of doses that are due together come at once, and each would ask about all.
    const once = open.map(({ id, laters }) => `${id} ${laters}`).join();
    const unasked = { exempt: 'let-go', silentDays: null } as const;
    const until = new Date(Math.min(...open.map((one) => one.until.getTime())));
    const ids = open.map(({ id }) => id);
    const asked = await ask(row, {
      ...{ flow: flow.name, argument, road, unasked, until, once },
      elseCall: true,
      noted: (rows) => doses.asked(ids, rows, clock.now()),
    });
    if (asked.outcome === 'later') return { until: asked.until };
    if (asked.outcome === 'nowhere') await doses.unsent(ids);
    return {};
  };
}

/** What is said of doses that are asked about together. What is to be told with them is told the first time, without a name. */
function askedOf(open: readonly OpenDose[]): Asked {
  const mayWait = open.every(({ laters }) => laters < LATER.most);
  const plans = open.flatMap(({ plan, dueAt }) => (plan.about === 'medicine' ? [{ plan, dueAt }] : []));
  const found = plans.map(({ plan, dueAt }) => noticeAt(plan, dueAt)).find((one) => one !== null) ?? null;
  const notice = mayWait ? found : null;
  const isNamed = plans.length === 1 && plans[0]!.plan.isNamed && notice === null && mayWait;
  return {
    doses: open.map(({ id }) => id),
    about: kindOf(open[0]!.plan),
    called: isNamed ? plans[0]!.plan.called : null,
    notice,
    mayWait,
  };
}
