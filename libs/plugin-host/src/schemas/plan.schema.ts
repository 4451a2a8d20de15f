import { baseline, condition, tolerance } from './conditions.schema.js';
import { code, date, itemNumber, label, object, objectFile, orgUnitCode, orgUnitKind, text } from './parts.js';

const number = { type: 'number' };
const departments = { type: 'array', items: text };

const task = object({ id: itemNumber, title: text, lead: departments, cooperating: departments, leader: text }, [
  'id',
  'title',
  'lead',
]);

const window = {
  anyOf: [
    { enum: ['day', 'week', 'month', 'quarter', 'half', 'year'] },
    object({ from: date, to: date }, ['from', 'to']),
  ],
};

const step = object({ by: text, value: number }, ['by', 'value']);
const weights = { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 12, maxItems: 12 };

const pacing = {
  description: 'linear 按日均摊、full 随时足额、steps 分步、curve 按月曲线、by 由代码给出的曲线',
  anyOf: [
    { enum: ['linear', 'full'] },
    object({ steps: { type: 'array', items: step, minItems: 1 } }, ['steps']),
    object({ curve: { anyOf: [{ enum: ['previousYear'] }, weights], description: '12 个月的权重，或上年形状' } }, [
      'curve',
    ]),
    object({ by: { ...code, description: '代码中进度曲线（definePacing）的 key' } }, ['by']),
  ],
};

const stage = object({ from: date, cohort: { ...code, description: '机构分组；不写即全部' } }, ['from']);

const scope = object(
  {
    orgUnit: orgUnitCode,
    andEach: orgUnitKind,
    stages: { type: 'array', items: stage, minItems: 1, description: '先行、逐步推开：各步的起始日和机构分组' },
  },
  ['orgUnit'],
);

const parts = { type: 'array', items: { $ref: '#/definitions/part' }, minItems: 1, description: '分解到下级' };
const part = object({ orgUnit: orgUnitCode, value: { ...number, description: '该地或机构承担的数' }, parts }, [
  'orgUnit',
  'value',
]);

const target = object(
  {
    id: code,
    task: itemNumber,
    name: label,
    indicator: code,
    milestone: code,
    rule: code,
    unit: { ...text, description: '界限的单位，写了就与指标核对' },
    condition: { $ref: '#/definitions/condition' },
    baseline,
    tolerance,
    appliesTo: scope,
    parts,
    window,
    pacing,
    strength: {
      enum: ['hard', 'stretch', 'directional'],
      description: 'hard 必须完成、stretch 力争、directional 持续提升（没有数字）',
    },
    deadline: { type: 'string', description: '日期、年底前、上半年或三年内；不写即年底' },
    noticeDays: { type: 'integer', minimum: 0, description: '到期前多少天提醒，不小于 0 的整数' },
    source: object({ item: itemNumber, quote: text }, ['item', 'quote']),
  },
  ['id', 'task', 'condition'],
);

const plan = object(
  {
    plan: { ...code, description: '计划代码，如 jining-2025' },
    region: orgUnitCode,
    year: { type: 'integer', minimum: 2000, maximum: 2100, description: '年份，如 2025' },
    version: { type: 'integer', minimum: 1, description: '版本，从 1 起' },
    validFrom: { ...date, description: '第 2 版起：从哪天起执行，如 2025-07-01' },
    reason: { ...text, description: '第 2 版起：为什么修订' },
    document: text,
    text: { ...text, description: '文件全文在插件文件夹中的路径，如 documents/jining-2025.txt' },
    numbering: { type: 'array', items: text, minItems: 1, description: '文件各级编号的写法，如 [一、, 1.]' },
    tasks: { type: 'array', items: task, minItems: 1 },
    targets: { type: 'array', items: target },
  },
  ['plan', 'region', 'year', 'document', 'tasks', 'targets'],
);

export const planSchema = objectFile('plans/*.yaml', { ...plan, definitions: { condition, part } });
