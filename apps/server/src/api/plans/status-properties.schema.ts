const names = { type: 'array', items: { type: 'string' } } as const;

export const FIGURE = { type: 'number', nullable: true } as const;
export const DAY = { type: 'string', format: 'date' } as const;
export const COLOURS = ['grey', 'green', 'blue', 'yellow', 'red', 'yellow-green'] as const;
export const STATES = [
  'not-started',
  'no-data',
  'on-track',
  'due-soon',
  'behind',
  'missed',
  'reached',
  'made-good',
] as const;

/** How many statuses, or days, stand at each colour. */
export const SUMMARY = {
  type: 'object',
  properties: Object.fromEntries(
    ['green', 'yellow', 'red', 'blue', 'grey'].map((colour) => [colour, { type: 'integer' as const }]),
  ),
} as const;

/** What every status tells, wherever it is told. */
export const STATUS_PROPERTIES = {
  state: { enum: [...STATES] },
  colour: { enum: [...COLOURS] },
  value: FIGURE,
  expected: { ...FIGURE, description: 'What is due by judgedAt.' },
  gap: { ...FIGURE, description: 'What is missing from the condition; 0 or less: met.' },
  percent: { ...FIGURE, description: 'Value in percent of expected.' },
  forecast: {
    type: 'object' as const,
    nullable: true,
    required: ['value', 'method'],
    properties: {
      value: { type: 'number' as const, description: 'Expected at the deadline.' },
      method: {
        enum: ['linear-rate', 'last-value'],
        description: 'linear-rate: what accrues goes on at its mean daily rate; last-value: it stays as it is.',
      },
    },
  },
  requiredPerDay: {
    ...FIGURE,
    description: 'What must be added each day from now on to meet the condition by the deadline.',
  },
  judgedAt: DAY,
  deadline: DAY,
  coverage: { ...DAY, nullable: true },
  completeness: { ...FIGURE, description: 'Share of the reporters whose data reach judgedAt, 0 to 1.' },
  overdue: { type: 'boolean' as const, description: 'Data are missing for longer than they may.' },
};

/** Who answers for a target. */
export const OWNER = {
  type: 'object',
  properties: { lead: names, cooperating: names, leader: { type: 'string', nullable: true } },
} as const;
