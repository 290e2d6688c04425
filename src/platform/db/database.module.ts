import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Environment } from '../config/environment.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { Fitness } from './fitness.js';
import { SideConnections } from './side-connections.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: (env: Environment) => ({
        ...dataSourceOptions(env.databaseUrl ?? '', env.databasePoolSize, env.databaseTimeouts),
        autoLoadEntities: true,
        retryAttempts: 1,
      }),
    }),
  ],
  providers: [Database, Fitness, SideConnections],
  exports: [Database, Fitness, SideConnections],
})
export class DatabaseModule {}
