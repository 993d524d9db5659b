import type { Assignment } from './machine.ts';

const NOTHING: Assignment = { stand: 'taken', km: 0, place: null, words: null };

/** What an emergency may be to a helper: the longest that is said of one, and the least. */
export const examples: { readonly assignment: readonly Assignment[] } = {
  assignment: [
    { ...NOTHING, stand: 'open', km: 12 },
    {
      stand: 'mine',
      km: 2,
      place: {
        place: 'Sri Potti Sriramulu Nellore Kavali Rural',
        near: { key: 'emergency.area' },
        age: { key: 'emergency.hours-ago', params: { hours: 47 } },
      },
      words: 'behind the big banyan tree near the school of the village, a snake has bitten my son',
    },
    { stand: 'mine', km: 2, place: null, words: null },
    { ...NOTHING, stand: 'busy' },
    NOTHING,
  ],
};
