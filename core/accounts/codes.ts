import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Address } from '../address.ts';
import type { Clock } from '../clock.ts';
import type { ConversationStore } from '../conversations/store.ts';
import type { Vault } from '../crypto/vault.ts';
import type { Database, Queries } from '../db/pool.ts';
import type { CodeDelivery, CodeRoad, CodeToDeliver } from './code-delivery.ts';
import { AccountRefused } from './refusal.ts';

/** How long a code is good, how often it may be tried, and how many an address gets in which time. */
const CODE = { digits: 6, minutes: 10, tries: 5, asked: 3, askedMinutes: 15 };
const MINUTE_MS = 60_000;
const CODE_SEALED = 'one_time_code.code';
const DETAILS_SEALED = 'one_time_code.details';
const ADDRESS_INDEX = 'one_time_code.address';

/** By what a code goes to a kind of address, the first that is there. */
const ROADS: Readonly<Record<Address['kind'], readonly CodeRoad[]>> = {
  phone: ['sms', 'voice'],
  email: ['email'],
  whatsapp: [],
};

/** A code that was asked for. `details` come back with the right code; `language` null is the person's own. */
export interface CodeWanted {
  readonly address: Address;
  readonly purpose: CodeToDeliver['purpose'];
  readonly road?: CodeRoad | undefined;
  readonly language?: string | null | undefined;
  readonly details?: unknown;
}

/** A right code that has not been used yet. */
export interface RightCode {
  readonly id: string;
  readonly details: unknown;
}

/** Codes of six digits that prove an address: ten minutes, five tries, the newest alone, once. */
export interface Codes {
  /** Sends one. Throws AccountRefused 'no-road', or 'codes-asked' after three in fifteen minutes. */
  ask(wanted: CodeWanted): Promise<void>;
  /** Takes one of the tries; null when it is not right, or there is none. */
  prove(address: Address, purpose: CodeToDeliver['purpose'], code: string): Promise<RightCode | null>;
  /** Uses it up; false when somebody was faster. */
  use(code: RightCode, within?: Queries): Promise<boolean>;
}

/** Of those asked for at the same time for one address each waits for the one before. */
const ASK_IN_TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 0))';

const ASK = `
  with asked as (
    select count(*) as times, min(created_at) as first from one_time_code
    where address_index = any($1) and purpose = $2 and created_at > $3
  ), made as (
    insert into one_time_code (purpose, address_index, code_sealed, details_sealed, expires_at, created_at)
    select $2, $4, $5, $6, $7, $8 from asked where times < ${CODE.asked} returning id
  )
  select exists (select from made) as made, first from asked`;

/** Of two that try at once the second finds the first's try counted. */
const TRY = `
  update one_time_code set attempts = attempts + 1
  where id = (
    select id from one_time_code where address_index = any($1) and purpose = $2 order by created_at desc, id desc limit 1
  ) and used_at is null and attempts < ${CODE.tries} and expires_at > $3
  returning id, code_sealed, details_sealed`;

export function createCodes({
  database,
  vault,
  store,
  delivery,
  clock,
  draw = () => String(randomInt(10 ** CODE.digits)).padStart(CODE.digits, '0'),
}: {
  readonly database: Database;
  readonly vault: Vault;
  readonly store: Pick<ConversationStore, 'find'>;
  readonly delivery: CodeDelivery;
  readonly clock: Clock;
  /** Six digits by chance. */
  readonly draw?: () => string;
}): Codes {
  return {
    async ask({ address, purpose, road: wished, language, details }) {
      const road = [wished ?? ROADS[address.kind]].flat().find((one) => canGo(address, one));
      if (!road) throw new AccountRefused('no-road');
      const now = clock.now();
      const digits = draw();
      const until = new Date(now.getTime() + CODE.minutes * MINUTE_MS);
      const since = new Date(now.getTime() - CODE.askedMinutes * MINUTE_MS);
      const indexes = vault.indexes(ADDRESS_INDEX, address.value);
      const { made, first } = await database.transaction(async (within) => {
        const lock = { name: 'code-lock', text: ASK_IN_TURN, values: [indexes[0]!.toString('base64')] };
        await within.query(lock);
        const { rows } = await within.query<{ made: boolean; first: Date | null }>({
          name: 'code-ask',
          text: ASK,
          values: [
            indexes,
            purpose,
            since,
            indexes[0],
            vault.seal(CODE_SEALED, digits),
            details === undefined ? null : vault.seal(DETAILS_SEALED, JSON.stringify(details)),
            until,
            now,
          ],
        });
        return rows[0]!;
      });
      if (!made) {
        const open = first!.getTime() + CODE.askedMinutes * MINUTE_MS;
        throw new AccountRefused('codes-asked', Math.max(1, Math.ceil((open - now.getTime()) / 1000)));
      }
      const { personId, identityId, language: own } = await store.find(address, now);
      await delivery.deliver({
        personId,
        identityId,
        road,
        digits,
        language: language ?? own,
        purpose,
        until,
      });
    },

    async prove(address, purpose, code) {
      const { rows } = await database.query<{
        id: string;
        code_sealed: Buffer;
        details_sealed: Buffer | null;
      }>({
        name: 'code-try',
        text: TRY,
        values: [vault.indexes(ADDRESS_INDEX, address.value), purpose, clock.now()],
      });
      const [row] = rows;
      if (!row || !isSame(vault.open(CODE_SEALED, row.code_sealed), code)) return null;
      const details = row.details_sealed && vault.open(DETAILS_SEALED, row.details_sealed);
      return { id: row.id, details: details === null ? null : (JSON.parse(details) as unknown) };
    },

    async use({ id }, within = database) {
      const { rowCount } = await within.query({
        name: 'code-use',
        text: 'update one_time_code set used_at = $2 where id = $1 and used_at is null',
        values: [id, clock.now()],
      });
      return rowCount === 1;
    },
  };

  function canGo(address: Address, road: CodeRoad): boolean {
    return ROADS[address.kind].includes(road) && delivery.has(road);
  }
}

/** In a time that does not tell where they differ. */
function isSame(right: string, given: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
