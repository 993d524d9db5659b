import type { Address } from '../core/address.ts';
import type { DeliveryReport } from './channel.ts';

/** In a report: somebody asked the network not to be written to, by their address where the report has one. */
export const optedOut = (address: Address | null): Pick<DeliveryReport, 'optOut' | 'optedOut'> => ({
  optOut: true,
  ...(address ? { optedOut: address } : {}),
});
