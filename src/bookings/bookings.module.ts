import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountingModule } from '../accounting/index.js';
import { AccessModule } from '../access/index.js';
import { CalendarsModule } from '../calendars/index.js';
import { CatalogModule } from '../catalog/index.js';
import { DemandModule } from '../demand/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { BookingNodes } from './booking-nodes.js';
import { AffectedBookings } from './booking/affected-bookings.js';
import { affectedProviders } from './reading/affected-bookings.resolver.js';
import { AlternativesOfBookings } from './requests/alternatives-of-bookings.js';
import { AnswerBookings } from './life/answer-bookings.js';
import { AnswerBookingsResolver } from './life/answer-bookings.resolver.js';
import { DowntimeQueriesResolver } from './downtimes/downtime-queries.resolver.js';
import { ListDowntimes } from './downtimes/list-downtimes.js';
import { UpdateDowntime } from './downtimes/update-downtime.js';
import { AdvanceBooking } from './life/advance-booking.js';
import { alternativesResolvers } from './requests/alternatives.resolver.js';
import { BookingLifeResolver } from './life/booking-life.resolver.js';
import { BookingLoader } from './booking/booking.loader.js';
import { BookingQuotas } from './booking/booking-quotas.js';
import { BookingConflictResolver, BookingItemResolver } from './reading/booked-resources.resolver.js';
import { BookingRequestsResolver } from './requests/booking-requests.resolver.js';
import { BookingClockResolver } from './reading/booking-clock.resolver.js';
import { BookingPreviewResolver } from './reading/booking-preview.resolver.js';
import { RuleCheckResolver } from './reading/rule-checks.resolver.js';
import { OwnRatesResolver } from './reading/own-rates.resolver.js';
import { OwnRates } from './requests/own-rates.js';
import { QuoteLineResolver } from './reading/quote-lines.resolver.js';
import { BookingOutlook } from './life/booking-outlook.js';
import { BookingPrices } from './booking/booking-prices.js';
import { BookingUsageResolver, UsedBookingResolver } from './reading/booking-usage.resolver.js';
import { BookingTallyEntity } from './reading/booking-tally.entity.js';
import { SumTallies } from './reading/sum-tallies.js';
import { BookingQueries } from './reading/bookings.queries.js';
import { BookingsOutsideHours } from './reading/bookings-outside-hours.js';
import { BookingsResolver } from './reading/bookings.resolver.js';
import { CancelBooking } from './life/cancel-booking.js';
import { CancelBookingSeries } from './series/cancel-booking-series.js';
import { CancelDowntime } from './downtimes/cancel-downtime.js';
import { DowntimeLoader } from './downtimes/downtime.loader.js';
import { SeriesDates } from './series/series-dates.js';
import { SeriesLoader } from './series/series.loader.js';
import { UsageLoader } from './life/usage.loader.js';
import { DowntimesResolver } from './downtimes/downtimes.resolver.js';
import { FindAlternatives } from './requests/find-alternatives.js';
import { QuoteOffers } from './requests/quote-offers.js';
import { RescheduleBooking } from './life/reschedule-booking.js';
import { RequestBooking } from './requests/request-booking.js';
import { TryPolicy } from './requests/try-policy.js';
import { RequestBookingSeries } from './series/request-booking-series.js';
import { ResourceScheduleResolver, ScheduleEntryResolver } from './reading/schedule.resolver.js';
import { ScheduleLoader } from './reading/schedule.loader.js';
import { ScheduleDowntime } from './downtimes/schedule-downtime.js';
import { MissedUses } from './life/missed-uses.js';
import { SettleMissed } from './life/settle-missed.js';
import { TellExpired } from './life/tell-expired.js';
import { UpdateBooking } from './life/update-booking.js';
import { seriesResolvers } from './series/series.resolver.js';
import { BookingEntity } from './booking/booking.entity.js';
import { BookingItemEntity } from './booking/booking-item.entity.js';
import { BookingSeriesEntity } from './series/booking-series.entity.js';
import { DowntimeEntity } from './downtimes/downtime.entity.js';
import { SeriesOccurrenceEntity } from './series/series-occurrence.entity.js';

const requests = [RequestBooking, TryPolicy, RequestBookingSeries, CancelBookingSeries, QuoteOffers];
const steps = [AdvanceBooking, RescheduleBooking, CancelBooking, UpdateBooking];
const useCases = [...requests, ...steps, ScheduleDowntime, CancelDowntime, SettleMissed, MissedUses];

const answering = [AnswerBookings, AnswerBookingsResolver];
const downtimes = [UpdateDowntime, ListDowntimes, DowntimeQueriesResolver];

const services = [
  BookingQueries,
  BookingNodes,
  BookingQuotas,
  AffectedBookings,
  BookingsOutsideHours,
  FindAlternatives,
  BookingPrices,
  BookingOutlook,
  OwnRates,
];
const loaders = [BookingLoader, DowntimeLoader, SeriesDates, SeriesLoader, UsageLoader, ScheduleLoader];

const bookingResolvers = [BookingsResolver, BookingRequestsResolver, BookingLifeResolver, DowntimesResolver];
const partResolvers = [BookingItemResolver, BookingConflictResolver, BookingUsageResolver, UsedBookingResolver];
const priceResolvers = [BookingClockResolver, QuoteLineResolver, BookingPreviewResolver, RuleCheckResolver];
const scheduleResolvers = [ResourceScheduleResolver, ScheduleEntryResolver, OwnRatesResolver];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      BookingEntity,
      BookingItemEntity,
      BookingSeriesEntity,
      DowntimeEntity,
      SeriesOccurrenceEntity,
      BookingTallyEntity,
    ]),
    AccessModule,
    OrganizationsModule,
    CatalogModule,
    CalendarsModule,
    AccountingModule,
    DemandModule,
  ],
  providers: [
    ...useCases,
    TellExpired,
    SumTallies,
    AlternativesOfBookings,
    ...answering,
    ...downtimes,
    ...services,
    ...loaders,
    ...bookingResolvers,
    ...partResolvers,
    ...priceResolvers,
    ...scheduleResolvers,
    ...seriesResolvers,
    ...alternativesResolvers,
    ...affectedProviders,
  ],
  exports: [...useCases, BookingLoader, SeriesLoader],
})
export class BookingsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly missed: SettleMissed,
    private readonly expired: TellExpired,
    private readonly tallies: SumTallies,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'settle-missed', cron: '* * * * *', run: () => this.missed.ofProviders() });
    this.jobs.register({ name: 'tell-expired', cron: '* * * * *', run: () => this.expired.execute() });
    this.jobs.register({ name: 'sum-tallies', cron: '*/5 * * * *', run: () => this.tallies.execute() });
  }
}
