import { randomUUID } from 'node:crypto';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemException } from './problem-exception.js';
import { problemOf, type ProblemTranslator } from './problem-of.js';

/** What the filter logs through; pino fits as it is. */
export interface ProblemLogger {
  error(details: object, message: string): void;
}

/** The one place where errors become answers: `application/problem+json`, and nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: ProblemLogger,
    private readonly translate: ProblemTranslator = () => undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const exception = problemOf(error, this.translate) ?? this.bug(error, request);
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (exception.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(exception.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(exception.problem));
  }

  private bug(error: unknown, request: FastifyRequest): ProblemException {
    const correlationId = randomUUID();
    const path = request.url.split('?', 1)[0];
    this.logger.error({ err: error, correlationId, method: request.method, path }, 'request failed');
    const detail = `服务器内部错误；请将 correlationId ${correlationId} 告知运维人员`;
    return new ProblemException(500, 'INTERNAL', '服务器内部错误', detail, { correlationId });
  }
}
