import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Jobs } from '../platform/jobs/jobs.js';
import { HappeningEntity } from './happening.entity.js';
import { HappeningMonths } from './happening-months.js';
import { HappeningPendingEntity } from './happening-pending.entity.js';
import { HappeningSealEntity } from './happening-seal.entity.js';
import { Relay } from './relay.js';
import { Seals } from './seals.js';

@Module({
  imports: [TypeOrmModule.forFeature([HappeningEntity, HappeningPendingEntity, HappeningSealEntity])],
  providers: [HappeningMonths, Relay, Seals],
  exports: [Relay, Seals],
})
export class HappeningsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly months: HappeningMonths,
    private readonly seals: Seals,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'happening-months', cron: '20 1 * * *', run: () => this.months.execute() });
    this.jobs.register({ name: 'seal-happenings', cron: '5 * * * *', run: () => this.seals.seal() });
  }
}
