import { randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createSimulator } from '../../channels/simulator/network.ts';
import type { SentSms } from '../../channels/simulator/mailbox.ts';
import { createConversationStore } from '../../core/conversations/store.ts';
import { createVault, parseDataKeys } from '../../core/crypto/vault.ts';
import { createDatabase } from '../../core/db/pool.ts';
import { createOutbox } from '../../core/outbox/outbox.ts';
import { PhoneNumber } from '../../core/phone.ts';
import { freePort } from '../free-port.ts';
import type { Bench, Stage } from './stage.ts';

/** Cries in one second, in so many rounds; each has a responder of its own, out of reach of the others. */
const BURST = 50;
/** Cries before the first round, which are not counted: a service that runs for a day has met some. */
const WARM_UP = 10;
/** Texts that are due before each round. */
const REMINDERS = 5000;
const CHANNEL = 'africas-talking/sms';
/** Degrees between two places: farther than anybody is asked from. */
const APART = 1.5;
const COLUMNS = 20;
const GIVE_UP_MS = 20_000;

/** Milliseconds from the webhook to the first responder's text at the network; `left`: reminders that still waited then. */
interface SosFigures {
  readonly p50: number;
  readonly p99: number;
  readonly lost: number;
  readonly left: number;
}

/** How soon a responder has the text of a cry, with every kind of queue. */
export const sos: Bench = async (stage) => {
  await measure(stage, 'on PostgreSQL alone', {});
  await measure(stage, 'with Redis away', { REDIS_URL: `redis://127.0.0.1:${await freePort()}` });
  const redis = await stage.redis();
  if (redis) await measure(stage, 'with Redis', { REDIS_URL: redis });
  else process.stderr.write('SOS with Redis: left out, there is no redis-server here\n');
};

async function measure(
  { pool, databaseUrl, isQuick, serve, note }: Stage,
  where: string,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  let target = '';
  const network = await openNetwork(() => target);
  const keys = `b1:${randomBytes(32).toString('base64')}`;
  const providers = { SIMULATOR_PORT: new URL(network.url).port, DATA_KEYS: keys };
  const served = await serve({ ...providers, ...more }, ['api', 'worker']);
  target = served.url;
  const figures = await sosTimes({
    ...{ pool, keys, databaseUrl, url: target, simulatorUrl: network.url },
    rounds: isQuick ? 1 : 4,
  });
  note(`SOS ${where}: reminders still waiting`, String(figures.left), 'some', figures.left > 0);
  note(`SOS ${where}: lost`, String(figures.lost), 'none', figures.lost === 0);
  note(`SOS ${where}: webhook to responder's text, p50`, `${figures.p50} ms`);
  note(`SOS ${where}: the same, p99`, `${figures.p99} ms`, 'under 1000 ms', figures.p99 < 1000);
  served.process.kill('SIGTERM');
  await network.close();
}

/** A network for the service to send into, on this process's own clock. */
async function openNetwork(webhookBaseUrl: () => string) {
  const simulator = createSimulator({ port: 0, webhookBaseUrl, token: 'dev' });
  await simulator.listen();
  return simulator;
}

