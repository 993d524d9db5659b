import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

export const screens = {
  ask: ({ misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'sos.ask-again' : 'sos.ask' }],
    ask: {
      kind: 'choice',
      options: [
        { value: 'yes', label: { key: 'sos.yes' } },
        { value: 'help', label: { key: 'sos.help' } },
      ],
    },
  }),

  numbers: (): Screen => ({
    say: [{ key: 'sos.numbers' }],
    ask: {
      kind: 'choice',
      options: [
        { value: 'hospital-lookup', label: { key: 'sos.hospital' } },
        { value: 'aid', label: { key: 'sos.aid' } },
        { value: 'sos-open', label: { key: 'sos.stop' } },
      ],
    },
  }),

  silence: (): Screen => ({ say: [{ key: 'sos.neutral' }] }),
};
