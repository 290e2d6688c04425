/** Seconds after which a client may try again: about as long as a lock or a connection is waited for. */
export const RETRY_AFTER_SECONDS = 5;

/**
 * The service or its database cannot answer now; nothing was changed, or the idempotency key of the request finds what
 * was done. GraphQL and plain routes answer it by its `extensions`: SERVICE_UNAVAILABLE, HTTP 503, `retry-after`.
 */
export class Unavailable extends Error {
  readonly extensions = {
    code: 'SERVICE_UNAVAILABLE',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    http: { status: 503, headers: new Map([['retry-after', String(RETRY_AFTER_SECONDS)]]) },
  } as const;
}
