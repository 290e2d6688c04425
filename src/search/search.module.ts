import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AvailabilityModule } from '../availability/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { ExplainNothing } from './explain-nothing.js';
import { AvailableResourceQuoteResolver } from './available-resource-quote.resolver.js';
import { FindAvailableResources } from './find-available-resources.js';
import { SearchResolver } from './search.resolver.js';

@Module({
  imports: [AccessModule, AvailabilityModule, BookingsModule, CatalogModule],
  providers: [FindAvailableResources, ExplainNothing, SearchResolver, AvailableResourceQuoteResolver],
})
export class SearchModule {}
