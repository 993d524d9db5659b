import { createChannels } from '../channels/index.ts';
import { loadTelecom } from '../core/country/telecom.ts';
import { readConfig } from '../server/config.ts';

/** `npm run webhooks`: the addresses to enter at each provider, with the token that only it is given. */
const config = readConfig();
const telecom = loadTelecom(config.country);
const { variables } = config;
for (const channel of createChannels({ today: () => '1970-01-01', placeCodeLength: 6, telecom, variables })) {
  const provider = channel.id.slice(0, channel.id.indexOf('/'));
  process.stdout.write(`${channel.id}\n`);
  for (const { path, methods, kind } of channel.webhooks) {
    const address = `${config.publicBaseUrl}${path.replace(':token', config.token(provider))}`;
    process.stdout.write(`  ${kind.padEnd(8)} ${methods.join(', ').toUpperCase().padEnd(5)} ${address}\n`);
  }
}
