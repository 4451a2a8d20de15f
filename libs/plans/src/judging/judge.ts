import type { Day } from '#calendar';
import { COLOUR_OF } from '../colour.js';
import { bind, type ReadCondition } from '../conditions/bound-condition.js';
import { readCondition } from '../conditions/registry.js';
import { readPacing } from '../pacing/registry.js';
import type { Plan, Target } from '../plan.js';
import type { Measurement, Observation, TargetState, TargetStatus } from '../status.js';
import { deadlineIn, openingOf, windowAt } from '../window.js';
import { isOverdue } from './data-lag.js';
import { isMet, type Due } from './due.js';
import { expectedAt } from './expected.js';
import { forecast, requiredPerDay } from './outlook.js';
import { isSettled, stateAfter, stateBefore } from './state.js';
import { TargetResolver } from './target-resolver.js';
import { monthOnMonth, yearOnYear } from './trend.js';

/** The state of a target at one org unit, with what its status needs beside the observation. */
export interface Verdict {
  readonly state: TargetState;
  /** The day it speaks of, see {@link TargetStatus.judgedAt}. */
  readonly judgedAt: Day;
  readonly overdue: boolean;
  readonly due: Due;
  readonly measurement: Measurement;
  readonly value: number | null;
  readonly expected: number | null;
}

/**
 * The status of a target at one org unit, as of the end of a day. A pure function of what it is given.
 *
 * It speaks of the last day that the data cover. For `zero` and `reached` the lack of a record is itself an answer
 * (nothing has happened; not reached yet), so they are judged at the as-of day and their data are never overdue.
 * Data that are overdue make it `no-data`, whatever the last value says, unless a limit is broken for good or a total is
 * reached that cannot be lost. So does a reference without a value, if it decides.
 * Once it is reached on its deadline, value and day stay those of the deadline.
 */
export function judge(target: Target, plan: Plan, observation: Observation, asOf: Day): TargetStatus {
  return statusOf(verdictOn(target, plan, observation, asOf), observation);
}

/** The state alone, for who judges often and tells rarely; {@link statusOf} adds the rest. */
export function verdictOn(target: Target, plan: Plan, observation: Observation, asOf: Day): Verdict {
  const { read, withoutRecord, opening: planned } = preparedOf(target, plan);
  const { coverage } = observation;
  const opening = Math.max(planned, observation.opensOn ?? planned);
  const covered = coverage !== null && coverage >= opening;
  const day = withoutRecord === null && covered ? Math.min(asOf, coverage) : asOf;
  const due = dueOn(day, read, target, plan, observation);
  const verdict = (
    state: TargetState,
    overdue: boolean,
    measurement: Measurement,
    value: number | null,
    expected = expectedAt(due, day),
  ): Verdict => ({ state, judgedAt: day, overdue, due, measurement, value, expected });

  if (asOf < opening) return verdict('not-started', false, nothingOn(observation, day), null);
  const overdue = withoutRecord === null && isOverdue(observation, opening, target.deadline, asOf);
  if (!covered && withoutRecord === null) return verdict('no-data', overdue, nothingOn(observation, day), null);

  const now = observation.valueAt(day);
  const value = now.value ?? withoutRecord;
  const best = now.best ?? null;
  const expected = expectedAt(due, day);
  if (overdue && !(value !== null && isSettled(due, value, best))) {
    return verdict('no-data', overdue, now, value, expected);
  }
  if (day < due.deadline) {
    const state = value === null ? 'no-data' : stateBefore(due, value, best, expected, day);
    // What is reached for good waits for no more data.
    return verdict(state, overdue && state !== 'reached', now, value, expected);
  }
  const isDeadline = day === due.deadline;
  const dueThen = isDeadline ? due : dueOn(due.deadline, read, target, plan, observation);
  const then = isDeadline ? now : observation.valueAt(due.deadline);
  const valueThen = then.value ?? withoutRecord;
  const metThen = valueThen === null ? null : isMet(dueThen, valueThen);
  const metNow = isDeadline || value === null ? null : isMet(due, value);
  const state = stateAfter(due, metThen, metNow);
  if (state !== 'reached') return verdict(state, overdue, now, value, expected);
  return {
    state,
    judgedAt: due.deadline,
    overdue,
    due: dueThen,
    measurement: then,
    value: valueThen,
    expected: expectedAt(dueThen, due.deadline),
  };
}

