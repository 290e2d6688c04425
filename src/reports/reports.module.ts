import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { DescribeIdleCapacity } from './idle-capacity/describe-idle-capacity.js';
import { FindIdleCapacity } from './idle-capacity/find-idle-capacity.js';
import { IdleCapacityResolver } from './idle-capacity/idle-capacity.resolver.js';
import { KeepMonths } from './kept-months/keep-months.js';
import { RecountMonths } from './kept-months/recount-months.js';
import { WorkOutMonth } from './kept-months/work-out-month.js';
import { RatedHoursResolver } from './rated-hours/rated-hours.resolver.js';
import { SetRatedHours } from './rated-hours/set-rated-hours.js';
import { RefusedDemandResolver } from './refused-demand/refused-demand.resolver.js';
import { ReportRefusedDemand } from './refused-demand/report-refused-demand.js';
import { ReportFilesController } from './report-files.controller.js';
import { BookingsBehindResolver } from './utilization/bookings-behind.resolver.js';
import { FindBookingsBehind } from './utilization/find-bookings-behind.js';
import { GatherFacts } from './utilization/gather-facts.js';
import { ConsumerKinds } from './utilization/consumer-kinds.js';
import { ReportUtilization } from './utilization/report-utilization.js';
import { UtilizationResolver } from './utilization/utilization.resolver.js';

@Module({
  imports: [AccessModule, OrganizationsModule, CatalogModule, BookingsModule],
  controllers: [ReportFilesController],
  providers: [
    ConsumerKinds,
    GatherFacts,
    FindBookingsBehind,
    BookingsBehindResolver,
    ReportUtilization,
    UtilizationResolver,
    WorkOutMonth,
    KeepMonths,
    RecountMonths,
    DescribeIdleCapacity,
    FindIdleCapacity,
    IdleCapacityResolver,
    SetRatedHours,
    RatedHoursResolver,
    ReportRefusedDemand,
    RefusedDemandResolver,
  ],
})
export class ReportsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly keeping: KeepMonths,
    private readonly recounting: RecountMonths,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'keep-utilization-months', cron: '7 * * * *', run: () => this.keeping.execute() });
    this.jobs.register({
      name: 'recount-utilization-months',
      cron: '40 1 * * *',
      run: () => this.recounting.execute(),
    });
  }
}
