import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import type { Environment } from '../config/environment.js';
import { errorLogPlugin, maskError } from './mask-errors.js';
import type { RequestContext } from './request-context.js';

export type MakeContext = (request: FastifyRequest, reply: FastifyReply) => Promise<RequestContext>;

/** How the schema is served; `makeContext` comes from the composition root, which knows who signs in. */
export function graphqlOptions(env: Environment, log: PinoLogger, makeContext: MakeContext): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    context: makeContext,
    formatError: maskError,
    introspection: env.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    playground: false,
    plugins: [ApolloServerPluginLandingPageDisabled(), errorLogPlugin(log)],
    // Nest closes the server after the last request; Apollo's own signal handlers would stop it first.
    stopOnTerminationSignals: false,
    buildSchemaOptions: { numberScalarMode: 'integer', noDuplicatedFields: true },
  };
}
