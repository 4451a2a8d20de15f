import type { ZhibiaoApi } from '../../api/zhibiao-api.js';
import type { Terminal } from '../../output/terminal.js';

/** What a report is asked for. */
export interface ReportWanted {
  readonly plan: string;
  readonly target?: string;
  readonly orgUnit?: string;
  readonly level?: string;
  /** ISO date. */
  readonly asOf?: string;
  /** Every unit and source instead of only those whose data are overdue. */
  readonly all?: true;
}

/** What a report may be asked for beside its plan. */
export type ReportOption = Exclude<keyof ReportWanted, 'plan'>;

/** One kind of report on a plan: asks a running server. */
export interface Report<View> {
  readonly needs: readonly ReportOption[];
  readonly allows: readonly ReportOption[];
  /** What `--json` prints. */
  ask(api: ZhibiaoApi, wanted: ReportWanted, terminal: Terminal): Promise<View>;
  text(view: View, wanted: ReportWanted, colours: Terminal['colours']): string;
}

/** Path of a plan, or of one of its targets, below `/api/v1`. */
export function planPath({ plan, target }: ReportWanted): string {
  const path = `/plans/${encodeURIComponent(plan)}`;
  return target === undefined ? path : `${path}/targets/${encodeURIComponent(target)}`;
}
