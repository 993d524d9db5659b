import { createHash, randomBytes } from 'node:crypto';
import type { Audit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Database, Queries } from '../db/pool.ts';
import { AccountRefused } from './refusal.ts';

/** Days a session lasts from its last use, and from its beginning at most. */
const DAYS = { unused: 7, most: 90 };
const DAY_MS = 86_400_000;
/** Seconds in which a token that was just used is a second tab's and no thief's. */
const GRACE_SECONDS = 10;
const TOKEN_BYTES = 32;

/** Why a session ended. */
export type SessionEnd = 'signed-out' | 'everywhere' | 'reused' | 'password' | 'role';

/** Signed in on one device. */
export interface Session {
  readonly id: string;
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly expiresAt: Date;
}

/** A refresh token as its bearer gets it, once: 256 random bits in base64url. */
export interface Refresh {
  readonly sessionId: string;
  readonly accountId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Sessions as families of refresh tokens. Whoever ends some holds the account's row and marks its tokens void from a time
 * after that; whoever opens or renews one tells the time before: so no access token outlives what was ended.
 */
export interface Sessions {
  /** Throws AccountRefused 'disabled' where the account is, or has gone. */
  open(accountId: string, within?: Queries): Promise<Refresh>;
  /**
   * A new refresh token for an old one, which is used up. Throws AccountRefused 'just-renewed' when it was used some
   * seconds ago; 'signed-out' when it is none, is old, or was used: then its session and all access tokens end.
   */
  renew(token: string): Promise<Refresh>;
  list(accountId: string): Promise<Session[]>;
  isOpen(accountId: string, sessionId: string): Promise<boolean>;
  /** Whether it was there, and the account's own. */
  end(accountId: string, sessionId: string): Promise<boolean>;
  /**
   * Ends all but one, voids all access tokens, and does what else goes with it, or nothing at all. Resolves with the time
   * from which tokens are good again.
   */
  endAll(
    accountId: string,
    how: SessionEnd,
    also: (within: Queries, at: Date) => Promise<void>,
    except?: string,
  ): Promise<Date>;
}

/** A disabled account opens none; one that is being disabled is waited for. */
const OPEN = `
  with owner as (select id from account where id = $1 and disabled_at is null for share),
  begun as (
    insert into session (account_id, created_at, used_at, expires_at) select id, $2, $2, $3 from owner
    returning id, account_id, expires_at
  ), issued as (
    insert into refresh_token (hash, session_id, issued_at, expires_at) select $4, id, $2, expires_at from begun
  )
  select id as session_id, account_id, expires_at from begun`;

/** Of two at once one finds the token used; one that meets the end of its session finds it ended. */
const RENEW = `
  with spent as (
    update refresh_token set used_at = $2 where hash = $1 and used_at is null and expires_at > $2 returning session_id
  ), moved as (
    update session set used_at = $2, expires_at = least($3, created_at + make_interval(days => ${DAYS.most}))
    from spent where id = spent.session_id and ended_at is null and expires_at > $2
    returning id, account_id, expires_at
  ), issued as (
    insert into refresh_token (hash, session_id, issued_at, expires_at) select $4, id, $2, expires_at from moved
  )
  select id as session_id, account_id, expires_at from moved`;

interface RefreshRow {
  session_id: string;
  account_id: string;
  expires_at: Date;
}

interface SpentRow {
  session_id: string;
  account_id: string;
  person_id: string;
  used_at: Date | null;
}

export function createSessions({
  database,
  audit,
  clock,
  onVoid,
}: {
  readonly database: Database;
  readonly audit: Audit;
  readonly clock: Clock;
  /** Told of an account whose access tokens are void from then on. */
  readonly onVoid: (accountId: string, validFrom: Date) => void;
}): Sessions {
  async function issue(name: string, text: string, first: unknown, within: Queries): Promise<Refresh | null> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const now = clock.now();
    const { rows } = await within.query<RefreshRow>({
      name,
      text,
      values: [first, now, new Date(now.getTime() + DAYS.unused * DAY_MS), hashOf(token)],
    });
    const [row] = rows;
    return row
      ? { sessionId: row.session_id, accountId: row.account_id, token, expiresAt: row.expires_at }
      : null;
  }

