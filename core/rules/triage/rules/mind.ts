import { FROM_12, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

/** Mental health. */
export const minds = [
  ...group(
    { bands: FROM_5, level: 'emergency', source: SOURCES.mental, need: 'mental-health' },
    {
      'mind.plan': { when: 'self-harm-plan' },
      'mind.self-harm-done': { when: 'self-harm-done', category: 'poison' },
      'mind.new-voices': {
        when: { all: ['voices', { lasts: { below: 14, orUnknown: true } }] },
        source: SOURCES.judgement,
      },
      'mind.new-confusion': {
        when: { all: ['confused', { lasts: { below: 14, orUnknown: true } }] },
        source: SOURCES.judgement,
        category: 'consciousness',
        need: 'any',
      },
      'mind.alcohol-withdrawal': {
        when: {
          any: [
            { all: ['alcohol-shaking', { any: ['fit', 'confused', 'voices', 'fever'] }] },
            { all: ['alcohol-stopped', { any: ['fit', 'confused', 'voices'] }] },
          ],
        },
        category: 'fits',
      },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'urgent', source: SOURCES.judgement, need: 'mental-health' },
    {
      'mind.death-wish': { when: 'death-wish' },
      'mind.self-cut': { when: 'self-cut' },
      'mind.days-without-sleep': { when: 'days-without-sleep' },
      'mind.voices': { when: 'voices' },
      'mind.alcohol-shaking': { when: 'alcohol-shaking' },
    },
  ),
  ...group(
    { bands: FROM_12, level: 'soon', source: SOURCES.judgement, need: 'mental-health' },
    {
      'mind.low-mood': { when: 'low-mood' },
      'mind.anxiety': { when: 'anxiety' },
      'mind.alcohol': {
        when: { all: ['alcohol-daily', { any: ['low-mood', 'no-sleep', 'trembling', 'anxiety'] }] },
      },
      'mind.memory': { when: 'memory-loss' },
    },
  ),
];
