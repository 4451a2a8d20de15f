import { formatDay, type Day } from '#calendar';
import { parseDeadline } from '../deadline.js';
import { parseFigure } from '../figure.js';
import { accepted, inside, isMapping, quoted, refused, strangeKey, type Parsed } from '../parsed.js';
import type { PlanProblem } from '../plan-check/plan-problem.js';
import type { PacingRule } from './pacing-rule.js';

/** `value`, in the target's unit, is due by the end of the day `by`. */
export interface Step {
  readonly by: Day;
  readonly value: number;
}

export interface Steps {
  readonly steps: readonly Step[];
}

/** By dated steps: the value of the last one that has come; before the first, 0. */
export const steps: PacingRule<Steps> = {
  name: 'steps',
  accrues: true,
  parse(raw, year) {
    if (!isMapping(raw) || !('steps' in raw)) return undefined;
    const list = raw['steps'];
    if (!Array.isArray(list) || list.length === 0) {
      return refused(`steps 应为非空列表 [{ by: 日期, value: 数值 }]，现为 ${quoted(list)}`, { path: ['steps'] });
    }
    const read: Step[] = [];
    for (const [i, one] of list.entries()) {
      const step = inside(['steps', i], parseStep(one, year));
      if (!step.ok) return step;
      read.push(step.value);
    }
    return accepted({ steps: read });
  },
  expected(pacing, _, day) {
    let due = 0;
    for (const step of pacing.steps) {
      if (step.by > day) break;
      due = step.value;
    }
    return due;
  },
  check(pacing, span) {
    const problems: PlanProblem[] = [];
    pacing.steps.forEach((step, i) => {
      const before = pacing.steps[i - 1];
      const by = formatDay(step.by);
      if (before && step.by === before.by) problems.push({ path: ['steps', i, 'by'], message: `分步 ${by} 重复` });
      else if (before && step.by < before.by) {
        problems.push({ path: ['steps', i, 'by'], message: `分步应按日期先后排列：${by} 早于前一步` });
      }
      if (before && step.value <= before.value) {
        problems.push({ path: ['steps', i, 'value'], message: `分步的数值应逐步增大：${step.value} 不大于前一步` });
      }
      if (step.by > span.to) {
        problems.push({ path: ['steps', i, 'by'], message: `分步 ${by} 晚于完成时限 ${formatDay(span.to)}` });
      }
      if (step.by < span.from) {
        problems.push({ path: ['steps', i, 'by'], message: `分步 ${by} 早于统计起始日 ${formatDay(span.from)}` });
      }
    });
    return problems;
  },
};

function parseStep(raw: unknown, year: number): Parsed<Step> {
  if (!isMapping(raw) || raw['by'] === undefined) {
    return refused(`每一步应写成 { by: 日期, value: 数值 }，现为 ${quoted(raw)}`);
  }
  const strange = strangeKey(raw, ['by', 'value']);
  if (strange) return strange;
  const by = inside(['by'], parseDeadline(raw['by'], year));
  if (!by.ok) return by;
  const value = inside(['value'], parseFigure('分步的 value', raw['value']));
  return value.ok ? accepted({ by: by.value, value: value.value }) : value;
}
