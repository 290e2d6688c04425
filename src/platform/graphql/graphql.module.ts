import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { FreshLoaders } from './fresh-loaders.js';
import { NodeRegistry } from './node-registry.js';
import { NodeResolver } from './node.resolver.js';

@Global()
@Module({
  providers: [NodeRegistry, NodeResolver, { provide: APP_INTERCEPTOR, useClass: FreshLoaders }],
  exports: [NodeRegistry],
})
export class GraphqlKernelModule {}
