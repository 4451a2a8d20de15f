import type { Day } from '#calendar';
import type { CounterDelta, RefTable } from '#indicators';
import { openingOf, type TargetStatus } from '#plans';
import { judgedKey, type JudgedTarget, type Judging, type StatusHistoryRow, type StatusRow } from '#read-model';
import type { Calendars } from './calendars.js';

/** What a target's state asks of the alerting, as text: when it changes, the alert is to be looked at again. */
export interface Judged {
  readonly judged: JudgedTarget;
  readonly status: TargetStatus;
  /** The status as JSON, as it is stored. */
  readonly text: string;
  /** Data are overdue as of the calendar, though the status speaks of an earlier day. */
  readonly overdue: boolean;
  /** The newest day that the unit's data cover. Where it has begun but is not over, what it brought counts already, while only the days before it are due. */
  readonly asOf: Day;
}

export interface BoardChange {
  readonly statuses: readonly StatusRow[];
  /** Judgements that mean something else to an alert than before. */
  readonly reviews: readonly Judged[];
}

const UNIT_REFS = 2 ** 20;

/** The present status of every target at every unit, judged again where something changed. */
export class StatusBoard {
  private readonly byMeasureUnit = new Map<number, JudgedTarget[]>();
  private readonly byUnit = new Map<string, JudgedTarget[]>();
  /** One target for each indicator of a unit: what they cover is the same for all of them. */
  private readonly indicatorsAt = new Map<string, Map<string, JudgedTarget>>();
  private readonly current = new Map<JudgedTarget, Judged>();
  private readonly newest = new Map<string, Day | null>();
  private readonly byKey = new Map<string, JudgedTarget>();
  private readonly lastStates = new Map<string, string>();
  private readonly dirty = new Set<JudgedTarget>();

  constructor(
    private readonly targets: readonly JudgedTarget[],
    private readonly judging: Judging,
    private readonly calendars: Calendars,
    measures: RefTable,
    units: RefTable,
  ) {
    for (const judged of targets) {
      this.byKey.set(judgedKey(judged.plan.id, judged.target.id, judged.unit), judged);
      push(this.byUnit, judged.unit, judged);
      const indicators = this.indicatorsAt.get(judged.unit) ?? new Map<string, JudgedTarget>();
      this.indicatorsAt.set(judged.unit, indicators.set(judged.target.indicator, judged));
      for (const code of judging.indicators.measuresOf(judged.target.indicator)) {
        push(this.byMeasureUnit, measures.ref(code) * UNIT_REFS + units.ref(judged.unit), judged);
      }
    }
  }

  find(plan: string, target: string, unit: string): Judged | undefined {
    const judged = this.byKey.get(judgedKey(plan, target, unit));
    return judged && this.current.get(judged);
  }

  get all(): readonly JudgedTarget[] {
    return this.targets;
  }

  /** Goes on from the states that the history holds. */
  resume(history: readonly StatusHistoryRow[]): void {
    for (const row of history) this.lastStates.set(judgedKey(row.plan, row.target, row.unit), row.state);
  }

  /** Takes in changed day sums. */
  note(delta: CounterDelta): void {
    this.judging.sums.add(delta);
    const touched = this.byMeasureUnit.get(delta.measure * UNIT_REFS + delta.unit);
    if (touched) for (const judged of touched) this.dirty.add(judged);
  }

  /** Everything is to be judged again: a day began, or the board was just built. */
  noteAll(region?: string): void {
    for (const judged of this.targets) {
      if (region === undefined || judged.plan.region === region) this.dirty.add(judged);
    }
  }

  /** Judges what is touched, and all of a unit whose as-of day moved. */
  settle(): BoardChange {
    const units = new Set<string>();
    for (const { unit } of this.dirty) units.add(unit);
    for (const unit of units)
      if (this.asOfMoved(unit)) for (const judged of this.byUnit.get(unit)!) this.dirty.add(judged);
    const statuses: StatusRow[] = [];
    const reviews: Judged[] = [];
    for (const judged of this.dirty) {
      const before = this.current.get(judged);
      const now = this.judge(judged);
      if (now === undefined) continue;
      this.current.set(judged, now);
      if (before?.text !== now.text || before.asOf !== now.asOf) statuses.push(statusRow(now));
      if (!before || concern(before) !== concern(now)) reviews.push(now);
    }
    this.dirty.clear();
    return { statuses, reviews };
  }

  /** The states that held when a day closed, where they differ from the ones before. */
  close(region: string): StatusHistoryRow[] {
    const rows: StatusHistoryRow[] = [];
    for (const judged of this.targets) {
      if (judged.plan.region !== region) continue;
      const now = this.current.get(judged);
      if (!now) continue;
      const key = judgedKey(judged.plan.id, judged.target.id, judged.unit);
      if (this.lastStates.get(key) === now.status.state) continue;
      this.lastStates.set(key, now.status.state);
      const { state, colour, value } = now.status;
      rows.push({
        plan: judged.plan.id,
        target: judged.target.id,
        unit: judged.unit,
        asOf: now.asOf,
        state,
        colour,
        value,
      });
    }
    return rows;
  }

  private judge(judged: JudgedTarget): Judged | undefined {
    const today = this.calendars.of(judged.plan.region);
    if (today === undefined) return undefined;
    const newest = this.newest.get(judged.unit) ?? today - 1;
    const judgedOn = isLimitOnItsFirstDay(judged, today) ? today : Math.min(today - 1, newest);
    const status = this.judging.judge.judge(judged, { asOf: judgedOn, open: today });
    // A target that never had data is not silent, it is not connected yet.
    const overdue =
      status.coverage !== null &&
      (status.overdue || (judgedOn < today - 1 && this.judging.judge.judge(judged, { asOf: today - 1 }).overdue));
    return { judged, status, text: JSON.stringify(status), overdue, asOf: Math.min(today, newest) };
  }

  private asOfMoved(unit: string): boolean {
    let newest: Day | null = null;
    for (const judged of this.indicatorsAt.get(unit)?.values() ?? []) {
      const coverage = this.judging.judge.coverageOf(judged);
      if (coverage !== null && (newest === null || coverage > newest)) newest = coverage;
    }
    if (this.newest.get(unit) === newest) return false;
    this.newest.set(unit, newest);
    return true;
  }
}

/** A limit can be broken on the very day its window opens; nothing else is due before that day is over. */
function isLimitOnItsFirstDay({ plan, target }: JudgedTarget, today: Day): boolean {
  const { condition } = target;
  return openingOf(target, plan) === today && ('zero' in condition || 'atMost' in condition || 'below' in condition);
}

function statusRow({ judged, status, text, asOf }: Judged): StatusRow {
  const { state, colour } = status;
  return {
    plan: judged.plan.id,
    target: judged.target.id,
    unit: judged.unit,
    asOf,
    state,
    colour,
    data: text,
  };
}

/** What matters to an alert: the state, whether its deadline is past, and whether data are overdue. */
function concern({ status, overdue }: Judged): string {
  return `${status.state}/${status.judgedAt >= status.deadline}/${overdue}`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
