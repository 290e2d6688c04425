import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { PinoLogger } from 'nestjs-pino';
import { hashSecret, networkOf, sessionTokenOf } from '../access/index.js';
import { prices, SubscriptionContexts } from '../api/index.js';
import { Environment } from '../platform/config/environment.js';
import { Closing } from '../platform/live/closing.js';
import type { Connection } from '../platform/live/connection.js';
import { Sockets } from '../platform/live/sockets.js';
import { Subscriptions } from '../platform/live/subscriptions.js';
import { handOverUpgrades } from '../platform/live/upgrades.js';
import { LiveBeginning } from './live-beginning.js';
import { LiveHub } from './live-hub.js';
import { SessionWatch } from './session-watch.js';

/** Serves live connections. Listening and handing on begin with the first of them. */
@Injectable()
export class LiveServer implements OnModuleDestroy {
  private sockets: Sockets | null = null;

  constructor(
    private readonly env: Environment,
    private readonly log: PinoLogger,
    private readonly contexts: SubscriptionContexts,
    private readonly beginning: LiveBeginning,
    private readonly watch: SessionWatch,
    private readonly hub: LiveHub,
  ) {}

  /** Takes over the upgrades of a server. `schema` is asked for when the first document comes. */
  serve(server: FastifyInstance, schema: () => GraphQLSchema): void {
    const protocol = new Subscriptions(this.env, this.log, {
      schema,
      prices,
      admit: (connection) => this.admit(connection),
      context: (connection, requestId) => this.context(connection, requestId),
    });
    const sockets = new Sockets(protocol, networkOf, (err) => {
      this.log.error({ err }, 'a live connection failed');
    });
    this.sockets = sockets;
    this.watch.begin(sockets);
    handOverUpgrades(server, (request, socket, head) => sockets.accept(request, socket, head));
  }

  /** Before the server is drained, which waits for connections; clients come back to another instance. */
  async onModuleDestroy(): Promise<void> {
    this.watch.stop();
    await this.sockets?.stop();
    this.hub.stop();
  }

  private async admit(connection: Connection): Promise<boolean> {
    connection.token ??= sessionTokenOf(connection.request, this.env.sessionCookie.name);
    await this.beginning.begin();
    const viewer = await this.contexts.viewerOf(connection);
    if (viewer === null || connection.token === null) {
      connection.close(Closing.unauthenticated, 'Sign in first');
      return false;
    }
    const session = hashSecret(connection.token).toString('hex');
    if (this.sockets?.hold(connection, { account: viewer.accountKey, session }) !== true) return false;
    // It may have ended between the two looks, when nothing listened for this connection yet.
    await this.watch.look([session]);
    return connection.isOpen;
  }

  private async context(connection: Connection, requestId: string) {
    const context = await this.contexts.of(connection, requestId);
    if (context === null && connection.holder !== null) await this.watch.ended(connection.holder.session);
    return context;
  }
}
