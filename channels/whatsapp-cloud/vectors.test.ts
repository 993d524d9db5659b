import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../core/errors.ts';
import { projectRoot } from '../../core/root.ts';
import type { Webhook } from '../channel.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { account, medium } from './testing.ts';
import { whatsAppCloud } from './whatsapp.ts';

/** Exchanges collected from the provider's pages; for development, not part of the project. */
const file = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'meta-whatsapp.json');

const Vector = z.object({
  id: z.string(),
  kind: z.string(),
  query: z.record(z.string(), z.string()).optional(),
  httpExpectedOneOf: z.array(z.number()).optional(),
});

if (existsSync(file)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('WhatsApp exchanges', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const { vectors } = z.object({ vectors: z.array(Vector) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  const channel = whatsAppCloud(medium, account.WHATSAPP_PHONE_NUMBER_ID);
  const webhook = channel.webhooks.find(({ kind }) => kind === 'challenge') as Extract<
    Webhook,
    { kind: 'challenge' }
  >;

  describe('the exchanges collected elsewhere', () => {
    test.each(vectors)('$id', ({ id, kind, query = {}, httpExpectedOneOf: wanted = [200] }) => {
      if (kind !== 'verification') throw new Error(`nobody has said what ${id} means`);
      const request = { params: {}, headers: {}, query, form: {}, rawBody: Buffer.alloc(0) };
      let status: number;
      try {
        ({ status } = webhook.answer(request, account));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        ({ status } = error);
      }
      expect(wanted).toContain(status);
    });
  });
}
