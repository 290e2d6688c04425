import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { FindIdleCapacity } from './idle-capacity/find-idle-capacity.js';
import { IdleCapacityResolver } from './idle-capacity/idle-capacity.resolver.js';
import { RatedHoursResolver } from './rated-hours/rated-hours.resolver.js';
import { SetRatedHours } from './rated-hours/set-rated-hours.js';
import { RefusedDemandController } from './refused-demand/refused-demand.controller.js';
import { RefusedDemandResolver } from './refused-demand/refused-demand.resolver.js';
import { ReportRefusedDemand } from './refused-demand/report-refused-demand.js';
import { BookingsBehindResolver } from './utilization/bookings-behind.resolver.js';
import { FindBookingsBehind } from './utilization/find-bookings-behind.js';
import { GatherFacts } from './utilization/gather-facts.js';
import { ConsumerKinds } from './utilization/consumer-kinds.js';
import { ReportUtilization } from './utilization/report-utilization.js';
import { UtilizationController } from './utilization/utilization.controller.js';
import { UtilizationResolver } from './utilization/utilization.resolver.js';

@Module({
  imports: [AccessModule, OrganizationsModule, CatalogModule, BookingsModule],
  controllers: [UtilizationController, RefusedDemandController],
  providers: [
    ConsumerKinds,
    GatherFacts,
    FindBookingsBehind,
    BookingsBehindResolver,
    ReportUtilization,
    UtilizationResolver,
    FindIdleCapacity,
    IdleCapacityResolver,
    SetRatedHours,
    RatedHoursResolver,
    ReportRefusedDemand,
    RefusedDemandResolver,
  ],
})
export class ReportsModule {}