/** What does not change for a target from one judgement to the next. */
interface Prepared {
  readonly plan: Plan;
  readonly read: ReadCondition;
  readonly withoutRecord: number | null;
  readonly opening: Day;
  /** As judged last, where nothing of it depends on the unit. */
  due: { readonly day: Day; readonly due: Due } | undefined;
}

const prepared = new WeakMap<Target, Prepared>();

function preparedOf(target: Target, plan: Plan): Prepared {
  let known = prepared.get(target);
  if (known?.plan === plan) return known;
  const read = readCondition(target.condition);
  known = {
    plan,
    read,
    withoutRecord: read.rule.withoutRecord(read.written),
    opening: openingOf(target, plan),
    due: undefined,
  };
  prepared.set(target, known);
  return known;
}

/** The target as it is judged on a day: over the window of that day, by what its references come to then. */
function dueOn(day: Day, read: ReadCondition, target: Target, plan: Plan, observation: Observation): Due {
  const known = preparedOf(target, plan);
  if (known.due?.day === day && observation.opensOn === undefined) return known.due.due;
  const window = windowAt(target, plan, day);
  const resolver = new TargetResolver(target, observation, day);
  const condition = bind(read, resolver);
  const pacing = readPacing(target.pacing);
  const due: Due = {
    condition,
    baseline: resolver.resolved,
    pacing,
    pacingValue: target.pacing,
    strength: target.strength,
    noticeDays: target.noticeDays,
    window,
    opening: Math.max(window.from, observation.opensOn ?? window.from),
    deadline: deadlineIn(target, window),
    lastYear: observation,
  };
  const ofAnyUnit = !resolver.hasAsked && !asksLastYear(target) && observation.opensOn === undefined;
  if (ofAnyUnit) known.due = { day, due };
  return due;
}

/** Whether its pacing has the shape of the unit's own last year. */
function asksLastYear({ pacing }: Target): boolean {
  return typeof pacing === 'object' && 'curve' in pacing && pacing.curve === 'previousYear';
}

function nothingOn(observation: Observation, day: Day): Measurement {
  const { definitionVersion } = observation.valueAt(day);
  return { value: null, numerator: null, denominator: null, definitionVersion };
}

/** A verdict with everything that is told of it. The observation must be the one it was come to by. */
export function statusOf(
  { state, judgedAt: day, overdue, due, measurement, value, expected }: Verdict,
  observation: Observation,
): TargetStatus {
  const { condition } = due;
  const canTell = value !== null && condition !== null && isMet(due, value) !== null;
  const gap = canTell ? condition.rule.gap(condition.bound, value) : null;
  return {
    state,
    colour: COLOUR_OF[state],
    judgedAt: day,
    value,
    numerator: measurement.numerator,
    denominator: measurement.denominator,
    definitionVersion: measurement.definitionVersion,
    baseline: due.baseline,
    expected,
    gap,
    percent: value === null || expected === null || expected <= 0 ? null : (value / expected) * 100,
    forecast: value === null ? null : forecast(due, value, day),
    requiredPerDay: value === null ? null : requiredPerDay(due, value, gap, day),
    deadline: due.deadline,
    coverage: observation.coverage,
    completeness: observation.completenessAt(day),
    yearOnYear: value === null ? null : yearOnYear(observation, value, day),
    monthOnMonth: value === null ? null : monthOnMonth(due, observation, value, day),
    overdue,
  };
}
