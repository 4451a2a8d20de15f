import { ALERT_KINDS, ALERT_SEVERITIES } from '#alerts';
import { REFUSAL_CODES } from '#feed';
import { COLOUR_OF } from '#plans';

/** States an alert can be expected in. `none`: no alert of this target (or rule) is open. */
export const EXPECTED_ALERT_STATES = ['firing', 'reopened', 'resolved', 'none'] as const;

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2025-03-05' };
const orgUnit: Schema = {
  type: ['string', 'integer'],
  minLength: 1,
  description: '机构或地区代码，如 "370811"（请加引号）',
};
const name: Schema = { type: ['string', 'integer'], minLength: 1 };

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** What a record says is held against the feed's own schemas when it is sent, so that a test can expect a refusal. */
const record = object(
  {
    type: {
      enum: ['measure', 'service', 'case', 'milestone', 'withdrawn'],
      description: 'measure 计量上报、service 服务、case 个案、milestone 里程碑、withdrawn 撤回',
    },
    id: { ...name, description: '记录编号；不写为 r1、r2……（按先后）。更正同一条记录须写相同的 id' },
    source: { ...text, description: '来源系统，默认 /test' },
    revision: { type: 'integer', description: '版次，默认 1；更正写 2、3……' },
    sentOn: { ...day, description: '哪天报来的；不写：汇总数是期末次日，其余是发生当日' },
    times: { type: 'integer', minimum: 1, maximum: 100000, description: '同样的服务记录几条，每条一个人' },
    refused: { enum: REFUSAL_CODES, description: '应被拒收，写拒收代码；不写则应被接收' },
    orgUnit: {},
    period: { description: '期间：2025、2025-H1、2025-Q1、2025-03、2025-W10、2025-03-05' },
    values: { description: '计量: 数值；有维度时写列表 [{ measure, value, dimensions }]' },
    coverage: { description: '实际覆盖的日期 { from, to }，与期间不同时写' },
    service: {},
    subject: {},
    occurredOn: { description: '发生日期' },
    occurredAt: { description: '个案：发生时间，带时区；只写 occurredOn 则为当日 9 时' },
    attributes: {},
    caseType: {},
    caseId: {},
    stage: {},
    milestone: {},
    state: { description: '里程碑：started、reached（默认）、cancelled' },
    evidence: {},
    reason: { description: '撤回：理由' },
  },
  ['type'],
);

const status = object(
  {
    target: { ...text, description: '目标代码' },
    plan: { ...text, description: '计划代码；几份计划有同名目标时写' },
    orgUnit: { ...orgUnit, description: '考核哪个机构或地区；不写为目标自己的地区' },
    state: { enum: Object.keys(COLOUR_OF), description: '状态' },
    colour: { enum: [...new Set(Object.values(COLOUR_OF))], description: '颜色' },
    value: { type: ['number', 'null'], description: '数值，按指标的小数位数比较；null 为没有数值' },
  },
  ['target', 'state'],
);

const alert = object({
  target: { ...text, description: '目标代码；与 rule 写其一' },
  rule: { ...text, description: '规则代码；与 target 写其一' },
  plan: { ...text, description: '计划代码；几份计划有同名目标时写' },
  orgUnit: { ...orgUnit, description: '哪个机构或地区；不写为目标自己的地区' },
  state: {
    enum: EXPECTED_ALERT_STATES,
    description: 'firing 触发、reopened 再次触发、resolved 已解除、none 没有未解除的；不写：有未解除的即可',
  },
  severity: { enum: ALERT_SEVERITIES, description: '级别' },
  kind: { enum: ALERT_KINDS, description: '种类：未达进度、逾期、突破、缺数据、个案超时、规则的发现、规则停用' },
  titleMatches: { ...text, description: '标题须符合的正则表达式' },
});

const finding = object(
  {
    rule: { ...text, description: '规则代码' },
    key: { ...text, description: '发现的 key，规则给出的' },
    plan: { ...text, description: '计划代码' },
    orgUnit: { ...orgUnit, description: '哪个机构或地区' },
    severity: { enum: ALERT_SEVERITIES, description: '级别' },
    messageMatches: { ...text, description: '中文说明须符合的正则表达式' },
  },
  ['rule'],
);

const expectation = object({
  statuses: { type: 'array', items: status, description: '这一天的状态' },
  alerts: {
    type: ['array', 'string'],
    pattern: '^none$',
    items: alert,
    description: '这一天的预警：列表，或 none（一个未解除的也没有）',
  },
  findings: {
    type: ['array', 'string'],
    pattern: '^none$',
    items: finding,
    description: '这一天代码规则的发现：列表（所列规则不得有别的发现），或 none（一个也没有）',
  },
});

const testCase = object(
  {
    name: { ...text, description: '这个用例说明什么' },
    records: { type: 'array', items: record, description: '上报的记录，按先后' },
    days: { type: 'array', items: day, uniqueItems: true, description: '哪些天要看；不写则看 expect 里的各天' },
    expect: { type: 'object', additionalProperties: expectation, description: '日期: { statuses, alerts, findings }' },
  },
  ['name'],
);

/** A file of rule tests. Published for editors as `schemas/rules-test.schema.json`, held equal by a spec. */
export const testFileSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'tests/*.yaml',
  ...object(
    {
      plugins: {
        type: 'array',
        items: text,
        minItems: 1,
        description: '插件目录，相对于本文件；它们引用的插件会自动找到',
      },
      cases: { type: 'array', items: testCase, minItems: 1, description: '用例' },
    },
    ['plugins', 'cases'],
  ),
};
