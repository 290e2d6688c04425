import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from './core/viewer.js';
import type { Locale } from '../platform/core/locale.js';
import { acceptedLocale } from '../platform/http/accepted-locale.js';
import { choiceOf, type Parameters } from '../platform/http/query-parameters.js';

export const SIGNED_IN_ROUTE = 'workbay:signed-in-route';

/** A plain HTTP route for whoever is signed in; the route asks itself, by `may`, who may have what it answers. Few dear ones of one
 * account run at a time. */
export const SignedInRoute = ({ isDear = true }: { readonly isDear?: boolean } = {}) =>
  SetMetadata(SIGNED_IN_ROUTE, isDear ? 'DEAR' : 'LIGHT');

export type SignedInRequest = FastifyRequest & { viewer?: Viewer };

/** A bearer token wins over the cookie: who sends one means it. A token in a URL is no token. */
export function sessionTokenOf(request: FastifyRequest, cookieName: string): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[cookieName] ?? null;
}

/** The viewer as an argument of a SignedInRoute. */
export const RouteViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<SignedInRequest>();
  if (viewer === undefined) throw new Error('a route that asks for its viewer is not a SignedInRoute');
  return viewer;
});

const languages = { en: 'en', zh: 'zh' } as const;

/**
 * The language of a file: `?lang=en` or `?lang=zh`, else the choice of the viewer, else the best of `Accept-Language`,
 * else English. Throws BAD_USER_INPUT for another `lang`.
 */
export const RouteLocale = createParamDecorator((_: unknown, context: ExecutionContext): Locale => {
  const { query, viewer, headers } = context.switchToHttp().getRequest<SignedInRequest>();
  const language = choiceOf(query as Parameters, 'lang', languages);
  if (language !== null) return language === 'zh' ? 'ZH' : 'EN';
  return viewer?.locale ?? acceptedLocale(headers);
});
