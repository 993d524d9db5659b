import type { Emergencies } from '../core/emergencies/emergencies.ts';
import type { EmergencyAsk } from '../core/emergencies/move.ts';
import type { Claimed } from '../core/outbox/outbox.ts';
import { sosOpen as flow, STILL } from '../flows/sos-open/index.ts';
import type { Ask } from './ask.ts';

/** Asks a caller whether help is still needed, as a due row wants. */
export type AskCaller = (row: Claimed) => Promise<void>;

/** In their conversation, where their next word answers it; under the code of the emergency, where that cannot be asked. */
export function createAskCaller({
  ask,
  emergencies,
}: {
  readonly ask: Ask;
  readonly emergencies: Pick<Emergencies, 'isChecking' | 'askByCode'>;
}): AskCaller {
  return async (row) => {
    const { emergency } = row.payload as EmergencyAsk;
    if (!(await emergencies.isChecking(emergency))) return;
    const { outcome } = await ask(row, {
      ...{ flow: flow.name, argument: STILL, road: null, unasked: { exempt: 'danger' }, isUrgent: true },
      calling: `${flow.name}.calling`,
    });
    if (outcome !== 'asked') await emergencies.askByCode(emergency);
  };
}
