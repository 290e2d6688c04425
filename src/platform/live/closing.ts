/** Codes with which a live connection is closed. */
export const Closing = {
  /** The instance stops; clients come back elsewhere. */
  goingAway: 1001,
  /** The client does not read, or the service is not available: it may come back. */
  tryAgain: 1013,
  /** A message that is no subscription, or none of the protocol. */
  badRequest: 4400,
  /** No session, or none that is alive. */
  unauthenticated: 4401,
  /** The session has ended. */
  signedOut: 4403,
  /** More than a bound allows. */
  tooMany: 4429,
  failed: 4500,
} as const;
