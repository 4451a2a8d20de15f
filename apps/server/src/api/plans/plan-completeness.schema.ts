import type { ApiResponseSchemaHost } from '@nestjs/swagger';
import { DAY } from './status-properties.schema.js';

const NAME = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } } as const;
const COUNT = { type: 'integer' } as const;

const REACH = {
  lastCovered: { ...DAY, nullable: true, description: 'Last day that the data cover.' },
  overdueDays: {
    ...COUNT,
    nullable: true,
    description: 'For how many days the next data have been overdue; 0: they are not; null: nobody waits for them.',
  },
  reporters: { ...COUNT, description: 'Of a measure its units; of a unit or source those below that have reported.' },
  complete: { ...COUNT, nullable: true, description: 'Reporters of which nothing is overdue.' },
  completeness: { type: 'number' as const, nullable: true, description: 'complete / reporters, 0 to 1.' },
  records: { ...COUNT, description: 'Records in force that speak of days of the plan’s year.' },
};

/** OpenAPI schema of how far the data of a plan have come. */
export const PLAN_COMPLETENESS: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['plan', 'version', 'orgUnit', 'asOf', 'read', 'items', 'nextCursor'],
  properties: {
    plan: { type: 'string' },
    version: { type: 'integer', description: 'The version of the plan in force on the day.' },
    orgUnit: { type: 'string' },
    asOf: DAY,
    read: {
      type: 'object',
      description:
        'How much of the ledger is behind the answer. While it is not complete, ask again: it comes further.',
      properties: { through: COUNT, checkpoint: COUNT, complete: { type: 'boolean' } },
    },
    items: {
      type: 'array',
      description: 'Every measure that the targets read, in the order of the plan.',
      items: {
        type: 'object',
        properties: {
          measure: { type: 'string' },
          name: NAME,
          targets: { type: 'array', items: { type: 'string' } },
          ...REACH,
          units: {
            type: 'array',
            description: 'Units right below the org unit, or itself where it reports by itself.',
            items: {
              type: 'object',
              properties: {
                orgUnit: { type: 'string' },
                name: NAME,
                ...REACH,
                sources: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: { source: { type: 'string', description: '`source` of the records.' }, ...REACH },
                  },
                },
              },
            },
          },
        },
      },
    },
    nextCursor: { type: 'string', nullable: true },
  },
};
