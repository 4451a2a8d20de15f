import { yearOf, type Day } from '#calendar';
import type { MeasureDefinition } from '#indicators';
import type { OrgUnit } from '#org';
import type { Catalogue } from '#plugin-host';
import type { Said, Sent } from './random-year.js';

/** One amount of a measure, with the record it is from. */
interface Fact {
  readonly unit: string;
  readonly on: Day;
  readonly amount: number;
  readonly id: number;
  readonly subject?: string;
}

const CASE_DAYS = 8;

/** Sums of measures at any unit and over any days, each time by a look at every record that is left. Slow and plain. */
export class NaiveSums {
  private readonly facts = new Map<string, Fact[]>();
  private readonly measures: ReadonlyMap<string, MeasureDefinition>;
  private readonly paths: ReadonlyMap<string, readonly string[]>;
  private readonly found = new Map<string, readonly Fact[]>();
  readonly units: readonly OrgUnit[];

  constructor(catalogue: Catalogue, records: readonly Sent[]) {
    this.units = catalogue.orgUnits;
    this.measures = new Map(catalogue.measures.map((measure) => [measure.code, measure]));
    const parents = new Map(this.units.map(({ code, parent }) => [code, parent]));
    const climb = (code: string | undefined): string[] =>
      code === undefined ? [] : [code, ...climb(parents.get(code))];
    this.paths = new Map(this.units.map(({ code }) => [code, climb(code)]));
    for (const { id, said } of records) if (said) this.take(id, said);
    for (const unit of new Set(records.flatMap(({ said }) => (said?.kind === 'case' ? said.unit : [])))) {
      this.judgeCase(unit, records);
    }
  }

  definition(measure: string): MeasureDefinition {
    return this.measures.get(measure)!;
  }

  /** The unit and those above it. */
  path(unit: string): readonly string[] {
    return this.paths.get(unit)!;
  }

  sum(measure: string, unit: string, from: Day, to: Day): number | null {
    const facts = this.inside(measure, unit).filter(({ on }) => on >= from && on <= to);
    if (this.definition(measure).accrual === 'distinct') return this.persons(measure, unit, from, to);
    if (facts.length === 0) return this.definition(measure).source.kind === 'case' ? 0 : null;
    return facts.reduce((sum, { amount }) => sum + amount, 0);
  }

  /** What a stock holds: at each unit that reports it the last value; of two for one day the one written later. */
  holding(measure: string, unit: string, to: Day): number | null {
    const facts = this.inside(measure, unit).filter(({ on }) => on <= to);
    if (facts.length === 0) return null;
    let sum = 0;
    for (const reporter of new Set(facts.map((fact) => fact.unit))) {
      const own = facts.filter((fact) => fact.unit === reporter).sort((a, b) => a.on - b.on || a.id - b.id);
      sum += own.at(-1)!.amount;
    }
    return sum;
  }

  lastDay(measure: string, unit: string, limit = Number.POSITIVE_INFINITY): Day | null {
    const days = this.inside(measure, unit).flatMap(({ on }) => (on <= limit ? on : []));
    return days.length === 0 ? null : Math.max(...days);
  }

  private inside(measure: string, unit: string): readonly Fact[] {
    const key = `${measure} ${unit}`;
    const found =
      this.found.get(key) ?? this.facts.get(measure)?.filter((fact) => this.path(fact.unit).includes(unit)) ?? [];
    this.found.set(key, found);
    return found;
  }

  /** Persons seen in the days who had not been seen at the unit earlier in the year. */
  private persons(measure: string, unit: string, from: Day, to: Day): number | null {
    const seen = this.inside(measure, unit);
    const now = seen.filter(({ on }) => on >= from && on <= to);
    if (now.length === 0) return null;
    const isNew = ({ subject, on }: Fact) =>
      !seen.some((other) => other.subject === subject && yearOf(other.on) === yearOf(on) && other.on < on);
    return new Set(now.filter(isNew).map(({ subject, on }) => `${subject} ${yearOf(on)}`)).size;
  }

  private take(id: number, said: Said): void {
    const { unit, on } = said;
    switch (said.kind) {
      case 'report':
        for (const [measure, amount] of Object.entries(said.values)) this.add(measure, { unit, on, amount, id });
        break;
      case 'service':
        this.add('persons', { unit, on, amount: 1, id, subject: said.subject });
        this.add('calls', { unit, on, amount: 1, id });
        this.add('minutes', { unit, on, amount: said.minutes, id });
        break;
      case 'policy':
        this.add('milestone.policy', { unit, on, amount: said.state === 'reached' ? 1 : 0, id });
        break;
      case 'case':
        break;
    }
  }

  /** The one case of a unit: late on the day after the eighth, if it was not resolved by then. */
  private judgeCase(unit: string, records: readonly Sent[]): void {
    const days = (stage: string) =>
      records.flatMap(({ said }) =>
        said?.kind === 'case' && said.unit === unit && said.stage === stage ? said.on : [],
      );
    const reported = Math.min(...days('reported'));
    const resolved = Math.min(...days('resolved'));
    if (!Number.isFinite(reported)) return;
    const isLate = resolved > reported + CASE_DAYS;
    if (isLate) this.add('case.shortage.late', { unit, on: reported + CASE_DAYS + 1, amount: 1, id: 0 });
    else this.add('case.shortage.in-time', { unit, on: resolved, amount: 1, id: 0 });
  }

  private add(measure: string, fact: Fact): void {
    const facts = this.facts.get(measure) ?? [];
    facts.push(fact);
    this.facts.set(measure, facts);
  }
}
