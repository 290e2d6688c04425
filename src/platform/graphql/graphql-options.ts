import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ValidationRule } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import type { Environment } from '../config/environment.js';
import type { DearSlots } from '../work/dear-slots.js';
import { answerSizePlugin, answerText } from './limits/answer-size.js';
import { type Counting, costLimitPlugin } from './limits/cost-limit.js';
import { documentLimitsRule } from './limits/document-limits.js';
import { knownOperationsRule } from './limits/known-operations.js';
import { metered } from './limits/metered-schema.js';
import type { Prices } from './limits/prices.js';
import { readableTextPlugin } from './limits/readable-text.js';
import { errorLogPlugin, maskError } from './mask-errors.js';
import type { RequestContext } from './request-context.js';
import { subscriptionsElsewherePlugin } from './subscriptions-elsewhere.js';

export type MakeContext = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

/** Parts that the composition root adds, because it knows the viewer and the schema. */
export interface Served {
  readonly makeContext: MakeContext;
  readonly prices: Prices;
  readonly counting: Counting;
  readonly slots: DearSlots;
}

/** An answer that echoes hundreds of mistakes helps nobody but those who want it large. */
const MOST_VALIDATION_ERRORS = 5;

/** The rules that every document keeps besides those of GraphQL itself, however it is sent. */
export const documentRules = (env: Environment): ValidationRule[] => [
  documentLimitsRule(env.queryLimits),
  knownOperationsRule,
];

export const validationOptions = { hideSuggestions: true, maxErrors: MOST_VALIDATION_ERRORS } as const;

/** How the schema is served. */
export function graphqlOptions(env: Environment, log: PinoLogger, served: Served): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    context: served.makeContext,
    formatError: maskError,
    transformSchema: (schema) => metered(schema, served.prices),
    stringifyResult: answerText,
    introspection: env.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    playground: false,
    // An answer that could not be given says so to proxies and clients that look at the status alone.
    preserveHttpStatusForExecutionErrors: false,
    parseOptions: { maxTokens: env.queryLimits.tokens },
    validationRules: documentRules(env),
    validationOptions,
    plugins: [
      // It looks at each field of each answer, to find that none may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      errorLogPlugin(log),
      subscriptionsElsewherePlugin,
      readableTextPlugin(),
      costLimitPlugin(env.queryLimits, served.prices, served.counting, served.slots),
      answerSizePlugin(env.queryLimits.bytes),
    ],
    // Nest closes the server after the last request; Apollo's own signal handlers would stop it first.
    stopOnTerminationSignals: false,
    // Live connections are closed before; the server waits for them when it is drained.
    stopOnApplicationShutdown: true,
    buildSchemaOptions: { numberScalarMode: 'integer', noDuplicatedFields: true },
  };
}
