import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadTelecom } from '../../core/country/telecom.ts';
import { projectRoot } from '../../core/root.ts';
import type { Drawn, Medium } from '../../flows/medium.ts';
import type { Channel, Webhook } from '../channel.ts';
import { describeIncoming, type IncomingCase } from '../testing/incoming.ts';
import { nameSkipped } from '../testing/skipped.ts';
import { DIALECTS, type DialectName } from './dialects.ts';
import { ussdGateway } from './ussd.ts';

/** Exchanges collected from gateways' documentation and others' tests; for development, not part of the project. */
const file = join(projectRoot, '..', 'shared', 'channels', 'vectors', 'ussd.json');

const Vector = z.object({
  id: z.string(),
  protocol: z.string().optional(),
  query: z.record(z.string(), z.string()).optional(),
  json: z.record(z.string(), z.unknown()).optional(),
  url: z.string().optional(),
  pathSuffix: z.string().optional(),
  precondition: z.string().optional(),
  expected: z
    .object({
      event: z.string().optional(),
      input: z.string().optional(),
      inputs: z.array(z.string()).optional(),
    })
    .optional(),
  reply: z
    .object({
      status: z.number().optional(),
      body: z.string().optional(),
      headers: z.record(z.string(), z.string()).optional(),
      json: z.unknown().optional(),
    })
    .optional(),
});
type Vector = z.output<typeof Vector>;

/** Whose exchanges these are, in our words, and the code that was dialled in them. */
const PROTOCOLS: Readonly<Record<string, readonly [DialectName, string]>> = {
  'airtel-flares': ['airtel', '*121#'],
  imimobile: ['imimobile', '*56263#'],
  hubtel: ['hubtel', '*711#'],
  'generic-get-whole-dial': ['dialled', '*415#'],
};

/** An address that nobody gave them: it is no path of ours at all. */
const NOT_OURS = 'imimobile-unknown-suffix';

const token = 'a-token-that-nobody-guesses';
const telecom = loadTelecom('IN');
const page: Drawn = { text: '', page: 0, pages: 1, last: true };
const medium: Medium = { id: 'ussd', idleMinutes: null, draw: () => page, read: () => ({ type: 'UNCLEAR' }) };

if (existsSync(file)) runVectors();
else {
  test('the exchanges collected elsewhere are named as not run', () => {
    nameSkipped('USSD gateway exchanges', 'there is no folder ../shared/channels/vectors');
  });
}

function runVectors(): void {
  const { vectors: all } = z
    .object({ vectors: z.array(z.looseObject({ protocol: z.string() })) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  const others = z.array(Vector).parse(all.filter(({ protocol }) => !protocol.startsWith('africastalking')));

  test('every exchange is of a gateway that we know', () => {
    expect(others.filter(({ protocol = '' }) => !(protocol in PROTOCOLS)).map(({ id }) => id)).toEqual([]);
  });

  for (const [protocol, [name, code]] of Object.entries(PROTOCOLS)) {
    const vectors = others.filter((vector) => vector.protocol === protocol && vector.id !== NOT_OURS);
    if (vectors.length === 0) continue;
    const channel = ussdGateway(medium, telecom, { name, code, dialect: DIALECTS[name] });
    describeIncoming(channel, { token }, vectors.map(hopCase));
    describeReplies(channel, vectors);
  }

  test(NOT_OURS, () => {
    const [vector] = others.filter(({ id }) => id === NOT_OURS);
    const { webhooks } = ussdGateway(medium, telecom, {
      name: 'imi',
      code: '*56263#',
      dialect: DIALECTS.imimobile,
    });
    expect(webhooks.map(({ path }) => path.split('/')[3])).not.toContain(vector?.pathSuffix);
  });
}

function hopCase({ id, query, json, url, expected = {}, reply = {}, precondition }: Vector): IncomingCase {
  const [, search = ''] = url?.split('?') ?? [];
  const given = query ?? Object.fromEntries(new URLSearchParams(search.replaceAll('X', '1')));
  const sent = json ? { json } : { query: given };
  const base = { label: id, to: ':token', ...sent };
  if (reply.status === 400) return { ...base, expect: { refused: 400 } };
  if (expected.event === 'close' || expected.event === 'none') {
    return { ...base, expect: { ended: { dialog: given.SessionID ?? '', status: 'dropped' } } };
  }
  if (precondition !== undefined) {
    const standing = { revision: 5, dialog: 'dial-3', heard: '4 *56263#' };
    const input = given.msg ?? '';
    return {
      ...base,
      expect: {
        places: [[standing, 9_000, { dialog: 'dial-3', heard: { inputs: [input], heard: `5 ${input}` } }]],
      },
    };
  }
  const first = expected.inputs ?? (expected.input === undefined ? ['33', '1'] : [expected.input]);
  const inputs = first.filter((input) => input !== '');
  return { ...base, expect: { hears: [[undefined, { inputs, heard: expect.anything() as never }]] } };
}

function describeReplies(channel: Channel<object>, vectors: readonly Vector[]): void {
  const answered = vectors.filter(
    ({ reply, expected }) => (reply?.headers ?? reply?.json) || expected?.event === 'close',
  );
  if (answered.length === 0) return;
  describe('the same exchanges, answered', () => {
    test.each(answered)('$id', ({ expected, reply = {} }) => {
      const [hops] = channel.webhooks as [Extract<Webhook, { kind: 'message' }>];
      const { headers = {}, json } = reply;
      const last = headers['X-USSD-SESSION'] === '0';
      const text = reply.body ?? 'text';
      const given = hops.respond(expected?.event === 'close' ? null : { ...page, text, last });
      expect(given).toMatchObject({ status: reply.status ?? 200, headers });
      if (json === undefined) expect(given.body).toBe(reply.body);
      else expect(JSON.parse(given.body)).toEqual(json);
    });
  });
}
