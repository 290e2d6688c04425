import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Locale } from '../core/locale.js';
import type { RequestContext } from './request-context.js';

/** The language of messages: the viewer's own choice, else the best of `Accept-Language`, else English. */
export const localeOf = ({ viewer, acceptedLocale }: RequestContext): Locale => viewer?.locale ?? acceptedLocale;

/** The language of messages as a parameter of a resolver. */
export const RequestLocale = createParamDecorator((_: unknown, execution: ExecutionContext): Locale =>
  localeOf(GqlExecutionContext.create(execution).getContext<RequestContext>()),
);
