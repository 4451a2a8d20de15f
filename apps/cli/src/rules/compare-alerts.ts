import { isOpen, type Alert } from '#alerts';
import { ALERT_STATE_WORDS } from '../alerts/alert-view.js';
import type { Failure } from './case-result.js';
import { subjectOf } from './compare-status.js';
import type { TestNames } from './names.js';
import type { AlertExpectation } from './test-file.js';

/** Alerts told of at most where none was expected. */
const MOST_SHOWN = 10;

/** How expected alerts differ from those that there are. */
export function compareAlerts(
  expected: 'none' | readonly AlertExpectation[],
  alerts: readonly Alert[],
  names: TestNames,
  day: string,
  line: number,
): readonly Failure[] {
  if (expected !== 'none') {
    return expected.flatMap((one) => compareAlert(one, alerts, names, day) ?? []);
  }
  const open = alerts.filter(isOpen);
  if (open.length === 0) return [];
  const shown = open.slice(0, MOST_SHOWN).map((alert) => alertWords(alert, names));
  const more = open.length > MOST_SHOWN ? [`……共 ${open.length} 条`] : [];
  const found = [...shown, ...more].join('；');
  return [
    {
      line,
      day,
      subject: '预警',
      condition: null,
      differences: [{ field: 'alerts', expected: '没有未解除的预警', found }],
    },
  ];
}

function compareAlert(
  expectation: AlertExpectation,
  alerts: readonly Alert[],
  names: TestNames,
  day: string,
): Failure | undefined {
  const { target, rule, state, line } = expectation;
  const named = target === undefined ? undefined : names.target(target, expectation.plan);
  const unit = expectation.orgUnit ?? named?.target.appliesTo.orgUnit;
  const near = alerts.filter(
    ({ key }) =>
      (target === undefined ? key.rule === rule : key.target === target && key.plan === named?.plan.id) &&
      (unit === undefined || key.orgUnit === unit) &&
      (expectation.plan === undefined || key.plan === expectation.plan),
  );
  const fitting = near.filter((alert) => fits(expectation, alert));
  if ((state === 'none') === (fitting.length === 0)) return undefined;
  const subject = named
    ? subjectOf(named, unit ?? named.target.appliesTo.orgUnit, names)
    : { subject: `规则 ${rule}${unit === undefined ? '' : `（${names.unit(unit)}）`}`, condition: null };
  const shown = state === 'none' ? fitting : near;
  const found = shown.length === 0 ? '没有预警' : shown.map((alert) => alertWords(alert, names)).join('；');
  return { line, day, ...subject, differences: [{ field: 'alert', expected: wanted(expectation), found }] };
}

function fits({ state, severity, kind, title }: AlertExpectation, alert: Alert): boolean {
  const inState = state === undefined || state === 'none' ? isOpen(alert) : alert.state === state;
  return (
    inState &&
    (severity === undefined || alert.severity === severity) &&
    (kind === undefined || alert.kind === kind) &&
    (title === undefined || title.test(alert.title))
  );
}

function wanted({ state, severity, kind, title }: AlertExpectation): string {
  const about = [
    ...(severity === undefined ? [] : [`级别 ${severity}`]),
    ...(kind === undefined ? [] : [`种类 ${kind}`]),
    ...(title === undefined ? [] : [`标题符合 /${title.source}/`]),
  ];
  const words =
    state === undefined
      ? '有未解除的预警'
      : state === 'none'
        ? '没有未解除的预警'
        : `有预警 ${state} ${ALERT_STATE_WORDS[state] ?? ''}`;
  return [words, ...about].join('，');
}

function alertWords({ key, state, severity, kind, title }: Alert, names: TestNames): string {
  return `${state} ${severity} ${kind}《${title}》${key.target ?? key.rule ?? ''}（${names.unit(key.orgUnit)}）`;
}
