import { Module } from '@nestjs/common';
import { AccessModule } from '../access/index.js';
import { BookingsModule } from '../bookings/index.js';
import { OrganizationsModule } from '../organizations/index.js';
import { FindTasks } from './find-tasks.js';
import { HomeResolver, TaskResolver, ViewerTasksResolver } from './tasks.resolver.js';

@Module({
  imports: [AccessModule, OrganizationsModule, BookingsModule],
  providers: [FindTasks, ViewerTasksResolver, TaskResolver, HomeResolver],
})
export class TasksModule {}
