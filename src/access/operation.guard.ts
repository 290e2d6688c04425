import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { AccountKey } from '../platform/core/keys.js';
import { Environment } from '../platform/config/environment.js';
import { forbidden, unauthenticated } from '../platform/graphql/api-error.js';
import { tooManyAtOnce } from '../platform/graphql/limits/cost-limit.js';
import { DearSlots } from '../platform/work/dear-slots.js';
import { PUBLIC_ROUTE } from '../platform/http/public.js';
import { grantOf } from './core/permissions.js';
import { OperationAllowance } from './operation-allowance.js';
import { Sessions } from './sessions.js';
import { SIGNED_IN_ROUTE, type SignedInRequest, sessionTokenOf } from './signed-in-route.js';
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
    private readonly env: Environment,
    private readonly dear: DearSlots,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType<GqlContextType>() !== 'graphql') {
      if (this.markOf(context, PUBLIC_ROUTE) === true) return true;
      const kind = this.markOf(context, SIGNED_IN_ROUTE);
      return kind !== undefined && this.admit(context, kind === 'DEAR');
    }
    const graphql = GqlExecutionContext.create(context);
    const { fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    const grant = grantOf(fieldName);
    if (grant === null) throw forbidden(`Nobody may call \`${fieldName}\`: no permission names it.`);
    if (!('anyone' in grant) && graphql.getContext<ViewerContext>().viewer === null) throw unauthenticated();
    return true;
  }

  private markOf(context: ExecutionContext, mark: string): unknown {
    return this.reflector.getAllAndOverride<unknown>(mark, [context.getHandler(), context.getClass()]);
  }

  /** As a request to /graphql is admitted: by its session, and counted. */
  private async admit(context: ExecutionContext, isDear: boolean): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const viewer = await this.sessions.viewerOf(sessionTokenOf(request, this.env.sessionCookie.name));
    if (viewer === null) throw new UnauthorizedException('Sign in first: send `Authorization: Bearer <accessToken>`.');
    await this.allowance.spend({ userId: viewer.accountKey }, 1);
    if (isDear) this.enterDear(context, viewer.accountKey);
    request.viewer = viewer;
    return true;
  }

  /** Files of reports and statements are dear: few of one account are made at a time. */
  private enterDear(context: ExecutionContext, userId: AccountKey): void {
    const leave = this.dear.enter(userId);
    if (leave === null) throw tooManyAtOnce(this.dear.most);
    context.switchToHttp().getResponse<FastifyReply>().raw.once('close', leave);
  }
}
