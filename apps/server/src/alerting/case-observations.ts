import { caseInOrderWording, caseOverdueWording, type Observation } from '#alerts';
import type { CaseReview, Watched } from '../projection/review.js';
import type { Judged } from '../projection/status-board.js';
import { alertKey, evidenceOf, type ObservationContext } from './target-observations.js';

export interface CaseContext extends ObservationContext {
  readonly watched: Watched;
}

/** Alerts of one case: at the lowest unit over it that each watching target judges. */
export function caseObservations(review: CaseReview, context: CaseContext): Observation[] {
  const { overdue } = review;
  const path = context.watched.tree.path(context.watched.unitOf(overdue.unit));
  const nearest = new Map<string, Judged>();
  for (const judged of review.watching) {
    const { plan, target, unit } = judged.judged;
    const distance = path.indexOf(unit);
    if (distance < 0) continue;
    const key = `${plan.id}/${target.id}`;
    const known = nearest.get(key);
    if (!known || distance < path.indexOf(known.judged.unit)) nearest.set(key, judged);
  }
  return [...nearest.values()].map((judged) => observation(judged, review, context));
}

function observation(judged: Judged, { overdue, holds, today: days }: CaseReview, context: CaseContext): Observation {
  const { target, unit, plan } = judged.judged;
  const type = context.catalogue.caseTypes.find(({ code }) => code === overdue.caseType);
  const limit = type?.limits.find(({ from, to }) => from === overdue.from && to === overdue.to);
  const today = days[plan.region] ?? overdue.due + 1;
  const names = {
    orgUnit: context.catalogue.orgUnits.find(({ code }) => code === unit)?.name ?? { zh: unit },
    target: target.name,
    caseId: overdue.caseId,
  };
  const facts = {
    ...names,
    from: overdue.from,
    to: overdue.to,
    since: overdue.due - (limit?.days ?? 0),
    limitDays: limit?.days ?? 0,
    daysOverdue: Math.max(1, today - 1 - overdue.due),
  };
  return {
    key: { ...alertKey(judged), caseId: overdue.caseId },
    worthy: holds ? { kind: 'case-overdue', severity: 'warning', ...caseOverdueWording(facts).zh } : null,
    recovery: caseInOrderWording(names).zh,
    colour: holds ? 'yellow' : 'green',
    evidence: evidenceOf(judged, context),
    at: context.at,
  };
}
