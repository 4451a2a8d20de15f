import { firstDayOfYear, formatDay } from '#calendar';
import type { Plan } from '../plan.js';
import type { PlanProblem } from './plan-problem.js';

/** A problem of one version among all of a plan. */
export interface VersionProblem extends PlanProblem {
  /** The version it stands in, as given. */
  readonly plan: Plan;
}

/**
 * Whether the versions of one plan follow each other: numbered from 1 without gaps, each with the day from which it is
 * in force and the reason, all of one region and year. Paths start at the plan.
 *
 * @param versions ordered by their number
 */
export function* checkVersions(versions: readonly Plan[]): Generator<VersionProblem> {
  for (const [i, plan] of versions.entries()) {
    const { id, version, validFrom, reason } = plan;
    const before = versions[i - 1];
    const expected = before ? before.version + 1 : 1;
    if (before && version === before.version) {
      yield { plan, path: ['version'], message: `计划 ${id} 的第 ${version} 版重复，每个版本一个文件` };
      continue;
    }
    if (version > expected) {
      const missing = version - 1 > expected ? `${expected} 至 ${version - 1}` : String(expected);
      yield { plan, path: ['version'], message: `计划 ${id} 缺少第 ${missing} 版，版本号应从 1 起连续` };
    }
    if (version === 1) {
      const [extra] = [validFrom !== undefined && 'validFrom', reason !== undefined && 'reason'].filter(Boolean);
      if (extra) yield { plan, path: [extra as string], message: `第 1 版不写 ${extra as string}，修订后的版本才写` };
      continue;
    }
    yield* checkRevision(plan, before);
  }
}

function* checkRevision(plan: Plan, before: Plan | undefined): Generator<VersionProblem> {
  const { version, validFrom, reason, region, year } = plan;
  if (reason === undefined) {
    yield { plan, path: ['version'], message: `第 ${version} 版须写 reason（为什么修订）` };
  }
  if (validFrom === undefined) {
    yield { plan, path: ['version'], message: `第 ${version} 版须写 validFrom（从哪天起执行），如 ${year}-07-01` };
  } else {
    const earliest = before?.validFrom ?? firstDayOfYear(year);
    if (validFrom <= earliest) {
      const than = before?.validFrom === undefined ? '计划年度的第一天' : `第 ${before.version} 版的执行日`;
      const message = `第 ${version} 版的 validFrom ${formatDay(validFrom)} 应晚于${than} ${formatDay(earliest)}`;
      yield { plan, path: ['validFrom'], message };
    }
  }
  if (!before) return;
  if (region !== before.region) {
    yield { plan, path: ['region'], message: `同一计划的各版地区应相同：第 ${before.version} 版为 ${before.region}` };
  }
  if (year !== before.year) {
    yield { plan, path: ['year'], message: `同一计划的各版年份应相同：第 ${before.version} 版为 ${before.year}` };
  }
}
