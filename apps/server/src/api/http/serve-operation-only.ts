import type { FastifyInstance } from 'fastify';
import { ProblemException } from '#platform';

/** In a process without the role `api`: everything but health and metrics is somewhere else. */
export function serveOperationOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!request.routeOptions.url?.startsWith('/api/')) return done();
    const detail = '本进程没有 api 角色（ROLES）；请访问提供 api 的进程';
    done(new ProblemException(404, 'NOT_FOUND', '没有这个资源', detail));
  });
}
