import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fitness } from '../db/fitness.js';
import { queryTooComplex } from '../graphql/api-error.js';
import { HungUp, inScope, RequestScope } from '../work/request-scope.js';
import { Unavailable } from '../work/unavailable.js';
import { uploadOf } from './upload.js';
import { headersOf, unavailableBody } from './errors.filter.js';

const scopes = new WeakMap<FastifyRequest, RequestScope>();

/** Probes are answered whatever is wrong: they say it. */
const isProbe = ({ url }: FastifyRequest): boolean => /^\/(healthz|readyz)(\?|$)/.test(url);

const tooLong = (seconds: number, advice: string | null) =>
  queryTooComplex(
    `The answer took longer than ${seconds} s, and nothing was changed. ` +
      (advice ?? 'Ask for less at once, or for a shorter window.'),
  );

/** Gives each request a scope that ends when its client hangs up or its time is over; refuses all while unfit. */
export function scopeRequests(server: FastifyInstance, fitness: Fitness, answerMs: number): void {
  server.addHook('onRequest', (request, reply, done) => {
    try {
      if (!isProbe(request)) fitness.assertRightClock();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      void reply.status(503).headers(headersOf(error)).send(unavailableBody(error, request.id));
      return;
    }
    const scope = new RequestScope(request.id);
    scopes.set(request, scope);
    const { raw } = reply;
    raw.once('close', () => {
      if (!raw.writableFinished) scope.end(new HungUp());
    });
    done();
  });
  // The body has arrived by now; what follows runs in the scope, which reading the body would have left.
  server.addHook('preValidation', (request, reply, done) => {
    const scope = scopes.get(request) ?? new RequestScope(request.id);
    const timer = setTimeout(
      () => {
        // A request that changed something cannot be refused any more: it is finished, and its price bounded it before.
        if (!scope.changed) scope.end(tooLong(answerMs / 1000, scope.advice));
      },
      answerMs + (uploadOf(request)?.arriveMs ?? 0),
    ).unref();
    reply.raw.once('close', () => clearTimeout(timer));
    inScope(scope, done);
  });
}
