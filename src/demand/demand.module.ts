import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Jobs } from '../platform/jobs/jobs.js';
import { DemandLog } from './demand-log.js';
import { ForgetOldDemand } from './forget-old-demand.js';
import { DemandFlushEntity } from './demand-flush.entity.js';
import { RefusedDemandEntity } from './refused-demand.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([DemandFlushEntity, RefusedDemandEntity])],
  providers: [DemandLog, ForgetOldDemand],
  exports: [DemandLog],
})
export class DemandModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly forgetting: ForgetOldDemand,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'forget-old-demand', cron: '40 2 * * *', run: () => this.forgetting.execute() });
  }
}
