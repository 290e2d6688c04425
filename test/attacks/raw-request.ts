import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '../support/app.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly codes: readonly string[];
}

const codesIn = (text: string): string[] => {
  try {
    const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
    return errors.map((error) => error.extensions.code);
  } catch {
    return [];
  }
};

export const JSON_BODY = { 'content-type': 'application/json' };

/** A request exactly as it is given: clients that test libraries bring along put right what is meant to be wrong. */
export function rawRequest(
  service: Service,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): Promise<RawAnswer> {
  const { port } = service.app.getHttpServer().address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, codes: codesIn(text) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A GraphQL document as an ordinary client posts it. */
export const post = (service: Service, query: string, more: Readonly<Record<string, string>> = {}) =>
  rawRequest(service, 'POST', '/graphql', { ...JSON_BODY, ...more }, JSON.stringify({ query }));
