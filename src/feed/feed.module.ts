import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { BookingHappeningsResolver, HappeningsResolver } from './happenings.resolver.js';
import { HappeningResolver } from './happening.resolver.js';
import { HappeningsReadEntity } from './happenings-read.entity.js';
import { MarkHappeningsRead } from './mark-happenings-read.js';
import { UnreadHappenings } from './unread-happenings.js';
import { UnreadHappeningsResolver } from './unread-happenings.resolver.js';
import { ReadHappenings } from './read-happenings.js';

@Module({
  imports: [TypeOrmModule.forFeature([HappeningsReadEntity]), AccessModule, OrganizationsModule, BookingsModule],
  providers: [
    UnreadHappenings,
    MarkHappeningsRead,
    UnreadHappeningsResolver,
    ReadHappenings,
    HappeningsResolver,
    BookingHappeningsResolver,
    HappeningResolver,
  ],
})
export class FeedModule {}
