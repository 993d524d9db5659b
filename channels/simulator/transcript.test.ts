import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSimulator, type Simulator } from './network.ts';
import { NoNetwork, openPhone } from './phone.ts';
import { startService, type Says } from './testing.ts';
import {
  createRecorder,
  parseStep,
  parseTranscript,
  replay,
  writeHeard,
  writeReceived,
  writeShown,
  writeStep,
  type Step,
} from './transcript.ts';

const token = 'dev';
const number = '+919800000001';

const golden = `# hospital-lookup, hi, ussd
> dial *384*4247#
< CON अपना 6 अंकों का
<     पिन कोड लिखें
> 1
< CON You said 1
> hangup
# and by SMS
> sms 211001
<sms Civil Hospital
<
<    4 km
> dial *384*4247*9#
< END Bye
> wait
<sms once more
> 1
< NET Connection problem or invalid MMI code. (noSession)
`;

describe('what is typed', () => {
  test.each<{ typed: string; step: Step }>([
    { typed: '*384*4247#', step: { do: 'dial', code: '*384*4247#' } },
    { typed: 'dial *384*4247*2*211001#', step: { do: 'dial', code: '*384*4247*2*211001#' } },
    { typed: 'sms बचाओ', step: { do: 'text', text: 'बचाओ' } },
    { typed: 'hangup', step: { do: 'hangup' } },
    { typed: 'wait', step: { do: 'wait' } },
    { typed: '211001', step: { do: 'answer', input: '211001' } },
    { typed: '', step: { do: 'answer', input: '' } },
    { typed: '*', step: { do: 'answer', input: '*' } },
    { typed: '\\hangup', step: { do: 'answer', input: 'hangup' } },
    { typed: 'hang up', step: { do: 'answer', input: 'hang up' } },
    { typed: 'call', step: { do: 'call' } },
    { typed: 'call africas-talking', step: { do: 'call', line: 'africas-talking' } },
    { typed: 'call me', step: { do: 'answer', input: 'call me' } },
    { typed: 'key *', step: { do: 'key', keys: '*' } },
    { typed: 'key one', step: { do: 'answer', input: 'key one' } },
    { typed: 'say पास का अस्पताल', step: { do: 'say', text: 'पास का अस्पताल' } },
    { typed: 'say', step: { do: 'answer', input: 'say' } },
    { typed: 'listen', step: { do: 'listen' } },
    { typed: 'pickup', step: { do: 'pickup' } },
    { typed: '\\key 1', step: { do: 'answer', input: 'key 1' } },
  ])('"$typed"', ({ typed, step }) => expect(parseStep(typed)).toEqual(step));

  test('a transcript gives back what was done, whatever was answered', () => {
    const oneLine = fc.string({ unit: 'grapheme' }).filter((typed) => !/[\r\n]/.test(typed));
    fc.assert(
      fc.property(oneLine, (input) => {
        const step: Step = { do: 'answer', input };
        expect(parseTranscript(writeStep(step))).toEqual([step]);
      }),
    );
  });

  test('a plain list of what to type is a script too', () => {
    expect(parseTranscript('# try it\n*384*4247#\n1\r\nsms hi\n')).toEqual([
      { do: 'note', line: '# try it' },
      { do: 'dial', code: '*384*4247#' },
      { do: 'answer', input: '1' },
      { do: 'text', text: 'hi' },
    ]);
  });
});

test('what is shown and received', () => {
  expect(writeShown({ session: '1', text: 'A\nB', open: true })).toBe('< CON A\n<     B');
  expect(writeShown({ session: '1', text: '', open: false })).toBe('< END');
  expect(
    writeShown({ session: null, text: 'No', open: false, error: 'tooLong', detail: '183 of 182 septets' }),
  ).toBe('< NET No (tooLong: 183 of 182 septets)');
  expect(writeReceived({ text: 'A\n\nB' })).toBe('<sms A\n<\n<    B');
  const button = { id: '1', title: 'Yes', kind: 'button' as const };
  const row = { id: '2', title: 'Chikkaball…', kind: 'row' as const, description: 'Chikkaballapura' };
  expect(writeReceived({ text: 'A', medium: 'whatsapp', taps: [button, { ...button, title: 'No' }] })).toBe(
    '<whatsapp A\n<         ( Yes ) ( No )',
  );
  expect(writeReceived({ text: 'A', medium: 'whatsapp', taps: [row] })).toBe(
    '<whatsapp A\n<         - Chikkaball… / Chikkaballapura',
  );
  expect(writeReceived(null)).toBe('<sms');
});

