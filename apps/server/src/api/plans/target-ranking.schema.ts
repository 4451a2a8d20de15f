import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { DAY, STATUS_PROPERTIES } from './status-properties.schema.js';

/** OpenAPI schema of the units of a kind in the order of a target's value. */
export const TARGET_RANKING: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['plan', 'target', 'level', 'asOf', 'unit', 'direction', 'items'],
  properties: {
    plan: { type: 'string' },
    target: { type: 'string' },
    level: { type: 'string', description: 'Kind of the units.' },
    asOf: DAY,
    unit: { type: 'string', description: 'Unit of the figures.' },
    direction: { enum: ['up', 'down'], description: 'Whether more (up) or less (down) is better.' },
    items: {
      type: 'array',
      description: 'Best first; units without a value last.',
      items: {
        type: 'object',
        properties: {
          rank: { type: 'integer', nullable: true, description: 'Equal values share a rank; null: no value.' },
          orgUnit: { type: 'string' },
          name: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
          ...STATUS_PROPERTIES,
        },
      },
    },
  },
};
