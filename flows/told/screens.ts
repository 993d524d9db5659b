import type { EndedConsent } from '../../core/messages/notice.ts';
import { NOT_ME, notMeScreen } from '../not-me.ts';
import type { Option, Screen } from '../screen.ts';
import type { Context } from './machine.ts';

/** What is said where a consent was taken back, by its key in `common`. */
const ENDED: Readonly<Record<EndedConsent, string>> = { messages: 'stopped', 'scheme-news': 'no-news' };

const end = (consent: EndedConsent): Option => ({
  value: consent,
  key: 2,
  label: { key: `told.end-${consent}` },
});

export const screens = {
  next: ({ misses, endedBy }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'told.choose-again' : 'told.next' }],
    ask: {
      kind: 'choice',
      options: [
        { value: 'go-on', key: 1, label: { key: 'told.go-on' } },
        ...(endedBy === null ? [] : [end(endedBy)]),
        NOT_ME,
      ],
    },
  }),

  ended: ({ endedBy }: Context): Screen => ({ say: [{ key: `common.${ENDED[endedBy!]}` }] }),

  'not-me': (): Screen => notMeScreen,
};
