import type { Day } from '#calendar';
import type { CounterDelta } from '#indicators';
import { isValid } from '#org';
import type { DerivedMeasure } from '#plugin-host';
import { isAtLevel, type DaySeries } from '#read-model';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { DayQuestion, DerivedCell } from './day-question.js';

const UNIT_REFS = 2 ** 20;

interface DueCell {
  readonly cell: DerivedCell;
  /** Refs of the measures that it reads; of a stock, what it holds goes on after the day it was reported on. */
  readonly reads: readonly { readonly ref: number; readonly isStock: boolean }[];
  readonly due: Set<Day>;
}

type Sight = Pick<ProjectionSight, 'judging' | 'refs'>;

/** Days that derived measures are to be asked about, because something that they read has changed. */
export class DerivedBoard {
  private readonly cells = new Map<DerivedMeasure, readonly DueCell[]>();
  private readonly readers = new Map<number, DueCell[]>();
  private readonly waiting = new Map<DerivedMeasure, Set<DueCell>>();

  constructor(
    measures: readonly DerivedMeasure[],
    accruals: ReadonlyMap<string, { readonly accrual: string }>,
    private readonly sight: Sight,
  ) {
    const { judging, refs } = sight;
    for (const measure of measures) {
      const { level, measures: codes } = measure.source;
      const reads = codes.map((code) => ({
        ref: refs.measures.ref(code),
        isStock: accruals.get(code)?.accrual === 'stock',
      }));
      const cells = [...judging.tree.all]
        .filter((unit) => isAtLevel(unit, level))
        .map((unit) => ({ cell: { measure, unit, ref: refs.units.ref(unit.code) }, reads, due: new Set<Day>() }));
      this.cells.set(measure, cells);
      this.waiting.set(measure, new Set());
      for (const one of cells) for (const { ref } of reads) push(this.readers, ref * UNIT_REFS + one.cell.ref, one);
    }
  }

  /** Takes in what a batch changed, once it is in the sums. */
  note(counters: readonly CounterDelta[]): void {
    for (const { measure, unit, day } of counters) {
      for (const one of this.readers.get(measure * UNIT_REFS + unit) ?? []) {
        this.mark(one, day);
        if (one.reads.some(({ ref, isStock }) => ref === measure && isStock)) this.markHeld(one, measure, day);
      }
    }
  }

  /** Every day on which something was reported of what they read, or they came to something. */
  noteAll(measures: Iterable<DerivedMeasure> = this.cells.keys()): void {
    for (const measure of measures) {
      const own = this.sight.refs.measures.ref(measure.code);
      for (const one of this.cells.get(measure) ?? []) {
        for (const ref of [own, ...one.reads.map((read) => read.ref)]) {
          for (const day of this.seriesOf(one, ref)?.days() ?? []) this.mark(one, day);
        }
      }
    }
  }

  isDue(measure: DerivedMeasure): boolean {
    return this.waiting.get(measure)!.size > 0;
  }

  /** Takes up to so many questions that wait. */
  take(measure: DerivedMeasure, most: number): readonly DayQuestion[] {
    const taken: DayQuestion[] = [];
    const waiting = this.waiting.get(measure)!;
    for (const one of waiting) {
      for (const day of one.due) {
        if (taken.length >= most) return taken;
        one.due.delete(day);
        if (isValid(one.cell.unit, day)) taken.push({ cell: one.cell, day });
      }
      waiting.delete(one);
    }
    return taken;
  }

  /** They could not be dealt with and wait again. */
  giveBack(questions: readonly DayQuestion[]): void {
    for (const { cell, day } of questions) {
      const one = this.cells.get(cell.measure)?.find((known) => known.cell === cell);
      if (one) this.mark(one, day);
    }
  }

  /** Days after a stock's report on which something else was reported, until its next one. */
  private markHeld(one: DueCell, stock: number, day: Day): void {
    const held = this.seriesOf(one, stock);
    const others = one.reads.flatMap(({ ref }) => (ref === stock ? [] : (this.seriesOf(one, ref) ?? [])));
    const last = Math.max(...others.map((series) => series.lastDay() ?? day), day);
    for (let later = day + 1; later <= last; later++) {
      if (held && held.sum(later, later) !== null) return;
      if (others.some((series) => series.sum(later, later) !== null)) this.mark(one, later);
    }
  }

  private mark(one: DueCell, day: Day): void {
    one.due.add(day);
    this.waiting.get(one.cell.measure)!.add(one);
  }

  private seriesOf({ cell }: DueCell, measure: number): DaySeries | undefined {
    return this.sight.judging.sums.of(measure, cell.ref);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
