import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AccessModule } from './access/index.js';
import { AccountingModule } from './accounting/index.js';
import { BookingsModule } from './bookings/index.js';
import { CalendarsModule } from './calendars/index.js';
import { CatalogModule } from './catalog/index.js';
import { CoursesModule } from './courses/index.js';
import { FeedModule } from './feed/index.js';
import { ImagesModule } from './images/index.js';
import { LearnersModule } from './learners/index.js';
import { LiveModule } from './live/index.js';
import { OrganizationsModule } from './organizations/index.js';
import { ReportsModule } from './reports/index.js';
import { SettlementModule } from './settlement/index.js';
import { SkillsModule } from './skills/index.js';
import { TasksModule } from './tasks/index.js';
import { SearchModule } from './search/index.js';
import { GraphqlKernelModule } from './platform/graphql/graphql.module.js';

const modules = [
  GraphqlKernelModule,
  AccessModule,
  OrganizationsModule,
  LearnersModule,
  SkillsModule,
  CatalogModule,
  ImagesModule,
  CalendarsModule,
  CoursesModule,
  AccountingModule,
  BookingsModule,
  SettlementModule,
  SearchModule,
  ReportsModule,
  FeedModule,
  LiveModule,
  TasksModule,
];

/** The schema in SDL, sorted, made from the resolver classes alone: no database, no server. */
export async function schemaText(): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const providers = modules.flatMap((module) => Reflect.getMetadata('providers', module) as unknown[]);
  const classes = providers.filter((provider) => typeof provider === 'function');
  const schema = await app.get(GraphQLSchemaFactory).create(classes, { numberScalarMode: 'integer' });
  await app.close();
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (process.argv[1]?.endsWith('print-schema.js') === true) {
  const text = await schemaText();
  if (process.argv.includes('--stdout')) process.stdout.write(text);
  else writeFileSync('src/schema.graphql', text);
}
