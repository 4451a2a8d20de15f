import { code, date, itemNumber, label, object, objectFile, orgUnitCode, orgUnitKind, text } from './parts.js';

const number = { type: 'number' };
const departments = { type: 'array', items: text };

const task = object({ id: itemNumber, title: text, lead: departments, cooperating: departments, leader: text }, [
  'id',
  'title',
  'lead',
]);

const condition = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  additionalProperties: false,
  properties: {
    atLeast: { ...number, description: '以上、不低于、达到（含）' },
    above: { ...number, description: '超过（不含）' },
    atMost: { ...number, description: '以下、不超过（含）' },
    below: { ...number, description: '低于（不含）' },
    between: { type: 'array', items: number, minItems: 2, maxItems: 2 },
    equals: number,
    zero: { const: true, description: '零发生' },
    reached: { const: true, description: '里程碑达到' },
  },
};

const window = {
  anyOf: [
    { enum: ['day', 'week', 'month', 'quarter', 'half', 'year'] },
    object({ from: date, to: date }, ['from', 'to']),
  ],
};

const pacing = {
  description: 'linear 按日均摊、full 随时足额、steps 分步',
  anyOf: [
    { enum: ['linear', 'full'] },
    object({ steps: { type: 'array', items: object({ by: text, value: number }, ['by', 'value']) } }, ['steps']),
  ],
};

const target = object(
  {
    id: code,
    task: itemNumber,
    name: label,
    indicator: code,
    milestone: code,
    rule: code,
    unit: { ...text, description: '界限的单位，写了就与指标核对' },
    condition,
    appliesTo: object({ orgUnit: orgUnitCode, andEach: orgUnitKind }, ['orgUnit']),
    window,
    pacing,
    strength: { enum: ['hard', 'stretch'], description: 'hard 必须完成、stretch 力争' },
    deadline: { type: 'string', description: '日期、年底前或上半年；不写即年底' },
    noticeDays: { type: 'integer', minimum: 0, description: '到期前多少天提醒，不小于 0 的整数' },
    source: object({ item: itemNumber, quote: text }, ['item', 'quote']),
  },
  ['id', 'task', 'condition'],
);

export const planSchema = objectFile(
  'plans/*.yaml',
  object(
    {
      plan: { ...code, description: '计划代码，如 jining-2025' },
      region: orgUnitCode,
      year: { type: 'integer', minimum: 2000, maximum: 2100, description: '年份，如 2025' },
      version: { type: 'integer', minimum: 1, description: '版本，从 1 起' },
      document: text,
      tasks: { type: 'array', items: task, minItems: 1 },
      targets: { type: 'array', items: target },
    },
    ['plan', 'region', 'year', 'document', 'tasks', 'targets'],
  ),
);
