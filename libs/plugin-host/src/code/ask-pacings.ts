import { firstDayOfYear, formatDay, lastDayOfYear, type Day } from '#calendar';
import type { OrgUnit } from '#org';
import type { PacingByCode, Plan, Target } from '#plans';
import { openSandbox, type Outcome } from '#plugin-sandbox';
import type { PacingInput } from '#plugin-sdk';
import { problemAt, type Place, type Problem } from '../problem.js';
import type { PluginProgram } from './plugin-program.js';

/** A pacing curve that a plugin's code declares. */
export interface CodePacing {
  readonly key: string;
  readonly program: PluginProgram;
}

interface PlansToPace {
  readonly plans: readonly Plan[];
  readonly orgUnits: readonly OrgUnit[];
  /** Where the pacing of each target stands. */
  readonly placed: ReadonlyMap<Target, Place>;
}

/** Ten years: nobody plans further ahead, and a slip of the pen must not ask for a century. */
const MOST_DAYS = 3660;

/**
 * The plans with the curves that their targets take from code, asked once for each day of a target. A curve that cannot
 * stand is a problem at the target's pacing.
 */
export async function askPacings(
  { plans, orgUnits, placed }: PlansToPace,
  pacings: ReadonlyMap<string, CodePacing>,
  problems: Problem[],
): Promise<readonly Plan[]> {
  const units = new Map(orgUnits.map((unit) => [unit.code, unit]));
  const paced: Plan[] = [];
  for (const plan of plans) {
    const targets: Target[] = [];
    for (const target of plan.targets) {
      const place = placed.get(target);
      const asked = pacingOf(target);
      const pacing = asked && pacings.get(asked.by);
      const unit = units.get(target.appliesTo.orgUnit);
      if (!asked || !pacing || !place || !unit) {
        targets.push(target);
        continue;
      }
      const curve = await curveOf(target, plan, pacing, unit);
      if (typeof curve === 'string') problems.push(problemAt(place, `进度曲线 ${asked.by} ${curve}`));
      else targets.push({ ...target, pacing: curve });
    }
    paced.push({ ...plan, targets });
  }
  return paced;
}

function pacingOf({ pacing }: Target): PacingByCode | undefined {
  return typeof pacing === 'object' && 'by' in pacing ? pacing : undefined;
}

/** The curve of a target, or what is wrong with it. */
async function curveOf(
  target: Target,
  plan: Plan,
  { key, program }: CodePacing,
  { code, kind, name, attributes }: OrgUnit,
): Promise<PacingByCode | string> {
  const { from, to } = daysOf(target, plan);
  if (typeof target.window === 'string' && target.window !== 'year') {
    return `只用于一年或 { from, to } 的统计时段，本目标为 ${target.window}`;
  }
  if (to - from >= MOST_DAYS) return `最多用于 ${MOST_DAYS} 天，本目标有 ${to - from + 1} 天`;
  const window = { from: formatDay(from), to: formatDay(to) };
  const rest = { orgUnit: { code, kind, name, attributes }, window, deadline: formatDay(target.deadline) };
  const last = Math.min(to, target.deadline);
  const inputs: PacingInput[] = [];
  for (let day = from; day <= last; day++) inputs.push({ ...rest, day: formatDay(day) });
  const shares = sharesOf(await ask(program, key, inputs), from);
  return typeof shares === 'string' ? shares : { by: key, from, shares };
}

function daysOf({ window }: Target, { year }: Plan): { readonly from: Day; readonly to: Day } {
  return typeof window === 'object' ? window : { from: firstDayOfYear(year), to: lastDayOfYear(year) };
}

async function ask(program: PluginProgram, key: string, inputs: readonly PacingInput[]): Promise<readonly Outcome[]> {
  const sandbox = await openSandbox({ budgets: program.budgets });
  try {
    await sandbox.load(program);
    return await sandbox.evaluate(inputs.map((input) => ({ digest: program.digest, rule: key, input })));
  } finally {
    await sandbox.close();
  }
}

/** Shares day by day, or the first thing that is wrong with them. */
function sharesOf(outcomes: readonly Outcome[], from: Day): readonly number[] | string {
  const shares: number[] = [];
  for (const outcome of outcomes) {
    const day = formatDay(from + shares.length);
    if (!outcome.ok) {
      const { message, where } = outcome;
      return `在 ${day} 没有给出结果：${message}${where ? `（${where.file}:${where.line}）` : ''}`;
    }
    if (outcome.result.kind !== 'pacing') return `不是 definePacing 的曲线`;
    const before = shares.at(-1) ?? 0;
    const { share } = outcome.result;
    if (share < before) return `在 ${day} 下降：由 ${before} 降到 ${share}，应只升不降`;
    shares.push(share);
  }
  return shares;
}
