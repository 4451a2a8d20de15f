import type { Colour, Owner } from '#plans';
import type { PlanView } from '#plugin-host';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import type { StatusView } from '../../plan/status-view.js';
import { isComparable } from './comparable.js';
import { courseOf } from './course.js';

/** A status with what the board tells beside the figures. */
export interface BoardStatus extends StatusView {
  /** What last year or another reference came to; `null`: the condition has none. */
  readonly baseline: number | null;
  readonly owner: Owner;
}

/** A county's cell in a target's row. */
export interface CountyCell {
  readonly colour: Colour;
  readonly value: number | null;
}

export interface BoardRow {
  readonly status: BoardStatus;
  readonly target: PlanView['targets'][number];
  /** Colours at the board's `days`, as they were judged then. */
  readonly course: readonly Colour[];
  /** By county, the best first; empty where a county's own value can't be held against the target. */
  readonly counties: ReadonlyMap<string, CountyCell>;
  /** Whether the plan judges each county, or the city's target is merely a mark to compare with. */
  readonly eachCounty: boolean;
}

export interface Board {
  readonly document: string;
  readonly asOf: string;
  /** Numbers of the document's parts, in its order. */
  readonly parts: readonly string[];
  /** ISO dates of the rows' courses. */
  readonly days: readonly string[];
  readonly counties: readonly County[];
  /** Every target of the plan once, in its order. */
  readonly rows: readonly BoardRow[];
}

export interface County {
  readonly code: string;
  readonly name: string;
}

interface BoardAnswer {
  readonly orgUnit: string;
  readonly asOf: string;
  readonly targets: readonly BoardStatus[];
}

interface Ranking {
  readonly items: readonly { readonly orgUnit: string; readonly colour: Colour; readonly value: number | null }[];
}

/** Ends of the quarters, and of November: a month before most of the plan is due. */
const DAYS = ['03-31', '06-30', '09-30', '11-30'];

/** Part of the document that a task stands in: `一` of `一.4`. */
export const partOf = (task: string): string => task.split('.')[0] ?? task;

/** Asks for everything on the board: each target where it is judged, in the course of the year, and by county. */
export async function boardOf(plan: PlanView, counties: readonly County[], api: ZhibiaoApi): Promise<Board> {
  const days = DAYS.map((day) => `${plan.year}-${day}`);
  const units = [...new Set(plan.targets.map(({ appliesTo }) => appliesTo.orgUnit))];
  const statuses = await Promise.all(
    units.map((orgUnit) => api.get<BoardAnswer>(`/plans/${plan.plan}/status`, { orgUnit })),
  );
  const judged = new Map(
    statuses.flatMap(({ orgUnit, targets }) =>
      targets.map((status) => [`${orgUnit}/${status.target}`, status] as const),
    ),
  );
  const rows: BoardRow[] = [];
  for (const target of plan.targets) {
    const { orgUnit, andEach } = target.appliesTo;
    const status = judged.get(`${orgUnit}/${target.id}`);
    if (!status) continue;
    const eachCounty = andEach === 'county';
    rows.push({
      status,
      target,
      course: await courseOf({ plan: plan.plan, id: target.id, orgUnit }, days, api),
      counties:
        orgUnit === plan.region && (eachCounty || isComparable(target))
          ? await countyCells(plan.plan, target.id, api)
          : new Map(),
      eachCounty,
    });
  }
  return {
    document: plan.document,
    asOf: statuses.find(({ orgUnit }) => orgUnit === plan.region)?.asOf ?? days.at(-1)!,
    parts: [...new Set(plan.tasks.map(({ id }) => partOf(id)))],
    days,
    counties,
    rows,
  };
}

/** Of the counties that have a value; of none, where the region reports by itself. */
async function countyCells(plan: string, target: string, api: ZhibiaoApi): Promise<ReadonlyMap<string, CountyCell>> {
  const { items } = await api.get<Ranking>(`/plans/${plan}/targets/${target}/ranking`, { level: 'county' });
  return new Map(
    items.filter(({ value }) => value !== null).map(({ orgUnit, colour, value }) => [orgUnit, { colour, value }]),
  );
}
