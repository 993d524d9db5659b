import { NOT_ME, notMeScreen } from '../not-me.ts';
import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

export const screens = {
  next: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'told.choose-again' : 'told.next' }],
    ask: { kind: 'choice', options: [{ value: 'go-on', key: 1, label: { key: 'told.go-on' } }, NOT_ME] },
  }),

  'not-me': (): Screen => notMeScreen,
};
