import type { Day } from '#calendar';
import type { RefTable } from '#indicators';
import type { JudgedTarget, Judging } from '#read-model';

const UNIT_REFS = 2 ** 20;

/** One indicator that is judged at a unit, and the newest day its data cover there. */
interface Reaching {
  readonly judged: JudgedTarget;
  coverage: Day | null;
}

interface Unit {
  readonly code: string;
  readonly reaching: Reaching[];
  newest: Day | null;
}

/** How far the data of each judged unit reach: the newest day that any of its indicators covers. */
export class UnitReach {
  private readonly units = new Map<string, Unit>();
  private readonly byMeasureUnit = new Map<number, { readonly unit: Unit; readonly reaching: Reaching }[]>();
  private readonly touched = new Map<Reaching, Unit>();

  constructor(
    targets: readonly JudgedTarget[],
    private readonly judging: Judging,
    measures: RefTable,
    units: RefTable,
  ) {
    const known = new Set<string>();
    for (const judged of targets) {
      const { indicator } = judged.target;
      // What an indicator covers is the same for all targets that look at it.
      if (known.has(`${judged.unit} ${indicator}`)) continue;
      known.add(`${judged.unit} ${indicator}`);
      const unit = this.units.get(judged.unit) ?? { code: judged.unit, reaching: [], newest: null };
      this.units.set(judged.unit, unit);
      const reaching: Reaching = { judged, coverage: null };
      unit.reaching.push(reaching);
      this.touched.set(reaching, unit);
      for (const code of judging.indicators.numeratorOf(indicator)) {
        const key = measures.ref(code) * UNIT_REFS + units.ref(judged.unit);
        const list = this.byMeasureUnit.get(key);
        if (list) list.push({ unit, reaching });
        else this.byMeasureUnit.set(key, [{ unit, reaching }]);
      }
    }
  }

  /** Newest day with data; `null`: none yet, or no judged unit. */
  of(unit: string): Day | null {
    return this.units.get(unit)?.newest ?? null;
  }

  /** The sums of a measure at a unit have changed. */
  note(measure: number, unit: number): void {
    const list = this.byMeasureUnit.get(measure * UNIT_REFS + unit);
    if (list) for (const { unit: at, reaching } of list) this.touched.set(reaching, at);
  }

  /** Looks at what was touched. Answers the units whose newest day is another one now. */
  moved(): readonly string[] {
    const units = new Set<Unit>();
    for (const [reaching, unit] of this.touched) {
      const coverage = this.judging.judge.coverageOf(reaching.judged);
      if (coverage === reaching.coverage) continue;
      reaching.coverage = coverage;
      units.add(unit);
    }
    this.touched.clear();
    const moved: string[] = [];
    for (const unit of units) {
      let newest: Day | null = null;
      for (const { coverage } of unit.reaching) {
        if (coverage !== null && (newest === null || coverage > newest)) newest = coverage;
      }
      if (newest === unit.newest) continue;
      unit.newest = newest;
      moved.push(unit.code);
    }
    return moved;
  }
}
