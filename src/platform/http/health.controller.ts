import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Database, statement } from '../db/database.js';
import { Public } from './public.js';

const ping = statement('health.ping', 'select 1');

@Controller()
@Public()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process lives. */
  @Get('healthz')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve: its database answers. */
  @Get('readyz')
  async ready(): Promise<{ status: string }> {
    try {
      await this.database.run(ping);
    } catch {
      throw new ServiceUnavailableException({ status: 'the database does not answer' });
    }
    return { status: 'ok' };
  }
}
