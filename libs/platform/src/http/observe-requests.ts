import type { FastifyInstance } from 'fastify';

/** What is told of an answered request. The path is the route's, so that no code of a unit or record is in it. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Logs one line for each answered request and hands it on, for the metrics. */
export function observeRequests(
  fastify: FastifyInstance,
  logger: { info(details: object, message: string): void },
  observe: (request: AnsweredRequest) => void,
): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const seconds = reply.elapsedTime / 1000;
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    observe({ method, route, status: reply.statusCode, seconds });
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    logger.info({ method, route, status: reply.statusCode, ms, requestId: request.id }, 'request');
    done();
  });
}
