import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { forbidden, unauthenticated } from '../platform/graphql/api-error.js';
import { PUBLIC_ROUTE } from '../platform/http/public.js';
import { grantOf } from './core/permissions.js';
import type { ViewerContext } from './viewer-context.js';

/**
 * Stands before every root field and HTTP route and denies by default. Whether a viewer may do it to this very row is
 * asked by the operation with `may`, from the same table.
 */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') {
      return this.reflector.getAllAndOverride(PUBLIC_ROUTE, [context.getHandler(), context.getClass()]) === true;
    }
    const graphql = GqlExecutionContext.create(context);
    const { fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    const grant = grantOf(fieldName);
    if (grant === null) throw forbidden(`Nobody may call \`${fieldName}\`: no permission names it.`);
    if (!('anyone' in grant) && graphql.getContext<ViewerContext>().viewer === null) throw unauthenticated();
    return true;
  }
}
