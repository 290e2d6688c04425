import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Jobs } from '../platform/jobs/jobs.js';
import { ForgetUnusedCalendars } from './forget-unused-calendars.js';
import { OpeningMonths } from './opening-months.js';
import { AllocationEntity } from './allocation.entity.js';
import { CapacityEntity } from './capacity.entity.js';
import { OpeningCalendarEntity } from './opening-calendar.entity.js';
import { OpeningMonthEntity } from './opening-month.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([AllocationEntity, CapacityEntity, OpeningCalendarEntity, OpeningMonthEntity])],
  providers: [ForgetUnusedCalendars, OpeningMonths],
  exports: [OpeningMonths],
})
export class AvailabilityModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly forgetting: ForgetUnusedCalendars,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-unused-calendars', cron: '20 3 * * *', run: () => this.forgetting.execute() });
  }
}
