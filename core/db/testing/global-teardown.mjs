/** Jest's globalTeardown: stops what global-setup.mjs started and removes its files. */
export default async function tearDown() {
  await globalThis.__arogyaTestServer?.stop();
}
