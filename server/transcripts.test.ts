import { afterAll, beforeAll, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../channels/simulator/transcript.ts';
import { projectRoot } from '../core/root.ts';
import { flows } from '../flows/index.ts';
import { matchesGolden } from './testing/golden.ts';
import { startTestService, type TestService } from './testing/service.ts';

/** Every conversation kept beside its flow: done again on the whole service, on a phone of its own. */
const transcripts = flows.flatMap(({ name }) => {
  const folder = join(projectRoot, 'flows', name, 'transcripts');
  return existsSync(folder)
    ? readdirSync(folder).map((file) => ({ name: `${name}/${file}`, path: join(folder, file) }))
    : [];
});

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

test.each(transcripts)('$name goes as it went', async ({ path, name }) => {
  const phone = await service.phone(
    `+9196000${String(transcripts.findIndex((one) => one.name === name)).padStart(5, '0')}`,
  );
  matchesGolden(path, await replay(readFileSync(path, 'utf8'), phone));
});
