import { useState } from 'react';

/** The token after `#` of a link, taken out of the address bar at once, so that it is in no history. */
export function useLinkToken(): string {
  const [token] = useState(() => {
    const { hash, pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
    return decodeURIComponent(hash.slice(1));
  });
  return token;
}
