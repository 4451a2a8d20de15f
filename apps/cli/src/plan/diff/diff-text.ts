import { describeCondition, type FieldChange } from '#plans';
import type { PlanView } from '#plugin-host';
import type { ItemsDiff, PlanDiffView, VersionView } from './diff-view.js';

/** What the fields of a plan file are called. */
const FIELDS: Readonly<Record<string, string>> = {
  region: '地区',
  year: '年份',
  document: '文件',
  title: '题目',
  lead: '牵头',
  cooperating: '配合',
  leader: '分管领导',
  task: '任务',
  name: '名称',
  indicator: '指标',
  rule: '规则',
  condition: '要求',
  tolerance: '允许偏差',
  baseline: '基期',
  appliesTo: '范围',
  window: '统计时段',
  deadline: '时限',
  strength: '力度',
  pacing: '进度',
  noticeDays: '提前提醒',
  partOf: '所属目标',
  source: '原文',
};

type Target = PlanView['targets'][number];
type Task = PlanView['tasks'][number];

/** The difference of two plans in words: `+` what was added, `-` what was removed, `~` what changed and how. */
export function diffText({ same, before, after, plan, tasks, targets }: PlanDiffView): string {
  const head = [`旧：${versionWords(before)}`, `新：${versionWords(after)}`];
  if (same) return [...head, '两者相同'].join('\n');
  return [
    ...head,
    ...section('要点', plan.map(changeLine)),
    ...section(
      '任务',
      itemLines(tasks, ({ id, title, lead }: Task) => `${id} ${title}${listed('牵头', lead)}`),
    ),
    ...section('目标', itemLines(targets, targetWords)),
    '',
    `任务：${tally(tasks)}；目标：${tally(targets)}`,
  ].join('\n');
}

function versionWords({ plan, version, validFrom, reason, document }: VersionView): string {
  const since = validFrom === undefined ? '' : `，自 ${validFrom} 起执行（${reason ?? ''}）`;
  return `${plan} 第 ${version} 版《${document}》${since}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function itemLines<Item>({ added, removed, changed }: ItemsDiff<Item>, words: (item: Item) => string): string[] {
  return [
    ...added.map((item) => `  + ${words(item)}`),
    ...removed.map((item) => `  - ${words(item)}`),
    ...changed.flatMap(({ id, name, changes }) => [
      `  ~ ${id} ${name}`,
      ...changes.map((change) => `    ${changeLine(change)}`),
    ]),
  ];
}

function targetWords({ id, task, name, condition, unit, deadline }: Target): string {
  return `${id} ${name.zh}：${describeCondition(condition, unit).zh}（${task}，${deadline} 前）`;
}

function changeLine({ field, before, after }: FieldChange): string {
  return `  ${FIELDS[field] ?? field}：${before ?? '（无）'} → ${after ?? '（无）'}`;
}

function listed(word: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `（${word}：${names.join('、')}）`;
}

function tally({ added, removed, changed }: ItemsDiff<unknown>): string {
  return `新增 ${added.length}，取消 ${removed.length}，变动 ${changed.length}`;
}
