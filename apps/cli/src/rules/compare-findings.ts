import { isOpen, type Alert } from '#alerts';
import type { Failure } from './case-result.js';
import type { TestNames } from './names.js';
import type { FindingExpectation } from './test-file.js';

/**
 * How what rules find differs from what is expected: each expected finding must be there, and of a rule that is named
 * nothing else. `none`: no rule finds anything.
 */
export function compareFindings(
  expected: 'none' | readonly FindingExpectation[],
  alerts: readonly Alert[],
  names: TestNames,
  day: string,
  line: number,
): readonly Failure[] {
  const found = alerts.filter((alert) => alert.kind === 'finding' && isOpen(alert));
  if (expected === 'none') {
    return found.map((alert) => difference(line, day, ruleOf(alert), '没有发现', wordsOf(alert, names)));
  }
  const missing = expected.filter((one) => !found.some((alert) => fits(one, alert)));
  const named = new Set(expected.map(({ rule }) => rule));
  const surplus = found.filter((alert) => named.has(ruleOf(alert)) && !expected.some((one) => fits(one, alert)));
  return [
    ...missing.map((one) => {
      const near = found.filter((alert) => ruleOf(alert) === one.rule);
      const shown = near.length === 0 ? '没有发现' : near.map((alert) => wordsOf(alert, names)).join('；');
      return difference(one.line, day, one.rule, wanted(one, names), shown);
    }),
    // What is missing tells of everything that its rule found.
    ...surplus
      .filter((alert) => !missing.some(({ rule }) => rule === ruleOf(alert)))
      .map((alert) => difference(line, day, ruleOf(alert), '没有别的发现', wordsOf(alert, names))),
  ];
}

function fits({ rule, key, orgUnit, plan, severity, message }: FindingExpectation, alert: Alert): boolean {
  return (
    rule === alert.key.rule &&
    (key === undefined || key === alert.key.finding) &&
    (orgUnit === undefined || orgUnit === alert.key.orgUnit) &&
    (plan === undefined || plan === alert.key.plan) &&
    (severity === undefined || severity === alert.severity) &&
    (message === undefined || message.test(messageOf(alert)))
  );
}

function difference(line: number, day: string, rule: string, expected: string, found: string): Failure {
  return {
    line,
    day,
    subject: `规则 ${rule}`,
    condition: null,
    differences: [{ field: 'finding', expected, found }],
  };
}

const ruleOf = ({ key }: Alert): string => key.rule ?? '';
const messageOf = ({ evidence, title }: Alert): string => evidence.rule?.message?.zh ?? title;

function wanted({ key, orgUnit, severity, message }: FindingExpectation, names: TestNames): string {
  return [
    key ?? '任一发现',
    ...(orgUnit === undefined ? [] : [names.unit(orgUnit)]),
    ...(severity === undefined ? [] : [`级别 ${severity}`]),
    ...(message === undefined ? [] : [`文字符合 /${message.source}/`]),
  ].join('，');
}

function wordsOf(alert: Alert, names: TestNames): string {
  return `${alert.key.finding}，${names.unit(alert.key.orgUnit)}，级别 ${alert.severity}《${messageOf(alert)}》`;
}
