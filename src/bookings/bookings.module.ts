import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountingModule, usageIds } from '../accounting/index.js';
import { AccessModule, type ViewerContext } from '../access/index.js';
import { CalendarsModule } from '../calendars/index.js';
import { CatalogModule } from '../catalog/index.js';
import { DemandModule } from '../demand/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { NodeRegistry } from '../platform/graphql/node-registry.js';
import { AffectedBookings } from './affected-bookings.js';
import {
  AffectedBookingResolver,
  AffectedOfPayloads,
  DowntimePayloadAffectedResolver,
  OrganizationPayloadAffectedResolver,
  PublicCalendarPayloadAffectedResolver,
  ResourcePayloadAffectedResolver,
} from './affected-bookings.resolver.js';
import { AdvanceBooking } from './advance-booking.js';
import { BookingPreviewAlternativesResolver, RequestBookingAlternativesResolver } from './alternatives.resolver.js';
import { BookingLifeResolver } from './booking-life.resolver.js';
import { bookingIds, downtimeIds, seriesIds } from './booking-ids.js';
import { BookingLoader } from './booking.loader.js';
import { BookingQuotas } from './booking-quotas.js';
import { BookingConflictResolver, BookingItemResolver } from './booked-resources.resolver.js';
import { BookingRequestsResolver } from './booking-requests.resolver.js';
import { BookingUsageResolver, UsedBookingResolver } from './booking-usage.resolver.js';
import { BookingQueries } from './bookings.queries.js';
import { BookingsOutsideHours } from './bookings-outside-hours.js';
import { BookingsResolver } from './bookings.resolver.js';
import { CancelBooking } from './cancel-booking.js';
import { CancelBookingSeries } from './cancel-booking-series.js';
import { CancelDowntime } from './cancel-downtime.js';
import { DowntimesResolver } from './downtimes.resolver.js';
import { FindAlternatives } from './find-alternatives.js';
import { QuoteOffers } from './quote-offers.js';
import { RescheduleBooking } from './reschedule-booking.js';
import { RequestBooking } from './request-booking.js';
import { RequestBookingSeries } from './request-booking-series.js';
import { ResourceScheduleResolver, ScheduleEntryResolver } from './schedule.resolver.js';
import { ScheduleDowntime } from './schedule-downtime.js';
import { SettleMissed } from './settle-missed.js';
import { UpdateBooking } from './update-booking.js';
import {
  CancelBookingSeriesPayloadResolver,
  RequestBookingSeriesPayloadResolver,
  SeriesOccurrenceResolver,
  SeriesResolver,
} from './series.resolver.js';

const useCases = [
  RequestBooking,
  AdvanceBooking,
  RescheduleBooking,
  RequestBookingSeries,
  CancelBooking,
  CancelBookingSeries,
  UpdateBooking,
  ScheduleDowntime,
  CancelDowntime,
  SettleMissed,
  QuoteOffers,
];

@Module({
  imports: [AccessModule, OrganizationsModule, CatalogModule, CalendarsModule, AccountingModule, DemandModule],
  providers: [
    ...useCases,
    BookingQueries,
    BookingLoader,
    BookingQuotas,
    AffectedBookings,
    BookingsOutsideHours,
    AffectedOfPayloads,
    AffectedBookingResolver,
    OrganizationPayloadAffectedResolver,
    PublicCalendarPayloadAffectedResolver,
    ResourcePayloadAffectedResolver,
    DowntimePayloadAffectedResolver,
    FindAlternatives,
    BookingsResolver,
    BookingUsageResolver,
    UsedBookingResolver,
    BookingLifeResolver,
    RequestBookingAlternativesResolver,
    BookingPreviewAlternativesResolver,
    BookingRequestsResolver,
    BookingItemResolver,
    BookingConflictResolver,
    SeriesResolver,
    SeriesOccurrenceResolver,
    RequestBookingSeriesPayloadResolver,
    CancelBookingSeriesPayloadResolver,
    DowntimesResolver,
    ResourceScheduleResolver,
    ScheduleEntryResolver,
  ],
  exports: [...useCases, BookingLoader],
})
export class BookingsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly bookings: BookingLoader,
    private readonly jobs: Jobs,
    private readonly missed: SettleMissed,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'settle-missed', cron: '* * * * *', run: () => this.missed.ofProviders() });
    this.nodes.register(bookingIds.prefix, (id, context) => this.bookings.booking(context as ViewerContext, id));
    this.nodes.register(seriesIds.prefix, (id, context) => this.bookings.series(context as ViewerContext, id));
    this.nodes.register(usageIds.prefix, (id, context) => this.bookings.usageRecord(context as ViewerContext, id));
    this.nodes.register(downtimeIds.prefix, (id, context) => this.bookings.downtime(context as ViewerContext, id));
  }
}
