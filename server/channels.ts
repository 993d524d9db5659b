import { z } from 'zod';
import type { Channel } from '../channels/channel.ts';
import { createCarriers, createChannels } from '../channels/index.ts';
import { readRecordings } from '../channels/media/recordings.ts';
import type { Senders } from '../channels/message.ts';
import type { Country } from '../core/country/country.ts';
import type { Telecom } from '../core/country/telecom.ts';
import { ConfigError, type Config } from './config.ts';
import type { Configured } from './webhooks.ts';

/** A text comes from a registered name there, which nobody can write to. */
const NO_ANSWER =
  'SMS_INBOUND_NUMBER: required where texts must be registered: each that asks for an answer names the number to write to';

/** Every channel that the environment names, with its variables parsed, and what messages leave by. Throws one list of faults. */
export function configureChannels(
  config: Config,
  country: Country,
  telecom: Telecom,
  /** YYYY-MM-DD. */
  today: () => string,
): { readonly channels: Configured[]; readonly senders: Senders } {
  const faults: string[] = [];
  const read = ({ id, variables }: Pick<Channel, 'id' | 'variables'>): object => {
    const own = variables.safeParse(config.variables);
    if (!own.success) faults.push(`${id}: ${z.prettifyError(own.error)}`);
    return own.data as object;
  };
  const configured = createChannels({
    today,
    placeCodeLength: country.examplePin.length,
    telecom,
    ...(config.recordingsDir
      ? { recording: readRecordings(config.recordingsDir, config.publicBaseUrl) }
      : {}),
    variables: config.variables,
  }).map((channel) => {
    const provider = channel.id.slice(0, channel.id.indexOf('/'));
    return {
      channel,
      config: { ...read(channel), token: config.token(provider), publicBaseUrl: config.publicBaseUrl },
    };
  });
  const carriers = createCarriers(config.variables).map((carrier) => ({ carrier, config: read(carrier) }));
  // A missed call is only told of: it takes another channel to call back.
  const talking = configured.filter(({ channel }) => channel.webhooks.some(({ kind }) => kind === 'message'));
  const media = new Set<string>(talking.map(({ channel }) => channel.medium.id));
  for (const { channel, condition } of telecom.offers) {
    if (condition !== 'always' || channel === 'missed-call' || media.has(channel)) continue;
    faults.push(`${channel}: offered to everybody in ${country.code}, and no provider of it is configured`);
  }
  const isWritten = talking.some(({ channel }) => channel.medium.id === 'sms');
  if (
    config.production &&
    isWritten &&
    telecom.sms.registeredTemplates &&
    !config.variables.SMS_INBOUND_NUMBER
  )
    faults.push(NO_ANSWER);
  if (faults.length > 0) throw new ConfigError(`The configuration is not complete:\n${faults.join('\n')}`);
  const senders: Senders = new Map([
    ...configured.flatMap(({ channel, config: own }) =>
      channel.sender ? [[channel.id, channel.sender(own)] as const] : [],
    ),
    ...carriers.map(({ carrier, config: own }) => [carrier.id, carrier.sender(own)] as const),
  ]);
  return { channels: configured, senders };
}
