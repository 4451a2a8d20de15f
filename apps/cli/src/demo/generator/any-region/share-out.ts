import type { Formula, IndicatorDefinition, MeasureDefinition } from '#indicators';
import { inCohort, OrgTree, type OrgUnit } from '#org';
import type { Catalogue } from '#plugin-host';
import type { Amounts } from './amounts.js';
import type { Wanted } from './wanted.js';

/** Denominator of a ratio of which nothing is known yet. */
const WHOLE = 1_000;
/** Of services, each of which is a record. */
const WHOLE_OF_SERVICES = 150;
/** Of cases. */
const WHOLE_OF_CASES = 20;
const PERIODS = { day: 365, week: 52, month: 12, quarter: 4 } as const;

/** Finds amounts of measures with which an indicator comes to a value at a unit. */
export class SharesOut {
  private readonly tree: OrgTree;
  private readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  private readonly measures: ReadonlyMap<string, MeasureDefinition>;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly amounts: Amounts,
  ) {
    this.tree = new OrgTree(catalogue.orgUnits);
    this.indicators = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
    this.measures = new Map(catalogue.measures.map((measure) => [measure.code, measure]));
  }

  share(indicator: string, unit: string, wanted: Wanted, late: boolean): void {
    const formula = this.indicators.get(indicator)?.versions.at(-1)?.formula;
    if (formula) this.shareBy(formula, unit, wanted, late);
  }

  private shareBy(formula: Formula, unit: string, wanted: Wanted, late: boolean): void {
    switch (formula.kind) {
      case 'count':
      case 'level':
      case 'zero-event':
        return this.sum(formula.measures, unit, wanted, late);
      case 'ratio':
        return this.ratio(formula, unit, wanted, late);
      case 'mean':
        return this.mean(formula, unit, wanted, late);
      case 'per-capita':
        return this.mean(
          { total: formula.measure, count: formula.population },
          unit,
          scaled(wanted, 1 / formula.per),
          late,
        );
      case 'cohort-share':
        return this.cohortShare(formula, unit, wanted, late);
      case 'recurring':
      case 'longest-run':
        return this.again(formula, unit, wanted);
      case 'daily-mean':
        return this.sum([formula.measure], unit, scaled(wanted, 365), late);
      case 'growth':
      case 'delta':
      case 'rank':
      case 'milestone':
      case 'cases-in-time':
        return;
    }
  }

  /** The first measure makes up for what the others, already known, lack. */
  private sum(measures: readonly string[], unit: string, wanted: Wanted, late: boolean): void {
    const others = measures.slice(1).map((measure) => this.say(measure, unit, { ...wanted, now: 0, before: 0 }, late));
    const [first] = measures;
    if (first === undefined) return;
    const rest = (of: 'now' | 'before') => others.reduce((sum, amount) => sum + (amount[of] ?? 0), 0);
    const before = wanted.before === undefined ? undefined : Math.max(0, wanted.before - rest('before'));
    this.say(first, unit, { now: Math.max(0, wanted.now - rest('now')), before }, late);
  }

  private ratio(
    { numerator, denominator, factor }: Extract<Formula, { kind: 'ratio' }>,
    unit: string,
    wanted: Wanted,
    late: boolean,
  ): void {
    const isPart = denominator.some((measure) => numerator.includes(measure));
    const most = factor === 100 ? 100 : Number.POSITIVE_INFINITY;
    const [now, before] = [Math.min(most, wanted.now) / factor, wanted.before];
    const whole = this.whole(denominator, unit);
    const parts = { now: whole * now, before: before === undefined ? undefined : (whole * before) / factor };
    if (isPart) {
      // The numerator is a part of the denominator, which is the sum of several.
      this.sum(numerator, unit, parts, late);
      const rest = denominator.filter((measure) => !numerator.includes(measure));
      this.sum(
        rest,
        unit,
        { now: whole - parts.now, before: parts.before === undefined ? undefined : whole - parts.before },
        false,
      );
      return;
    }
    this.sum(denominator, unit, { now: whole, before: before === undefined ? undefined : whole }, false);
    this.sum(numerator, unit, parts, late);
  }

  private mean({ total, count }: { total: string; count: string }, unit: string, wanted: Wanted, late: boolean): void {
    const whole = this.whole([count], unit);
    this.sum([count], unit, { now: whole, before: wanted.before === undefined ? undefined : whole }, false);
    this.sum([total], unit, scaled(wanted, whole), late);
  }

  private cohortShare(
    formula: Extract<Formula, { kind: 'cohort-share' }>,
    unit: string,
    wanted: Wanted,
    late: boolean,
  ): void {
    const cohort = this.catalogue.cohorts.find(({ code }) => code === formula.cohort);
    const members = cohort ? [...this.tree.subtree(unit)].filter((one) => inCohort(one, cohort)) : [];
    const meeting = Math.ceil((members.length * Math.min(100, wanted.now)) / 100 - 1e-9);
    members.forEach(({ code }, i) => {
      const isMeeting = i < meeting;
      if ('measure' in formula) {
        this.say(formula.measure, code, { now: isMeeting ? formula.atLeast : 0, before: undefined }, late);
        return;
      }
      const [bound] = Object.entries(formula.meets) as [string, number][];
      const [name, figure] = bound!;
      const up = name === 'atMost' || name === 'below' ? 0.8 : 1.1;
      const now = isMeeting ? figure * (name === 'equals' ? 1 : up) : figure * (2 - up) * (name === 'equals' ? 0.5 : 1);
      this.share(formula.indicator, code, { now: now === 0 && !isMeeting ? 1 : now, before: undefined }, late);
    });
  }

  /** So many periods of the year as the share asks for, with what each has to have in it. */
  private again(
    { measure, every, atLeast, kind }: Extract<Formula, { kind: 'recurring' | 'longest-run' }>,
    unit: string,
    { now }: Wanted,
  ): void {
    const kept = Math.min(1, kind === 'recurring' ? now / 100 : now / PERIODS[every]);
    const amount = Math.max(atLeast, 1);
    const again = { every, amount, kept };
    this.amounts.say(measure, this.placeOf(measure, unit), { now: amount, before: undefined, late: false, again });
  }

  private whole(measures: readonly string[], unit: string): number {
    const known = measures.reduce(
      (sum, measure) => sum + (this.amounts.known(measure, this.placeOf(measure, unit))?.now ?? 0),
      0,
    );
    if (known > 0) return known;
    const kinds = new Set(measures.map((measure) => this.measures.get(measure)?.source.kind));
    return kinds.has('case') ? WHOLE_OF_CASES : kinds.has('service') ? WHOLE_OF_SERVICES : WHOLE;
  }

  private say(measure: string, unit: string, { now, before }: Wanted, late: boolean) {
    return this.amounts.say(measure, this.placeOf(measure, unit), { now, before, late });
  }

  /** A unit below or at the one asked for whose reports of the measure count: of its cohort, if it has one. */
  private placeOf(measure: string, unit: string): string {
    const code = this.measures.get(measure)?.cohort;
    const cohort = this.catalogue.cohorts.find((one) => one.code === code);
    if (!cohort) return unit;
    const members: readonly OrgUnit[] = [...this.tree.subtree(unit)].filter((one) => inCohort(one, cohort));
    return (members.find((one) => one.code === unit) ?? members[0])?.code ?? unit;
  }
}

function scaled({ now, before }: Wanted, factor: number): Wanted {
  return { now: now * factor, before: before === undefined ? undefined : before * factor };
}
