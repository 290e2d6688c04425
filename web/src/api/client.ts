import { cacheExchange, Client, fetchExchange, mapExchange, type CombinedError } from '@urql/core';
import { language } from '../i18n/t';

const hasCode = (error: CombinedError, code: string): boolean =>
  error.graphQLErrors.some(({ extensions }) => extensions.code === code);

/** Leads to the sign-in page and, after it, back to where the viewer is. */
export function askToSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname === '/sign-in') return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** The one client of a page. After signing in or out the page is loaded anew, because the cache knows the old viewer. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [
    mapExchange({
      onError: (error) => {
        if (hasCode(error, 'UNAUTHENTICATED')) askToSignIn();
      },
    }),
    cacheExchange,
    fetchExchange,
  ],
  fetchOptions: { credentials: 'same-origin', headers: { 'accept-language': language } },
});
