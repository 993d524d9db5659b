import { NOT_ME, notMeScreen } from '../not-me.ts';
import { linesOf, type Line, type Option, type Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const line = linesOf('caregiver');
const option = (value: string, key: number): Option => ({ value, key, label: line(value) });

/** Who chose them, by the last digits of the number: names are told by nobody but themselves. */
const whoOf = ({ ending }: Context): Line =>
  ending === null ? line('somebody') : line('number', { ending });

export const screens = {
  ask: (context: Context): Screen => ({
    say: [line('ask', { who: whoOf(context) }), ...(context.misses > 0 ? [line('choose-again')] : [])],
    ask: { kind: 'choice', options: [option('yes', 1), option('no', 2), NOT_ME], of: context.contact },
  }),

  agreed: (): Screen => ({ say: [line('agreed')] }),

  refused: (): Screen => ({ say: [line('refused')] }),

  'not-me': (): Screen => notMeScreen,
};
