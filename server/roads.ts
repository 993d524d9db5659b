import type { Channel } from '../channels/channel.ts';
import type { Senders } from '../channels/message.ts';
import { pacedSenders } from '../channels/pace.ts';
import { createHealth, routed } from '../channels/routes.ts';
import type { Address } from '../core/address.ts';
import type { Country } from '../core/country/country.ts';
import type { Telecom } from '../core/country/telecom.ts';
import { errorFields, type Log } from '../core/log.ts';
import type { MediumId } from '../flows/medium.ts';
import { configureChannels } from './channels.ts';
import type { Config } from './config.ts';
import type { Configured } from './webhooks.ts';

/** How people come to us, and how we reach them. */
export interface Roads {
  readonly configured: readonly Configured[];
  readonly channels: ReadonlyMap<string, Channel>;
  /** By the id of a channel, paced, with the other providers of its medium behind it. */
  readonly senders: Senders;
  /** The channel that texts leave by; null where none can. */
  readonly messageChannel: string | null;
  readonly callChannel: string | null;
  readonly placeCall: PlaceCall | undefined;
  /** What is written in, by medium: the id of the first channel that sends there. */
  sends(medium: MediumId): string | null;
  /** Loads what the first text by any of them would wait for. */
  warm(): Promise<void>;
}

type PlaceCall = ReturnType<NonNullable<Channel['caller']>>;

/** The roads of all providers that the environment names. Throws ConfigError with one list of faults. */
export function createRoads({
  config,
  country,
  telecom,
  today,
  log,
}: {
  readonly config: Config;
  readonly country: Country;
  readonly telecom: Telecom;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  readonly log: Log;
}): Roads {
  const { channels: configured, senders } = configureChannels(config, country, telecom, today);
  const channels = configured.map(({ channel }) => channel);
  const routing = {
    health: createHealth(),
    isHome: (to: Address) => to.kind === 'phone' && telecom.nationalOf(to) !== null,
  };
  const callers = new Map(
    configured.flatMap(({ channel, config: own }) => {
      const placeCall = channel.caller?.(own);
      return placeCall ? [[channel.id, placeCall] as const] : [];
    }),
  );
  const [caller] = routed(callers, channels, routing);
  if (!caller) log.warn('channels.no-caller');
  const sending = (medium: MediumId): Channel | undefined =>
    channels.find((channel) => channel.sender && channel.medium.id === medium);
  return {
    configured,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    senders: routed(pacedSenders(senders, config.paces), channels, routing),
    messageChannel: sending('sms')?.id ?? null,
    callChannel: caller?.[0] ?? null,
    // The row of a call is known by who makes it, whoever told us of the ring that it answers.
    placeCall: caller && (async (call) => ({ channel: caller[0], ...(await caller[1](call)) })),
    sends: (medium) => sending(medium)?.id ?? null,
    async warm() {
      for (const { warm } of channels)
        await warm?.().catch((error: unknown) => log.warn('channel.not-warm', errorFields(error)));
    },
  };
}
