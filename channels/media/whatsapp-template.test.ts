import { expect, test } from '@jest/globals';
import { bodyFaults, bodyOf, valuesIn } from './whatsapp-template.ts';

test.each([
  ['Arogya: time for {{1}}.\n1 Taken', []],
  ['Arogya: your medicine time.', []],
  ['{{1}} asks.', ['begins with a variable']],
  ['आरोग्य: {{1}} पूछता है', []],
  ['Arogya says this to you: {{1}}.', ['ends in a variable']],
  ['Arogya, at {{1}} {{2}} today', ['has two variables side by side']],
  ['A {{1}} b {{2}} c', ['is mostly variables']],
  ['Arogya: time for {{2}} today', ['does not count its variables']],
  ['Arogya\n\n\nnow', ['has more than two line breaks in a row']],
  [`Arogya ${'x'.repeat(1020)}`, ['is too long']],
])('%j: %j', (body, faults) => {
  expect(bodyFaults(body)).toEqual(faults);
});

test('a registered text as a body, and what fills it', () => {
  const body = bodyOf('Arogya {#numeric#}: {#alphanumeric#}{#alphanumeric#} (end)');
  expect(body).toBe('Arogya {{1}}: {{2}} (end)');
  expect(valuesIn(body, 'Arogya 1234: behind the temple (end)')).toEqual(['1234', 'behind the temple']);
  expect(valuesIn(body, 'Arogya 1234: behind the temple (End)')).toBeNull();
  expect(valuesIn(body, 'Arogya 1234: one\nline (end)')).toBeNull();
  expect(valuesIn('Noted (as said).', 'Noted (as said).')).toEqual([]);
});
