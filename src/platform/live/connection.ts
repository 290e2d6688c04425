import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { Closing } from './closing.js';

/** The account and the session of a connection; the session by the hash of its token in hex. */
export interface Holder {
  readonly account: string;
  readonly session: string;
}

const MOST_UNREAD_BYTES = 1_000_000;
const MOST_MESSAGES = 100;
const MINUTE_MS = 60_000;

/** A live connection of a client. */
export class Connection {
  /** null until the client has said who it is. */
  holder: Holder | null = null;
  /** The session token that the client named when the connection opened, or that came with the handshake. */
  token: string | null = null;
  private since = performance.now();
  private messages = 0;
  private isAnswering = true;

  constructor(
    /** The request that opened the connection. */
    readonly request: FastifyRequest,
    private readonly socket: WebSocket,
  ) {
    socket.on('pong', () => {
      this.isAnswering = true;
    });
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Counts a message of the client; closes the connection when there are too many in a minute. */
  countMessage(): void {
    const now = performance.now();
    if (now - this.since >= MINUTE_MS) {
      this.since = now;
      this.messages = 0;
    }
    this.messages++;
    if (this.messages > MOST_MESSAGES) this.close(Closing.tooMany, `At most ${MOST_MESSAGES} messages a minute`);
  }

  /** Does not wait until the text is on its way. A client that leaves too much unread is closed. */
  send(text: string): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > MOST_UNREAD_BYTES) this.close(Closing.tryAgain, 'The client does not read');
    else this.socket.send(text);
  }

  close(code: number, reason: string): void {
    if (this.isOpen) this.socket.close(code, reason);
  }

  /** Asks whether the client is still there; one that did not answer the last time is gone. */
  ping(): void {
    if (!this.isAnswering) {
      this.socket.terminate();
      return;
    }
    this.isAnswering = false;
    if (this.isOpen) this.socket.ping();
  }

  terminate(): void {
    this.socket.terminate();
  }
}
