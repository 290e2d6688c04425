import { randomUUID } from 'node:crypto';
import { type IncomingMessage, ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorBody } from '../http/errors.filter.js';

/** The one address at which connections are upgraded. */
const PATH = '/graphql';

interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly response: ServerResponse;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** For `http.Server`: an upgrade to anything but a WebSocket, such as h2c, is served as the plain request that it is. */
export const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify(errorBody(status, message, randomUUID()));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Hands WebSocket upgrades at /graphql to `accept`, after the same hooks as every request: a foreign origin, a target that
 * is no URL and a wrong clock are refused by the same rules. Other addresses are 404. Call it after the other hooks.
 */
export function handOverUpgrades(
  server: FastifyInstance,
  accept: (request: FastifyRequest, socket: Duplex, head: Buffer) => void,
): void {
  server.addHook('onRequest', (request, reply, done) => {
    const upgrade = upgrades.get(request.raw);
    if (upgrade === undefined) {
      done();
      return;
    }
    reply.hijack();
    upgrade.response.detachSocket(upgrade.socket as never);
    accept(request, upgrade.socket, upgrade.head);
  });
  server.server.on('upgrade', (request, socket, head) => {
    // Until the handshake is answered nothing else listens, and an unheard error would end the process.
    socket.on('error', () => undefined);
    if (request.url?.split('?', 1)[0] !== PATH || !isWebSocket(request)) {
      refuse(socket, 404, `There is nothing to connect to at ${request.url ?? ''}; connect to ${PATH}.`);
      return;
    }
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    response.once('finish', () => socket.end());
    upgrades.set(request, { socket, head, response });
    server.routing(request, response);
  });
}
