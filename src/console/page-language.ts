import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../access/index.js';
import { Locale } from '../platform/core/locale.js';
import { acceptedLocale } from '../platform/http/accepted-locale.js';

/** The cookie by which the console remembers the language of a browser: `zh` or `en`. */
const COOKIE = 'workbay_lang';

/** The language of a page: the choice of the viewer, else the cookie, else the best of Accept-Language. */
export function pageLanguage(request: FastifyRequest, viewer: Viewer | null): 'zh' | 'en' {
  if (viewer?.locale != null) return viewer.locale === Locale.ZH ? 'zh' : 'en';
  const remembered = request.cookies[COOKIE];
  if (remembered === 'zh' || remembered === 'en') return remembered;
  return acceptedLocale(request.headers) === Locale.ZH ? 'zh' : 'en';
}
