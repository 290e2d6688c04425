import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { accessGuarantees } from './access/index.js';
import { accountingGuarantees } from './accounting/index.js';
import { AppModule } from './app.module.js';
import { availabilityGuarantees } from './availability/index.js';
import { bookingsGuarantees } from './bookings/index.js';
import { catalogGuarantees } from './catalog/index.js';
import { serveAssets } from './console/index.js';
import { coursesGuarantees } from './courses/index.js';
import { type Clock, SystemClock } from './platform/clock/clock.js';
import type { Environment } from './platform/config/environment.js';
import { feedGuarantees } from './feed/index.js';
import { happeningsGuarantees } from './happenings/index.js';
import { imagesGuarantees } from './images/index.js';
import { learnersGuarantees } from './learners/index.js';
import { LiveServer } from './live/index.js';
import { migrate } from './platform/db/data-source.js';
import { Database } from './platform/db/database.js';
import { Fitness } from './platform/db/fitness.js';
import { verifyGuarantees } from './platform/db/guarantees.js';
import { errorBody } from './platform/http/errors.filter.js';
import { foreignOrigin, isForeign } from './platform/http/foreign-origin.js';
import { endLateRequests } from './platform/http/late-bodies.js';
import { MOST_UPLOAD_MS, readUploads } from './platform/http/upload.js';
import { readStrictJson } from './platform/http/json-body.js';
import { scopeRequests } from './platform/http/request-scopes.js';
import { isWebSocket } from './platform/live/upgrades.js';
import { reportsGuarantees } from './reports/index.js';
import { settlementGuarantees } from './settlement/index.js';
import { skillsGuarantees } from './skills/index.js';
import { unreadable } from './platform/http/unreadable-request.js';

/** Headers of every answer; none is meant for a cache. */
const identify = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .header('x-request-id', request.id)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');

const guarantees = [
  accessGuarantees,
  learnersGuarantees,
  skillsGuarantees,
  coursesGuarantees,
  availabilityGuarantees,
  catalogGuarantees,
  bookingsGuarantees,
  imagesGuarantees,
  accountingGuarantees,
  happeningsGuarantees,
  feedGuarantees,
  settlementGuarantees,
  reportsGuarantees,
];
/** Hop 0 is the connection itself, so one proxy makes the last entry of X-Forwarded-For the client. */
const byHops = (trusted: Environment['trustProxy']) =>
  typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted;

/** The service, ready to listen: migrated if the settings say so, and sure of its database's guarantees. */
export async function createService(
  env: Environment,
  clock: Clock = new SystemClock(env.clockStart),
): Promise<NestFastifyApplication> {
  if (env.migrateOnStart && env.databaseUrl !== null) await migrate(env.databaseUrl);
  const adapter = new FastifyAdapter({
    bodyLimit: env.bodyLimitBytes,
    // The time of the slowest route; endLateRequests bounds each by itself.
    requestTimeout: Math.max(env.sockets.requestMs, MOST_UPLOAD_MS),
    keepAliveTimeout: env.sockets.idleMs,
    connectionTimeout: env.sockets.idleMs,
    // Node looks for late requests only so often.
    http: {
      headersTimeout: env.sockets.headersMs,
      connectionsCheckingInterval: 1_000,
      shouldUpgradeCallback: isWebSocket,
    },
    trustProxy: byHops(env.trustProxy),
    genReqId: () => randomUUID(),
    // A request whose target is no URL is refused before any hook or filter runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void identify(request, reply)
        .status(400)
        .send(errorBody(400, error.message, request.id));
    },
  });
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    identify(request, reply);
    done(unreadable(request) ?? (isForeign(request, env) ? foreignOrigin() : undefined));
  });
  endLateRequests(adapter.getInstance(), env.sockets.requestMs);
  readUploads(adapter.getInstance());
  adapter.getInstance().server.maxConnections = env.sockets.most;
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(env, clock), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  readStrictJson(app);
  await app.register(fastifyCookie);
  if (env.webOrigins.length > 0) app.enableCors({ origin: [...env.webOrigins], credentials: true });
  await serveAssets(app);
  const fitness = app.get(Fitness);
  scopeRequests(adapter.getInstance(), fitness, env.answerMs);
  const schemas = app.get(GraphQLSchemaHost, { strict: false });
  app.get(LiveServer).serve(adapter.getInstance(), () => schemas.schema);
  try {
    await fitness.assert();
    await verifyGuarantees(app.get(Database), guarantees);
  } catch (error) {
    await app.close();
    throw error;
  }
  app.enableShutdownHooks();
  return app;
}
