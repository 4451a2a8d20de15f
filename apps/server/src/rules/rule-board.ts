import type { LedgerChange } from '#indicators';
import type { CatalogueRule } from '#plugin-host';
import { isAtLevel } from '#read-model';
import type { ProjectionSight } from '../projection/projection-listener.js';
import type { CaseShelf } from './case-shelf.js';
import type { RulePair } from './rule-pair.js';

const UNIT_REFS = 2 ** 20;

/** Which rules are to be asked about which units, because something that they read has changed or a day began. */
export class RuleBoard {
  private readonly pairs: readonly RulePair[];
  private readonly bySum = new Map<number, RulePair[]>();
  private readonly byCase = new Map<string, RulePair[]>();
  private readonly due = new Map<CatalogueRule, Set<RulePair>>();

  constructor(
    rules: readonly CatalogueRule[],
    private readonly sight: Omit<ProjectionSight, 'position'>,
    private readonly cases: CaseShelf,
  ) {
    this.pairs = rules.flatMap((rule) => this.pairsOf(rule));
    for (const pair of this.pairs) this.enter(pair);
    for (const rule of rules) this.due.set(rule, new Set());
  }

  /** Takes in what a batch changed. Sums are asked for as they are in memory already, cases are put on the shelf. */
  note({ counters, cases }: Pick<LedgerChange, 'counters' | 'cases'>): void {
    for (const { measure, unit } of counters) this.mark(this.bySum.get(measure * UNIT_REFS + unit));
    for (const { book } of cases) {
      for (const unit of this.cases.put(book)) this.mark(this.byCase.get(`${book.caseType} ${unit}`));
    }
  }

  /** A day began in a region. */
  noteDay(region: string): void {
    this.mark(this.pairs.filter((pair) => pair.region === region));
  }

  noteAll(rules?: ReadonlySet<CatalogueRule>): void {
    this.mark(rules ? this.pairs.filter(({ rule }) => rules.has(rule)) : this.pairs);
  }

  /** Pairs that wait, or that were taken and have to wait again. */
  giveBack(pairs: readonly RulePair[]): void {
    this.mark(pairs);
  }

  /** Takes up to so many of the pairs of a rule that wait, those that wait longest first. */
  take(rule: CatalogueRule, most: number): readonly RulePair[] {
    const waiting = this.due.get(rule)!;
    const taken: RulePair[] = [];
    for (const pair of waiting) {
      if (taken.length >= most) break;
      taken.push(pair);
    }
    for (const pair of taken) waiting.delete(pair);
    return taken;
  }

  isDue(rule: CatalogueRule): boolean {
    return this.due.get(rule)!.size > 0;
  }

  /** Codes of the units that a rule is asked about. */
  unitsOf(rule: CatalogueRule): ReadonlySet<string> {
    return new Set(this.pairs.filter((pair) => pair.rule === rule).map(({ unit }) => unit.code));
  }

  private mark(pairs: readonly RulePair[] | undefined): void {
    if (pairs) for (const pair of pairs) this.due.get(pair.rule)!.add(pair);
  }

  private pairsOf(rule: CatalogueRule): readonly RulePair[] {
    const { judging, refs, calendars } = this.sight;
    return [...judging.tree.all].flatMap((unit) => {
      if (!isAtLevel(unit, rule.reads.level)) return [];
      const ref = refs.units.ref(unit.code);
      const region = calendars.region(ref);
      return region === undefined ? [] : { rule, unit, ref, region };
    });
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

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