  /** Why a token renews nothing; what was used long ago has two bearers, and neither is believed any more. */
  async function judge(hash: Buffer): Promise<AccountRefused> {
    const { rows } = await database.query<SpentRow>({
      name: 'refresh-judge',
      text: `select t.session_id, t.used_at, s.account_id, a.person_id
        from refresh_token t join session s on s.id = t.session_id join account a on a.id = s.account_id
        where t.hash = $1 and s.ended_at is null`,
      values: [hash],
    });
    const [spent] = rows;
    if (!spent?.used_at) return new AccountRefused('signed-out');
    const seconds = (clock.now().getTime() - spent.used_at.getTime()) / 1000;
    if (seconds < GRACE_SECONDS) return new AccountRefused('just-renewed');
    await voidAll(
      spent.account_id,
      (within) => endOne(spent.account_id, spent.session_id, 'reused', within),
      async (within, at) => {
        const details = { session: spent.session_id };
        const noted = { action: 'session.reused', personId: spent.person_id, details, at };
        await audit.note({ ...noted, actor: { kind: 'service' } }, within);
      },
    );
    return new AccountRefused('signed-out');
  }

  async function endOne(
    accountId: string,
    sessionId: string,
    how: SessionEnd,
    within: Queries,
  ): Promise<boolean> {
    const { rowCount } = await within.query({
      name: 'session-end',
      text: `update session set ended_at = $3, ended = $4
        where id = $2 and account_id = $1 and ended_at is null and expires_at > $3`,
      values: [accountId, sessionId, clock.now(), how],
    });
    return rowCount === 1;
  }

  /** Holds the account, ends what `end` ends, and only then reads the clock: the order that Sessions tells of. */
  async function voidAll(
    accountId: string,
    end: (within: Queries) => Promise<unknown>,
    also: (within: Queries, at: Date) => Promise<void>,
  ): Promise<Date> {
    const at = await database.transaction(async (within) => {
      const hold = 'select from account where id = $1 for update';
      await within.query({ name: 'account-hold', text: hold, values: [accountId] });
      await end(within);
      const { rows } = await within.query<{ tokens_valid_from: Date }>({
        name: 'tokens-void-from',
        text: `update account set tokens_valid_from = greatest(tokens_valid_from, $2), updated_at = $2
          where id = $1 returning tokens_valid_from`,
        values: [accountId, clock.now()],
      });
      const from = rows[0]?.tokens_valid_from;
      if (!from) throw new AccountRefused('not-found');
      await also(within, from);
      return from;
    });
    onVoid(accountId, at);
    return at;
  }

  return {
    async open(accountId, within = database) {
      const refresh = await issue('session-open', OPEN, accountId, within);
      if (!refresh) throw new AccountRefused('disabled');
      return refresh;
    },

    async renew(token) {
      const hash = hashOf(token);
      const refresh = await issue('session-renew', RENEW, hash, database);
      if (!refresh) throw await judge(hash);
      return refresh;
    },

    async list(accountId) {
      const { rows } = await database.query<{
        id: string;
        created_at: Date;
        used_at: Date;
        expires_at: Date;
      }>({
        name: 'session-list',
        text: `select id, created_at, used_at, expires_at from session
          where account_id = $1 and ended_at is null and expires_at > $2 order by used_at desc, id limit 100`,
        values: [accountId, clock.now()],
      });
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        usedAt: row.used_at,
        expiresAt: row.expires_at,
      }));
    },

    async isOpen(accountId, sessionId) {
      const { rowCount } = await database.query({
        name: 'session-is-open',
        text: 'select from session where id = $2 and account_id = $1 and ended_at is null and expires_at > $3',
        values: [accountId, sessionId, clock.now()],
      });
      return rowCount === 1;
    },

    end: (accountId, sessionId) => endOne(accountId, sessionId, 'signed-out', database),

    endAll: (accountId, how, also, except) =>
      voidAll(
        accountId,
        (within) =>
          within.query({
            name: 'session-end-all',
            text: `update session set ended_at = $2, ended = $3
              where account_id = $1 and ended_at is null and id is distinct from $4`,
            values: [accountId, clock.now(), how, except ?? null],
          }),
        also,
      ),
  };
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
