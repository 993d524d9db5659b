import type { Inbound } from './channel.ts';

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Our own id of a call that we made (CallDue), as a provider hands it back in a request that is known to be its own; nothing
 * where that is none.
 */
export const ownCall = (given: string | null | undefined): Pick<Inbound, 'callId'> =>
  ID.test(given ?? '') ? { callId: given! } : {};
