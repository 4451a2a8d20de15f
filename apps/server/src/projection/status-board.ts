import type { Day } from '#calendar';
import type { CounterDelta, RefTable } from '#indicators';
import { openingOf, referencedIndicators, statusOf, verdictOn, type TargetStatus, type Verdict } from '#plans';
import {
  isLimit,
  judgedKey,
  observationGroups,
  RememberedObservation,
  type JudgedTarget,
  type Judging,
  type ObservationGroup,
  type ObservedKey,
  type ObservedRow,
  type StatusHistoryRow,
} from '#read-model';
import type { Calendars } from './calendars.js';
import { PlansInForce } from './plans-in-force.js';
import { UnitReach } from './unit-reach.js';

/** What a target at a unit has come to. */
export interface Judged {
  readonly judged: JudgedTarget;
  readonly status: TargetStatus;
  /** Data are overdue as of the calendar, though the status speaks of an earlier day. */
  readonly overdue: boolean;
  /** The newest day that the unit's data cover. Where it has begun but is not over, what it brought counts already, while only the days before it are due. */
  readonly asOf: Day;
}

export interface BoardChange {
  readonly observed: readonly ObservedRow[];
  /** What is no longer observed, because another version of its plan is in force. */
  readonly retired: readonly ObservedKey[];
  /** Judgements that mean something else to an alert than before. */
  readonly reviews: readonly Judged[];
}

/** A change while it is put together. */
interface Settling {
  readonly observed: ObservedRow[];
  readonly retired: ObservedKey[];
  readonly reviews: Judged[];
}

/** What of a target's verdict matters to an alert. */
interface Concern {
  readonly state: TargetStatus['state'];
  readonly closed: boolean;
  readonly overdue: boolean;
}

/** How a group of targets was judged last. */
interface Judgement {
  readonly observation: RememberedObservation;
  readonly judgedOn: Day;
  readonly asOf: Day;
  readonly text: string;
}

/** A group of targets with how it stands. */
interface Watch {
  readonly group: ObservationGroup;
  /** Of each target. */
  readonly concerns: (Concern | undefined)[];
  now: Judgement | undefined;
}

const UNIT_REFS = 2 ** 20;

/** The present status of every target at every unit, judged again where something changed. */
export class StatusBoard {
  private readonly watches: readonly Watch[];
  private readonly bySum = new Map<number, Watch[]>();
  private readonly byUnit = new Map<string, Watch[]>();
  private readonly places = new Map<JudgedTarget, { readonly watch: Watch; readonly at: number }>();
  private readonly inForce: PlansInForce;
  private readonly reach: UnitReach;
  private readonly lastStates = new Map<string, string>();
  private readonly dirty = new Set<Watch>();

  constructor(
    private readonly targets: readonly JudgedTarget[],
    private readonly judging: Judging,
    private readonly calendars: Calendars,
    measures: RefTable,
    units: RefTable,
  ) {
    this.reach = new UnitReach(targets, judging, measures, units);
    this.inForce = new PlansInForce(targets);
    this.watches = observationGroups(targets).map((group) => ({
      group,
      concerns: group.judged.map(() => undefined),
      now: undefined,
    }));
    for (const watch of this.watches) {
      const { unit, judged } = watch.group;
      push(this.byUnit, unit, watch);
      judged.forEach((one, at) => this.places.set(one, { watch, at }));
      for (const key of this.sumsBehind(watch.group, measures, units)) push(this.bySum, key, watch);
    }
  }

  /** How a target stands now; `undefined` where its region's calendar has not begun, or its plan is not in force. */
  of(judged: JudgedTarget): Judged | undefined {
    const place = this.places.get(judged);
    const concern = place?.watch.concerns[place.at];
    return concern && place.watch.now && told(judged, place.watch.now, concern);
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
    this.reach.note(delta.measure, delta.unit);
    const touched = this.bySum.get(delta.measure * UNIT_REFS + delta.unit);
    if (touched) for (const watch of touched) this.dirty.add(watch);
  }

  /** Everything is to be judged again: a day began, or the board was just built. */
  noteAll(region?: string): void {
    for (const watch of this.watches) {
      if (region === undefined || watch.group.plan.region === region) this.dirty.add(watch);
    }
  }

  /** Judges what is touched, and all of a unit whose data reach another day now. */
  settle(): BoardChange {
    for (const unit of this.reach.moved()) for (const watch of this.byUnit.get(unit) ?? []) this.dirty.add(watch);
    const change: Settling = { observed: [], retired: [], reviews: [] };
    for (const watch of this.dirty) this.judge(watch, change);
    this.dirty.clear();
    return change;
  }

  /** The states that held when a day closed, where they differ from the ones before. */
  close(region: string): StatusHistoryRow[] {
    const rows: StatusHistoryRow[] = [];
    for (const { group, now, concerns } of this.watches) {
      if (group.plan.region !== region || !now) continue;
      concerns.forEach((concern, at) => {
        const { plan, target, unit } = group.judged[at]!;
        const key = judgedKey(plan.id, target.id, unit);
        if (!concern || this.lastStates.get(key) === concern.state) return;
        this.lastStates.set(key, concern.state);
        const { state, colour, value } = told(group.judged[at]!, now, concern).status;
        rows.push({ plan: plan.id, target: target.id, unit, asOf: now.asOf, state, colour, value });
      });
    }
    return rows;
  }

