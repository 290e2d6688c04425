import type { FastifyInstance } from 'fastify';
import { uploadOf } from './upload.js';

/** The error by which Fastify answers 408 and ends the connection. */
class LateRequest extends Error {
  readonly code = 'ERR_HTTP_REQUEST_TIMEOUT';
}

/** Ends connections whose request does not arrive in time: in `requestMs`, or in that of an upload. */
export function endLateRequests(server: FastifyInstance, requestMs: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (hasBody && !raw.complete) {
      const timer = setTimeout(
        () => {
          if (!raw.complete) server.server.emit('clientError', new LateRequest(), raw.socket);
        },
        uploadOf(request)?.arriveMs ?? requestMs,
      ).unref();
      reply.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
