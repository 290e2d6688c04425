import type { Locale } from '../core/locale.js';
import type { Instant } from '../core/time-range.js';
import type { Budget } from '../work/budget.js';
import type { RequestScope } from '../work/request-scope.js';
import type { Loaders } from './loaders.js';

/** The part of a viewer that the kernel knows. */
interface Reader {
  readonly locale: Locale | null;
}

/** The facts of a request for resolvers. `V` is the Viewer of the slice access. */
export interface RequestContext<V extends Reader = Reader> {
  /** Also in the response's `x-request-id` header and in the log. */
  readonly requestId: string;
  /** The client's network address, as far as it can be trusted (TRUST_PROXY). */
  readonly address: string;
  /** The viewer; null = nobody is signed in. A mutation that changes the viewer or their rights sets it anew. */
  viewer: V | null;
  /** The best language of `Accept-Language`, else English. The viewer's own choice comes first; see localeOf. */
  readonly acceptedLocale: Locale;
  readonly userAgent: string | null;
  /** The session token that came with the request. */
  readonly arrivedWith: string | null;
  /** The token of the viewer's session, which may have begun in this very request; null when nobody is signed in. */
  sessionToken: string | null;
  readonly loaders: Loaders;
  /** Ends when the client hangs up or the time for the answer is over. */
  readonly scope: RequestScope;
  readonly budget: Budget;
  setSessionCookie(token: string, expiresAt: Instant): void;
  clearSessionCookie(): void;
}
