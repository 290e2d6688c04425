import type { AddressInfo } from 'node:net';
import { auditServer } from 'graphql-http';
import { type Service, startService } from '../support/app.js';

/**
 * Recommendations (warn) and options (notice) of GraphQL over HTTP from which the service differs. It
 * answers 400 to a document or variables that are not valid, also under the legacy media type, as Apollo does; and it
 * refuses GET without a header that only scripts of our own pages can set, against forged requests. Audits need nobody
 * signed in: they ask for `__typename`.
 */
const known = {
  warn: [
    '572B SHOULD use 200 status code on document parsing failure when accepting application/json',
    'FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
    '7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ],
  notice: [
    '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
    'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
    '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  ],
};

describe('In production, GraphQL over HTTP', () => {
  let service: Service;
  let results: Awaited<ReturnType<typeof auditServer>>;
  beforeAll(async () => {
    service = await startService({ NODE_ENV: 'production' });
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    results = await auditServer({ url: `http://127.0.0.1:${port}/graphql` });
  });
  afterAll(() => service.stop());

  const named = (status: string) =>
    results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);

  it('the service follows 55 of the 61 rules and recommendations of GraphQL over HTTP', () => {
    expect([named('ok').length, results.length]).toEqual([55, 61]);
  });

  it('the service breaks no rule of GraphQL over HTTP', () => {
    expect(named('error')).toEqual([]);
  });

  it.each(['warn', 'notice'] as const)(
    'the service follows each recommendation except the known exceptions (%s)',
    (status) => {
      expect(named(status)).toEqual(known[status]);
    },
  );
});
