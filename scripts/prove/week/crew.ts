import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import type { Clock } from '../../../core/clock.ts';
import { projectRoot } from '../../../core/root.ts';
import type { Says, Start } from './worker.ts';

const BUNDLE = join(projectRoot, 'dist', 'week.js');
/** Milliseconds that a request may take, and after which one that was not taken comes again. */
const ANSWER_MS = 10_000;
const AGAIN_MS = 100;

interface Worker {
  readonly process: ChildProcess;
  readonly port: number;
}

/** Services that are told the time, and may be killed at any moment. */
export async function createCrew(count: number, start: (index: number) => Omit<Start, 'now'>, clock: Clock) {
  await bundle();
  const begin = async (index: number): Promise<Worker> => {
    const child = fork(BUNDLE, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const said = hear(child, (says) => 'port' in says);
    child.send({ ...start(index), now: clock.now().getTime() } satisfies Start);
    const worker = { process: child, port: ((await said) as { port: number }).port };
    // It has started for some seconds, and all clocks show the same.
    await tell(worker);
    return worker;
  };
  const workers = await Promise.all(Array.from({ length: count }, (_, index) => begin(index)));

  async function tell(worker: Worker): Promise<void> {
    const tick = { now: clock.now().getTime() };
    const known = hear(worker.process, (says) => 'now' in says && says.now === tick.now);
    worker.process.send(tick);
    await known;
  }

  return {
    /** Resolves when every service knows the time. */
    async tell(): Promise<void> {
      await Promise.all(workers.map(tell));
    },
    /** A request of the provider's to one of them; whoever does not take it is asked again, or another is. */
    async post(path: string, body: unknown): Promise<void> {
      for (let tries = 0; ; tries++) {
        const { port } = workers[tries % count]!;
        const response = await fetch(`http://127.0.0.1:${port}/webhooks/sms-gateway/msg91/dev/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(ANSWER_MS),
        }).catch(() => null);
        await response?.arrayBuffer().catch(() => undefined);
        if (response?.ok) return;
        await sleep(AGAIN_MS);
      }
    },
    /** kill -9, and another in its place. */
    async kill(index: number): Promise<void> {
      workers[index]!.process.kill('SIGKILL');
      workers[index] = await begin(index);
    },
    async end(): Promise<void> {
      for (const worker of workers) worker.process.kill('SIGKILL');
    },
  };
}

/** Resolves with the first that it says of the kind. */
function hear(child: ChildProcess, isIt: (says: Says) => boolean): Promise<Says> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`a service of the week ended with ${code}`));
    const hears = (says: Says): void => {
      if (!isIt(says)) return;
      child.off('message', hears);
      child.off('exit', ended);
      resolve(says);
    };
    child.on('message', hears);
    child.once('exit', ended);
  });
}

/** Built as the service is: a process starts in half the time. */
async function bundle(): Promise<void> {
  const setup = (await import(pathToFileURL(join(projectRoot, 'scripts', 'setup.mjs')).href)) as {
    serverBundle: BuildOptions;
    workspaceEntries(): Record<string, string>;
  };
  const entryPoints = [join(projectRoot, 'scripts', 'prove', 'week', 'worker.ts')];
  await build({ ...setup.serverBundle, entryPoints, outfile: BUNDLE, alias: setup.workspaceEntries() });
}
