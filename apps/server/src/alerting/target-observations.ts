import {
  behindWording,
  brokenWording,
  dataArrivedWording,
  missedWording,
  overdueDataWording,
  recoveredWording,
  type AlertKey,
  type BilingualWording,
  type Observation,
  type ObservedEvidence,
  type TargetFacts,
} from '#alerts';
import { formatDay } from '#calendar';
import type { Position } from '#event-store';
import type { Catalogue } from '#plugin-host';
import { alertWorthy, ownerOf, windowAt, type AlertWorthy } from '#plans';
import type { Judged } from '../projection/status-board.js';

/** What an observation is told with: the names the catalogue knows, and when and on what it was judged. */
export interface ObservationContext {
  readonly catalogue: Catalogue;
  /** Position of the last log event the ledger held. */
  readonly position: Position;
  /** ISO date and time with offset. */
  readonly at: string;
}

const WORDING: Readonly<Record<AlertWorthy['kind'], (facts: TargetFacts) => BilingualWording>> = {
  behind: behindWording,
  missed: missedWording,
  broken: brokenWording,
  'overdue-data': missedWording,
};

/**
 * What a judged target asks of its two alerts: the one about the target and the one about its data. Want of data is no
 * recovery, so nothing is said of the target while it cannot be judged.
 */
export function targetObservations(judged: Judged, context: ObservationContext): Observation[] {
  const observations = [dataObservation(judged, context)];
  const { state, colour } = judged.status;
  if (state === 'no-data') return observations;
  const worthy = alertWorthy(judged.status);
  const facts = targetFacts(judged, context.catalogue);
  observations.push({
    key: alertKey(judged),
    worthy: worthy && { ...worthy, ...wordingOf(worthy.kind, facts).zh },
    recovery: recoveredWording(facts).zh,
    colour,
    evidence: evidenceOf(judged, context),
    at: context.at,
  });
  return observations;
}

/** A zero target that was broken stays broken, whatever the calendar says. */
function wordingOf(kind: AlertWorthy['kind'], facts: TargetFacts): BilingualWording {
  return 'zero' in facts.condition && kind === 'missed' ? brokenWording(facts) : WORDING[kind](facts);
}

function dataObservation(judged: Judged, context: ObservationContext): Observation {
  const { orgUnit, target } = targetFacts(judged, context.catalogue);
  const { coverage } = judged.status;
  const facts = { orgUnit, target, coverage, daysOverdue: Math.max(1, judged.asOf - (coverage ?? judged.asOf)) };
  return {
    key: { ...alertKey(judged), about: 'data' },
    worthy: judged.overdue ? { kind: 'overdue-data', severity: 'warning', ...overdueDataWording(facts).zh } : null,
    recovery: dataArrivedWording(facts).zh,
    colour: 'grey',
    evidence: evidenceOf(judged, context),
    at: context.at,
  };
}

export function alertKey({ judged, status }: Judged): AlertKey {
  const { plan, target, unit } = judged;
  return { plan: plan.id, target: target.id, orgUnit: unit, window: windowName(judged, status.judgedAt) };
}

function windowName({ plan, target }: Judged['judged'], day: number): string {
  if (target.window === 'year') return String(plan.year);
  const { from, to } = windowAt(target, plan, day);
  return `${formatDay(from)}..${formatDay(to)}`;
}

export function evidenceOf({ judged, status, asOf }: Judged, context: ObservationContext): ObservedEvidence {
  const { plan, target } = judged;
  return {
    value: status.value,
    numerator: status.numerator,
    denominator: status.denominator,
    expected: status.expected,
    unit: context.catalogue.indicators.find(({ code }) => code === target.indicator)?.unit ?? '',
    condition: target.condition,
    definitionVersion: status.definitionVersion,
    asOf,
    coverage: status.coverage,
    deadline: status.deadline,
    ledgerPosition: context.position,
    planVersion: plan.version,
    catalogueDigest: context.catalogue.digest,
    owner: ownerOf(plan, target),
  };
}

function targetFacts({ judged, status }: Judged, catalogue: Catalogue): TargetFacts {
  const { target, unit } = judged;
  const indicator = catalogue.indicators.find(({ code }) => code === target.indicator);
  const orgUnit = catalogue.orgUnits.find(({ code }) => code === unit);
  return {
    orgUnit: orgUnit?.name ?? { zh: unit },
    target: target.name,
    unit: indicator?.unit ?? '',
    decimals: indicator?.decimals ?? 0,
    value: status.value,
    expected: status.expected,
    condition: target.condition,
    deadline: status.deadline,
  };
}
