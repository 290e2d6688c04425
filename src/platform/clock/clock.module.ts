import { Global, Module } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { Clock, SystemClock } from './clock.js';

@Global()
@Module({
  providers: [
    { provide: Clock, inject: [Environment], useFactory: (env: Environment) => new SystemClock(env.clockStart) },
  ],
  exports: [Clock],
})
export class ClockModule {}