test.each<{ step: Step; line: string }>([
  { step: { do: 'call' }, line: '> call' },
  { step: { do: 'call', line: 'africas-talking' }, line: '> call africas-talking' },
  { step: { do: 'key', keys: '211001#' }, line: '> key 211001#' },
  { step: { do: 'say', text: 'अस्पताल' }, line: '> say अस्पताल' },
  { step: { do: 'listen' }, line: '> listen' },
  { step: { do: 'pickup' }, line: '> pickup' },
  { step: { do: 'missed' }, line: '> missed' },
  { step: { do: 'on', line: 'exotel' }, line: '> on exotel' },
  { step: { do: 'whatsapp', text: 'नमस्ते' }, line: '> whatsapp नमस्ते' },
  { step: { do: 'tap', title: 'Nearest hospital' }, line: '> tap Nearest hospital' },
  { step: { do: 'location', latitude: 25.44, longitude: -0.5 }, line: '> location 25.44,-0.5' },
  { step: { do: 'voice-note' }, line: '> voice-note' },
])('"$line" is written and read again', ({ step, line }) => {
  expect(writeStep(step)).toBe(line);
  expect(parseTranscript(line)).toEqual([step]);
});

test('what is heard', () => {
  const heard = [
    { language: 'hi-IN', text: 'बुखार है?' },
    { language: 'en-IN', text: 'Fever?' },
  ];
  expect(writeHeard({ call: '1', heard, open: true })).toBe('<voice बुखार है?\n<      Fever?');
  expect(writeHeard({ call: '1', heard: [], open: false })).toBe('<voice (end of the call)');
  expect(writeHeard({ call: '1', heard: [], open: true })).toBe('<voice');
  expect(writeHeard({ call: null, heard: [], open: false, error: 'badAnswer', detail: 'status 500' })).toBe(
    '<voice NET badAnswer: status 500',
  );
});

test('an SMS that nobody waited for is written so that a replay waits for it', () => {
  const recorder = createRecorder();
  recorder.did({ do: 'text', text: 'hi' });
  recorder.received({ text: 'first' });
  recorder.received({ text: 'second' });
  expect(recorder.toString()).toBe('> sms hi\n<sms first\n> wait\n<sms second\n');
});

describe('a replay', () => {
  let service: Awaited<ReturnType<typeof startService>>;
  let network: Simulator;
  beforeAll(async () => {
    service = await startService(token, serve);
    network = createSimulator({ port: 0, webhookBaseUrl: service.url, token });
    await network.listen();
  });
  afterAll(async () => {
    await network.close();
    await service.close();
  });

  /** Answers a text by an SMS, and a session that ended too. */
  async function serve(
    webhook: string,
    { text = '', from, phoneNumber }: Readonly<Record<string, string>>,
  ): Promise<Says> {
    const send = (to: string, message: string) =>
      fetch(`${network.url}/version1/messaging`, {
        method: 'POST',
        headers: { apikey: 'key' },
        body: new URLSearchParams({ username: 'arogya', to, message }),
      });
    if (webhook === 'sms') void send(from ?? '', 'Civil Hospital\n\n4 km');
    if (webhook !== 'ussd') return 'OK';
    if (text === '') return 'CON अपना 6 अंकों का\nपिन कोड लिखें';
    if (text !== '9') return `CON You said ${text}`;
    void send(phoneNumber ?? '', 'once more');
    return 'END Bye';
  }

  test('gives the same transcript when the service says the same', async () => {
    const watched: string[] = [];
    const phone = await openPhone(network.url, number);
    expect(await replay(golden, phone, { watch: (lines) => void watched.push(lines) })).toBe(golden);
    expect(`${watched.join('\n')}\n`).toBe(golden);
    expect(phone.isOpen).toBe(false);
    // What was received before is not received again.
    expect(await replay(golden, await openPhone(network.url, number))).toBe(golden);
  });

  test('says what did not come', async () => {
    const phone = await openPhone(network.url, '+919800000002');
    expect(await replay('> wait\n', phone, { smsWithinMs: 20 })).toBe('> wait\n<sms\n');
  });

  test('needs a network', async () => {
    await expect(openPhone('http://127.0.0.1:1', number)).rejects.toThrow(NoNetwork);
  });
});
