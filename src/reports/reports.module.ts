import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { DescribeIdleCapacity } from './idle/describe-idle-capacity.js';
import { FindIdleCapacity } from './idle/find-idle-capacity.js';
import { IdleCapacityResolver } from './idle/idle-capacity.resolver.js';
import { KeepMonths } from './snapshots/keep-months.js';
import { RecountMonths } from './snapshots/recount-months.js';
import { WorkOutMonth } from './snapshots/work-out-month.js';
import { RatedHoursResolver } from './rated-hours/rated-hours.resolver.js';
import { SetRatedHours } from './rated-hours/set-rated-hours.js';
import { RefusedDemandResolver } from './demand/refused-demand.resolver.js';
import { ReportRefusedDemand } from './demand/report-refused-demand.js';
import { RefusedDemandCsvController } from './demand/refused-demand-csv.controller.js';
import { IdleCapacityCsvController } from './idle/idle-capacity-csv.controller.js';
import { UtilizationCsvController } from './utilization/utilization-csv.controller.js';
import { BookingsBehindResolver } from './utilization/bookings-behind.resolver.js';
import { FindBookingsBehind } from './utilization/find-bookings-behind.js';
import { GatherFacts } from './facts/gather-facts.js';
import { ConsumerKinds } from './facts/consumer-kinds.js';
import { ReportUtilization } from './utilization/report-utilization.js';
import { UtilizationResolver } from './utilization/utilization.resolver.js';
import { RatedHoursEntity } from './rated-hours/rated-hours.entity.js';
import { UtilizationKeptEntity } from './snapshots/utilization-kept.entity.js';
import { UtilizationMonthEntity } from './snapshots/utilization-month.entity.js';

const utilization = [ReportUtilization, UtilizationResolver, FindBookingsBehind, BookingsBehindResolver];
const months = [WorkOutMonth, KeepMonths, RecountMonths];
const idleCapacity = [DescribeIdleCapacity, FindIdleCapacity, IdleCapacityResolver];
const ratedHours = [SetRatedHours, RatedHoursResolver];
const demand = [ReportRefusedDemand, RefusedDemandResolver];

@Module({
  imports: [
    TypeOrmModule.forFeature([RatedHoursEntity, UtilizationKeptEntity, UtilizationMonthEntity]),
    AccessModule,
    OrganizationsModule,
    CatalogModule,
    BookingsModule,
  ],
  controllers: [UtilizationCsvController, IdleCapacityCsvController, RefusedDemandCsvController],
  providers: [ConsumerKinds, GatherFacts, ...utilization, ...months, ...idleCapacity, ...ratedHours, ...demand],
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
