import { coverage, expectedOf, problemsOf, screened, type BrokenPlan } from './testing/plan-files.js';

const BROKEN: Readonly<Record<string, BrokenPlan>> = {
  'a condition nobody knows': {
    target: screened('condition: { rise: true }'),
    at: [11, 18],
    message: '未知条件 rise',
    hint: '是否想写 rises？',
  },
  'a condition nobody knows inside anyOf': {
    target: screened('condition:\n  anyOf:\n    - { atLeast: 5 }\n    - { atmost: 9 }'),
    at: [14, 13],
    message: '未知条件 atmost',
    hint: '是否想写 atMost？',
  },
  'a single condition inside allOf': {
    target: screened('condition: { allOf: [{ atLeast: 5 }] }'),
    at: [11, 25],
    message: 'allOf 应为至少两个条件的列表',
  },
  'conditions side by side': {
    target: screened('condition: { atLeast: 5, rises: true }'),
    at: [11, 16],
    message: '同时要求几个请用 allOf、anyOf',
  },
  'a reference nobody knows': {
    target: screened('condition: { atMost: { lastYear: true } }'),
    at: [11, 28],
    message: '不认识的字段 lastYear',
  },
  'an indicator to compare with that nobody knows': {
    target: coverage('condition: { below: { indicator: covrage } }'),
    at: [11, 38],
    message: '未知指标 covrage',
    hint: '是否想写 coverage？',
  },
  'an indicator of another unit to compare with': {
    target: coverage('condition: { below: { indicator: due } }'),
    at: [11, 38],
    message: '指标 due 的单位是 剂次，而本目标的单位是 %',
  },
  'a comparison with itself': {
    target: coverage('condition: { rises: { over: { indicator: coverage } } }'),
    at: [11, 46],
    message: '不能与自身比较',
  },
  'a baseline that is not stated': {
    target: coverage('condition: { rises: { by: 2, over: baseline } }'),
    at: [11, 40],
    message: '目标没有写 baseline',
  },
  'a baseline that is no figure': {
    target: coverage('condition: { rises: { by: 2 } }\nbaseline: { value: 85.3%, on: 2024-12-31 }'),
    at: [12, 24],
    message: 'value 应为一个数字',
  },
  'a day of the baseline that does not exist': {
    target: coverage('condition: { rises: { by: 2 } }\nbaseline: { value: 85.3, on: 2024-02-30 }'),
    at: [12, 34],
    message: 'on 应为日期',
  },
  'a rise that cannot be': {
    target: coverage('condition: { rises: { by: 2 } }\nbaseline: { value: 99 }'),
    at: [11, 25],
    message: '上升 2 个百分点以上 不可能达到：单位为 % 的指标最大为 100',
  },
  'a rise of less than nothing': {
    target: coverage('condition: { rises: { by: -2 } }'),
    at: [11, 31],
    message: 'by 应为大于 0 的数字，方向由 rises、falls 表示',
  },
  'a rise by points and by percent': {
    target: coverage('condition: { rises: { by: 2, byPercent: 5 } }'),
    at: [11, 34],
    message: '只能写一个',
  },
  'a rank of persons': {
    target: screened('condition: { rankAtMost: 3 }'),
    at: [11, 30],
    message: 'rankAtMost 只用于 rank 类指标或单位为 位、名 的指标',
  },
  'conditions that contradict each other': {
    target: screened('condition: { allOf: [{ atLeast: 10 }, { below: 10 }] }'),
    at: [11, 25],
    message: '相互矛盾',
  },
  'more than all, inside allOf': {
    target: coverage('condition: { allOf: [{ rises: true }, { atLeast: 920 }] }'),
    at: [11, 54],
    message: '≥ 920 % 不可能达到',
  },
  'a direction with a figure': {
    target: coverage('condition: { rises: { by: 2 } }\nstrength: directional'),
    at: [11, 25],
    message: 'directional（持续提升）不写数字',
  },
  'a strength nobody knows': {
    target: coverage('condition: { atLeast: 92 }\nstrength: strech'),
    at: [12, 15],
    message: 'strength 只能是 hard、stretch、directional',
    hint: '是否想写 stretch？',
  },
  'a tolerance of what is exact': {
    target: screened('condition: { zero: true }\ntolerance: 1'),
    at: [12, 16],
    message: '条件 zero 没有允许偏差',
  },
  'a tolerance with a unit': {
    target: screened('condition: { equals: 6 }\ntolerance: 1人'),
    at: [12, 16],
    message: 'tolerance 应为大于 0 的数字',
  },
  'a tolerance that leaves nothing': {
    target: screened('condition: { equals: 6 }\ntolerance: 6'),
    at: [12, 16],
    message: 'tolerance 6 不小于界限 6 本身',
  },
  'a pacing nobody knows': {
    target: screened('condition: { atLeast: 6 }\npacing: linaer'),
    at: [12, 13],
    message: 'pacing 应为 linear',
    hint: '是否想写 linear？',
  },
  'a curve of eleven months': {
    target: screened('condition: { atLeast: 6 }\npacing: { curve: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }'),
    at: [12, 22],
    message: 'curve 应为 12 个月的权重 [1月, 2月, … 12月]（不小于 0），或 previousYear（按上年形状），现有 11 个',
  },
  'a month that takes away': {
    target: screened('condition: { atLeast: 6 }\npacing: { curve: [1, 1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }'),
    at: [12, 29],
    message: '3 月的权重应为不小于 0 的数字，现为 -1',
  },
  'a curve that begins after the deadline': {
    target: screened(
      'condition: { atLeast: 6 }\ndeadline: 上半年\npacing: { curve: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1] }',
    ),
    at: [13, 22],
    message: '权重合计为 0',
  },
  'a step at no time': {
    target: screened(
      'condition: { atLeast: 6 }\npacing: { steps: [{ by: 上半年, value: 3 }, { by: 下半年, value: 6 }] }',
    ),
    at: [12, 52],
    message: '时限应为日期',
  },
  'a window nobody knows': {
    target: screened('condition: { atLeast: 6 }\nwindow: quater'),
    at: [12, 13],
    message: 'window 应为 day',
    hint: '是否想写 quarter？',
  },
  'a deadline of no years': {
    target: screened('condition: { atLeast: 6 }\ndeadline: 零年内'),
    at: [12, 15],
    message: '三年内',
  },
  'a field nobody knows': {
    target: screened('condition: { atLeast: 92 }\ntolerence: 3'),
    at: [12, 5],
    message: '不认识的字段 tolerence',
    hint: '是否想写 tolerance？',
  },
};

describe('a broken plan', () => {
  it.each(Object.entries(BROKEN))('is told of %s, and of nothing else', async (_, broken) => {
    expect(await problemsOf(broken)).toEqual([expectedOf(broken)]);
  });
});
