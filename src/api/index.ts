/** The edge of the GraphQL API: who asks, and what an operation costs. */
export { prices } from './prices.js';
export { countingBy, requestContextMaker } from './request-context.js';
export { SubscriptionContexts } from './subscription-context.js';
