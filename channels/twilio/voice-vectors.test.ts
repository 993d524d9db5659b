import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../core/root.ts';
import { element, xmlDocument, type Xml } from '../media/xml.ts';
import { parseXml, type Element } from '../testing/xml.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { isSigned } from './signature.ts';
import { toTwiml } from './twiml.ts';

/** Exchanges collected from the provider's documentation and its libraries' tests; for development, not part of the project. */
const folder = join(projectRoot, '..', 'shared', 'channels', 'vectors');

const Signature = z.object({
  id: z.string(),
  authToken: z.string(),
  url: z.string(),
  signature: z.string().nullable(),
  valid: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  body: z.string().optional(),
});
const Document = z.object({ id: z.string(), xml: z.string() });

if (existsSync(folder)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('Twilio signatures and documents', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  describe('signatures', () => {
    test.each(read('twilio-signature.json', Signature))(
      '$id',
      ({ authToken, url, signature, valid, params = {}, body }) => {
        const form = new URLSearchParams();
        for (const [name, value] of Object.entries(params))
          [value].flat().forEach((one) => form.append(name, one));
        const signed = {
          url,
          body: Buffer.from(body ?? form.toString()),
          type: body === undefined ? 'application/x-www-form-urlencoded; charset=utf-8' : 'application/json',
          signature: signature ?? '',
        };
        expect(isSigned(signed, [authToken])).toBe(valid);
        expect(isSigned(signed, ['another', authToken])).toBe(valid);
        expect(isSigned(signed, ['another'])).toBe(false);
      },
    );
  });

  describe('documents', () => {
    const documents = read('twiml.json', Document);

    test.each(documents)('$id, read and written again', ({ xml }) => {
      const document = parseXml(xml);
      expect(parseXml(xmlDocument(rewritten(document)))).toEqual(document);
    });

    test('a question in Hindi, as the library writes it', () => {
      const { xml } = documents.find(({ id }) => id === 'derived-gather-hindi')!;
      const [gather, redirect] = parseXml(xml).children as [Element, Element];
      const ours = parseXml(
        toTwiml(
          [
            {
              do: 'gather',
              prompts: [{ do: 'say', text: 'बुखार के लिए 1 दबाएं & सुनें', language: 'hi' }],
              keys: 1,
              seconds: 5,
              speech: { language: 'hi', hints: ['बुखार', 'खांसी', 'दस्त'] },
            },
            { do: 'redirect', because: 'silent' },
          ],
          { answered: gather.attributes.action!, silent: String(redirect.children[0]), listening: '' },
        ),
      );
      const { actionOnEmptyResult: _, ...attributes } = gather.attributes;
      expect(ours.children).toEqual([
        // Silence goes on to the redirect, and the rest is said as it is by default, or asked for besides.
        {
          ...gather,
          attributes: { ...attributes, finishOnKey: '#', profanityFilter: 'false', bargeIn: 'true' },
        },
        redirect,
      ]);
    });
  });
}

const rewritten = ({ name, attributes, children }: Element): Xml =>
  element(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : rewritten(child))),
  );

function read<T>(file: string, vector: z.ZodType<T>): readonly T[] {
  return z.object({ vectors: z.array(vector) }).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .vectors;
}
