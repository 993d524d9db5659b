import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** "rows": reads and writes rows. "append": reads, and adds what is never changed. "read": reads. */
export type Privilege = 'rows' | 'append' | 'read';

/**
 * What the running service may do with each table, and no more: it makes no tables and empties none. One that is not named
 * here it does not even see; a test names it.
 */
export const TABLES: Readonly<Record<string, Privilege>> = {
  person: 'rows',
  identity: 'rows',
  conversation: 'rows',
  arrival: 'rows',
  inbox: 'rows',
  outbox: 'rows',
  delivery_report: 'rows',
  broadcast: 'rows',
  broadcast_person: 'rows',
  emergency: 'rows',
  emergency_event: 'append',
  responder: 'rows',
  dispatch: 'rows',
  assessment: 'rows',
  consent: 'rows',
  audit: 'append',
  audit_seal: 'append',
  account: 'rows',
  foreign_identity: 'rows',
  session: 'rows',
  refresh_token: 'rows',
  one_time_code: 'rows',
  pin: 'rows',
  profile: 'rows',
  emergency_contact: 'rows',
  reminder: 'rows',
  dose: 'rows',
  event: 'rows',
  live_ticket: 'rows',
  rate_limit: 'rows',
  scheme_application: 'rows',
  place: 'read',
  facility: 'read',
  facility_source: 'read',
  scheme: 'read',
  scheme_key: 'read',
  seed_file: 'read',
  _prisma_migrations: 'read',
};

const GRANTS: Readonly<Record<Privilege, string>> = {
  rows: 'select, insert, update, delete',
  append: 'select, insert',
  read: 'select',
};

/** The role that the service connects as, in databases of our own. */
const APP_ROLE = 'arogya_app';
/** Any number, the same in every version: two that grant at once would trip over each other. */
const LOCK_KEY = 7_206_150_902;
/** SQLSTATEs: the role is there already (made by another just now); a role may not be made; the password is another. */
const THERE_ALREADY = ['42710', '23505'];
const MAY_NOT = '42501';
const WRONG_PASSWORD = '28P01';

/** The service's role could not be made; the message says what to do. */
export class RoleMissing extends Error {
  override readonly name = 'RoleMissing';
}

/**
 * The address of a database of our own for the service's role. Its password is made from the owner's, which is kept beside
 * the data: whoever knows the first cannot tell the second.
 */
export function appUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const owners = decodeURIComponent(url.password);
  url.password = createHmac('sha256', owners).update(`role ${APP_ROLE}`).digest('base64url');
  url.username = APP_ROLE;
  return url.href;
}

/**
 * Lets the role of `appUrl` do what TABLES says, and use the queue's tables in `queueSchema` where they are; takes all else
 * away. Makes the role where there is none. Run it after each migration: it may be run at any time, also while the service
 * runs. `tooStrong`: the role may do more than was granted here (a superuser, say). Throws RoleMissing.
 */
export async function grantApp({
  ownerUrl,
  appUrl,
  queueSchema,
}: {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly queueSchema: string;
}): Promise<{ readonly tooStrong: boolean }> {
  const role = decodeURIComponent(new URL(appUrl).username);
  const password = decodeURIComponent(new URL(appUrl).password);
  return withClient(ownerUrl, async (owner) => {
    await makeRole(owner, role, password);
    await grant(owner, pg.escapeIdentifier(role), queueSchema);
    if (await isRefused(appUrl))
      await owner.query(`alter role ${pg.escapeIdentifier(role)} password '${scramVerifier(password)}'`);
    return { tooStrong: await isTooStrong(owner, role) };
  });
}

/** Whether the role of a database's address may change its tables: it owns them, or the database is empty and open to it. */
export async function mayMigrate(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      "select has_schema_privilege(current_user, 'public', 'create') as may",
    );
    return rows[0]!.may;
  });
}

async function makeRole(owner: pg.Client, role: string, password: string): Promise<void> {
  const there = await owner.query('select from pg_roles where rolname = $1', [role]);
  if (there.rowCount === 1) return;
  const create = `create role ${pg.escapeIdentifier(role)} login password '${scramVerifier(password)}'`;
  await owner.query(create).catch((error: unknown) => {
    const { code = '' } = error as { code?: string };
    if (THERE_ALREADY.includes(code)) return;
    if (code !== MAY_NOT) throw error;
    throw new RoleMissing(
      `The role ${role} of DATABASE_URL does not exist, and the one of DATABASE_OWNER_URL may not make it. Let an administrator of that server run: CREATE ROLE ${role} LOGIN PASSWORD '…';`,
      { cause: error },
    );
  });
}

/** All or nothing: who is at work meanwhile has what it had, or what it shall have. */
async function grant(owner: pg.Client, role: string, queueSchema: string): Promise<void> {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const { rows: queue } = await owner.query('select from pg_namespace where nspname = $1', [queueSchema]);
  const database = pg.escapeIdentifier(owner.database!);
  const schema = pg.escapeIdentifier(queueSchema);
  const granted = tables.flatMap(({ name }) => {
    const privilege = TABLES[name];
    return privilege ? [`grant ${GRANTS[privilege]} on public.${pg.escapeIdentifier(name)} to ${role}`] : [];
  });
  const statements = [
    `select pg_advisory_xact_lock(${LOCK_KEY})`,
    `revoke create on schema public from public, ${role}`,
    `revoke create, temporary on database ${database} from public, ${role}`,
    `revoke all on all tables in schema public from ${role}`,
    `revoke all on all sequences in schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    `grant usage on all sequences in schema public to ${role}`,
    ...granted,
    ...(queue.length > 0 ? queueGrants(schema, role, database) : []),
    ...(queue.length > 0 ? await queueSequences(owner, schema, role) : []),
  ];
  await owner.query('begin');
  try {
    for (const statement of statements) await owner.query(statement);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/** BullMQ makes temporary tables, and a sequence for each queue when it is first used: in its own schema it may. */
const queueGrants = (schema: string, role: string, database: string): string[] => [
  `grant temporary on database ${database} to ${role}`,
  `grant usage, create on schema ${schema} to ${role}`,
  `grant ${GRANTS.rows} on all tables in schema ${schema} to ${role}`,
  `grant execute on all routines in schema ${schema} to ${role}`,
];

async function queueSequences(owner: pg.Client, schema: string, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = $1::regnamespace and relkind = 'S' and relowner <> $2::regrole`,
    [schema, role],
  );
  return rows.map(({ name }) => `grant usage on sequence ${schema}.${pg.escapeIdentifier(name)} to ${role}`);
}

async function isTooStrong(owner: pg.Client, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ strong: boolean }>(
    `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
       or exists (select from pg_class where relowner = role.oid and relnamespace = 'public'::regnamespace)
       or exists (select from pg_auth_members where member = role.oid) as strong
     from pg_roles as role where rolname = $1`,
    [role],
  );
  return rows[0]?.strong ?? false;
}

/** Whether the server knows the role by another password; where it cannot be asked, the service will say so itself. */
async function isRefused(url: string): Promise<boolean> {
  return withClient(url, async () => false).catch(
    (error: unknown) => (error as { code?: string }).code === WRONG_PASSWORD,
  );
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'arogya role',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What the server keeps of a password (SCRAM-SHA-256, RFC 5803): sent in its place, so that no log of it can hold it. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, 32, 'sha256');
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`;
}