/** Cries by text, many in the same second, while reminders wait; `url` is the service's, `keys` its DATA_KEYS. */
async function sosTimes({
  pool,
  databaseUrl,
  keys,
  url,
  simulatorUrl,
  rounds,
}: {
  readonly pool: Pool;
  readonly databaseUrl: string;
  readonly keys: string;
  readonly url: string;
  readonly simulatorUrl: string;
  readonly rounds: number;
}): Promise<SosFigures> {
  const vault = createVault(parseDataKeys(keys));
  const database = createDatabase({ url: databaseUrl, max: 4, onIdleError: () => undefined });
  const store = createConversationStore({ database, vault });
  const outbox = createOutbox({ database, vault });
  const phoneOf = (number: number): PhoneNumber => PhoneNumber.parse(`+91${number}`)!;
  const times: number[] = [];
  let left = 0;
  let lost = 0;
  let place = 0;
  // Each run has keys of its own, and nothing of another run can be opened.
  await pool.query('delete from outbox; delete from emergency; delete from responder');

  /** Somebody whose last place is known, and a responder a kilometre away; their numbers. */
  async function pair(): Promise<{ readonly caller: PhoneNumber; readonly helper: PhoneNumber }> {
    const [caller, helper] = [phoneOf(9_300_000_000 + place), phoneOf(9_400_000_000 + place)];
    const latitude = 8 + Math.floor(place / COLUMNS) * APART;
    const longitude = 68 + (place % COLUMNS) * APART;
    place++;
    const now = new Date();
    const theirs = await store.load(caller, now);
    const where = { name: 'Bench', district: 'D', state: 'S', latitude, longitude, spreadKm: 1 };
    await pool.query(`update person set language = 'en', memory_sealed = $2 where id = $1`, [
      theirs.personId,
      vault.seal('person.memory', JSON.stringify(where)),
    ]);
    const { personId, identityId } = await store.load(helper, now);
    await pool.query(
      `with made as (insert into account (person_id, role) values ($1, 'emergency_responder') returning id)
       insert into responder (account_id, identity_id, skills, vehicle, radius_km, latitude, longitude, on_duty_until, updated_at)
       select id, $2, '{}', 'car', 20, $3, $4, now() + interval '1 day', now() from made`,
      [personId, identityId, latitude + 0.009, longitude],
    );
    return { caller, helper };
  }

  async function remind(): Promise<void> {
    const { personId, identityId } = await store.load(phoneOf(9_500_000_000), new Date());
    const now = new Date();
    const payload = { text: 'Arogya: your visit is tomorrow.' };
    const row = {
      personId,
      identityId,
      kind: 'message',
      channel: CHANNEL,
      urgent: false,
      payload,
      dueAt: now,
    };
    await outbox.addAll(
      Array.from({ length: REMINDERS }, () => row),
      now,
      database,
    );
  }

  async function cry({ e164 }: PhoneNumber): Promise<number> {
    const at = Date.now();
    const form = {
      from: e164,
      to: '4247',
      id: randomUUID(),
      text: 'SOS',
      date: '2026-11-23 10:00:00',
      linkId: '',
    };
    const response = await fetch(`${url}/webhooks/africas-talking/dev/sms`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    if (response.status !== 200) throw new Error(`SOS was answered with ${response.status}`);
    return at;
  }

  const ledger = async (): Promise<readonly SentSms[]> =>
    ((await (await fetch(`${simulatorUrl}/ledger`)).json()) as { sms: SentSms[] }).sms;

  for (let round = 0; round <= rounds; round++) {
    const isWarmUp = round === 0;
    const burst = isWarmUp ? WARM_UP : BURST;
    const pairs = [];
    for (let n = 0; n < burst; n++) pairs.push(await pair());
    if (!isWarmUp) await remind();
    // The sweeper has begun to ring for them.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const began = await Promise.all(
      pairs.map(async ({ caller, helper }, at) => {
        await new Promise((resolve) => setTimeout(resolve, (at * 1000) / burst));
        return { helper, at: await cry(caller) };
      }),
    );
    const waiting = await pool.query<{ left: number }>(
      `select count(*)::int as left from outbox where status = 'pending' and not urgent`,
    );
    left = Math.max(left, waiting.rows[0]!.left);
    const until = Date.now() + GIVE_UP_MS;
    let first = new Map<string, number>();
    while (first.size < burst && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const wanted = new Set(pairs.map(({ helper }) => helper.e164));
      first = new Map(
        (await ledger())
          .filter(({ to }) => wanted.has(to))
          .toReversed()
          .map(({ to, at }) => [to, Date.parse(at)] as const),
      );
    }
    for (const { helper, at } of began) {
      const came = first.get(helper.e164);
      if (came === undefined) lost++;
      else if (!isWarmUp) times.push(came - at);
    }
    await pool.query(`update outbox set status = 'failed' where status = 'pending' and not urgent`);
  }
  await database.pool.end();
  times.sort((one, other) => one - other);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity;
  return { p50: at(0.5), p99: at(0.99), lost, left };
}
