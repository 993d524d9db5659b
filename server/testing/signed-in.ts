import type { Pool } from 'pg';
import { HISTORY, RIGHTS, type Role } from '@arogya/contract';
import { systemClock, type Clock } from '../../core/clock.ts';
import { createTokens } from '../../core/accounts/tokens.ts';

/** The key that tests sign access tokens with. */
export const JWT_SECRET = 'only-for-tests-'.repeat(4);

/** Somebody with an account, and a token that is good now. */
export interface SignedIn {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly token: string;
}

/** Makes so many accounts of a role, each signed in with all rights that the role can have; with `history`, the PIN was given; by the service's clock where that is another. */
export async function signIn(
  pool: Pool,
  role: Role,
  count: number,
  { history = false, clock = systemClock }: { readonly history?: boolean; readonly clock?: Clock } = {},
): Promise<SignedIn[]> {
  const { rows } = await pool.query<{ account_id: string; person_id: string; session_id: string }>(
    `with people as (insert into person (language) select 'en' from generate_series(1, $2) returning id),
      begun as (insert into conversation (person_id) select id from people),
      made as (
        insert into account (person_id, role, totp_confirmed_at, tokens_valid_from)
        select id, $1, case when $1 <> 'user' then now() end, $3 from people returning id, person_id
      ),
      opened as (
        insert into session (account_id, created_at, used_at, expires_at)
        select id, $3, $3, $3 + interval '7 days' from made returning id, account_id
      )
    select made.id as account_id, person_id, opened.id as session_id from made join opened on account_id = made.id`,
    [role, count, clock.now()],
  );
  const tokens = createTokens({ secret: JWT_SECRET, clock });
  return Promise.all(
    rows.map(async ({ account_id: accountId, person_id: personId, session_id: sessionId }) => {
      const { token } = await tokens.issue({
        accountId,
        personId,
        role,
        scopes: [...RIGHTS[role], ...(history ? [HISTORY] : [])],
        sessionId,
        issuedAt: clock.now(),
      });
      return { accountId, personId, role, token };
    }),
  );
}
