import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AvailabilityModule } from '../availability/index.js';
import { CatalogModule } from '../catalog/index.js';
import { ExplainNothing } from './explain-nothing.js';
import { FindAvailableResources } from './find-available-resources.js';
import { SearchResolver } from './search.resolver.js';

@Module({
  imports: [AccessModule, AvailabilityModule, CatalogModule],
  providers: [FindAvailableResources, ExplainNothing, SearchResolver],
})
export class SearchModule {}
