import { networkOf } from './core/network.js';

/** The network and the device that a request comes from. */
export interface Origin {
  /** The network of the client, as far as it is known (TRUST_PROXY). */
  readonly network: string;
  readonly userAgent: string | null;
  /** The session token that came with the request. */
  readonly token: string | null;
}

/** The origin of a request, of what its context says. */
export const originOf = (context: {
  readonly address: string;
  readonly userAgent: string | null;
  readonly arrivedWith: string | null;
}): Origin => ({ network: networkOf(context.address), userAgent: context.userAgent, token: context.arrivedWith });
