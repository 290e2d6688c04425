import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '../access/index.js';
import { AccountingModule } from '../accounting/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CalendarsModule } from '../calendars/index.js';
import { CatalogModule } from '../catalog/index.js';
import { ImagesModule } from '../images/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { DemoAgreements } from './demo-agreements.js';
import { DemoHistory } from './demo-history.js';
import { DemoLoads } from './demo-loads.js';
import { DemoMembers } from './demo-members.js';
import { DemoPeople } from './demo-people.js';
import { DemoPhotos } from './demo-photos.js';
import { DemoPlaces } from './demo-places.js';
import { DemoRates } from './demo-rates.js';
import { DemoTime } from './demo-time.js';
import { LoadDemo } from './load-demo.js';
import { RemoveDemo } from './remove-demo.js';
import { DemoLoadEntity } from './demo-load.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([DemoLoadEntity]),
    AccessModule,
    OrganizationsModule,
    CatalogModule,
    ImagesModule,
    CalendarsModule,
    AccountingModule,
    BookingsModule,
  ],
  providers: [
    DemoAgreements,
    DemoRates,
    DemoHistory,
    DemoTime,
    DemoPlaces,
    DemoPhotos,
    DemoMembers,
    DemoPeople,
    DemoLoads,
    LoadDemo,
    RemoveDemo,
  ],
  exports: [LoadDemo, RemoveDemo],
})
export class DemoModule {}
