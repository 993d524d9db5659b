/** `npm run prove -- NAME [options]`: runs one costly proof whole, prints its figures and keeps them in docs/proofs/. */

/** A proof: what it shows, and the options it takes. It resolves with the exit code: 1 when a check failed. */
interface Proof {
  readonly shows: string;
  readonly options: string;
  readonly load: () => Promise<{ prove(args: readonly string[]): Promise<number> }>;
}

const proofs: Readonly<Record<string, Proof>> = {
  crash: {
    shows: 'kill -9 at random moments, and the database away under load: no answer lost, nothing sent twice',
    options: '[--turns 2000] [--seed 1]',
    load: () => import('./prove/crash.ts'),
  },
  fuzz: {
    shows: 'odd requests to every webhook: no 5xx, no crash, no row for the refused, memory flat',
    options: '[--requests 100000] [--seed 1]',
    load: () => import('./prove/fuzz.ts'),
  },
  contract: {
    shows:
      'odd and right requests to every route by every role: only what the OpenAPI document promises, no 5xx',
    options: '[--runs 200]',
    load: () => import('./prove/contract.ts'),
  },
  rotate: {
    shows:
      'the keys rotate under 100 turns a second, killed once: nothing fails, and the new key alone reads everything',
    options: '[--seconds 60] [--people 20000]',
    load: () => import('./prove/rotate.ts'),
  },
  district: {
    shows:
      'a simulated district where many do not answer: every cry ends accepted or with the public number, none lost',
    options: '[--responders 200] [--cries 120] [--seed 1]',
    load: () => import('./prove/district.ts'),
  },
  week: {
    shows:
      'a week of reminders under kill -9, a moody provider and statuses in any order: each once or unknown, none at night, after STOP or over the ceiling',
    options: '[--redis] [--reminders 20000] [--seed 1]',
    load: () => import('./prove/week.ts'),
  },
  spool: {
    shows:
      'cries for help in every way while PostgreSQL is stopped, and kill -9 before it returns: answered in time, none lost, none twice',
    options: '[--tries 200] [--seed 1]',
    load: () => import('./prove/spool.ts'),
  },
  live: {
    shows:
      'a crowd of live connections: told within a second, nothing missed, nothing twice, the slow delay nobody',
    options: '[--clients 2000] [--seed 1]',
    load: () => import('./prove/live.ts'),
  },
};

const [name, ...args] = process.argv.slice(2);
const proof = name === undefined ? undefined : proofs[name];
if (proof) process.exit(await (await proof.load()).prove(args));

const list = Object.entries(proofs).map(
  ([known, { options, shows }]) => `  ${known} ${options}\n      ${shows}\n`,
);
process.stdout.write(`Usage: npm run prove -- NAME [options]\n\n${list.join('')}`);
process.exit(name === undefined ? 0 : 2);
