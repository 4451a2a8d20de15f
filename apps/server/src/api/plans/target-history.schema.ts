import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { COLOURS, DAY, FIGURE, STATES, SUMMARY } from './status-properties.schema.js';

/** OpenAPI schema of how a target stood at an org unit, day by day and month by month. */
export const TARGET_HISTORY: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['plan', 'target', 'orgUnit', 'unit', 'items', 'months'],
  properties: {
    plan: { type: 'string' },
    target: { type: 'string' },
    orgUnit: { type: 'string' },
    unit: { type: 'string', description: 'Unit of the values.' },
    items: {
      type: 'array',
      description: 'States that held when a day closed, each until the next one, the oldest first.',
      items: {
        type: 'object',
        properties: { asOf: DAY, state: { enum: [...STATES] }, colour: { enum: [...COLOURS] }, value: FIGURE },
      },
    },
    months: {
      type: 'array',
      description: 'The months of that time, the first one first.',
      items: {
        type: 'object',
        required: ['month', 'worst', 'days'],
        properties: {
          month: { type: 'string', example: '2025-03' },
          worst: { enum: [...COLOURS], description: 'Of the worst state that a day closed with.' },
          days: { ...SUMMARY, description: 'Days that closed with each colour; made good counts as yellow.' },
        },
      },
    },
  },
};
