import { type ArgumentsHost, Catch, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import type { GqlExceptionFilter } from '@nestjs/graphql';
import { FreshLoaders } from './fresh-loaders.js';
import { NodeRegistry } from './node-registry.js';
import { NodeResolver } from './node.resolver.js';

/** Hands errors of operations on as they are: they are masked and logged in one place, mask-errors.ts. */
@Catch()
class HandOnErrors implements GqlExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() !== 'graphql') throw error;
    return error;
  }
}

@Global()
@Module({
  providers: [
    NodeRegistry,
    NodeResolver,
    { provide: APP_FILTER, useClass: HandOnErrors },
    { provide: APP_INTERCEPTOR, useClass: FreshLoaders },
  ],
  exports: [NodeRegistry],
})
export class GraphqlKernelModule {}
