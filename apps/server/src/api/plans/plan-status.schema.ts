import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { DAY, OWNER, STATUS_PROPERTIES, SUMMARY } from './status-properties.schema.js';

/** OpenAPI schema of a plan's status at an org unit. */
export const PLAN_STATUS: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['plan', 'version', 'orgUnit', 'asOf', 'summary', 'targets'],
  properties: {
    plan: { type: 'string' },
    version: { type: 'integer', description: 'The version of the plan in force on the day.' },
    orgUnit: { type: 'string' },
    asOf: { ...DAY, description: 'The day the data cover.' },
    summary: SUMMARY,
    targets: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          target: { type: 'string' },
          task: { type: 'string' },
          unit: { type: 'string', description: 'Unit of value, expected, gap, forecast and requiredPerDay.' },
          ...STATUS_PROPERTIES,
          rank: { type: 'integer', nullable: true, description: 'Among the units of its kind under one parent.' },
          owner: OWNER,
        },
      },
    },
  },
};
