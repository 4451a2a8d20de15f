import { firstDayOfYear, formatDay, lastDayOfYear, yearOf, type Day } from '#calendar';
import type { OrgUnitKind } from '#org';
import {
  describeBaseline,
  describeCondition,
  describeTolerance,
  pacingWords,
  strengthWords,
  windowWords,
  type Plan,
  type Target,
} from '#plans';
import type { Catalogue } from '#plugin-host';
import { withStatedChange } from './stated-change.js';

/** What the parts of a target are called, in the order in which they are shown. */
export const TARGET_COLUMNS = ['目标', '要求', '单位', '范围', '时限', '力度', '进度'] as const;

const EACH: Readonly<Record<OrgUnitKind, string>> = {
  country: '国',
  province: '省',
  city: '市',
  county: '县（市、区）',
  township: '乡镇（街道）',
  village: '村',
  facility: '机构',
};

/** Says in words (zh-CN) what a target of a plan asks, with the names of the catalogue instead of its codes. */
export class TargetPhrases {
  private readonly indicators: ReadonlyMap<string, { readonly unit: string; readonly name: string }>;
  private readonly units: ReadonlyMap<string, string>;
  private readonly cohorts: ReadonlyMap<string, string>;

  constructor({ indicators, orgUnits, cohorts }: Pick<Catalogue, 'indicators' | 'orgUnits' | 'cohorts'>) {
    this.indicators = new Map(indicators.map(({ code, unit, name }) => [code, { unit, name: name.zh }]));
    this.units = new Map(orgUnits.map(({ code, name }) => [code, name.zh]));
    this.cohorts = new Map(cohorts.map(({ code, name }) => [code, name.zh]));
  }

  /** A cell for each of {@link TARGET_COLUMNS}. */
  of(target: Target, plan: Plan): readonly string[] {
    const unit = this.unitOf(target);
    return [
      target.name.zh,
      this.asked(target),
      unit,
      this.scope(target),
      dueWords(target, plan),
      strengthWords(target.strength),
      pace(target, unit),
    ];
  }

  /** The same for what falls to a unit 分解: only what the whole does not say already. */
  ofPart(part: Target, whole: Target): readonly string[] {
    const unit = this.unitOf(part);
    const pacing = pace(part, unit);
    const own = pacing === pace(whole, unit) ? '' : pacing;
    return [this.unitName(part.appliesTo.orgUnit), this.asked(part), unit, '', '', '', own];
  }

  unitName(code: string): string {
    return this.units.get(code) ?? code;
  }

  /** `≥ 95 %（左右：±3 个百分点）`, `较基期上升 2 个百分点以上；基期 85.3 %（2024-12-31）`. */
  private asked(target: Target): string {
    const { condition, tolerance, baseline, rule } = target;
    const unit = this.unitOf(target);
    const said = [describeCondition(withStatedChange(condition, baseline !== undefined), unit).zh];
    if (baseline) said.push(`基期 ${describeBaseline(baseline, unit).zh}`);
    if (rule !== undefined) said.push(`按规则 ${rule} 判定`);
    if (tolerance) said[0] += `（左右：${describeTolerance(tolerance, unit).zh}）`;
    return this.named(said.join('；'));
  }

  /** `济宁市及各县（市、区）；2025-01-01 起 基层机构，2025-07-01 起 全部`. */
  private scope({ appliesTo: { orgUnit, andEach, stages } }: Target): string {
    const scope = andEach === undefined ? this.unitName(orgUnit) : `${this.unitName(orgUnit)}及各${EACH[andEach]}`;
    if (!stages) return scope;
    const steps = stages.map(({ from, cohort }) => {
      const whom = cohort === undefined ? '全部' : (this.cohorts.get(cohort) ?? cohort);
      return `${formatDay(from)} 起 ${whom}`;
    });
    return `${scope}；${steps.join('，')}`;
  }

  /** Indicators by their names: a reader of the plan does not know codes. */
  private named(words: string): string {
    return words.replaceAll(/指标 (?<code>[\w.-]+)/g, (text, code: string) => {
      const name = this.indicators.get(code)?.name;
      return name === undefined ? text : `“${name}”`;
    });
  }

  private unitOf({ indicator }: Target): string {
    return this.indicators.get(indicator)?.unit ?? '';
  }
}

/** How it falls due; empty for what is reached or happens at once. */
function pace({ condition, pacing }: Target, unit: string): string {
  return 'reached' in condition || 'zero' in condition ? '' : pacingWords(pacing, unit);
}

/** `年底前`, `每月，至年底`, `3 年内（2027-12-31 前）`. */
function dueWords({ deadline, window }: Target, { year }: Plan): string {
  const due = deadlineWords(deadline, year);
  if (window === 'year') return due;
  if (typeof window === 'string') return `${windowWords(window)}，${due}`;
  const whole = window.from === firstDayOfYear(year) && window.to === deadline;
  return whole ? due : `${windowWords(window)}，${due}`;
}

function deadlineWords(deadline: Day, year: number): string {
  const date = `${formatDay(deadline)} 前`;
  if (deadline !== lastDayOfYear(yearOf(deadline)) || deadline < lastDayOfYear(year)) {
    return formatDay(deadline) === `${year}-06-30` ? '上半年' : date;
  }
  const years = yearOf(deadline) - year + 1;
  return years === 1 ? '年底前' : `${years} 年内（${date}）`;
}
