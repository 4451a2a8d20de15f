import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const PROBLEM = {
  description: 'A problem (RFC 9457). `code` is stable.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'code', 'detail'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          detail: { type: 'string', description: 'zh-CN; what to send instead.' },
          errors: {
            type: 'array',
            items: { type: 'object', properties: { pointer: { type: 'string' }, message: { type: 'string' } } },
          },
        },
      },
    },
  },
} as const;

const METHODS = ['get', 'post', 'put', 'delete', 'patch'] as const;

/** The OpenAPI document of the HTTP interface, from the controllers. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = 'Indicator monitoring for annual health-work plans. Lists page by `cursor`; days are ISO dates.';
  const config = new DocumentBuilder()
    .setTitle('Zhibiao 指标')
    .setDescription(description)
    .setVersion('1.0.0')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, 'apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) operation.responses['default'] = PROBLEM as never;
    }
  }
  return document;
}
