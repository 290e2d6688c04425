import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';
import { Locale } from '../core/locale.js';

/** The language that `Accept-Language` prefers by its weights; zh-CN is zh. English when it names neither. */
export const acceptedLocale = (headers: IncomingHttpHeaders): Locale =>
  new Negotiator({ headers }).language(['en', 'zh']) === 'zh' ? Locale.ZH : Locale.EN;
