import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { badUserInput } from '../graphql/api-error.js';

/** True when the address is ASCII and its %-sequences are UTF-8. */
function isUtf8(url: string): boolean {
  try {
    decodeURIComponent(url);
    return /^[!-~]*$/.test(url);
  } catch {
    return false;
  }
}

/** Why a request will not be read: in another encoding than it is checked in, it might mean something else. */
export function unreadable(request: FastifyRequest): Error | null {
  const { 'content-encoding': encoding, 'content-type': type } = request.headers;
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return new UnsupportedMediaTypeException('Send the body as it is, without a content-encoding.');
  }
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    return new UnsupportedMediaTypeException('Send the body in UTF-8, which needs no charset in the content-type.');
  }
  if (!isUtf8(request.url)) return badUserInput('The address is not UTF-8: encode its bytes as UTF-8, then with %.');
  // Apollo's adapter makes a URL of it. Health checks come without a host at all.
  const asked = request.routeOptions.url === '/graphql';
  if (asked && !URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) {
    return new BadRequestException('The host header is not the name of a host.');
  }
  return null;
}
