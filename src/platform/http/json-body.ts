import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { badUserInput } from '../graphql/api-error.js';

const notUtf8 = 'The body is not UTF-8. Send it in UTF-8; a terminal may need `chcp 65001` first.';

/** The text of a body; a byte order mark is no part of it. Throws BAD_USER_INPUT for bytes that are no UTF-8. */
export function strictUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw badUserInput(notUtf8);
  }
}

/** Reads JSON bodies as strict UTF-8, where Node would put U+FFFD in place of what it cannot read. */
export function readStrictJson(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', {}, (request, body, done) => {
    try {
      void parse(request as never, strictUtf8(body), done);
    } catch (error) {
      done(error as Error);
    }
  });
}
