import { ValidationPipe } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ApiKeys,
  Metrics,
  observeRequests,
  ProblemFilter,
  requireKey,
  validationProblem,
  type Configuration,
} from '#platform';
import { CONFIG, LOGGER, type Logger } from '../server-parts.js';
import { serveDocuments } from './documents/serve-documents.js';
import { registerBodyParsers } from './http/body-parsers.js';
import { serveOperationOnly } from './http/serve-operation-only.js';
import { expectedError } from './request/expected-errors.js';

const AT_THE_ROOT = ['metrics', 'health/live', 'health/ready'];

/** What the application needs besides `ApiModule`; to be called before it listens. */
export function configureHttp(app: NestFastifyApplication): void {
  const config = app.get<Configuration>(CONFIG);
  const logger = app.get<Logger>(LOGGER);
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  app.setGlobalPrefix('api/v1', { exclude: AT_THE_ROOT });
  observeRequests(fastify, logger, (request) => metrics.request(request));
  if (config.auth === 'keys') {
    const keys = new ApiKeys(config.apiKeys);
    requireKey(fastify, { keys, open: ['/health/live', '/health/ready'], openOnLoopback: ['/metrics'] });
  }
  if (!config.roles.includes('api')) serveOperationOnly(fastify);
  registerBodyParsers(app);
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: validationProblem,
    }),
  );
  app.useGlobalFilters(new ProblemFilter(logger, expectedError));
  serveDocuments(app, config);
}
