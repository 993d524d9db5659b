import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseXml, type Element } from '../simulator/xml.ts';
import { element, xmlDocument } from './xml.ts';

test.each([
  { label: 'an empty element', xml: element('Hangup'), written: '<Hangup/>' },
  {
    label: 'attributes in order, undefined ones left out',
    xml: element('Gather', { numDigits: 1, hints: undefined, input: 'dtmf', bargeIn: true }),
    written: '<Gather numDigits="1" input="dtmf" bargeIn="true"/>',
  },
  {
    label: 'texts and elements',
    xml: element('Gather', {}, [element('Say', { language: 'hi-IN' }, ['बुखार & <ठंड> "1"'])]),
    written: '<Gather><Say language="hi-IN">बुखार &amp; &lt;ठंड&gt; &quot;1&quot;</Say></Gather>',
  },
  {
    label: 'an address with a query',
    xml: element('Redirect', { url: "a?b=1&c='2'" }, ['/ivr/step?s=1&empty=1']),
    written: '<Redirect url="a?b=1&amp;c=&apos;2&apos;">/ivr/step?s=1&amp;empty=1</Redirect>',
  },
  {
    label: 'nothing that XML cannot hold',
    xml: element('Say', {}, ['a\u0000b\u001fc\ud83dd\uffffe\ufffef']),
    written: '<Say>abcdef</Say>',
  },
  {
    label: 'line ends that stay what they are',
    xml: element('Say', { a: 'x\ny' }, ['x\r\ny\tz']),
    written: '<Say a="x&#10;y">x&#13;&#10;y&#9;z</Say>',
  },
])('$label', ({ xml, written }) => {
  expect(xml.xml).toBe(written);
  expect(xmlDocument(xml)).toBe(`<?xml version="1.0" encoding="UTF-8"?>${written}`);
  expect(() => parseXml(xmlDocument(xml))).not.toThrow();
});

describe('whatever is said, the document is well formed and says it', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
      .map((list) => String.fromCharCode(...list)),
    fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      ']]>',
      '<!--',
      '-->',
      '<![CDATA[',
      '&amp;',
      '&#0;',
      '<?xml?>',
      '</Response>',
      'बुखार & <ठंड>',
      '👨‍👩‍👧',
      '\u0000\u0008\u000b',
      '\ud83d',
      '\udc00',
      '\ufeff',
      'क्‍ष',
    ),
  );
  const kept = (text: string): string =>
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');

  test('in texts and in attributes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), anyText, (texts, value) => {
        const written = xmlDocument(element('Response', { value }, [element('Say', {}, texts), ...texts]));
        const { attributes, children } = parseXml(written);
        expect(attributes).toEqual({ value: kept(value) });
        const [say, ...rest] = children as [Element, ...string[]];
        expect(say.children.join('')).toBe(texts.map(kept).join(''));
        expect(rest.join('')).toBe(texts.map(kept).join(''));
      }),
      { numRuns: 500 },
    );
  });
});
