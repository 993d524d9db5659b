import { fork, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../core/root.ts';
import { serviceFlags } from '../../setup.mjs';
import type { Delivery, NetworkOptions, NetworkSays } from './network.ts';

/** The real service as a process that can be killed: built bundle, API and worker. */
export interface Service {
  /** The process that runs now; undefined when there is none. */
  readonly pid: number | undefined;
  /** When the process that runs now was started (ms since the epoch): what was under way before is a dead one's. */
  readonly startedAt: number;
  /** Times it ended without being told to. */
  readonly deaths: readonly string[];
  start(): void;
  /** Resolves once it can take turns. Throws when it cannot within a minute. */
  ready(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Asks it to end; resolves with its exit code, or the signal that it took. */
  stop(): Promise<number | string>;
}

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
/** One that ends by itself is started again, but not in a tight circle. */
const RESTART_AFTER_MS = 300;

/** `environment` says which database, keys, port and provider; `logPath` takes all it prints. */
export function createService(
  environment: Readonly<Record<string, string>>,
  logPath: string,
  roles: readonly string[] = ['api', 'worker'],
): Service {
  const deaths: string[] = [];
  let child: ChildProcess | null = null;
  let startedAt = 0;
  let expected = false;

  const ended = (process: ChildProcess): Promise<number | string> =>
    new Promise((resolve) => {
      if (process.exitCode !== null) resolve(process.exitCode);
      else if (process.signalCode !== null) resolve(process.signalCode);
      else process.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });

  async function end(signal: NodeJS.Signals): Promise<number | string> {
    if (!child) return 0;
    const process = child;
    expected = true;
    process.kill(signal);
    const forced = setTimeout(() => process.kill('SIGKILL'), STOP_WITHIN_MS);
    const code = await ended(process);
    clearTimeout(forced);
    return code;
  }

  function start(): void {
    const log = openSync(logPath, 'a');
    startedAt = Date.now();
    expected = false;
    const started = spawn(process.execPath, [...serviceFlags, join('dist', 'main.js'), ...roles], {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '', REDIS_URL: '', ...environment },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child = started;
    started.once('exit', (code, signal) => {
      if (child !== started || expected) return;
      deaths.push(`exit ${code ?? signal ?? 'unknown'}`);
      setTimeout(() => child === started && !expected && start(), RESTART_AFTER_MS);
    });
  }

  return {
    get pid() {
      return child?.pid;
    },
    get startedAt() {
      return startedAt;
    },
    deaths,
    start,
    async ready() {
      const until = Date.now() + READY_WITHIN_MS;
      const url = `http://127.0.0.1:${environment.PORT}/readyz`;
      while (Date.now() < until) {
        const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => null);
        await response?.arrayBuffer().catch(() => undefined);
        if (response?.ok) return;
        await sleep(40);
      }
      throw new Error(`the service is not ready within ${READY_WITHIN_MS / 1000} s; its log is ${logPath}`);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** The network's process. `onDelivery` hears of each request that it made to the service. */
export async function startNetwork(
  options: NetworkOptions,
  onDelivery: (delivery: Delivery) => void,
): Promise<{ url: string; close(): void }> {
  const child = fork(join(projectRoot, 'scripts', 'prove', 'crash', 'network.ts'), [], {
    cwd: projectRoot,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = new Promise<string>((resolve, reject) => {
    child.on('message', (said: NetworkSays) => {
      if ('delivery' in said) onDelivery(said.delivery);
      else resolve(said.simulatorUrl);
    });
    child.once('exit', (code) => reject(new Error(`the simulated network ended with ${code}`)));
  });
  child.send(options);
  return { url: await url, close: () => void child.kill() };
}
