import { describe, expect, test } from '@jest/globals';
import type { Medium } from '../../flows/medium.ts';
import { DIALECTS } from './dialects.ts';
import { readGateways } from './gateways.ts';
import { ussdGateways } from './ussd.ts';

const medium: Medium = {
  id: 'ussd',
  idleMinutes: null,
  draw: () => ({ text: '', page: 0, pages: 1, last: true }),
  read: () => ({ type: 'UNCLEAR' }),
};
const telecom = { readNumber: () => null };

const airtel = { name: 'airtel', code: '*121#', dialect: DIALECTS.airtel };
const other = {
  name: 'other-1',
  code: '*384*4247#',
  dialect: { ...DIALECTS.joined, fields: { session: 'sid', number: 'msisdn', input: 'ussd_string' } },
};

describe('the gateways of USSD_GATEWAYS', () => {
  test.each([
    ['nothing', '', []],
    ['one, in words', 'airtel airtel *121#', [airtel]],
    [
      'two, in words, with fields of their own',
      ' airtel  airtel *121# ;\nother-1 joined *384*4247# number=msisdn input=ussd_string session=sid;',
      [airtel, other],
    ],
    [
      'the same in JSON',
      JSON.stringify([
        { name: 'airtel', dialect: 'airtel', code: '*121#' },
        {
          name: 'other-1',
          dialect: 'joined',
          code: '*384*4247#',
          fields: { session: 'sid', number: 'msisdn', input: 'ussd_string' },
        },
      ]),
      [airtel, other],
    ],
  ])('%s', (_, text, gateways) => {
    expect(readGateways(text)).toEqual(gateways);
  });

  test('each has its address and a token of its own', () => {
    const channels = ussdGateways(medium, telecom, 'airtel airtel *121#; imi imimobile *56263#');
    expect(channels.map(({ id, webhooks: [{ path } = { path: '' }] }) => [id, path])).toEqual([
      ['ussd-airtel/ussd', '/webhooks/ussd/airtel/:token'],
      ['ussd-imi/ussd', '/webhooks/ussd/imi/:token'],
    ]);
    expect(ussdGateways(medium, telecom, undefined)).toEqual([]);
  });

  test.each([
    ['no dialect', 'airtel', /gateway 1: dialect: must be one of joined, .*hubtel; code: /],
    ['an unknown dialect', 'a airtel *1#; b vodafone *2#', /gateway 2: dialect: must be one of/],
    ['a code that nobody can dial', 'a airtel 121', /gateway 1: code: must be a code as people dial it/],
    ['a name that is no part of an address', 'Air/tel airtel *1#', /gateway 1: name: must be small letters/],
    ['the same name twice', 'a airtel *1#; a latest *2#', /two gateways are named "a"/],
    ['a field that we do not ask for', 'a airtel *1# msc=MSC', /gateway 1: fields: .*"msc"/],
    ['a field without a name', 'a airtel *1# number', /gateway 1: fields/],
    ['a field with a bad name', 'a airtel *1# number=a b', /gateway 1: fields/],
    ['a field named by nothing', 'a airtel *1# number=', /gateway 1: fields\.number: is no name of a field/],
    [
      'a session where there are none',
      'a imimobile *1# session=sid',
      /gateway 1: fields\.session: the dialect imimobile has no sessions/,
    ],
    ['half of a list', '[{"name":', /begins with "\[" but is no JSON list/],
    ['a list of nonsense', '[1]', /gateway 1: it: /],
    [
      'more than is known',
      '[{"name":"a","dialect":"airtel","code":"*1#","charge":"Y"}]',
      /gateway 1: it: .*"charge"/,
    ],
  ])('%s stops the start with the reason', (_, text, reason) => {
    expect(() => readGateways(text)).toThrow(/^USSD_GATEWAYS: /);
    expect(() => readGateways(text)).toThrow(reason);
    const [channel, ...others] = ussdGateways(medium, telecom, text);
    expect(others).toEqual([]);
    expect(channel?.webhooks).toEqual([]);
    const { error } = channel!.variables.safeParse({});
    expect(error?.issues[0]?.path).toEqual(['USSD_GATEWAYS']);
    expect(error?.issues[0]?.message).toMatch(reason);
  });
});
