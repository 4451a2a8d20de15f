import { formatDay, parseDay, type Day } from '#calendar';
import type { Baseline, Formula, IndicatorDefinition, PeriodGrain, UnitBound } from '#indicators';
import type { Catalogue } from '#plugin-host';
import type { Measurement } from '#plans';
import type { NaiveSums } from './naive-sums.js';

type Value = Omit<Measurement, 'definitionVersion'>;

const NOTHING: Value = { value: null, numerator: null, denominator: null };
const YEAR = 366;

/** Values of indicators by their formulas, each time computed anew from sums. */
export class NaiveValues {
  private readonly indicators: ReadonlyMap<string, IndicatorDefinition>;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly sums: NaiveSums,
  ) {
    this.indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  }

  formulas(code: string): Formula[] {
    return this.indicators.get(code)!.versions.map(({ formula }) => formula);
  }

  /** The last day before another definition than that of the day holds. */
  definedUntil(code: string, day: Day): Day {
    const later = this.indicators.get(code)!.versions.flatMap(({ validFrom }) => (validFrom! > day ? validFrom! : []));
    return Math.min(...later) - 1;
  }

  /** Over `from`…`to`, by the definition of the day `to`. `end`: the window's last day, where best is asked for. */
  value(code: string, unit: string, from: Day, to: Day, end?: Day): Measurement {
    const { versions } = this.indicators.get(code)!;
    const valid = versions.filter(({ validFrom }) => validFrom === undefined || validFrom <= to);
    const { version, formula } = valid.at(-1) ?? versions[0]!;
    return { ...this.compute(formula, unit, from, to, end), definitionVersion: version };
  }

  private of(code: string, unit: string, from: Day, to: Day, end?: Day): number | null {
    return this.value(code, unit, from, to, end).value;
  }

  private compute(formula: Formula, unit: string, from: Day, to: Day, end?: Day): Value {
    const total = (measures: readonly string[]): number | null => {
      const found = measures.flatMap((measure) => this.amount(measure, unit, from, to) ?? []);
      return found.length === 0 ? null : found.reduce((sum, one) => sum + one, 0);
    };
    switch (formula.kind) {
      case 'ratio':
        return divided(formula.factor, total(formula.numerator), total(formula.denominator));
      case 'per-capita':
        return divided(formula.per, total([formula.measure]), total([formula.population]));
      case 'mean':
        return divided(1, total([formula.total]), total([formula.count]));
      case 'count':
      case 'zero-event':
      case 'level':
        return divided(1, total(formula.measures), 1);
      case 'milestone':
        return divided(1, total([`milestone.${formula.milestone}`]), 1);
      case 'daily-mean': {
        const days = formula.trailingDays;
        return divided(1, this.sums.sum(formula.measure, unit, to - days + 1, to), days);
      }
      case 'cases-in-time': {
        const [inTime, late] = ['in-time', 'late'].map((count) => total([`case.${formula.caseType}.${count}`])!);
        return divided(100, inTime!, inTime! + late!);
      }
      case 'cohort-share': {
        const members = this.members(formula.cohort, unit);
        const isMet = (member: string): boolean => {
          if ('measure' in formula) return (this.amount(formula.measure, member, from, to) ?? -1) >= formula.atLeast;
          const value = this.of(formula.indicator, member, from, to, end);
          return value !== null && meets(formula.meets, value);
        };
        return divided(100, members.filter(isMet).length, members.length);
      }
      case 'growth':
        return this.compared(formula.of, formula.over, unit, [from, to, end], (now, then) =>
          then === 0 ? null : (100 * (now - then)) / Math.abs(then),
        );
      case 'delta':
        return this.compared(formula.of, formula.over, unit, [from, to, end], (now, then) => now - then);
      case 'rank':
        return this.rank(formula.of, unit, from, to, end);
      case 'longest-run':
        return this.longestRun(formula, unit, from, to, end);
      case 'recurring':
        return this.recurring(formula, unit, from, to, end);
    }
  }

  private amount(measure: string, unit: string, from: Day, to: Day): number | null {
    const isStock = this.sums.definition(measure).accrual === 'stock';
    return isStock ? this.sums.holding(measure, unit, to) : this.sums.sum(measure, unit, from, to);
  }

  private members(cohort: string, unit: string): string[] {
    const { where, kind } = this.catalogue.cohorts.find(({ code }) => code === cohort)!;
    return this.sums.units
      .filter((one) => this.sums.path(one.code).includes(unit) && one.kind === kind)
      .filter(({ attributes }) =>
        Object.entries(where).every(([name, wanted]) => wanted.includes(attributes[name] as string)),
      )
      .map(({ code }) => code);
  }

  private compared(
    of: string,
    over: Baseline,
    unit: string,
    [from, to, end]: readonly [Day, Day, Day | undefined],
    compare: (now: number, then: number) => number | null,
  ): Value {
    const numerator = this.of(of, unit, from, to, end);
    const denominator =
      over === 'previousYear'
        ? this.of(of, unit, yearEarlier(from), yearEarlier(to), end === undefined ? undefined : yearEarlier(end))
        : this.of(over.indicator, unit, from, to, end);
    const value = numerator === null || denominator === null ? null : compare(numerator, denominator);
    return { value, numerator, denominator };
  }

  private rank(of: string, unit: string, from: Day, to: Day, end?: Day): Value {
    const { parent, kind } = this.sums.units.find(({ code }) => code === unit)!;
    const siblings = this.sums.units.filter(
      (one) => parent !== undefined && one.parent === parent && one.kind === kind,
    );
    const values = siblings.flatMap(({ code }) => this.of(of, code, from, to, end) ?? []);
    const own = this.of(of, unit, from, to, end);
    if (own === null || values.length < 2) return NOTHING;
    const place = 1 + values.filter((value) => value > own).length;
    return { value: place, numerator: place, denominator: values.length };
  }

  private longestRun(
    { measure, every, atLeast }: Extract<Formula, { kind: 'longest-run' }>,
    unit: string,
    from: Day,
    to: Day,
    end?: Day,
  ): Value {
    if (this.sums.sum(measure, unit, from - YEAR, to) === null) return NOTHING;
    let [run, longest] = [0, 0];
    for (const period of periods(every, from, end ?? to)) {
      if (period.from > to) break;
      run = (this.sums.sum(measure, unit, period.from, Math.min(period.to, to)) ?? 0) >= atLeast ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return { value: longest, numerator: longest, denominator: 1 };
  }

  private recurring(
    { measure, every, atLeast, makeUp }: Extract<Formula, { kind: 'recurring' }>,
    unit: string,
    from: Day,
    to: Day,
    end?: Day,
  ): Value {
    if (this.sums.sum(measure, unit, from - YEAR, to) === null) return NOTHING;
    const all = periods(every, from, end ?? to);
    const amounts = all.map((one) =>
      one.from > to ? 0 : (this.sums.sum(measure, unit, one.from, Math.min(one.to, to)) ?? 0),
    );
    const due = all.filter((one, i) => amounts[i]! >= atLeast || Math.min(one.to, end ?? one.to) <= to).length;
    const met = amounts.filter((amount) => amount >= atLeast).length;
    const whole = amounts.reduce((sum, amount) => sum + amount, 0);
    const kept = makeUp ? Math.min(due, Math.floor(whole / atLeast)) : met;
    const value = due === 0 ? null : (100 * kept) / due;
    if (end === undefined) return { value, numerator: kept, denominator: due };
    const attainable = makeUp && to < end ? all.length : all.length - (due - kept);
    return { value, numerator: kept, denominator: due, best: (100 * attainable) / all.length };
  }
}

