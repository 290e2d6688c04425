import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { type Observable, tap } from 'rxjs';
import { LimitLog } from '../platform/security/limit-log.js';
import { networkOf } from './core/network.js';
import type { ViewerContext } from './viewer-context.js';
import { logged } from './logged.js';

interface Payload {
  readonly userErrors?: readonly { readonly code?: unknown }[] | null;
}

const isFull = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  ((payload as Payload).userErrors?.some(({ code }) => code === 'TOO_MANY') ?? false);

/** Writes to the security log that a quota refused a mutation, whatever of its answer was selected. */
@Injectable()
export class QuotaRefusals implements NestInterceptor {
  constructor(private readonly limits: LimitLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const answer = next.handle() as Observable<unknown>;
    if (context.getType<GqlContextType>() !== 'graphql') return answer;
    const graphql = GqlExecutionContext.create(context);
    const { parentType, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (parentType.name !== 'Mutation') return answer;
    const { viewer, address } = graphql.getContext<ViewerContext>();
    const limited = { account: logged.account(viewer?.accountKey ?? null), network: networkOf(address) };
    return answer.pipe(
      tap((payload) => {
        if (isFull(payload)) this.limits.note(`quota of ${fieldName}`, limited);
      }),
    );
  }
}
