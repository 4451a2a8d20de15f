import type { Day } from '#calendar';
import type { LedgerChange } from '#indicators';
import type { CatalogueRule } from '#plugin-host';
import { isAtLevel } from '#read-model';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { CaseShelf } from './case-shelf.js';
import type { RecordGroup, RecordShelf } from './record-shelf.js';
import type { RulePair } from './rule-pair.js';

const UNIT_REFS = 2 ** 20;

/** Which rules are to be asked about which units and groups of records, because something that they read has changed. */
export class RuleBoard {
  /** By rule and ref of the unit. */
  private readonly units: ReadonlyMap<CatalogueRule, ReadonlyMap<number, RulePair>>;
  private readonly bySum = new Map<number, RulePair[]>();
  private readonly byCase = new Map<string, RulePair[]>();
  /** By the text of what is asked about. */
  private readonly due: ReadonlyMap<CatalogueRule, Map<string, RulePair>>;
  /** Groups with a record of a day that has not begun yet, by region and that day: its beginning changes what they hold. */
  private readonly early = new Map<string, Map<Day, RulePair[]>>();

  constructor(
    rules: readonly CatalogueRule[],
    private readonly sight: Omit<ProjectionSight, 'position'>,
    private readonly cases: CaseShelf,
    private readonly records: ReadonlyMap<CatalogueRule, RecordShelf>,
  ) {
    this.units = new Map(rules.map((rule) => [rule, this.unitsOf(rule)]));
    this.due = new Map(rules.map((rule) => [rule, new Map()]));
    for (const pair of this.wholeUnits()) this.enter(pair);
  }

  /** Takes in what a batch changed. Sums are asked for as they are in memory already, cases and records are put on the shelf. */
  note({ counters, cases, kept, notKept }: Pick<LedgerChange, 'counters' | 'cases' | 'kept' | 'notKept'>): void {
    for (const { measure, unit } of counters) this.mark(this.bySum.get(measure * UNIT_REFS + unit));
    for (const { book } of cases) {
      for (const unit of this.cases.put(book)) this.mark(this.byCase.get(`${book.caseType} ${unit}`));
    }
    for (const [rule, shelf] of this.records) {
      for (const record of kept) this.markGroups(rule, shelf.put(record));
      for (const key of notKept) this.markGroups(rule, shelf.remove(key));
    }
  }

  /** A day began in a region. Of what is read by group only that changes which has records of this day already. */
  noteDay(region: string): void {
    for (const pair of this.wholeUnits()) if (pair.region === region) this.mark([pair]);
    const today = this.sight.calendars.of(region);
    const early = this.early.get(region);
    if (today === undefined || !early) return;
    for (const [day, pairs] of early) {
      if (day > today) continue;
      early.delete(day);
      this.mark(pairs);
      for (const pair of pairs) this.noteEarly(pair);
    }
  }

  noteAll(rules: Iterable<CatalogueRule> = this.units.keys()): void {
    for (const rule of rules) {
      if (isGrouped(rule)) this.markGroups(rule, this.records.get(rule)!.all);
      else this.mark([...this.units.get(rule)!.values()]);
    }
  }

  /** Pairs that wait, or that were taken and have to wait again. */
  giveBack(pairs: readonly RulePair[]): void {
    this.mark(pairs);
  }

  /** Takes up to so many of the pairs of a rule that wait, those that wait longest first. */
  take(rule: CatalogueRule, most: number): readonly RulePair[] {
    const waiting = this.due.get(rule)!;
    const taken: RulePair[] = [];
    for (const [text, pair] of waiting) {
      if (taken.length >= most) break;
      taken.push(pair);
      waiting.delete(text);
    }
    return taken;
  }

  isDue(rule: CatalogueRule): boolean {
    return this.due.get(rule)!.size > 0;
  }

  /** Whether a rule is asked about a unit, or about a group of records that are there. */
  asks(rule: CatalogueRule, { unit, group }: { readonly unit: string; readonly group: string | null }): boolean {
    const ref = this.sight.refs.units.find(unit);
    const isUnit = ref !== undefined && this.units.get(rule)?.has(ref) === true;
    if (!isUnit || isGrouped(rule) !== (group !== null)) return false;
    return group === null || this.records.get(rule)!.has({ unit: ref, group });
  }

  private *wholeUnits(): Generator<RulePair> {
    for (const [rule, pairs] of this.units) if (!isGrouped(rule)) yield* pairs.values();
  }

  private mark(pairs: readonly RulePair[] | undefined): void {
    if (pairs) for (const pair of pairs) this.due.get(pair.rule)!.set(textOf(pair), pair);
  }

  private markGroups(rule: CatalogueRule, groups: readonly RecordGroup[]): void {
    for (const { unit, group } of groups) {
      const known = this.units.get(rule)!.get(unit);
      if (!known) continue;
      const pair = { ...known, group };
      this.mark([pair]);
      if (group !== null) this.noteEarly(pair);
    }
  }

  private noteEarly(pair: RulePair): void {
    const { rule, ref, region, group } = pair;
    const today = this.sight.calendars.of(region) ?? Number.NEGATIVE_INFINITY;
    const next = this.records.get(rule)!.nextDay({ unit: ref, group }, today);
    if (next === undefined) return;
    let days = this.early.get(region);
    if (!days) this.early.set(region, (days = new Map()));
    push(days, next, pair);
  }

  private unitsOf(rule: CatalogueRule): ReadonlyMap<number, RulePair> {
    const { judging, refs, calendars } = this.sight;
    const pairs = new Map<number, RulePair>();
    for (const unit of judging.tree.all) {
      if (!isAtLevel(unit, rule.reads.level)) continue;
      const ref = refs.units.ref(unit.code);
      const region = calendars.region(ref);
      if (region !== undefined) pairs.set(ref, { rule, unit, ref, region, group: null });
    }
    return pairs;
  }

  private enter(pair: RulePair): void {
    const { judging, refs } = this.sight;
    const { reads } = pair.rule;
    const sums = new Set((reads.measures ?? []).map((code) => refs.measures.ref(code) * UNIT_REFS + pair.ref));
    for (const indicator of reads.indicators ?? []) {
      for (const [source, read] of judging.indicators.sourcesOf(indicator, pair.unit.code)) {
        for (const measure of read.keys()) sums.add(refs.measures.ref(measure) * UNIT_REFS + refs.units.ref(source));
      }
    }
    for (const key of sums) push(this.bySum, key, pair);
    for (const caseType of reads.cases ?? []) push(this.byCase, `${caseType} ${pair.ref}`, pair);
  }
}

/** Tells what a rule is asked about from everything else that it is asked about. */
function textOf({ ref, group }: RulePair): string {
  return `${ref} ${group ?? ''}`;
}

/** Whether a rule is asked about each group of records by itself. */
function isGrouped({ reads }: CatalogueRule): boolean {
  return reads.records?.by !== undefined;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
