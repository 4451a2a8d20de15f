import { coverage, expectedOf, problemsOf, screened, type BrokenPlan } from './testing/plan-files.js';

const BROKEN: Readonly<Record<string, BrokenPlan>> = {
  'a level of units nobody knows': {
    target: screened('condition: { atLeast: 6 }\nappliesTo: { orgUnit: "370800", andEach: conty }'),
    at: [12, 46],
    message: 'andEach 只能是 country',
    hint: '是否想写 county？',
  },
  'stages out of order': {
    target: screened(
      'condition: { atLeast: 6 }\nappliesTo:\n  orgUnit: "370800"\n  andEach: township\n  stages:\n    - { from: 2025-07-01, cohort: towns }\n    - { from: 2025-01-01 }',
    ),
    at: [17, 19],
    message: '各步应按日期先后排列：2025-01-01 不晚于前一步 2025-07-01',
  },
  'a stage for a cohort nobody knows': {
    target: screened(
      'condition: { atLeast: 6 }\nappliesTo:\n  orgUnit: "370800"\n  andEach: township\n  stages:\n    - { from: 2025-07-01, cohort: town }',
    ),
    at: [16, 39],
    message: '未知机构分组 town',
    hint: '是否想写 towns？',
  },
  'a stage for a cohort of another level': {
    target: screened(
      'condition: { atLeast: 6 }\nappliesTo: { orgUnit: "370800", andEach: township, stages: [{ from: 2025-07-01, cohort: clinics }] }',
    ),
    at: [12, 93],
    message: '机构分组 clinics 只含 facility 级',
  },
  'a stage on a day that does not exist': {
    target: screened(
      'condition: { atLeast: 6 }\nappliesTo: { orgUnit: "370800", andEach: township, stages: [{ from: 2025-02-30 }] }',
    ),
    at: [12, 73],
    message: '没有 2025-02-30 这一天',
  },
  'stages of nothing below': {
    target: screened('condition: { atLeast: 6 }\nappliesTo: { orgUnit: "370800", stages: [{ from: 2025-07-01 }] }'),
    at: [12, 45],
    message: '须写明推开到哪一级',
  },
  'parts that do not come to the whole': {
    target: screened(
      'condition: { atLeast: 5000 }\nparts:\n  - { orgUnit: "370811", value: 2600 }\n  - { orgUnit: "370812", value: 2300 }',
    ),
    at: [13, 7],
    message: '分解不足：各部分合计 4900 人，比总数 5000 人 少 100 人',
  },
  'parts of a part that do not come to it': {
    target: screened(
      'condition: { atLeast: 5000 }\nparts:\n  - orgUnit: "370811"\n    value: 5000\n    parts: [{ orgUnit: "370811001", value: 1 }]',
    ),
    at: [15, 16],
    message: '分解不足：各部分合计 1 人，比总数 5000 人 少 4999 人',
  },
  'a part elsewhere': {
    target: screened('condition: { atLeast: 5000 }\nparts:\n  - { orgUnit: "341300", value: 5000 }'),
    at: [13, 20],
    message: '341300 不在 370800 之下',
  },
  'a part that stands twice': {
    target: screened(
      'condition: { atLeast: 5000 }\nparts:\n  - { orgUnit: "370811", value: 2500 }\n  - { orgUnit: "370811", value: 2500 }',
    ),
    at: [14, 20],
    message: '370811 重复分解',
  },
  'a part nobody knows': {
    target: screened('condition: { atLeast: 5000 }\nparts: [{ orgUnit: "37081", value: 5000 }]'),
    at: [12, 24],
    message: '未知机构或地区代码 37081',
    hint: '是否想写 37081',
  },
  'a part without a figure': {
    target: screened('condition: { atLeast: 5000 }\nparts:\n  - { orgUnit: "370811" }'),
    at: [13, 9],
    message: '缺少 value',
  },
  'parts of a rate': {
    target: coverage('condition: { atLeast: 92 }\nparts: [{ orgUnit: "370811", value: 92 }]'),
    at: [12, 12],
    message: '各地数值不能相加',
  },
  'parts of no figure': {
    target: screened('condition: { rises: true }\nparts: [{ orgUnit: "370811", value: 92 }]'),
    at: [12, 5],
    message: 'parts 只能分解恰好写了一个数字的条件',
  },
  'a part with the id of another target': {
    target: screened('condition: { atLeast: 9 }\nparts: [{ orgUnit: "370811", value: 9 }]'),
    more: '  - { id: one.370811, task: "一", indicator: screened, condition: { atLeast: 9 } }\n',
    at: [13, 11],
    message: '目标编号 one.370811 重复',
  },
};

describe('a plan whose units do not fit', () => {
  it.each(Object.entries(BROKEN))('is told of %s, and of nothing else', async (_, broken) => {
    expect(await problemsOf(broken)).toEqual([expectedOf(broken)]);
  });
});
