import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../core/db/embedded.ts';
import { prepare } from '../server/prepare.ts';

/**
 * A database for a command, whether the service runs or not: `url` where one is given; else the embedded server in
 * `dataDir`, brought up to date, and stopped again unless others are using it.
 */
export async function withDatabase<T>(
  { url, dataDir }: { readonly url: string | null; readonly dataDir: string },
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (url) return use(url);
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  // It would be stopped with this process, also when it is the running service's.
  if (server.adopted) process.removeAllListeners('exit');
  try {
    await prepare({ databaseUrl: server.url, queueInDatabase: false }, () => undefined);
    return await use(server.url);
  } finally {
    if (await isShared(server.url)) process.removeAllListeners('exit');
    else await server.stop();
  }
}

/** One connection, closed afterwards. `name` is what the database's list of connections shows. */
export async function withClient<T>(
  url: string,
  name: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, application_name: name, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Whether anyone else is connected: the service, or another command. */
async function isShared(url: string): Promise<boolean> {
  return withClient(url, 'arogya', async (client) => {
    const { rowCount } = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return (rowCount ?? 0) > 0;
  }).catch(() => false);
}
