/** Bounds of what a page may load and do. Scripts are files of this service; GraphiQL alone writes styles of its own. */
const policyOf = (styles: string, sockets: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** 'self' covers sockets in new browsers only, so older ones get the address by name. */
const socketOrigin = (publicUrl: string): string => new URL(publicUrl).origin.replace(/^http/, 'ws');

const HSTS_SECONDS = 31_536_000;

/** Headers of a page. `nonce` null: the styles of the page cannot carry one. */
export function pageHeaders(publicUrl: string, nonce: string | null): Record<string, string> {
  const styles = nonce === null ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(styles, socketOrigin(publicUrl)),
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${HSTS_SECONDS}` }),
  };
}
