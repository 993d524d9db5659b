import { FROM_12, FROM_5 } from '../bands.ts';
import { group } from '../rule.ts';
import { SOURCES } from '../sources.ts';

const breathing = { category: 'breathing', firstAid: 'breathing' } as const;

/** Measured values from 12 years; oxygen and temperature from 5. Younger ages stand with their own rows. */
export const measured = [
  ...group(
    { bands: FROM_12, level: 'emergency', source: SOURCES.iittRaised },
    {
      'vitals.pulse': {
        when: {
          any: [
            { vital: 'pulse', is: { below: 50 } },
            { vital: 'pulse', is: { above: 150 } },
          ],
        },
        need: 'cardiac-stroke',
      },
      'vitals.breaths': {
        when: {
          any: [
            { vital: 'breathsPerMinute', is: { below: 10 } },
            { vital: 'breathsPerMinute', is: { above: 30 } },
          ],
        },
        ...breathing,
      },
      'vitals.pressure-low': { when: { vital: 'systolic', is: { below: 90 } }, source: SOURCES.judgement },
      'vitals.pressure-and-signs': {
        when: {
          all: [
            {
              any: [
                { vital: 'systolic', is: { from: 180 } },
                { vital: 'diastolic', is: { from: 120 } },
              ],
            },
            {
              any: ['chest-pain', 'breathless', 'confused', 'headache-severe', 'blurred-vision', 'vomiting'],
            },
          ],
        },
        source: SOURCES.pressure,
        need: 'cardiac-stroke',
      },
      'vitals.sugar-low': {
        when: { vital: 'glucoseMgDl', is: { below: 54 } },
        source: SOURCES.diabetes,
        firstAid: 'low-sugar',
      },
      'vitals.sugar-high-ill': {
        when: {
          all: [
            { vital: 'glucoseMgDl', is: { from: 300 } },
            { any: ['vomiting', 'belly-pain', 'drowsy', 'breathless', 'fast-breathing', 'fruity-breath'] },
          ],
        },
        source: SOURCES.diabetes,
      },
    },
  ),
  ...group(
    { bands: FROM_5, level: 'emergency', source: SOURCES.heat },
    { 'vitals.temperature-40': { when: { vital: 'temperatureC', is: { from: 40 } }, firstAid: 'heat' } },
  ),
  ...group(
    { bands: FROM_5, level: 'urgent', source: SOURCES.iitt },
    {
      'vitals.temperature': {
        when: {
          any: [
            { vital: 'temperatureC', is: { above: 39 } },
            { vital: 'temperatureC', is: { below: 36 } },
          ],
        },
      },
    },
  ),
  ...group(
    { bands: FROM_12, level: 'urgent', source: SOURCES.judgement },
    {
      'vitals.pulse-fast': { when: { vital: 'pulse', is: { above: 130 } }, source: SOURCES.iitt },
      'vitals.breaths-fast': { when: { vital: 'breathsPerMinute', is: { from: 22 } }, ...breathing },
      'vitals.oxygen-lowish': { when: { vital: 'spo2', is: { below: 94 } }, ...breathing },
      'vitals.pressure-lowish': { when: { all: ['fever', { vital: 'systolic', is: { upTo: 100 } }] } },
      'vitals.pressure-very-high': {
        when: {
          any: [
            { vital: 'systolic', is: { from: 180 } },
            { vital: 'diastolic', is: { from: 110 } },
          ],
        },
        source: SOURCES.pressure,
      },
      'vitals.sugar': {
        when: {
          any: [
            { vital: 'glucoseMgDl', is: { below: 70 } },
            { vital: 'glucoseMgDl', is: { from: 300 } },
          ],
        },
        source: SOURCES.diabetes,
      },
    },
  ),
];
