import { Module, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { ForgetUnusedCalendars } from './forget-unused-calendars.js';
import { OpeningMonths } from './opening-months.js';

@Module({ providers: [ForgetUnusedCalendars, OpeningMonths], exports: [OpeningMonths] })
export class AvailabilityModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly forgetting: ForgetUnusedCalendars,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-unused-calendars', cron: '20 3 * * *', run: () => this.forgetting.execute() });
  }
}
