import type { ApiResponseSchemaHost } from '@nestjs/swagger';

const figure = { type: 'number', nullable: true } as const;
const day = { type: 'string', format: 'date' } as const;
const names = { type: 'array', items: { type: 'string' } } as const;

/** OpenAPI schema of a plan's status at an org unit. */
export const PLAN_STATUS: ApiResponseSchemaHost['schema'] = {
  type: 'object',
  required: ['plan', 'orgUnit', 'asOf', 'summary', 'targets'],
  properties: {
    plan: { type: 'string' },
    orgUnit: { type: 'string' },
    asOf: { ...day, description: 'The day the data cover.' },
    summary: {
      type: 'object',
      properties: Object.fromEntries(
        ['green', 'yellow', 'red', 'blue', 'grey'].map((colour) => [colour, { type: 'integer' }]),
      ),
    },
    targets: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          target: { type: 'string' },
          task: { type: 'string' },
          state: {
            enum: ['not-started', 'no-data', 'on-track', 'due-soon', 'behind', 'missed', 'reached', 'made-good'],
          },
          colour: { enum: ['grey', 'green', 'blue', 'yellow', 'red', 'yellow-green'] },
          unit: { type: 'string', description: 'Unit of value, expected, gap, forecast and requiredPerDay.' },
          value: figure,
          expected: { ...figure, description: 'What is due by judgedAt.' },
          gap: { ...figure, description: 'What is missing from the condition; 0 or less: met.' },
          percent: { ...figure, description: 'Value in percent of expected.' },
          forecast: {
            type: 'object',
            nullable: true,
            properties: { value: { type: 'number' }, method: { enum: ['linear-rate', 'last-value'] } },
          },
          requiredPerDay: figure,
          judgedAt: day,
          deadline: day,
          coverage: { ...day, nullable: true },
          completeness: { ...figure, description: 'Share of the reporters whose data reach judgedAt, 0 to 1.' },
          rank: { type: 'integer', nullable: true, description: 'Among the units of its kind under one parent.' },
          owner: {
            type: 'object',
            properties: { lead: names, cooperating: names, leader: { type: 'string', nullable: true } },
          },
        },
      },
    },
  },
};
