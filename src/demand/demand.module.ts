import { Module } from '@nestjs/common';
import { DemandLog } from './demand-log.js';

@Module({ providers: [DemandLog], exports: [DemandLog] })
export class DemandModule {}