function divided(factor: number, numerator: number | null, denominator: number | null): Value {
  if (numerator === null) return NOTHING;
  const value = denominator === null || denominator === 0 ? null : (factor * numerator) / denominator;
  return { value, numerator, denominator };
}

function meets(bound: UnitBound, value: number): boolean {
  if ('above' in bound) return value > bound.above;
  throw new RangeError(`the spec has no bound ${JSON.stringify(bound)}`);
}

/** Months, or weeks by their Thursdays, that begin in the days given or whose greater part lies in them. */
function periods(every: PeriodGrain, from: Day, to: Day): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  for (let at = from; at <= to; at++) {
    const iso = formatDay(at);
    // 2025-01-02 was a Thursday.
    const isThursday = (((at - parseDay('2025-01-02')!) % 7) + 7) % 7 === 0;
    if (every === 'week' && isThursday) found.push({ from: at - 3, to: at + 3 });
    if (every === 'month' && iso.endsWith('-15')) found.push(monthOf(iso));
  }
  return found;
}

function monthOf(iso: string): { from: Day; to: Day } {
  const first = parseDay(`${iso.slice(0, 8)}01`)!;
  let last = first + 27;
  while (formatDay(last + 1).slice(0, 7) === iso.slice(0, 7)) last++;
  return { from: first, to: last };
}

/** The same day of the year before; the last of February stays the last of February. */
export function yearEarlier(day: Day): Day {
  const year = Number(formatDay(day).slice(0, 4)) - 1;
  const rest = formatDay(day).slice(4);
  if (rest === '-02-28' || rest === '-02-29') return parseDay(`${year}-03-01`)! - 1;
  return parseDay(`${year}${rest}`)!;
}
