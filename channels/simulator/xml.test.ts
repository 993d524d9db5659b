import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NotWellFormed, parseXml, textOf } from './xml.ts';

test('elements, attributes, texts and references', () => {
  expect(
    parseXml(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Response a="1&amp;2" b='x"y'>\n <Say>बु &lt;&#x92c;&#2348;&gt;</Say><Hangup /></Response>\n`,
    ),
  ).toEqual({
    name: 'Response',
    attributes: { a: '1&2', b: 'x"y' },
    children: [
      '\n ',
      { name: 'Say', attributes: {}, children: ['बु <बब>'] },
      { name: 'Hangup', attributes: {}, children: [] },
    ],
  });
  expect(textOf(parseXml('<a>1<b>2</b>3</a>'))).toBe('123');
});

describe('what no provider takes', () => {
  test.each([
    '',
    'OK',
    '<Response>',
    '<Response></response>',
    '<Response/><Response/>',
    '<Response/>x',
    '<Say>बुखार & <ठंड></Say>',
    '<Say>&nbsp;</Say>',
    '<Say>&#0;</Say>',
    '<Say>&#55357;</Say>',
    '<Say>&</Say>',
    '<Say>a & b;</Say>',
    '<Say>]]></Say>',
    '<Say a=1/>',
    '<Say a="<"/>',
    '<Say a="1" a="2"/>',
    '<Say a="1"b="2"/>',
    '<Say\u0000/>',
    '<Say>\u001f</Say>',
    '<Say>\ud83d</Say>',
    '<!-- --><Say/>',
    '<1/>',
    ' <?xml version="1.0"?><Say/>',
  ])('%j', (text) => expect(() => parseXml(text)).toThrow(NotWellFormed));

  test('and nothing else is thrown, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '"',
      "'",
      '=',
      ' ',
      'a',
      'Say',
      '<?xml',
      '?>',
      '<a>',
      '</a>',
      '&#x',
      '1',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        try {
          parseXml(list.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(NotWellFormed);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
