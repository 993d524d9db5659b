import { createLog } from '../../../core/log.ts';
import { compose } from '../../../server/compose.ts';
import { readConfig } from '../../../server/config.ts';
import { createIllness } from '../../../server/illness.ts';
import { createToldClock } from './told-clock.ts';

/** The service of the week, as it runs for people, in a process of its own so that it can be killed; its clock is told to it. */
export interface Start {
  readonly environment: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  readonly now: number;
}

/** The time that it is told; it answers the same when it knows it. First it says where it listens. */
export type Tick = { readonly now: number };
export type Says = { readonly port: number } | Tick;

const say = (says: Says): void => void process.send!(says);

process.once('message', (start: Start) => void run(start));

async function run({ environment, databaseUrl, now }: Start): Promise<void> {
  const clock = createToldClock(new Date(now));
  const config = readConfig(environment);
  const log = createLog(config.logLevel);
  const illness = await createIllness({ config, clock, log });
  const service = compose({ config, databaseUrl, illness, clock, log });
  process.on('message', (tick: Tick) => {
    clock.tell(new Date(tick.now));
    say(tick);
  });
  service.work();
  say({ port: await service.serve(0, '127.0.0.1') });
}