  private judge(watch: Watch, change: Settling): void {
    const { plan, unit, judged } = watch.group;
    const first = judged[0]!;
    const today = this.calendars.of(plan.region);
    if (today === undefined) return;
    const newest = this.reach.of(unit) ?? today - 1;
    const opensToday = isLimit(first.target) && openingOf(first.target, plan) === today;
    const judgedOn = opensToday ? today : Math.min(today - 1, newest);
    if (!this.inForce.holds(plan, judgedOn)) return this.retire(watch, change);

    const observation = new RememberedObservation(this.judging.judge.observe(first, { asOf: judgedOn, open: today }));
    // A target that never had data is not silent, it is not connected yet. A status of an earlier day knows less than
    // the calendar of how long its data have been missing.
    const asOfToday =
      observation.coverage !== null && judgedOn < today - 1
        ? new RememberedObservation(this.judging.judge.observe(first, { asOf: today - 1 }))
        : undefined;
    const now = { observation, judgedOn, asOf: Math.min(today, newest), text: '' };
    const toldOf = new Set<Day>();
    for (let i = 0; i < judged.length; i++) {
      const { target } = judged[i]!;
      const verdict = verdictOn(target, plan, observation, judgedOn);
      // What is told beside the state asks more of the ledger, of each judged day the same.
      if (!toldOf.has(verdict.judgedAt)) statusOf(verdict, observation);
      toldOf.add(verdict.judgedAt);
      const overdue =
        observation.coverage !== null &&
        (verdict.overdue || (asOfToday !== undefined && verdictOn(target, plan, asOfToday, today - 1).overdue));
      const before = watch.concerns[i];
      if (before && isSame(before, verdict, overdue)) continue;
      const concern = { state: verdict.state, closed: isClosed(verdict), overdue };
      watch.concerns[i] = concern;
      change.reviews.push(told(judged[i]!, now, concern));
    }
    this.keep(watch, { ...now, text: observation.toText() }, change);
  }

  private keep(watch: Watch, now: Judgement, { observed }: Settling): void {
    const { group, now: before } = watch;
    watch.now = now;
    if (before?.text === now.text && before.asOf === now.asOf && before.judgedOn === now.judgedOn) return;
    const { plan, unit, key, judged } = group;
    const { asOf, judgedOn, text } = now;
    const { value } = verdictOn(judged[0]!.target, plan, now.observation, judgedOn);
    observed.push({ plan: plan.id, unit, group: key, asOf, judgedOn, value, data: text });
  }

  /** Another version of the plan is in force. A target that it no longer has asks nothing of anybody. */
  private retire(watch: Watch, { retired, reviews }: Settling): void {
    const { now, group } = watch;
    if (!now) return;
    retired.push({ plan: group.plan.id, unit: group.unit, group: group.key });
    group.judged.forEach((judged, at) => {
      const concern = watch.concerns[at];
      watch.concerns[at] = undefined;
      if (!concern || this.inForce.hasElsewhere(judged)) return;
      const { status, asOf } = told(judged, now, concern);
      reviews.push({
        judged,
        status: { ...status, state: 'not-started', colour: 'grey', overdue: false },
        overdue: false,
        asOf,
      });
    });
    watch.now = undefined;
  }

  /** Every sum, as measure and unit in one number, whose change may change a judgement of the group. */
  private sumsBehind({ unit, judged }: ObservationGroup, measures: RefTable, units: RefTable): Set<number> {
    const keys = new Set<number>();
    const add = (indicator: string, at: string): void => {
      for (const [source, read] of this.judging.indicators.sourcesOf(indicator, at)) {
        for (const measure of read.keys()) keys.add(measures.ref(measure) * UNIT_REFS + units.ref(source));
      }
    };
    const { indicator } = judged[0]!.target;
    add(indicator, unit);
    // How far its data reach is told by the unit's own sums, also where the value is computed from those of others.
    for (const measure of this.judging.indicators.numeratorOf(indicator)) {
      keys.add(measures.ref(measure) * UNIT_REFS + units.ref(unit));
    }
    const references = new Set(judged.flatMap(({ target }) => referencedIndicators(target)));
    for (const reference of references) for (const at of this.judging.tree.path(unit)) add(reference, at);
    return keys;
  }
}

function told(judged: JudgedTarget, { observation, judgedOn, asOf }: Judgement, { overdue }: Concern): Judged {
  const verdict = verdictOn(judged.target, judged.plan, observation, judgedOn);
  return { judged, status: statusOf(verdict, observation), overdue, asOf };
}

const isClosed = ({ judgedAt, due }: Verdict): boolean => judgedAt >= due.deadline;

function isSame(before: Concern, verdict: Verdict, overdue: boolean): boolean {
  return before.state === verdict.state && before.overdue === overdue && before.closed === isClosed(verdict);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
