import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthenticated } from '../platform/graphql/api-error.js';
import { PUBLIC_ROUTE } from '../platform/http/public.js';
import { sessionTokenOf } from '../platform/http/session-token.js';
import { grantOf } from './core/permissions.js';
import { HTTP_OPERATION, rememberViewer } from './http-operation.js';
import { OperationAllowance } from './operation-allowance.js';
import { Sessions } from './sessions.js';
import type { ViewerContext } from './viewer-context.js';

/**
 * Stands before every root field and HTTP route and denies by default. Whether a viewer may do it to this very row is
 * asked by the operation with `may`, from the same table.
 */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly allowance: OperationAllowance,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType<GqlContextType>() !== 'graphql') return this.opensRoute(context);
    const graphql = GqlExecutionContext.create(context);
    const { fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    const grant = grantOf(fieldName);
    if (grant === null) throw forbidden(`Nobody may call \`${fieldName}\`: no permission names it.`);
    if (!('anyone' in grant) && graphql.getContext<ViewerContext>().viewer === null) throw unauthenticated();
    return true;
  }

  private opensRoute(context: ExecutionContext): boolean | Promise<boolean> {
    const declared = (key: string): unknown =>
      this.reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()]);
    if (declared(PUBLIC_ROUTE) === true) return true;
    const operation = declared(HTTP_OPERATION);
    if (typeof operation !== 'string' || grantOf(operation) === null) return false;
    return this.admit(context.switchToHttp().getRequest<FastifyRequest>());
  }

  private async admit(request: FastifyRequest): Promise<boolean> {
    const viewer = await this.sessions.viewerOf(sessionTokenOf(request));
    if (viewer === null) throw unauthenticated();
    await this.allowance.spend(viewer.userId);
    rememberViewer(request, viewer);
    return true;
  }
}
