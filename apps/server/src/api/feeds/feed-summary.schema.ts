import type { ApiResponseSchemaHost } from '@nestjs/swagger';

const count = { type: 'integer', minimum: 0 } as const;

/** OpenAPI schema of what a feed is answered with. */
export const FEED_SUMMARY: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['accepted', 'duplicates', 'stale', 'rejected', 'rejections'],
  properties: {
    accepted: { ...count, description: 'New records, or higher revisions.' },
    duplicates: { ...count, description: 'Sent before with the same revision.' },
    stale: { ...count, description: 'A higher revision, or a withdrawal, is there already.' },
    rejected: count,
    rejections: {
      type: 'array',
      description: 'The first 1,000 refused records; `rejected` counts all.',
      items: {
        type: 'object',
        required: ['index', 'id', 'code', 'pointer', 'message'],
        properties: {
          index: { ...count, description: 'Place among the records sent, from 0.' },
          id: { type: 'string', nullable: true },
          code: { type: 'string' },
          pointer: { type: 'string', description: 'JSON Pointer into the CloudEvent.' },
          message: { type: 'string', description: 'zh-CN; what to send instead.' },
          row: { type: 'integer', description: 'Of a table: the row as a spreadsheet numbers it.' },
        },
      },
    },
  },
};
