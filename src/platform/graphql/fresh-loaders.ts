import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Observable } from 'rxjs';
import { currentScope } from '../work/request-scope.js';
import type { RequestContext } from './request-context.js';

/** Organizations are no rows to queue for: what happens in them happens side by side. */
const OF_ROWS = /^(?!organizationId|consumerId|providerId)[a-z]+Ids?$/;

/** The ids in an input of a mutation that name the rows it is about, e.g. the resources of a booking. */
export function rowsOf(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return OF_ROWS.test(name) ? [value] : [];
    return Array.isArray(value) ? value.flatMap(rowsOf) : rowsOf(value);
  });
}

/**
 * A document may hold several mutations, one after the other: each answers with what is there after it, not with what
 * the answer to an earlier one remembers. Its transactions queue with others that are about the same rows.
 */
@Injectable()
export class FreshLoaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<GqlContextType>() === 'graphql') {
      const graphql = GqlExecutionContext.create(context);
      const { parentType } = graphql.getInfo<GraphQLResolveInfo>();
      if (parentType.name === 'Mutation') {
        graphql.getContext<RequestContext>().loaders.clear();
        const scope = currentScope();
        if (scope !== null) scope.about = rowsOf(graphql.getArgs());
      }
    }
    return next.handle() as Observable<unknown>;
  }
}
