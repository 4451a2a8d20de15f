import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { asyncApiDocument, type Topics } from './asyncapi.js';
import { openApiDocument } from './openapi.js';

/** Serves `openapi.json` and `asyncapi.json` at the root. They are made when first asked for. */
export function serveDocuments(app: NestFastifyApplication, topics: Topics): void {
  const fastify = app.getHttpAdapter().getInstance();
  let openApi: OpenAPIObject | undefined;
  fastify.get('/openapi.json', (_request, reply) => {
    openApi ??= openApiDocument(app);
    return reply.send(openApi);
  });
  const asyncApi = asyncApiDocument(topics);
  fastify.get('/asyncapi.json', (_request, reply) => reply.send(asyncApi));
}
