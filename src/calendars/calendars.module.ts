import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { AnnouncePublicCalendarYear } from './announce-public-calendar-year.js';
import { CalendarQueries } from './calendars.queries.js';
import { CalendarsResolver } from './calendars.resolver.js';
import { ObservePublicCalendar } from './observe-public-calendar.js';
import { OrganizationCalendarResolver } from './organization-calendar.resolver.js';
import { PublicCalendarResolver } from './public-calendar.resolver.js';
import { RemoveCalendarDays } from './remove-calendar-days.js';
import { ResourceSpecialDaysResolver } from './resource-special-days.resolver.js';
import { SetCalendarDays } from './set-calendar-days.js';
import { CalendarDayEntity } from './calendar-day.entity.js';
import { OrganizationCalendarEntity } from './organization-calendar.entity.js';
import { PublicCalendarDayEntity } from './public-calendar-day.entity.js';
import { PublicCalendarEntity } from './public-calendar.entity.js';
import { PublicCalendarYearEntity } from './public-calendar-year.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CalendarDayEntity,
      OrganizationCalendarEntity,
      PublicCalendarDayEntity,
      PublicCalendarEntity,
      PublicCalendarYearEntity,
    ]),
    AccessModule,
    OrganizationsModule,
  ],
  providers: [
    AnnouncePublicCalendarYear,
    CalendarQueries,
    CalendarsResolver,
    ObservePublicCalendar,
    PublicCalendarResolver,
    OrganizationCalendarResolver,
    RemoveCalendarDays,
    ResourceSpecialDaysResolver,
    SetCalendarDays,
  ],
  exports: [CalendarQueries, ObservePublicCalendar],
})
export class CalendarsModule {}
