import type { Colour } from '#plans';
import type { PlanView } from '#plugin-host';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import type { PlanStatusView, StatusView } from '../../plan/status-view.js';

/** A county's cell in a target's row. */
export interface CountyCell {
  readonly colour: Colour;
  readonly value: number | null;
}

export interface BoardRow {
  readonly status: StatusView;
  readonly target: PlanView['targets'][number];
  /** Colours of the city at the quarters' ends, by the data of today. */
  readonly course: readonly Colour[];
  /** By county; absent where a county's own value can't be held against the target. */
  readonly counties: ReadonlyMap<string, CountyCell>;
  /** Whether the plan judges each county, or the city's target is merely a mark to compare with. */
  readonly eachCounty: boolean;
}

export interface Board {
  readonly document: string;
  readonly asOf: string;
  readonly summary: PlanStatusView['summary'];
  readonly counties: readonly County[];
  readonly rows: readonly BoardRow[];
}

export interface County {
  readonly code: string;
  readonly name: string;
}

interface Ranking {
  readonly items: readonly { readonly orgUnit: string; readonly colour: Colour; readonly value: number | null }[];
}

/** Kinds whose value at a county can be compared with the city's goal: shares and what must not happen, but no totals. */
const COMPARABLE: readonly string[] = ['ratio', 'per-capita', 'cohort-share', 'zero-event', 'cases-in-time', 'mean'];

/** Asks for everything on the board: the city now and at the quarters' ends, and the counties. */
export async function boardOf(plan: PlanView, counties: readonly County[], api: ZhibiaoApi): Promise<Board> {
  const path = `/plans/${plan.plan}`;
  const now = await api.get<PlanStatusView>(`${path}/status`);
  const quarters = await Promise.all(
    ['03-31', '06-30', '09-30'].map((day) =>
      api.get<PlanStatusView>(`${path}/status`, { asOf: `${plan.year}-${day}` }),
    ),
  );
  const colourAt = quarters.map(({ targets }) => new Map(targets.map((one) => [one.target, one.colour])));
  const byId = new Map(plan.targets.map((target) => [target.id, target]));
  const rows: BoardRow[] = [];
  for (const status of now.targets) {
    const target = byId.get(status.target);
    if (!target) continue;
    const eachCounty = target.appliesTo.andEach === 'county';
    const comparable = eachCounty || COMPARABLE.includes(target.kind);
    const ranking = comparable
      ? await api.get<Ranking>(`${path}/targets/${target.id}/ranking`, { level: 'county' })
      : { items: [] };
    rows.push({
      status,
      target,
      course: [...colourAt.map((colours) => colours.get(target.id) ?? 'grey'), status.colour],
      counties: new Map(ranking.items.map(({ orgUnit, colour, value }) => [orgUnit, { colour, value }])),
      eachCounty,
    });
  }
  return { document: plan.document, asOf: now.asOf, summary: now.summary, counties, rows };
}
