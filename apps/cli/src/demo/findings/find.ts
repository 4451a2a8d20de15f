import { planView, type Catalogue } from '#plugin-host';
import type { Plan } from '#plans';
import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import { alertCourses } from './alert-course.js';
import { boardOf, type Board } from './board.js';
import { explained } from './explained.js';
import type { Findings } from './findings.js';
import { refusedKinds } from './refused.js';

/** The number that is opened in Jining: the county that corrected a report. */
const CORRECTED = { target: 'programme-vaccination-coverage', orgUnit: '370831' } as const;

/** The number that is opened: a share with a value that is made of reports. */
function openedIn(board: Board, { id }: Plan): { readonly target: string; readonly orgUnit: string } {
  if (id === 'jining-2025') return CORRECTED;
  const row =
    board.rows.find(({ target, status }) => target.kind === 'ratio' && status.value !== null) ?? board.rows[0]!;
  return { target: row.target.id, orgUnit: row.target.appliesTo.orgUnit };
}

/** Asks the server for all of it. */
export async function find(plan: Plan, catalogue: Catalogue, api: ZhibiaoApi): Promise<Findings> {
  const counties = catalogue.orgUnits
    .filter(({ kind, parent }) => kind === 'county' && parent === plan.region)
    .map(({ code, name }) => ({ code, name: name.zh }));
  const board = await boardOf(planView(plan, catalogue), counties, api);
  const opened = openedIn(board, plan);
  return {
    board,
    alerts: await alertCourses(api),
    explained: await explained(plan.id, opened.target, opened.orgUnit, api),
    refused: await refusedKinds(api),
  };
}
