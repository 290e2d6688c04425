/** Stands for this site while a path is read. */
const SITE = 'http://localhost';

/** Loads the page to go on to after signing in anew, because the cache knows the old viewer. */
export const goOn = (path: string | undefined): void => window.location.assign(nextOf(path) ?? '/');

/** A path of this site to go on to after signing in; null for anything else, because links from outside may name it. */
export function nextOf(path: string | undefined): string | null {
  if (path === undefined || !/^\/(?![/\\])/.test(path)) return null;
  const url = new URL(path, SITE);
  return url.origin === SITE ? url.pathname + url.search + url.hash : null;
}
