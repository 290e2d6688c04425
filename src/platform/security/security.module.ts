import { Global, Module } from '@nestjs/common';
import { LimitLog } from './limit-log.js';
import { SecurityLog } from './security-log.js';

@Global()
@Module({ providers: [LimitLog, SecurityLog], exports: [LimitLog, SecurityLog] })
export class SecurityModule {}
