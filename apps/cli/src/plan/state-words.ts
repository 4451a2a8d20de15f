import type { TargetState } from '#plans';

/** What each state is called. */
export const STATE_WORDS: Readonly<Record<TargetState, string>> = {
  'not-started': '未开始',
  'no-data': '无数据',
  'on-track': '达序时进度',
  'due-soon': '临期未达',
  behind: '未达序时进度',
  missed: '未完成',
  reached: '已完成',
  'made-good': '已补齐',
};
