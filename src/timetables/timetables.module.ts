import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { CatalogModule } from '../catalog/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { ImportTimetable } from './import-timetable.js';
import { TimetableOwners } from './owner.js';
import { TimetableResources } from './timetable-resources.js';
import { TimetableRequests } from './timetable-requests.js';

@Module({
  imports: [AccessModule, OrganizationsModule, CatalogModule, BookingsModule],
  providers: [TimetableOwners, TimetableResources, TimetableRequests, ImportTimetable],
  exports: [ImportTimetable],
})
export class TimetablesModule {}
