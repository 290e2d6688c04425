import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Observable } from 'rxjs';
import type { RequestContext } from './request-context.js';

/**
 * A document may hold several mutations, one after the other: each answers with what is there after it, not with what
 * the answer to an earlier one remembers.
 */
@Injectable()
export class FreshLoaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<GqlContextType>() === 'graphql') {
      const graphql = GqlExecutionContext.create(context);
      const { parentType } = graphql.getInfo<GraphQLResolveInfo>();
      if (parentType.name === 'Mutation') graphql.getContext<RequestContext>().loaders.clear();
    }
    return next.handle() as Observable<unknown>;
  }
}
