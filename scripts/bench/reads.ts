import { signIn } from '../../server/testing/signed-in.ts';
import type { Bench, Stage } from './stage.ts';

/** Those who read, each from an address of their own; so many that no quota ends within the run. */
const READERS = 1000;
const READ = '/api/v1/users/me';
const ROUNDS = 3;

/** An authenticated read with its limits beside a bare one. */
export const reads: Bench = async (stage) => {
  const tokens = (await signIn(stage.pool, 'user', READERS)).map(({ token }) => token);
  await beside(stage, { tokens, where: 'on PostgreSQL alone', target: stage.service.url, least: 0.12 });
  const redis = await stage.redis();
  if (!redis) return void process.stderr.write('reads with Redis: left out, there is no redis-server here\n');
  const { url } = await stage.serve({ REDIS_URL: redis });
  await beside(stage, { tokens, where: 'with Redis', target: url, least: 0.25 });
};

/** Notes which share of bare reads the service at `target` reaches. */
async function beside(
  { bare, load, size, note }: Stage,
  {
    tokens,
    where,
    target,
    least,
  }: {
    readonly tokens: readonly string[];
    readonly where: string;
    readonly target: string;
    readonly least: number;
  },
): Promise<void> {
  const mean = { bare: 0, read: 0 };
  await load(bare, '/read', size(4000), null, { tokens });
  await load(target, READ, size(4000), null, { tokens });
  for (let round = 0; round < ROUNDS; round++) {
    mean.bare += (await load(bare, '/read', size(30_000), null, { tokens })).perSecond / ROUNDS;
    mean.read += (await load(target, READ, size(6000), null, { tokens })).perSecond / ROUNDS;
  }
  const share = mean.read / mean.bare;
  note(`bare Express handler, GET`, `${mean.bare.toFixed(0)}/s`);
  note(`authenticated reads ${where}`, `${mean.read.toFixed(0)}/s`);
  note(`authenticated read / bare, ${where}`, share.toFixed(3), `at least ${least}`, share >= least);
}
