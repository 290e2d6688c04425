import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DearSlots } from '../work/dear-slots.js';
import { FreshLoaders } from './fresh-loaders.js';
import { NodeRegistry } from './node-registry.js';
import { NodeResolver } from './node.resolver.js';
import { RowProblemResolver } from './row-problem.js';
import { UserErrorResolver } from './user-error.resolver.js';

@Global()
@Module({
  providers: [
    DearSlots,
    NodeRegistry,
    NodeResolver,
    UserErrorResolver,
    RowProblemResolver,
    { provide: APP_INTERCEPTOR, useClass: FreshLoaders },
  ],
  exports: [DearSlots, NodeRegistry],
})
export class GraphqlKernelModule {}
