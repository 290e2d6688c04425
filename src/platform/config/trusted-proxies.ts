import { isIP } from 'node:net';

const NAMES = ['loopback', 'linklocal', 'uniquelocal'];
const MOST_PROXIES = 20;

const WHAT_TO_WRITE =
  'write false, the number of proxies in front (1), or their networks (loopback, 10.0.0.0/8), separated by commas';

function isNetwork(text: string): boolean {
  if (NAMES.includes(text)) return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/**
 * The proxies that are believed about the client's address. `true` is refused, because it believes the first entry of
 * X-Forwarded-For, which clients write themselves.
 */
export function trustedProxies(text: string): false | number | string | { readonly problem: string } {
  const said = text.trim().toLowerCase();
  if (['false', 'no', 'off'].includes(said)) return false;
  if (/^\d{1,3}$/.test(said)) {
    const hops = Number(said);
    if (hops > MOST_PROXIES) return { problem: `there are at most ${MOST_PROXIES} proxies; ${WHAT_TO_WRITE}` };
    return hops === 0 ? false : hops;
  }
  if (said === 'true') return { problem: `true would believe whatever clients write; ${WHAT_TO_WRITE}` };
  const networks = said.split(',').map((part) => part.trim());
  const wrong = networks.find((network) => !isNetwork(network));
  return wrong === undefined
    ? networks.join(',')
    : { problem: `${JSON.stringify(wrong)} is no network; ${WHAT_TO_WRITE}` };
}
