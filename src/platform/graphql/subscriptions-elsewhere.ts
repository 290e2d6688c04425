import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { badRequest } from './api-error.js';
import type { RequestContext } from './request-context.js';

/** Refuses a subscription that is sent by POST. */
export const subscriptionsElsewherePlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
          throw badRequest('A subscription goes over a WebSocket, by the protocol graphql-transport-ws at /graphql.');
        }
        return Promise.resolve();
      },
    }),
};
