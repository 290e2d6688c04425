import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { badUserInput, queryTooComplex } from '../api-error.js';
import type { RequestContext } from '../request-context.js';
import { type ListLengths, operationCost } from './operation-cost.js';

/** Refuses a valid operation that would fetch too much, before it is executed. */
export function costLimitPlugin(most: number, lengths: ListLengths): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request }) {
          if (operation == null) return Promise.resolve();
          let cost: number;
          try {
            cost = operationCost(schema, document, operation, request.variables ?? {}, lengths);
          } catch (error) {
            if (error instanceof GraphQLError) throw badUserInput(error.message);
            throw error;
          }
          if (cost > most) {
            throw queryTooComplex(
              `The operation costs ${cost}; at most ${most} is allowed. Each field counts 1, times the length of the ` +
                'lists that it is in: ask for less per page, or for fewer lists inside lists.',
            );
          }
          return Promise.resolve();
        },
      }),
  };
}
