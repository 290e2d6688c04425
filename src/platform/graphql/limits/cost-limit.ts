import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { badUserInput, queryTooComplex, rateLimited } from '../api-error.js';
import type { RequestContext } from '../request-context.js';
import type { DearSlots } from '../../work/dear-slots.js';
import { operationCost, type OperationCost } from './operation-cost.js';
import { priceOf, type Prices } from './prices.js';

export interface CostLimits {
  readonly cost: number;
  /** From this cost on an operation is dear, and few of them run at a time. */
  readonly dear: number;
}

/** The composition root's knowledge about the asker of a request. */
export interface Counting {
  /** Counts further operations of the request. Throws RATE_LIMITED. */
  spend(context: RequestContext, operations: number): Promise<void>;
  /** The account, or the network without one, whose dear operations count together. */
  holderOf(context: RequestContext): string;
  /** Writes to the security log that the request was stopped by a limit. */
  noteLimit(context: RequestContext, limit: string): void;
}

/** An operation with the variables that it is sent with. */
interface Priced {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
}

const advice = ({ place, narrow }: NonNullable<OperationCost['dearest']>): string => `${place} costs most: ${narrow}.`;

/** While it runs: the answer is larger than its price allowed. */
export const tooLarge = (prices: Prices, place: string) => {
  const narrow = priceOf(prices, place).narrow ?? 'ask for less per page, or for fewer lists inside lists';
  return queryTooComplex(`The answer is larger than is allowed, and nothing was changed. ${advice({ place, narrow })}`);
};

/** Throws BAD_USER_INPUT where a variable makes the whole operation invalid. */
function priced(...asked: Parameters<typeof operationCost>): OperationCost {
  try {
    return operationCost(...asked);
  } catch (error) {
    throw error instanceof GraphQLError ? badUserInput(error.message) : error;
  }
}

const tooDear = (cost: number, most: number, narrow: string | null) =>
  queryTooComplex(`The operation costs ${cost}; at most ${most} is allowed. ${narrow ?? ''}`);

/** Throws QUERY_TOO_COMPLEX for a valid operation that would cost too much. */
export function assertAffordable(
  { schema, document, operation, variables }: Priced,
  limits: CostLimits,
  prices: Prices,
): void {
  const { cost, dearest } = priced(schema, document, operation, variables, prices);
  if (cost > limits.cost) throw tooDear(cost, limits.cost, dearest === null ? null : advice(dearest));
}

/** Refuses a valid operation that would cost too much, before it is executed; counts it, and runs few dear ones at once. */
export function costLimitPlugin(
  limits: CostLimits,
  prices: Prices,
  counting: Counting,
  slots: DearSlots,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart() {
      let leave: (() => void) | null = null;
      return Promise.resolve({
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (operation == null) return;
          const priceOfAll = priced(schema, document, operation, request.variables ?? {}, prices);
          const { cost, usualCost, dearest, operations } = priceOfAll;
          if (dearest !== null) contextValue.scope.advice = advice(dearest);
          if (cost > limits.cost) throw tooDear(cost, limits.cost, contextValue.scope.advice);
          await counting.spend(contextValue, operations - 1);
          if (usualCost < limits.dear) return;
          leave = slots.enter(counting.holderOf(contextValue));
          if (leave !== null) return;
          counting.noteLimit(contextValue, 'dear operations at a time');
          throw tooManyAtOnce(slots.most);
        },
        didEncounterErrors({ errors, contextValue }) {
          const isTooComplex = errors.some(({ extensions }) => extensions['code'] === 'QUERY_TOO_COMPLEX');
          if (isTooComplex) counting.noteLimit(contextValue, 'cost of an operation');
          return Promise.resolve();
        },
        willSendResponse() {
          leave?.();
          return Promise.resolve();
        },
      });
    },
  };
}

const SOON_SECONDS = 1;

export const tooManyAtOnce = (most: number) =>
  rateLimited(`At most ${most} dear requests run at a time; wait until one of them is answered.`, SOON_SECONDS);
