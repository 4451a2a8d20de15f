import { formatAlertKey, type Alert, type AlertKind } from '#alerts';

/** An alert as the list tells it: the members of its CloudEvents, as they are now. */
export function alertSummary(alert: Alert) {
  const { key, evidence } = alert;
  return {
    alertId: alert.alertId,
    key: formatAlertKey(key),
    state: alert.state,
    kind: alert.kind satisfies AlertKind,
    severity: alert.severity,
    colour: alert.colour,
    orgUnit: key.orgUnit,
    plan: key.plan,
    ...(key.target !== undefined && { target: key.target }),
    ...(key.rule !== undefined && { rule: key.rule }),
    ...(key.caseId !== undefined && { caseId: key.caseId }),
    ...(key.finding !== undefined && { finding: key.finding }),
    window: key.window,
    title: alert.title,
    message: alert.message,
    unit: evidence.unit,
    value: evidence.value,
    expected: evidence.expected,
    condition: evidence.condition,
    asOf: evidence.asOf,
    coverage: evidence.coverage,
    deadline: evidence.deadline,
    owner: evidence.owner,
    evidence: {
      numerator: evidence.numerator,
      denominator: evidence.denominator,
      definitionVersion: evidence.definitionVersion,
      planVersion: evidence.planVersion,
      catalogueDigest: evidence.catalogueDigest,
      ledgerPosition: evidence.ledgerPosition,
      ...(evidence.rule !== undefined && { rule: evidence.rule }),
    },
    firedAt: alert.firedAt,
    changedAt: alert.changedAt,
    acknowledgedBy: alert.acknowledgedBy ?? null,
    reopenings: alert.reopenings,
  };
}

export type AlertSummary = ReturnType<typeof alertSummary>;
