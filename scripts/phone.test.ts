import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../channels/simulator/network.ts';
import { startService } from '../channels/simulator/testing.ts';
import { projectRoot } from '../core/root.ts';

const golden = `# a try
> dial *384*4247#
< CON You said
> 1
< CON You said 1
> hangup
`;

let service: Awaited<ReturnType<typeof startService>>;
let network: Simulator;
const folder = mkdtempSync(join(tmpdir(), 'arogya-phone-'));

beforeAll(async () => {
  service = await startService('dev', (webhook, { text = '' }) =>
    webhook === 'ussd' ? `CON You said ${text}` : 'OK',
  );
  network = createSimulator({ port: 0, webhookBaseUrl: service.url, token: 'dev' });
  await network.listen();
});
afterAll(async () => {
  await network.close();
  await service.close();
  rmSync(folder, { recursive: true });
});

/** Runs the phone as `npm run phone` does, with `typed` piped in. */
function runPhone(args: readonly string[], typed = '', environment: Readonly<Record<string, string>> = {}) {
  const phone = spawn(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'scripts', 'phone.ts'), ...args],
    {
      cwd: projectRoot,
      env: { ...process.env, ...environment },
    },
  );
  let out = '';
  phone.stdout.on('data', (part: Buffer) => (out += part.toString()));
  phone.stderr.on('data', (part: Buffer) => (out += part.toString()));
  phone.stdin.end(typed);
  return new Promise<{ code: number | null; out: string }>((resolve) =>
    phone.on('close', (code) => resolve({ code, out })),
  );
}

test('does what a script says, and saves it', async () => {
  const script = join(folder, 'script.txt');
  const saved = join(folder, 'saved.txt');
  writeFileSync(script, golden);
  const args = ['--simulator', network.url, '--number', '+919800000009', '--script', script, '--save', saved];
  expect(await runPhone(args)).toEqual({ code: 0, out: golden });
  expect(readFileSync(saved, 'utf8')).toBe(golden);
  expect(service.told('ussd')).toMatchObject([
    { phoneNumber: '+919800000009' },
    { phoneNumber: '+919800000009' },
  ]);
}, 20_000);

test('does what is piped in, at the port of the environment', async () => {
  const port = new URL(network.url).port;
  const typed = '# a try\n*384*4247#\n1\nhangup\n';
  expect(await runPhone([], typed, { SIMULATOR_PORT: port })).toEqual({ code: 0, out: golden });
}, 20_000);

test('says what to start when there is no network, and what is wrong with its arguments', async () => {
  const [alone, wrong] = await Promise.all([
    runPhone(['--simulator', 'http://127.0.0.1:1']),
    runPhone(['--number', 'asha']),
  ]);
  expect(alone).toEqual({ code: 1, out: expect.stringContaining('Start the service first: npm start') });
  expect(wrong).toEqual({ code: 2, out: expect.stringContaining('not a phone number') });
}, 20_000);
