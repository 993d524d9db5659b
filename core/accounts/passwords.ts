import { compare, hash } from 'bcrypt';
import { availableParallelism } from 'node:os';
import { Unavailable } from '../errors.ts';
import { AccountRefused } from './refusal.ts';

/** What a new password must be. bcrypt reads 72 bytes and no further: more would be a promise it does not keep. */
const LENGTH = { atLeast: 10, mostBytes: 72 };
/** Rounds as a power of two: a quarter of a second on a small server. */
const COST = 12;
/** Those who may wait; the last of them some seconds. */
const WAITING = 20;
/** Of no password at all: what is compared where there is no account, so that it takes as long. */
const NOBODYS = '$2b$12$ht/HzcgjWCkwsnS5hEPEtexnpexP73ulhznAVVecHom1432E0dtsK';

/** Hashes and compares passwords, few at a time: each keeps a processor busy, and a USSD turn must never wait for one. */
export interface Passwords {
  /** Throws AccountRefused for what may not become a password; `addresses` are those of its owner. */
  check(password: string, addresses: readonly string[]): void;
  hash(password: string): Promise<string>;
  /**
   * Compares once it is this caller's turn and `before` has resolved; takes as long without a hash. Throws Unavailable at
   * once when too many wait: `before` has not run then.
   */
  matches(password: string, hashed: string | null, before?: () => Promise<void>): Promise<boolean>;
}

/** A processor is left for those who talk to the service; more than three hashings at once starve Node's own threads. */
const hashingsAtOnce = (): number => Math.min(3, Math.max(1, availableParallelism() - 1));

export function createPasswords({
  atOnce = hashingsAtOnce(),
  cost = COST,
}: {
  /** Hashings at the same time, in threads of their own. */
  readonly atOnce?: number;
  /** Lower in tests alone. */
  readonly cost?: number;
} = {}): Passwords {
  const waiting: (() => void)[] = [];
  let free = atOnce;

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free -= 1;
    else if (waiting.length >= WAITING) throw new Unavailable('the hashing of passwords');
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  return {
    check(password, addresses) {
      const bytes = Buffer.byteLength(normal(password));
      if ([...normal(password)].length < LENGTH.atLeast) throw new AccountRefused('short-password');
      if (bytes > LENGTH.mostBytes) throw new AccountRefused('long-password');
      if (addresses.map(bare).includes(bare(password))) throw new AccountRefused('address-password');
    },
    hash: (password) => inTurn(() => hash(normal(password), cost)),
    matches: (password, hashed, before = async () => undefined) =>
      inTurn(async () => {
        await before();
        const isRight = await compare(normal(password), hashed ?? NOBODYS);
        return isRight && hashed !== null && Buffer.byteLength(normal(password)) <= LENGTH.mostBytes;
      }),
  };
}

/** The same however a keyboard composes its letters. */
const normal = (password: string): string => password.normalize('NFC');

const bare = (text: string): string => normal(text).toLowerCase().replace(/[\s+]/g, '');
