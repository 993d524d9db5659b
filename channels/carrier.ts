import type { Channel } from './channel.ts';

/** A road out alone: messages leave by it, and nobody writes in. A file in its provider's folder, a line in channels/index.ts. */
export type Carrier<C = unknown> = Required<Pick<Channel<C>, 'id' | 'variables' | 'sender'>>;
