import { tsImport } from 'tsx/esm/api';

/**
 * Jest's globalSetup: one PostgreSQL for the whole run, told to the workers by AROGYA_TEST_SERVER (url of the server) and
 * AROGYA_TEST_TEMPLATE (name of the migrated and seeded database). Plain JavaScript, because Jest loads it untransformed.
 */
export default async function setUp() {
  const { startTestServer } = await tsImport('./server.ts', import.meta.url);
  const server = await startTestServer();
  process.env.AROGYA_TEST_SERVER = server.url;
  process.env.AROGYA_TEST_TEMPLATE = server.template;
  globalThis.__arogyaTestServer = server;
}
