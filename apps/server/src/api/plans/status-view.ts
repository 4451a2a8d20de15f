import { formatDay } from '#calendar';
import type { TargetStatus } from '#plans';
import { isoOrNull } from '../request/iso.js';

/** A status with its days as ISO text. */
export type StatusView = Omit<TargetStatus, 'judgedAt' | 'deadline' | 'coverage'> & {
  readonly judgedAt: string;
  readonly deadline: string;
  readonly coverage: string | null;
};

export function statusView(status: TargetStatus): StatusView {
  const { judgedAt, deadline, coverage } = status;
  return {
    ...status,
    judgedAt: formatDay(judgedAt),
    deadline: formatDay(deadline),
    coverage: isoOrNull(coverage),
  };
}
