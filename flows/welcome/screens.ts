import { languages } from '../../core/text/languages.ts';
import type { Screen } from '../screen.ts';
import type { Context } from './machine.ts';

const choices = languages.map(({ code }) => ({ value: code as string, label: { key: `welcome.${code}` } }));

export const screens = {
  choose: ({ first, misses }: Context): Screen => ({
    say: [{ key: misses > 0 ? 'welcome.choose-again' : first ? 'welcome.notice' : 'welcome.choose' }],
    ask: { kind: 'choice', options: [...choices, { value: 'sos', label: { key: 'welcome.sos' } }] },
    ...(first ? { top: true } : {}),
  }),
};
