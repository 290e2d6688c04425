import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Fitness } from '../db/fitness.js';
import { Public } from './public.js';

@Controller()
@Public()
export class HealthController {
  constructor(private readonly fitness: Fitness) {}

  /** The process lives. */
  @Get('healthz')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers, has the schema of this build, and has the same time. */
  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    const problem = await this.fitness.problem().catch(() => 'the database does not answer');
    if (problem !== null) throw new ServiceUnavailableException({ status: problem });
    return { status: 'ok' };
  }
}
