import { isOpen } from '#alerts';
import { firstDayOfYear, formatDay } from '#calendar';
import type { FeedReading } from '#feed';
import type { Catalogue } from '#plugin-host';
import { newestOf } from '#plans';
import type { PlanStatus } from '#read-model';
import { Bench } from './bench.js';
import type { CaseResult, Failure, Sight } from './case-result.js';
import { cloudEvents } from './cloud-events.js';
import { compareAlerts } from './compare-alerts.js';
import { compareFindings } from './compare-findings.js';
import { compareStatus } from './compare-status.js';
import type { TestNames } from './names.js';
import { scheduleOf, type ScheduledDay } from './schedule.js';
import type { DayExpectation, RecordLine, TestCase } from './test-file.js';

/** Runs one case on a server of its own, from an empty log to the last day that is looked at. */
export async function runCase(testCase: TestCase, catalogue: Catalogue, names: TestNames): Promise<CaseResult> {
  const years = catalogue.plans.map(({ year }) => year);
  const { before, days, late } = scheduleOf(testCase, firstDayOfYear(Math.min(...years)));
  const failures: Failure[] = late.flatMap(neverSent);
  const seen: Sight[] = [];
  const bench = await Bench.open(catalogue);
  try {
    failures.push(...(await send(bench, before)));
    for (const { day, records } of days) {
      await bench.openDay(day);
      failures.push(...(await send(bench, records)));
      const look = testCase.days.find((one) => one.day === day);
      if (look?.statuses || look?.alerts || look?.findings) failures.push(...(await lookAt(bench, look, names)));
      else if (look) seen.push(await sightOf(bench, formatDay(day), catalogue));
    }
    failures.push(...codeFailures(bench, testCase));
  } finally {
    await bench.close();
  }
  return { name: testCase.name, line: testCase.line, ok: failures.length === 0, failures, seen };
}

async function send(bench: Bench, records: readonly RecordLine[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const record of records) {
    const readings = await bench.send(cloudEvents(record));
    const wrong = readings.find((reading) => codeOf(reading) !== record.refused);
    if (!wrong) continue;
    const found = wrong.ok ? '已接收' : `${wrong.refusal.code} ${wrong.refusal.pointer} ${wrong.refusal.message}`;
    const expected = record.refused === undefined ? '接收' : `拒收 ${record.refused}`;
    failures.push(aboutRecord(record, expected, found));
  }
  return failures;
}

const codeOf = (reading: FeedReading): string | undefined => (reading.ok ? undefined : reading.refusal.code);

function neverSent({ day, records }: ScheduledDay): Failure[] {
  return records.map((record) =>
    aboutRecord(record, '在最后一个查看的日子之前报来', `${formatDay(day)} 才报来；请看晚一些的日子，或写 sentOn`),
  );
}

function aboutRecord({ line, type, id }: RecordLine, expected: string, found: string): Failure {
  const differences = [{ field: 'record' as const, expected, found }];
  return { line, day: null, subject: `${type} 记录 ${id}`, condition: null, differences };
}

/** Code that did not answer, where nobody expects that it is suspended. */
function codeFailures({ counted }: Bench, { line, days }: TestCase): Failure[] {
  const expected = days.flatMap(({ alerts }) =>
    alerts === undefined || alerts === 'none' ? [] : alerts.filter(({ kind }) => kind === 'rule-suspended'),
  );
  return counted
    .filter(({ rule, failures }) => failures > 0 && !expected.some((alert) => alert.rule === rule))
    .map(({ rule, failures, lastFailure = '' }) => {
      const found = `${failures} 次没有答复：${lastFailure}`;
      const differences = [{ field: 'code' as const, expected: '每次都有答复', found }];
      return { line, day: null, subject: `规则 ${rule}`, condition: null, differences };
    });
}

async function lookAt(bench: Bench, look: DayExpectation, names: TestNames): Promise<Failure[]> {
  const day = formatDay(look.day);
  const plans = new Map<string, Promise<PlanStatus>>();
  const failures: Failure[] = [];
  for (const expectation of look.statuses ?? []) {
    const { plan, target } = names.target(expectation.target, expectation.plan);
    const unit = expectation.orgUnit ?? target.appliesTo.orgUnit;
    const key = `${plan.id} ${unit}`;
    const shown = plans.get(key) ?? bench.planStatus(plan.id, unit);
    plans.set(key, shown);
    failures.push(...[compareStatus(expectation, await shown, names, day)].filter((one) => one !== undefined));
  }
  const alerts = look.alerts || look.findings ? await bench.alerts() : [];
  if (look.alerts) failures.push(...compareAlerts(look.alerts, alerts, names, day, look.line));
  if (look.findings) failures.push(...compareFindings(look.findings, alerts, names, day, look.line));
  return failures;
}

/** What has a value on a day, at the plans' regions, and what alerts are open. What is in order without anything done is left out. */
async function sightOf(bench: Bench, day: string, { plans }: Catalogue): Promise<Sight> {
  const statuses: Sight['statuses'][number][] = [];
  for (const { id, region } of newestOf(plans)) {
    const { targets } = await bench.planStatus(id, region);
    for (const { target, status } of targets) {
      const { state, colour, value } = status;
      if (value !== null && (value !== 0 || colour !== 'green'))
        statuses.push({ plan: id, target: target.id, orgUnit: region, state, colour, value });
    }
  }
  const alerts = (await bench.alerts()).filter(isOpen).map(({ key, state, severity, title }) => ({
    ...(key.target !== undefined && { target: key.target }),
    ...(key.rule !== undefined && { rule: key.rule }),
    orgUnit: key.orgUnit,
    state,
    severity,
    title,
  }));
  return { day, statuses, alerts };
}
