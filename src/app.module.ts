import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver } from '@nestjs/apollo';
import { PinoLogger } from 'nestjs-pino';
import { AccessModule, OperationAllowance, Sessions } from './access/index.js';
import { AccountingModule } from './accounting/index.js';
import { AvailabilityModule } from './availability/index.js';
import { BookingsModule } from './bookings/index.js';
import { CalendarsModule } from './calendars/index.js';
import { CatalogModule } from './catalog/index.js';
import { ConsoleModule } from './console/index.js';
import { CoursesModule } from './courses/index.js';
import { DemandModule } from './demand/index.js';
import { DemoModule } from './demo/index.js';
import { FeedModule } from './feed/index.js';
import { HappeningsModule } from './happenings/index.js';
import { ImagesModule } from './images/index.js';
import { LearnersModule } from './learners/index.js';
import { LiveModule } from './live/index.js';
import { OrganizationsModule } from './organizations/index.js';
import { ReportsModule } from './reports/index.js';
import { SearchModule } from './search/index.js';
import { SettlementModule } from './settlement/index.js';
import { SkillsModule } from './skills/index.js';
import { TasksModule } from './tasks/index.js';
import { TimetablesModule } from './timetables/index.js';
import type { Clock } from './platform/clock/clock.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import { Environment } from './platform/config/environment.js';
import { DatabaseModule } from './platform/db/database.module.js';
import { GraphqlKernelModule } from './platform/graphql/graphql.module.js';
import { graphqlOptions } from './platform/graphql/graphql-options.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LimitLog } from './platform/security/limit-log.js';
import { SecurityModule } from './platform/security/security.module.js';
import { ErrorsFilter } from './platform/http/errors.filter.js';
import { HealthController } from './platform/http/health.controller.js';
import { loggingModule } from './platform/http/logging.js';
import { DearSlots } from './platform/work/dear-slots.js';
import { countingBy, prices, requestContextMaker } from './api/index.js';

/** The composition root: the only place that knows every slice. */
@Module({})
export class AppModule {
  static with(environment: Environment, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(environment),
        loggingModule(),
        ClockModule.with(clock),
        DatabaseModule,
        JobsModule,
        SecurityModule,
        GraphqlKernelModule,
        AccessModule,
        HappeningsModule,
        OrganizationsModule,
        LearnersModule,
        SkillsModule,
        AvailabilityModule,
        CatalogModule,
        ImagesModule,
        AccountingModule,
        CalendarsModule,
        DemandModule,
        CoursesModule,
        BookingsModule,
        SettlementModule,
        SearchModule,
        ReportsModule,
        FeedModule,
        LiveModule,
        TasksModule,
        TimetablesModule,
        DemoModule,
        ConsoleModule,
        GraphQLModule.forRootAsync({
          driver: ApolloDriver,
          imports: [AccessModule],
          inject: [Environment, PinoLogger, Sessions, OperationAllowance, DearSlots, LimitLog],
          useFactory: (
            env: Environment,
            log: PinoLogger,
            sessions: Sessions,
            allowance: OperationAllowance,
            slots: DearSlots,
            limits: LimitLog,
          ) =>
            graphqlOptions(env, log, {
              makeContext: requestContextMaker(env, sessions, allowance),
              counting: countingBy(allowance, limits),
              prices,
              slots,
            }),
        }),
      ],
      controllers: [HealthController],
      providers: [{ provide: APP_FILTER, useClass: ErrorsFilter }],
    };
  }
}
