import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { Gate } from '../work/gate.js';
import { HungUp } from '../work/request-scope.js';

/** The bounds of a route that reads a file: its bytes, the time in which they arrive, and how many are read at a time. */
export interface Upload {
  readonly mostBytes: number;
  readonly arriveMs: number;
  readonly atOnce: number;
}

/** The longest time in which the body of any route may arrive, in milliseconds. */
export const MOST_UPLOAD_MS = 60_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    upload?: Upload;
  }
}

const TYPE = 'application/octet-stream';

/** The bounds of the route of a request; null = it takes no file. */
export const uploadOf = (request: FastifyRequest): Upload | null => request.routeOptions.config.upload ?? null;

/**
 * Lets routes with `upload` in their configuration read their bodies themselves, once they know who asks. Whatever
 * content type a request names is passed over: the content decides.
 */
export function readUploads(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _, done) => {
    if (uploadOf(request) !== null) request.headers['content-type'] = TYPE;
    done();
  });
  server.addContentTypeParser(TYPE, (request, body, done) => {
    if (uploadOf(request) === null) done(new UnsupportedMediaTypeException(`Unsupported Media Type: ${TYPE}`));
    else done(null, body);
  });
}

const gates = new WeakMap<Upload, Gate>();

/**
 * The body of an upload; null = it has more bytes than it may, and the rest of it is not read. Throws Unavailable when
 * too many are being read, or when the client hangs up.
 */
export async function bodyOf(request: FastifyRequest, upload: Upload): Promise<Buffer | null> {
  const gate = gates.get(upload) ?? new Gate(upload.atOnce);
  gates.set(upload, gate);
  await gate.enter(performance.now());
  try {
    return await read(request.raw, upload.mostBytes);
  } finally {
    gate.leave();
  }
}

/** A client that sends a little too much is heard to the end, because it reads no answer before. */
const HEARD = 4;

async function read(raw: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  if (Number(raw.headers['content-length'] ?? 0) > HEARD * mostBytes) return null;
  const parts: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve) => {
    raw.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= mostBytes) parts.push(part);
      else parts.length = 0;
      if (length > HEARD * mostBytes) resolve();
    });
    raw.once('end', resolve).once('close', resolve);
  });
  if (length > mostBytes) return null;
  if (!raw.complete) throw new HungUp();
  return Buffer.concat(parts);
}
