import type { Day } from '#calendar';
import { COLOUR_OF } from '../colour.js';
import { readCondition } from '../conditions/registry.js';
import { readPacing } from '../pacing/registry.js';
import type { Plan, Target } from '../plan.js';
import type { Measurement, Observation, TargetState, TargetStatus } from '../status.js';
import { deadlineIn, openingOf, windowAt } from '../window.js';
import { isOverdue } from './data-lag.js';
import type { Due } from './due.js';
import { expectedAt } from './expected.js';
import { forecast, requiredPerDay } from './outlook.js';
import { isBroken, stateAfter, stateBefore } from './state.js';
import { monthOnMonth, yearOnYear } from './trend.js';

/**
 * The status of a target at one org unit, as of the end of a day. A pure function of what it is given.
 *
 * It speaks of the last day that the data cover. For `zero` and `reached` the lack of a record is itself an answer
 * (nothing has happened; not reached yet), so they are judged at the as-of day and their data are never overdue.
 * Data that are overdue make it `no-data`, whatever the last value says, unless a limit is broken for good.
 * Once it is reached on its deadline, value and day stay those of the deadline.
 */
export function judge(target: Target, plan: Plan, observation: Observation, asOf: Day): TargetStatus {
  const { rule: condition, bound } = readCondition(target.condition);
  const { withoutRecord } = condition;
  const { coverage } = observation;
  const opening = openingOf(target, plan);
  const covered = coverage !== null && coverage >= opening;
  const day = withoutRecord === null && covered ? Math.min(asOf, coverage) : asOf;
  const window = windowAt(target, plan, day);
  const due: Due = {
    condition,
    bound,
    pacing: readPacing(target.pacing),
    pacingValue: target.pacing,
    strength: target.strength,
    noticeDays: target.noticeDays,
    window,
    deadline: deadlineIn(target, window),
  };
  if (asOf < opening) return unjudged(due, observation, 'not-started', day, false);
  const overdue = withoutRecord === null && isOverdue(target, plan, observation, asOf);
  if (!covered && withoutRecord === null) return unjudged(due, observation, 'no-data', day, overdue);

  const now = observation.valueAt(day);
  const value = now.value ?? withoutRecord;
  if (overdue && !(value !== null && isBroken(due, value))) {
    return judged(due, observation, 'no-data', day, now, value, overdue);
  }
  if (day < due.deadline) {
    const state = value === null ? 'no-data' : stateBefore(due, value, day);
    return judged(due, observation, state, day, now, value, overdue);
  }
  const then = day === due.deadline ? now : observation.valueAt(due.deadline);
  const atDeadline = then.value ?? withoutRecord;
  const state = stateAfter(due, atDeadline, value);
  return state === 'reached'
    ? judged(due, observation, state, due.deadline, then, atDeadline, overdue)
    : judged(due, observation, state, day, now, value, overdue);
}

function unjudged(due: Due, observation: Observation, state: TargetState, day: Day, overdue: boolean): TargetStatus {
  const { definitionVersion } = observation.valueAt(day);
  const nothing = { value: null, numerator: null, denominator: null, definitionVersion };
  return judged(due, observation, state, day, nothing, null, overdue);
}

function judged(
  due: Due,
  observation: Observation,
  state: TargetState,
  day: Day,
  measurement: Measurement,
  value: number | null,
  overdue: boolean,
): TargetStatus {
  const expected = expectedAt(due, day);
  return {
    state,
    colour: COLOUR_OF[state],
    judgedAt: day,
    value,
    numerator: measurement.numerator,
    denominator: measurement.denominator,
    definitionVersion: measurement.definitionVersion,
    expected,
    gap: value === null ? null : due.condition.gap(due.bound, value),
    percent: value === null || expected === null || expected === 0 ? null : (value / expected) * 100,
    forecast: value === null ? null : forecast(due, value, day),
    requiredPerDay: value === null ? null : requiredPerDay(due, value, day),
    deadline: due.deadline,
    coverage: observation.coverage,
    completeness: observation.completenessAt(day),
    yearOnYear: value === null ? null : yearOnYear(observation, value, day),
    monthOnMonth: value === null ? null : monthOnMonth(due, observation, value, day),
    overdue,
  };
}
