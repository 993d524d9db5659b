import { afterAll, describe, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../channels/simulator/transcript.ts';
import { projectRoot } from '../core/root.ts';
import { flows } from '../flows/index.ts';
import { matchesGolden } from './testing/golden.ts';
import { startTestService, type TestService } from './testing/service.ts';

/** One aggregator at a time carries a service's texts. */
const AGGREGATORS = ['infobip', 'msg91'] as const;
function aggregatorIn(text: string): string {
  return AGGREGATORS.find((name) => text.includes(`\n> on ${name}\n`)) ?? '';
}

/** Every conversation kept beside its flow: done again on the whole service, on a phone of its own. */
const transcripts = flows.flatMap(({ name }) => {
  const folder = join(projectRoot, 'flows', name, 'transcripts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file, index) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const flow = String(flows.findIndex((one) => one.name === name)).padStart(2, '0');
    const number = `+9196${flow}0${String(index).padStart(5, '0')}`;
    return { name: `${name}/${file}`, path, text, number, aggregator: aggregatorIn(text) };
  });
});

/** Long enough that the same key twice is two answers, where only time can tell. */
const PAUSE_MINUTES = 0.1;

describe.each(['', ...AGGREGATORS])('with aggregator "%s"', (aggregator) => {
  let service: TestService | undefined;
  const started = async (): Promise<TestService> =>
    (service ??= await startTestService({
      variables: { SMS_GATEWAY: aggregator, SMS_GATEWAY_API_KEY: 'development' },
    }));
  afterAll(() => service?.close());

  test.each(transcripts.filter((one) => one.aggregator === aggregator))(
    '$name goes as it went',
    async ({ path, text, number }) => {
      const here = await started();
      const phone = await here.phone(number);
      matchesGolden(path, await replay(text, phone, { pause: () => here.advance(PAUSE_MINUTES) }));
    },
    60_000,
  );
});
