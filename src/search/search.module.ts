import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { AvailabilityModule } from '../availability/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { DemandModule } from '../demand/index.js';
import { EquivalentsResolver } from './equivalents.resolver.js';
import { ExplainNothing } from './explain-nothing.js';
import { AvailableResourceResolver, OfferedSlotResolver } from './available-resource.resolver.js';
import { FindAvailableResources } from './find-available-resources.js';
import { FindSiteCircle } from './find-site-circle.js';
import { OfferQuotes } from './offer-quotes.js';
import { SlotLoader } from './slot.loader.js';
import { FindEquivalents } from './find-equivalents.js';
import { NoteNothing } from './note-nothing.js';
import { SearchResolver } from './search.resolver.js';

@Module({
  imports: [AccessModule, AvailabilityModule, BookingsModule, CatalogModule, DemandModule],
  providers: [
    ...[FindAvailableResources, FindEquivalents, FindSiteCircle, ExplainNothing, NoteNothing, OfferQuotes, SlotLoader],
    ...[SearchResolver, AvailableResourceResolver, OfferedSlotResolver, EquivalentsResolver],
  ],
})
export class SearchModule {}
