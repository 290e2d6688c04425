import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { BookingHappeningsResolver, HappeningsResolver } from './happenings.resolver.js';
import { HappeningResolver } from './happening.resolver.js';
import { ReadHappenings } from './read-happenings.js';

@Module({
  imports: [AccessModule, OrganizationsModule, BookingsModule],
  providers: [ReadHappenings, HappeningsResolver, BookingHappeningsResolver, HappeningResolver],
})
export class FeedModule {}
