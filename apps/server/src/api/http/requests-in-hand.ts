import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemException } from '#platform';

/** It has no end of its own, and a client that loses it comes back for the rest. */
const STREAM = '/api/v1/alerts/stream';

/** The requests that wait for an answer. Lets a server go that should cut none of them off. */
export class RequestsInHand {
  private readonly open = new Set<FastifyRequest>();
  private isLeaving = false;
  private answered: () => void = () => {};

  /** To be called before the application listens. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (this.isLeaving) {
        void reply.header('retry-after', '1').header('connection', 'close');
        return done(reloading());
      }
      if (request.routeOptions.url !== STREAM) this.open.add(request);
      done();
    });
    fastify.addHook('onResponse', (request, _reply, done) => {
      this.open.delete(request);
      this.answered();
      done();
    });
  }

  /** Takes no request any more. Resolves when the last one is answered, or after so many milliseconds. */
  async leave(timeoutMs: number): Promise<void> {
    this.isLeaving = true;
    if (this.open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.answered = () => {
        if (this.open.size > 0) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function reloading(): ProblemException {
  return new ProblemException(503, 'RELOADING', '正在更换插件', '服务正在按新的插件重新加载；请一秒后重试');
}
