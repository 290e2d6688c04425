const MOST_CHARACTERS = 64;

/** Proxies may write the client's port beside its address. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1];
  return bracketed ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address)?.[1] ?? address;
}

/**
 * The network that an address stands for when guesses and sign-ups are counted. A customer gets at least a /64 of
 * IPv6, so single addresses there would be as good as no limit; an IPv4 address may come dressed as IPv6.
 */
export function networkOf(given: string): string {
  const address = withoutPort(given.trim());
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address.slice(0, MOST_CHARACTERS);
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::', 2);
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4));
  return `${network.join(':')}::/64`;
}
