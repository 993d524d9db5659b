import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { loadTelecom } from '../core/country/telecom.ts';
import { createLog } from '../core/log.ts';
import { compose } from '../server/compose.ts';
import { readConfig } from '../server/config.ts';
import { createIllness, type Illness } from '../server/illness.ts';
import { createCarriers, createChannels } from './index.ts';

const telecom = loadTelecom('IN');
const listed = (variables: Readonly<Record<string, string>>) =>
  createChannels({ today: () => '2026-11-23', placeCodeLength: 6, telecom, variables });
const at = { AT_USERNAME: 'arogya' };
const exotel = { EXOTEL_SID: 'arogya1' };
const twilio = { TWILIO_ACCOUNT_SID: 'AC1' };

describe('a provider is there only where the environment names it', () => {
  test.each([
    [{}, []],
    [at, ['africas-talking/ussd', 'africas-talking/sms', 'africas-talking/voice']],
    [exotel, ['exotel/sms', 'exotel/voice']],
    [twilio, ['twilio/voice']],
    [{ ...twilio, TWILIO_SMS_FROM: 'AROGYA' }, ['twilio/voice', 'twilio/sms']],
    [{ ...twilio, TWILIO_MESSAGING_SERVICE_SID: 'MG1' }, ['twilio/voice', 'twilio/sms']],
    [{ ...twilio, TWILIO_WHATSAPP_FROM: '+14155238886' }, ['twilio/voice', 'twilio/whatsapp']],
  ])('%p', (variables, ids) => {
    expect(listed(variables).map(({ id }) => id)).toEqual([...ids, 'missed-call/voice']);
  });
});

test('e-mail is there only where the environment names a mail server', () => {
  const ids = (variables: Readonly<Record<string, string>>) => createCarriers(variables).map(({ id }) => id);
  expect([ids({}), ids({ SMTP_URL: 'smtp://127.0.0.1' })]).toEqual([[], ['email/smtp']]);
});

test('people are called back by the first that has a number of ours', () => {
  const callers = (variables: Readonly<Record<string, string>>) =>
    listed(variables).flatMap(({ id, caller }) => (caller ? [id] : []));
  const numbers = {
    AT_VOICE_FROM: '+254711082999',
    TWILIO_VOICE_FROM: '+15005550006',
    EXOTEL_CALLER_ID: '08088919888',
  };
  const all = { ...at, ...exotel, ...twilio };
  expect(callers({ ...all, ...numbers })).toEqual(['exotel/voice', 'africas-talking/voice', 'twilio/voice']);
  expect(callers({ ...all, TWILIO_VOICE_FROM: '+15005550006' })).toEqual(['twilio/voice']);
  expect(callers({ ...all, EXOTEL_CALLER_ID: '' })).toEqual([]);
});

describe('the start', () => {
  const clock = { now: () => new Date('2026-11-23T10:00:00Z') };
  const log = createLog('silent', { write: () => undefined });
  let illness: Illness;
  beforeAll(async () => {
    illness = await createIllness({ config: readConfig({ DATA_DIR: tmpdir() }), clock, log });
  });
  afterAll(() => illness.close());

  const begin = (changed: Readonly<Record<string, string | undefined>>, production = false) => {
    const config = readConfig({
      DATA_DIR: tmpdir(),
      DATA_KEYS: `t1:${Buffer.alloc(32, 1).toString('base64')}`,
    });
    return () =>
      compose({
        config: { ...config, production, variables: { ...config.variables, ...changed } },
        databaseUrl: 'postgresql://127.0.0.1:1/none',
        illness,
        clock,
        log,
      });
  };

  test.each([
    [
      'nobody carries what the country offers to everybody',
      { AT_USERNAME: undefined, EXOTEL_SID: undefined, TWILIO_ACCOUNT_SID: undefined },
      /voice: offered to everybody in IN, and no provider of it is configured/,
    ],
    ['an account is half there', { TWILIO_AUTH_TOKEN: undefined }, /twilio\/sms: [^]*TWILIO_AUTH_TOKEN/],
    ['a number of ours is none', { TWILIO_VOICE_FROM: '+15005550006,x' }, /TWILIO_VOICE_FROM/],
    ['a mail server has no sender', { MAIL_FROM: undefined }, /email\/smtp: [^]*MAIL_FROM/],
    ['an ExoPhone has no flow', { EXOTEL_APP_ID: undefined }, /exotel\/voice: [^]*EXOTEL_APP_ID/],
  ])('fails where %s', (_, changed, said) => {
    expect(begin(changed)).toThrow(said);
  });

  test('fails in production where a text could not be answered, and only where texts are sent from a registered name', () => {
    const at = (changed: Readonly<Record<string, string | undefined>>) => begin(changed, true);
    expect(at({})).toThrow(/^The configuration is not complete:\nSMS_INBOUND_NUMBER: required where/);
    const without = { AT_USERNAME: undefined, EXOTEL_SID: undefined, TWILIO_SMS_FROM: undefined };
    for (const changed of [{ SMS_INBOUND_NUMBER: '9220592205' }, without])
      expect(at(changed)).not.toThrow(/SMS_INBOUND_NUMBER/);
  });
});
