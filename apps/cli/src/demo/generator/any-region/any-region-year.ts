import { formatDay } from '#calendar';
import { FEED_RECORD_TYPES } from '#feed';
import { OrgTree, type OrgUnit } from '#org';
import type { Catalogue } from '#plugin-host';
import type { Plan, Target } from '#plans';
import { event, type Arrival } from '../feed-event.js';
import type { Random } from '../random.js';
import { monthsOf, type World } from '../world.js';
import { Amounts } from './amounts.js';
import { casesOf } from './cases.js';
import { recordsOf } from './said.js';
import { SharesOut } from './share-out.js';
import { fateOf, wantedValue, type Fate } from './wanted.js';

/** Cases of a type in the year. */
const CASES = 12;

/**
 * A made-up year of any plan, made from the plan itself: each target gets a fate, each indicator amounts of its measures with
 * which it comes to what the fate asks for, and each measure the records that make these amounts.
 */
export function* anyRegionYear(world: World, catalogue: Catalogue, plan: Plan): Generator<Arrival> {
  const amounts = new Amounts();
  const shares = new SharesOut(catalogue, amounts);
  const tree = new OrgTree(catalogue.orgUnits);
  const formulas = new Map(catalogue.indicators.map(({ code, versions }) => [code, versions.at(-1)!.formula]));
  for (const target of plan.targets) {
    const random = world.random(`target/${target.id}`);
    const fate = fateOf(random);
    if (fate === 'unsaid') continue;
    const formula = formulas.get(target.indicator);
    if (formula?.kind === 'milestone') yield* milestones(world, formula.milestone, target, fate, tree, random);
    else if (formula?.kind === 'cases-in-time') yield* cases(world, formula.caseType, target, fate, catalogue);
    else {
      const baseline = target.baseline && 'value' in target.baseline ? target.baseline.value : undefined;
      const wanted = wantedValue(target.condition, fate, baseline);
      if (!wanted) continue;
      for (const unit of unitsOf(target, tree)) shares.share(target.indicator, unit, wanted, fate === 'late');
    }
  }
  yield* recordsOf(world, catalogue, amounts);
}

/** The units that a target is judged at: the one it names, or each below it where it says so. */
function unitsOf({ appliesTo: { orgUnit, andEach } }: Target, tree: OrgTree): readonly string[] {
  const each = andEach ? [...tree.subtree(orgUnit)].filter(({ kind }) => kind === andEach) : [];
  return each.length > 0 ? each.map(({ code }) => code) : [orgUnit];
}

/** Reached by one unit, or by as many as the target asks for; late or by none where it goes badly. */
function* milestones(
  world: World,
  milestone: string,
  { condition, appliesTo, deadline }: Target,
  fate: Fate,
  tree: OrgTree,
  random: Random,
): Generator<Arrival> {
  if (fate === 'badly') return;
  const asked = 'atLeast' in condition && typeof condition.atLeast === 'number' ? condition.atLeast : 1;
  const count = Math.ceil(asked * (fate === 'slowly' ? 0.8 : 1));
  const units = asked === 1 ? [appliesTo.orgUnit] : placesFor(count, tree, appliesTo.orgUnit);
  const { from } = monthsOf(world.year)[0]!;
  const last = Math.min(deadline, monthsOf(world.year).at(-1)!.to);
  for (const [i, orgUnit] of units.entries()) {
    const latest = Math.max(from + 20, last - 5);
    const day = fate === 'late' ? last + 9 : fate === 'slowly' ? latest : random.whole(from + 20, latest);
    const data = { orgUnit, milestone, state: 'reached', occurredOn: formatDay(day) };
    const id = `${milestone}/${i + 1}`;
    yield { day, event: event(FEED_RECORD_TYPES.milestoneUpdated, `/${world.region}/offices`, id, day, data) };
  }
}

function placesFor(count: number, tree: OrgTree, unit: string): readonly string[] {
  const below: readonly OrgUnit[] = [...tree.subtree(unit)].filter(({ kind }) => kind === 'facility');
  return below.slice(0, count).map(({ code }) => code);
}

/** A case a month; where it does not go well, the last ones stay open. */
function cases(
  world: World,
  caseType: string,
  { appliesTo }: Target,
  fate: Fate,
  { caseTypes }: Catalogue,
): Iterable<Arrival> {
  const type = caseTypes.find(({ code }) => code === caseType);
  return type ? casesOf(world, type, appliesTo.orgUnit, CASES, fate === 'well' ? CASES : CASES - 2) : [];
}
