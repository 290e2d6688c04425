import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { Closing } from './closing.js';
import { Connection, type Holder } from './connection.js';

/** The protocol that is spoken on connections. */
export interface Protocol {
  /** Called for each new connection; answers what to do with its messages, and what when it is closed. */
  opened(connection: Connection): { message(text: string): Promise<void>; closed(code: number, reason: string): void };
}

const MOST_MESSAGE_BYTES = 64 * 1024;
const MOST_UNKNOWN_OF_NETWORK = 20;
const MOST_OF_ACCOUNT = 30;
const PING_MS = 30_000;
const FAREWELL_MS = 1_000;

/** The live connections of this instance and their bounds. */
export class Sockets {
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols,
  });
  private readonly open = new Set<Connection>();
  /** Connections of each network that have not said who they are. */
  private readonly unknown = new Map<string, number>();
  private readonly pinging: NodeJS.Timeout;
  private stopping = false;

  constructor(
    private readonly protocol: Protocol,
    private readonly networkOf: (address: string) => string,
    private readonly failed: (error: unknown) => void,
  ) {
    this.pinging = setInterval(() => {
      for (const connection of this.open) connection.ping();
    }, PING_MS).unref();
  }

  /** Answers the handshake of an upgrade that may pass. */
  accept(request: FastifyRequest, socket: Duplex, head: Buffer): void {
    if (this.stopping) socket.destroy();
    else this.server.handleUpgrade(request.raw, socket, head, (opened) => this.begin(request, opened));
  }

  /** Connects a connection with its account; false, and it is closed, when the account has too many. */
  hold(connection: Connection, holder: Holder): boolean {
    const same = [...this.open].filter((each) => each.holder?.account === holder.account);
    if (same.length >= MOST_OF_ACCOUNT) {
      connection.close(Closing.tooMany, `At most ${MOST_OF_ACCOUNT} connections of an account`);
      return false;
    }
    if (connection.holder === null) this.count(connection, -1);
    connection.holder = holder;
    return true;
  }

  /** Connections whose client has said who it is. */
  held(): { readonly connection: Connection; readonly holder: Holder }[] {
    return [...this.open].flatMap((connection) => {
      const { holder } = connection;
      return holder === null ? [] : [{ connection, holder }];
    });
  }

  /** Closes all connections, so that clients come back to another instance. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.pinging);
    for (const connection of this.open) connection.close(Closing.goingAway, 'Going away');
    const until = performance.now() + FAREWELL_MS;
    while (this.open.size > 0 && performance.now() < until) await pause(10);
    for (const connection of this.open) connection.terminate();
  }

  private begin(request: FastifyRequest, socket: WebSocket): void {
    const connection = new Connection(request, socket);
    // The close event that follows says it all; without a listener the error would end the process.
    socket.on('error', () => undefined);
    this.open.add(connection);
    this.count(connection, 1);
    const spoken = this.protocol.opened(connection);
    socket.on('ping', () => connection.countMessage());
    socket.on('message', (data) => {
      connection.countMessage();
      if (!connection.isOpen) return;
      spoken.message((data as Buffer).toString('utf8')).catch((error: unknown) => {
        this.failed(error);
        connection.close(Closing.failed, 'Internal server error');
      });
    });
    socket.once('close', (code, reason) => {
      this.open.delete(connection);
      if (connection.holder === null) this.count(connection, -1);
      spoken.closed(code, reason.toString());
    });
    if ((this.unknown.get(this.networkOf(request.ip)) ?? 0) > MOST_UNKNOWN_OF_NETWORK) {
      connection.close(
        Closing.tooMany,
        `At most ${MOST_UNKNOWN_OF_NETWORK} connections of a network that are not signed in`,
      );
    }
  }

  private count(connection: Connection, by: number): void {
    const network = this.networkOf(connection.request.ip);
    const count = (this.unknown.get(network) ?? 0) + by;
    if (count === 0) this.unknown.delete(network);
    else this.unknown.set(network, count);
  }
}
